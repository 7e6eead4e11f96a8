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


_RANKS = 64
_ALWAYS_NINETEEN_DIGITS = 4_000_000_000_000_000_000  # instants of any year a calendar knows stay positive and as long


def facts(name: str) -> ir.Table:
    """Return the family of facts of that name, such as decisions."""
    return ibis.table({c.name: _TYPES[c.type] for c in RELATIONS[name].columns}, name=f"facts_{name}")


def rank_of(kind: ir.StringValue) -> ir.IntegerValue:
    """Return the place a kind of fact has among facts of the same instant."""
    return kind.cases(*((name, k.rank) for name, k in KINDS.items()), else_=len(KINDS))


def placed(table: ir.Table) -> ir.Table:
    """Return the facts with ``n``, a text that sorts as the ledger does: by instant, rank of the kind, source key.

    Taking the least or the greatest of it finds the first or the last fact of a group without sorting anybody's
    history.
    """
    instant = table.happened_at * _RANKS + rank_of(table.kind) + _ALWAYS_NINETEEN_DIGITS
    return table.mutate(n=instant.cast("string").concat(table.source_key))


def day_number(day: ir.DateValue) -> ir.IntegerValue:
    """Return the days from the first of January 1970 to a date."""
    return day.delta(ibis.date(1970, 1, 1), unit="day").cast("int64")
