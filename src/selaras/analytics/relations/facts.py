"""The facts as the lake keeps them, one table per family, already cut at the instant that is asked about.

Instants are whole microseconds since 1970 in UTC, so that every engine adds and compares them alike.
"""

import ibis
import ibis.expr.types as ir

from selaras.analytics.loading import FIRST_TOUCHES, HELD, held_columns
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
    """Return the family of facts of that name, such as decisions.

    Those held in memory have ``n``, the place of a fact in the order of the ledger: the least or the greatest of it is
    the first or the last fact of a group, found without sorting anybody's history.
    """
    order = {"n": "int64"} if name in HELD else {}
    return ibis.table({c.name: _TYPES[c.type] for c in held_columns(name)} | order, name=f"facts_{name}")


def first_touches() -> ir.Table:
    """Return when each lead was touched, and nothing else about it."""
    return ibis.table({"lead_id": "string", "happened_at": "int64", "noted_at": "int64"}, name=f"facts_{FIRST_TOUCHES}")


def day_number(day: ir.DateValue) -> ir.IntegerValue:
    """Return the days from the first of January 1970 to a date."""
    return day.delta(ibis.date(1970, 1, 1), unit="day").cast("int64")
