"""The relations the lake keeps: one append-only table per family of facts, its columns read off the typed details."""

import types
import typing
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

import msgspec

from selaras.core.ledger.fact import Details, Fact
from selaras.core.ledger.vocabulary import KINDS, Kind

ColumnType = Literal["text", "integer", "number", "truth", "instant", "day", "texts"]

SCHEMA_VERSION = 2

_TYPES: dict[Any, ColumnType] = {
    str: "text",
    int: "integer",
    float: "number",
    bool: "truth",
    datetime: "instant",
    date: "day",
    tuple[str, ...]: "texts",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a relation; an instant is microseconds in UTC, an integer has 64 bits."""

    name: str
    type: ColumnType


@dataclass(frozen=True, slots=True)
class Relation:
    """A table of the lake: the columns every fact has, then all the details of its kinds, none of them personal."""

    name: str
    kinds: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def subject_column(self) -> str:
        """Return the name of the column that holds the subject, such as lead_id."""
        return self.columns[1].name

    def row(self, fact: Fact) -> tuple[object, ...]:
        """Return the fact as one row in the order of the columns; None is what it does not say, or is personal."""
        details, personal = fact.details, KINDS[fact.kind].personal
        return (
            fact.source_key,
            fact.subject,
            fact.kind,
            fact.happened_at,
            fact.noted_at,
            fact.actor,
            *(
                None if column.name in personal else getattr(details, column.name, None)
                for column in self.columns[len(ENVELOPE) :]
            ),
        )


ENVELOPE = ("source_key", "subject", "kind", "happened_at", "noted_at", "actor")


def relation_of(name: str, kinds: list[Kind]) -> Relation:
    """Return the relation of a family of kinds; details that do not fit together are a TypeError at the start."""
    sort = kinds[0].sort if len({kind.sort for kind in kinds}) == 1 else "subject"
    envelope = (
        Column("source_key", "text"),
        Column(f"{sort}_id", "text"),
        Column("kind", "text"),
        Column("happened_at", "instant"),
        Column("noted_at", "instant"),
        Column("actor", "text"),
    )
    columns: dict[str, Column] = {}
    for kind in kinds:
        for column in _columns(kind.details, kind.personal):
            if columns.setdefault(column.name, column) != column:
                raise TypeError(f"{name}.{column.name} has two types; give one of the details another name")
    taken = {column.name for column in envelope} & columns.keys()
    if taken:
        raise TypeError(f"{name} would have two columns named {sorted(taken)}; give the details another name")
    return Relation(name, tuple(kind.name for kind in kinds), (*envelope, *columns.values()))


def _columns(details: type[Details], personal: tuple[str, ...]) -> list[Column]:
    hints = typing.get_type_hints(details)
    return [
        Column(field.name, _TYPES[_without_none(hints[field.name])])
        for field in msgspec.structs.fields(details)
        if field.name not in personal
    ]


def _without_none(hint: Any) -> Any:
    if isinstance(hint, types.UnionType):
        return next(part for part in typing.get_args(hint) if part is not type(None))
    return hint


def _all_relations() -> dict[str, Relation]:
    families: dict[str, list[Kind]] = {}
    for kind in KINDS.values():
        families.setdefault(kind.relation, []).append(kind)
    return {name: relation_of(name, kinds) for name, kinds in families.items()}


RELATIONS: dict[str, Relation] = _all_relations()
