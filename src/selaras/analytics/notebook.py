"""The door for a notebook: the figures of a lake in a folder, or of plain tables, without a server.

``analytics.open_lake("lake")`` reads the files that a running Selaras writes. ``analytics.from_tables(...)`` takes
leads, passes, opportunities and spend as tables of pandas, of pyarrow, or as lists of dictionaries, tells them as the
facts a company would have told, and measures those: the same definitions, the same code.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from selaras.analytics.catalogue import asked
from selaras.analytics.figures import Answer, Dimension
from selaras.analytics.lake import Lake
from selaras.analytics.monday import default_period
from selaras.analytics.question import Question
from selaras.analytics.rows import Rows, rows_behind
from selaras.analytics.trends import Trend, watched_trend
from selaras.analytics.yardstick import Yardstick
from selaras.core.charter.terms import Terms
from selaras.core.ledger import KINDS, RELATIONS, Fact
from selaras.kit.errors import InputError
from selaras.kit.instants import in_utc

Table = Any
"""A table of pandas or pyarrow, or rows as dictionaries."""

_STAGES: Final = {
    "mql_at": "lead.qualified",
    "sal_at": "lead.accepted",
    "sql_at": "lead.sales_qualified",
    "opportunity_at": "lead.converted",
}
_ENDS: Final = {"rejected": "lead.rejected", "disqualified": "lead.disqualified", "recycled": "lead.recycled"}
_TYPES: Final = {
    "text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "truth": pa.bool_(),
    "instant": pa.timestamp("us", tz="UTC"), "day": pa.date32(), "texts": pa.list_(pa.string()),
}  # fmt: skip
_ACTOR: Final = "notebook"


@dataclass(frozen=True, slots=True)
class Notebook:
    """A lake with the way both teams measure; every question takes the period, the cut and the instant it is as of."""

    lake: Lake
    yardstick: Yardstick

    def measure(
        self, metric: str, *, period: str = "", by: Dimension | None = None, as_of: datetime | None = None
    ) -> Answer:
        """Return a metric's figure for a period such as 2026-Q3, and for each value of ``by``."""
        return asked(metric, self.question(period=period, by=by, as_of=as_of))

    def rows(self, metric: str, *, period: str = "", population: str | None = None, size: int = 1_000) -> Rows:
        """Return the rows a figure counted, from the first."""
        return rows_behind(metric, self.question(period=period), population=population, size=size)

    def trend(self, metric: str, *, as_of: datetime | None = None) -> Trend:
        """Return a share week by week with its alarm."""
        return watched_trend(metric, self.question(as_of=as_of))

    def measured_by(self, **changes: Any) -> "Notebook":
        """Return the same lake measured otherwise, such as ``counting="people"`` or ``cost_lag=30``."""
        return replace(self, yardstick=replace(self.yardstick, **changes))

    def question(self, *, period: str = "", by: Dimension | None = None, as_of: datetime | None = None) -> Question:
        """Return the question as the metrics take it; the newest quarter and all that is known where not said."""
        known = self.lake.noted_until
        if known is None:
            raise InputError("there is no fact to measure", next_step="give tables with rows, or a lake with facts")
        instant = in_utc(as_of) if as_of else known
        cuts = self.yardstick.cuts
        chosen = cuts.named(period) if period else default_period(self.lake, self.yardstick, as_of=instant)
        return Question(self.lake.at(instant), chosen, self.yardstick, by)


def open_lake(folder: str | Path, terms: Terms | Yardstick | None = None) -> Notebook:
    """Return the lake in a folder, measured as a charter's terms say; without one plainly, in UTC."""
    return Notebook(Lake.open(Path(folder)), _yardstick(terms))


def from_tables(  # noqa: PLR0913 (each table is a parameter)
    folder: str | Path,
    *,
    leads: Table = (),
    passes: Table = (),
    opportunities: Table = (),
    spend: Table = (),
    as_of: datetime,
    terms: Terms | Yardstick | None = None,
) -> Notebook:
    """Return plain tables as a lake; its files are written to ``folder``, and all of it is known at ``as_of``.

    - leads: lead_id, captured_at; channel, campaign, segment, company, title
    - passes: lead_id, mql_at; sal_at, sql_at, opportunity_at, opportunity_id, outcome (rejected, disqualified or
      recycled), ended_at, reason, rep_id, channel, campaign, segment
    - opportunities: opportunity_id, created_at; amount_minor, account_id, owner_id, product, close_date, outcome (won
      or lost), closed_at, reason
    - spend: channel, from_date, to_date, amount_minor; campaign, side, currency

    Instants without a zone are read in UTC; money is a whole number of the smallest unit of the charter's currency.
    """
    measured = _yardstick(terms)
    told = [
        *_told("leads", leads, _of_lead),
        *_told("passes", passes, _of_pass),
        *_told("opportunities", opportunities, _of_opportunity),
        *_told("spend", spend, lambda row: _of_spend(row, measured.currency)),
    ]
    known = in_utc(as_of)
    late = next((one for one in told if one.at > known), None)
    if late is not None:
        raise InputError(
            f"{late.kind} of {late.subject} happened at {late.at.isoformat()}, after as_of",
            next_step="give an as_of after the last row, or leave out what was not known then",
        )
    files = _written(Path(folder), told)
    return Notebook(Lake(files, f"tables.{len(told)}", known if told else None), measured)


@dataclass(frozen=True, slots=True)
class _Told:
    kind: str
    subject: str
    at: datetime
    details: Mapping[str, Any]


def _yardstick(terms: Terms | Yardstick | None) -> Yardstick:
    return terms if isinstance(terms, Yardstick) else Yardstick.of(terms)


def _told(name: str, table: Table, tell: Any) -> list[_Told]:
    found: list[_Told] = []
    for number, row in enumerate(_rows(table)):
        try:
            found.extend(tell(row))
        except KeyError as missing:
            raise InputError(f"row {number + 1} of {name} has no {missing.args[0]}", next_step="name it so") from None
    return found


def _rows(table: Table) -> Iterator[dict[str, Any]]:
    rows: Iterable[Mapping[str, Any]]
    if hasattr(table, "to_pylist"):
        rows = table.to_pylist()
    elif hasattr(table, "to_dict"):
        rows = table.to_dict("records")
    else:
        rows = table
    for row in rows:
        yield {name: value for name, value in row.items() if _known(value)}


def _known(value: Any) -> bool:
    """Whether a cell says anything: pandas writes nothing as NaN or NaT, which differ from themselves."""
    return value is not None and bool(value == value) and value != ""  # noqa: PLR0124 (only NaN and NaT differ)


def _instant(value: Any) -> datetime:
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    elif not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)  # noqa: DTZ001 (the zone is set below)
    plain = value.to_pydatetime() if hasattr(value, "to_pydatetime") else value
    return in_utc(plain if plain.tzinfo else plain.replace(tzinfo=UTC))


def _day(value: Any) -> date:
    return _instant(value).date()


def _some(row: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names if name in row}


def _of_lead(row: Mapping[str, Any]) -> Iterator[_Told]:
    details = _some(row, "channel", "campaign", "segment", "company", "title")
    yield _Told("lead.captured", str(row["lead_id"]), _instant(row["captured_at"]), details)


def _of_pass(row: Mapping[str, Any]) -> Iterator[_Told]:
    lead, begun = str(row["lead_id"]), _instant(row["mql_at"])
    for column, kind in _STAGES.items():
        if column in row:
            said = _some(row, "rep_id", "opportunity_id") | (_some(row, "channel", "campaign", "segment"))
            yield _Told(kind, lead, _instant(row[column]), said)
    if end := _ENDS.get(str(row.get("outcome", ""))):
        yield _Told(end, lead, _instant(row.get("ended_at", begun)), {"reason": str(row.get("reason", ""))})


def _of_opportunity(row: Mapping[str, Any]) -> Iterator[_Told]:
    deal, said = str(row["opportunity_id"]), _some(row, "account_id", "owner_id", "product", "channel", "campaign")
    money = {"base_minor": int(row["amount_minor"])} if "amount_minor" in row else {}
    closes = {"close_date": _day(row["close_date"])} if "close_date" in row else {}
    yield _Told("opportunity.created", deal, _instant(row["created_at"]), said | money | closes)
    outcome = row.get("outcome")
    if outcome in {"won", "lost"}:
        why = _some(row, "reason") if outcome == "lost" else money
        yield _Told(f"opportunity.{outcome}", deal, _instant(row["closed_at"]), why)


def _of_spend(row: Mapping[str, Any], currency: str) -> Iterator[_Told]:
    first, last, amount = _day(row["from_date"]), _day(row["to_date"]), int(row["amount_minor"])
    said = _some(row, "channel", "campaign", "side") | {"currency": str(row.get("currency", currency))}
    days = {"from_date": first, "to_date": last, "amount_minor": amount, "base_minor": amount}
    subject = f"spend_{row['channel']}_{row.get('campaign', '')}_{first}_{last}_{row.get('side', 'marketing')}"
    yield _Told("spend.booked", subject, _instant(first), said | days)


def _written(folder: Path, told: Iterable[_Told]) -> dict[str, list[str]]:
    """Write each family of facts to one file, as the exporter of a running Selaras does; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    families: dict[str, list[tuple[Any, ...]]] = {}
    for number, one in enumerate(told):
        fact = Fact(
            kind=one.kind,
            subject=one.subject,
            happened_at=one.at,
            noted_at=one.at,
            source_key=f"tables:{number:09d}",
            actor=_ACTOR,
            details=KINDS[one.kind].details(**_fitting(one)),
        )
        family = KINDS[one.kind].relation
        families.setdefault(family, []).append(tuple(RELATIONS[family].row(fact)))
    return {family: [str(_file(folder, family, lines))] for family, lines in families.items()}


def _fitting(one: _Told) -> dict[str, Any]:
    """Return the details this kind of fact has; the same row of a table tells of several kinds."""
    names = KINDS[one.kind].details.__struct_fields__
    return {name: value for name, value in one.details.items() if name in names}


def _file(folder: Path, family: str, lines: list[tuple[Any, ...]]) -> Path:
    columns = RELATIONS[family].columns
    values = zip(*lines, strict=True)
    arrays = [pa.array(column, _TYPES[told.type]) for column, told in zip(values, columns, strict=True)]
    place = folder / f"{family}.parquet"
    pq.write_table(pa.Table.from_arrays(arrays, names=[told.name for told in columns]), place)
    return place
