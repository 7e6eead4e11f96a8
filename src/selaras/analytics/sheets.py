"""Sheets: a table that leaves the product, as CSV that no spreadsheet runs, as Parquet with types, or as JSON."""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, Literal, get_args

import ibis.expr.datatypes as dt
import pyarrow as pa
import pyarrow.parquet as pq

from selaras.analytics.figures import Answer, Figure
from selaras.analytics.relations.kept import Kept
from selaras.analytics.rows import Rows
from selaras.kit.errors import InputError
from selaras.kit.instants import in_utc
from selaras.kit.sentence import Sentence
from selaras.kit.spreadsheet import harmless

Sort = Literal["text", "integer", "number", "truth", "instant", "day"]
Form = Literal["csv", "parquet", "json"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)

_TYPES: Final[Mapping[Sort, pa.DataType]] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "truth": pa.bool_(),
    "instant": pa.timestamp("us", tz="UTC"),
    "day": pa.date32(),
}
_KINDS: Final[tuple[tuple[type[dt.DataType], Sort], ...]] = (
    (dt.Integer, "integer"), (dt.Floating, "number"), (dt.Boolean, "truth"), (dt.Date, "day"),
)  # fmt: skip
_FIGURE: Final[Mapping[str, Sort]] = {
    "metric": "text", "cut_by": "text", "cut": "text", "period": "text", "as_of": "instant", "unit": "text",
    "value": "number", "low": "number", "high": "number", "n": "integer", "numerator": "integer",
    "denominator": "integer", "method": "text", "mature": "truth", "thin": "truth", "present": "number",
    "currency": "text", "judgement": "text", "refused": "text",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with named and typed columns; money is a whole number of the currency's smallest unit.

    ``about`` says what a reader of the file alone would miss, such as the instant it is as of; Parquet keeps it in the
    schema. A sheet that must say so in CSV too has a column for it.
    """

    name: str
    columns: Mapping[str, Sort]
    rows: Sequence[Sequence[Any]]
    about: Mapping[str, str] = field(default_factory=dict)


def written(sheet: Sheet, form: Form) -> bytes:
    """Return the sheet as a file.

    >>> written(Sheet("leads", {"channel": "text", "n": "integer"}, [("=1+1", 2), (None, 3)]), "csv").split()
    [b'channel,n', b"'=1+1,2", b',3']
    """
    return {"csv": _csv, "parquet": _parquet, "json": _json}[form](sheet)


def form_named(name: str) -> Form:
    """Return the form of a file by its name.

    >>> form_named("parquet")
    'parquet'
    """
    known: Mapping[str, Form] = {each: each for each in FORMS}
    if name not in known:
        raise InputError(f"'{name}' is not a format of tables", next_step=f"use {', '.join(FORMS)}")
    return known[name]


def figures_sheet(name: str, answers: Sequence[Answer], say: Callable[[Sentence], str]) -> Sheet:
    """Return one line for every figure, for each of its cuts, and for every figure that stands beside one.

    ``say`` renders the reason of a refused figure in the reader's language.
    """
    lines = [
        _figure_line(each, say)
        for answer in answers
        for figure in (answer.whole, *answer.parts)
        for each in (figure, *figure.beside)
    ]
    return Sheet(name, _FIGURE, lines)


def _figure_line(figure: Figure, say: Callable[[Sentence], str]) -> tuple[Any, ...]:
    interval, cut = figure.interval, figure.cut
    told = {
        "cut_by": cut.by if cut else None,
        "cut": cut.value if cut else None,
        "period": figure.period.name if figure.period else None,
        "low": interval.low if interval else None,
        "high": interval.high if interval else None,
        "refused": say(figure.refused) if figure.refused else None,
    }
    return tuple(told[name] if name in told else getattr(figure, name) for name in _FIGURE)


def rows_sheet(name: str, over: Kept, rows: Rows, hidden: frozenset[str] = frozenset()) -> Sheet:
    """Return the rows behind a figure without the hidden columns, typed as the relation they are rows of."""
    schema = over.table.schema()
    shown = [(place, column) for place, column in enumerate(rows.columns) if column not in hidden]
    sorts = {column: _sort_of(column, schema[column]) for _, column in shown}
    return Sheet(name, sorts, [[row[place] for place, _ in shown] for row in rows.rows])


def _sort_of(column: str, kind: dt.DataType) -> Sort:
    if column.endswith("_at"):
        return "instant"
    return next((sort for known, sort in _KINDS if isinstance(kind, known)), "text")


def _csv(sheet: Sheet) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)  # its line ends are those of RFC 4180, and a text with one of them is quoted
    writer.writerow(sheet.columns)
    writer.writerows([_cell(value) for value in row] for row in sheet.rows)
    return out.getvalue().encode()


def _cell(value: Any) -> Any:
    return _plain(value) if isinstance(value, datetime | date) else harmless(value)


def _plain(value: Any) -> Any:
    """Return an instant in UTC and a day as texts; all else as it is."""
    if isinstance(value, datetime):
        return in_utc(value).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _json(sheet: Sheet) -> bytes:
    lines = [dict(zip(sheet.columns, map(_plain, row), strict=True)) for row in sheet.rows]
    return (json.dumps(lines, indent=1, ensure_ascii=False) + "\n").encode()


def _parquet(sheet: Sheet) -> bytes:
    columns = list(zip(*sheet.rows, strict=True)) or [()] * len(sheet.columns)
    arrays = [pa.array(column, _TYPES[sort]) for column, sort in zip(columns, sheet.columns.values(), strict=True)]
    schema = pa.schema(
        [pa.field(name, _TYPES[sort]) for name, sort in sheet.columns.items()],
        metadata={f"selaras.{name}": value for name, value in sheet.about.items()},
    )
    out = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), out, compression="zstd")
    return out.getvalue()
