"""Parts: the Parquet files of the lake, written whole and on the disk before anybody hears of them."""

import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from selaras.core.ledger import RELATIONS
from selaras.core.ledger.relations import SCHEMA_VERSION
from selaras.kit.manifest import Part, flush

ROWS_IN_GROUP = 100_000
PATTERN = "v*/*/*.parquet"


def write_part(lake: Path, relation: str, table: pa.Table, span: tuple[int, int], generation: int) -> Part:
    """Write a table as one part and return it once it is on the disk.

    The generation in the name keeps a part apart from any other ever written of the same positions.
    """
    first, last = span
    path = Path(f"v{SCHEMA_VERSION}") / relation / f"{first:012d}-{last:012d}-g{generation}.parquet"
    whole = lake / path
    whole.parent.mkdir(parents=True, exist_ok=True)
    with whole.open("wb") as file:
        pq.write_table(table, file, compression="zstd", row_group_size=ROWS_IN_GROUP)
        file.flush()
        os.fsync(file.fileno())
    return Part(path=path.as_posix(), rows=table.num_rows, bytes=whole.stat().st_size, first=first, last=last)


def flush_folders(lake: Path, parts: list[Part]) -> None:
    """Return once the names of new parts are on the disk, and those of the folders above them."""
    own = {(lake / part.path).parent for part in parts}
    for folder in sorted(own | {above.parent for above in own} | {lake}):
        flush(folder)


def read_parts(lake: Path, relation: str, parts: list[Part]) -> pa.Table:
    """Return the rows of several parts of one relation."""
    columns = [column.name for column in RELATIONS[relation].columns]
    return pa.concat_tables([pq.read_table(lake / part.path, columns=columns, partitioning=None) for part in parts])
