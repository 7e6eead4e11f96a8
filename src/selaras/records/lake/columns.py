"""Facts as Arrow columns: a relation's rows, made a kind at a time from the JSON the ledger keeps.

Arrow reads the details of a whole kind in one call, ten times as fast as a Python object per fact. A test holds the
columns to `Relation.row`, which says the same of one fact at a time.
"""

import io
import typing
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import json as arrow_json

from selaras.core.ledger import KINDS, RELATIONS, Column, Relation
from selaras.core.ledger.relations import ENVELOPE, ColumnType
from selaras.kit.canonical import fingerprint

Row = tuple[int, str, str, int, int, str, str, str]
"""Position, kind, subject, happened_at, noted_at, source key, actor, details."""

_INSTANT = pa.timestamp("us", tz="UTC")
_TYPES: dict[ColumnType, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "truth": pa.bool_(),
    "instant": _INSTANT,
    "day": pa.date32(),
    "texts": pa.list_(pa.string()),
}
_SHAPE = {name: [[c.name, c.type] for c in relation.columns] for name, relation in RELATIONS.items()}
SHAPE = fingerprint(_SHAPE)[:16]
"""Names the columns of all relations; a lake of another shape is made anew."""


def schema_of(relation: Relation) -> pa.Schema:
    """Return the Arrow schema of a relation."""
    return pa.schema([pa.field(column.name, _TYPES[column.type]) for column in relation.columns])


def tables_of(rows: Iterable[Row]) -> dict[str, pa.Table]:
    """Return the rows as one table per relation, in the order of subject and time.

    Neighbours of one subject share most of their text, so the files are smaller and a lead's history lies together.
    """
    kinds: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        kinds[row[1]].append(row)
    pieces: dict[str, list[pa.Table]] = defaultdict(list)
    for kind, some in kinds.items():
        relation = RELATIONS[KINDS[kind].relation]
        pieces[relation.name].append(_table(kind, relation, some))
    return {name: sorted_table(pa.concat_tables(some), RELATIONS[name]) for name, some in pieces.items()}


def sorted_table(table: pa.Table, relation: Relation) -> pa.Table:
    """Return the table in the order of subject, time and key."""
    keys = [(relation.subject_column, "ascending"), ("happened_at", "ascending"), ("source_key", "ascending")]
    return table.sort_by(keys)


def _table(kind: str, relation: Relation, rows: list[Row]) -> pa.Table:
    _, _, subjects, happened, noted, keys, actors, details = zip(*rows, strict=True)
    envelope = [
        pa.array(keys, pa.string()),
        pa.array(subjects, pa.string()),
        pa.repeat(pa.scalar(kind), len(rows)),
        pa.array(happened, pa.int64()).cast(_INSTANT),
        pa.array(noted, pa.int64()).cast(_INSTANT),
        pa.array(actors, pa.string()),
    ]
    own = relation.columns[len(ENVELOPE) :]
    said = _details(kind, own, details)
    rest = [said.get(column.name, pa.nulls(len(rows), _TYPES[column.type])) for column in own]
    return pa.Table.from_arrays([*envelope, *rest], schema=schema_of(relation))


def _details(kind: str, columns: tuple[Column, ...], texts: tuple[str, ...]) -> dict[str, Any]:
    """Return the columns this kind has something to say in; what a fact leaves out has the default of its kind."""
    defaults = {f.name: _default(f) for f in msgspec.structs.fields(KINDS[kind].details)}
    mine = [column for column in columns if column.name in defaults and column.name not in KINDS[kind].personal]
    if not mine:
        return {}
    fields = [pa.field(column.name, _read_as(column.type)) for column in mine]
    lines = "\n".join(texts).encode()
    table = arrow_json.read_json(
        io.BytesIO(lines),
        read_options=arrow_json.ReadOptions(use_threads=False, block_size=max(1 << 20, len(lines) + 1)),
        parse_options=arrow_json.ParseOptions(explicit_schema=pa.schema(fields), unexpected_field_behavior="ignore"),
    )
    return {c.name: _complete(_converted(table[c.name], c.type), defaults[c.name]) for c in mine}


def _read_as(column: ColumnType) -> pa.DataType:
    """Instants and days are read as text: Arrow's JSON reader takes no fractions of a second with a zone."""
    return pa.string() if column in {"instant", "day"} else _TYPES[column]


def _converted(values: Any, column: ColumnType) -> Any:
    return values.cast(_TYPES[column]) if column in {"instant", "day"} else values


def _default(field: msgspec.structs.FieldInfo) -> Any:
    if field.default_factory is not msgspec.NODEFAULT:
        return typing.cast(Any, field.default_factory)()
    return None if field.default is msgspec.NODEFAULT else field.default


def _complete(values: Any, default: Any) -> Any:
    if default is None or not values.null_count:
        return values
    return pc.coalesce(values, pa.scalar(list(default) if isinstance(default, tuple) else default, values.type))
