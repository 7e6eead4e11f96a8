"""The facts as the lake keeps them, one table per family, already cut at the instant that is asked about.

Instants are whole microseconds since 1970 in UTC, so that every engine adds and compares them alike.
"""

import ibis
import ibis.expr.types as ir

from selaras.core.ledger import KINDS, RELATIONS
from selaras.core.ledger.relations import ColumnType

_TYPES: dict[ColumnType, str] = {
    "text": "string",
    "integer": "int64",
    "number": "float64",
    "truth": "boolean",
    "instant": "int64",
    "day": "date",
    "texts": "array<string>",
}


def facts(name: str) -> ir.Table:
    """Return the family of facts of that name, such as decisions."""
    return ibis.table({c.name: _TYPES[c.type] for c in RELATIONS[name].columns}, name=f"facts_{name}")


def rank_of(kind: ir.StringValue) -> ir.IntegerValue:
    """Return the place a kind of fact has among facts of the same instant."""
    return kind.cases(*((name, k.rank) for name, k in KINDS.items()), else_=len(KINDS))


def order_of(table: ir.Table) -> list[ir.Value]:
    """Return what puts the facts of a table in ledger order: instant, rank of the kind, source key."""
    return [table.happened_at, rank_of(table.kind), table.source_key]


def numbered(table: ir.Table, subject: str) -> ir.Table:
    """Return the facts with ``n``, their place in the ledger order of their subject."""
    return table.mutate(n=ibis.row_number().over(ibis.window(group_by=subject, order_by=order_of(table))))


def day_number(day: ir.DateValue) -> ir.IntegerValue:
    """Return the days from the first of January 1970 to a date."""
    return day.delta(ibis.date(1970, 1, 1), unit="day").cast("int64")
