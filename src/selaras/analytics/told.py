"""Facts read back from the lake, for what the core judges from facts and not from numbers."""

from datetime import datetime
from typing import Any

from selaras.analytics.moment import Moment
from selaras.analytics.relations.kept import Kept
from selaras.core.ledger import KINDS, RELATIONS, Fact
from selaras.core.ledger.relations import Column
from selaras.kit.instants import from_microseconds

_ENVELOPE = 6


def told(moment: Moment, relation: Kept, family: str, where: str, **values: int) -> list[Fact]:
    """Return the facts of a family that a relation keeps whole, those for which a condition of SQL holds.

    What is personal is not in the lake, and so not in these facts.
    """
    columns = RELATIONS[family].columns
    names = ", ".join(f'"{column.name}"' for column in columns)
    sql = f"SELECT {names} FROM {relation.name} WHERE {where}"  # noqa: S608 (our own names)
    return [_fact(columns, row) for row in moment.rows(sql, (relation,), **values)]


def _fact(columns: tuple[Column, ...], row: tuple[Any, ...]) -> Fact:
    source_key, subject, kind, happened_at, noted_at, actor, *rest = row
    details = {
        column.name: _plain(column, value)
        for column, value in zip(columns[_ENVELOPE:], rest, strict=True)
        if value is not None
    }
    wanted = KINDS[kind].details
    return Fact(
        kind=kind,
        subject=subject,
        happened_at=from_microseconds(happened_at),
        noted_at=from_microseconds(noted_at),
        source_key=source_key,
        actor=actor,
        details=wanted(**{name: details[name] for name in wanted.__struct_fields__ if name in details}),
    )


def _plain(column: Column, value: Any) -> str | int | float | bool | datetime:
    return from_microseconds(value) if column.type == "instant" else value
