"""Writing a small lake for a test: facts by family into Parquet files, as the exporter would leave them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from itertools import count
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from selaras.analytics import Lake
from selaras.core.ledger import KINDS, RELATIONS, Fact

_TYPES = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "truth": pa.bool_(),
    "instant": pa.timestamp("us", tz="UTC"),
    "day": pa.date32(),
    "texts": pa.list_(pa.string()),
}
_files = count(1)


def parquet_of(facts: Iterable[Fact], folder: Path) -> dict[str, list[str]]:
    """Write the facts into one file per family, and return the files of each."""
    families: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        families[KINDS[fact.kind].relation].append(fact)
    files = {}
    for name, told in families.items():
        relation = RELATIONS[name]
        rows = list(zip(*(relation.row(fact) for fact in told), strict=True))
        arrays = [pa.array(column, _TYPES[c.type]) for column, c in zip(rows, relation.columns, strict=True)]
        path = folder / f"{name}-{next(_files)}.parquet"
        pq.write_table(pa.table(arrays, names=[c.name for c in relation.columns]), path)
        files[name] = [str(path)]
    return files


def lake_of(facts: Iterable[Fact], folder: Path) -> Lake:
    """Return a lake of these facts."""
    told = list(facts)
    until = max((fact.noted_at for fact in told), default=None)
    return Lake(parquet_of(told, folder), f"test-{next(_files)}", until)


class Telling:
    """Facts, told one after the other: ``tell("lead.accepted", "lead_1", at, rep_id="rep_dewi")``."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []

    def tell(self, kind: str, subject: str, at: datetime, noted: datetime | None = None, **details: object) -> Fact:
        """Tell a fact, noted when it happened unless told otherwise."""
        fact = Fact(
            kind=kind,
            subject=subject,
            happened_at=at,
            noted_at=noted or at,
            source_key=f"test:{len(self.facts):06d}",
            actor="test",
            details=KINDS[kind].details(**details),
        )
        self.facts.append(fact)
        return fact
