"""A condition of the charter as a column: the tree that the core asks of one lead, asked of every row by the engine.

Truth has three values in both: what the profile does not say is null. Fields the lake does not keep, because they are
personal, are null for everybody.
"""

from collections.abc import Callable
from functools import reduce
from operator import and_, eq, ge, gt, le, lt, ne, or_
from typing import Any, Final

import ibis
import ibis.expr.types as ir

from selaras.core.charter.conditions.tree import (
    Always,
    And,
    Compare,
    Contains,
    Known,
    Literalness,
    Node,
    Not,
    OneOf,
    Or,
)

_SIGNS: Final[dict[str, Callable[[Any, Any], Any]]] = {"==": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}


def holds(node: Node, table: ir.Table) -> Any:
    """Return the column that says of each row whether the condition holds; null where the row does not say."""
    if isinstance(node, Always):
        return ibis.literal(value=True)
    if isinstance(node, Not):
        return ~holds(node.part, table)
    if isinstance(node, And | Or):
        return reduce(and_ if isinstance(node, And) else or_, (holds(part, table) for part in node.parts))
    return _claim(node, table)


def _claim(node: Node, table: ir.Table) -> Any:
    assert isinstance(node, Compare | OneOf | Contains | Known)  # noqa: S101 (the tree knows no other)
    column = _column(node.field, table)
    if isinstance(node, Known):
        return column.notnull()
    if isinstance(node, Contains):
        return column.lower().contains(node.text.casefold())
    plain = column.strip().lower() if column.type().is_string() else column
    if isinstance(node, OneOf):
        found = plain.isin([_plain(value) for value in node.values])
        return ~found if node.negated else found
    return _SIGNS[node.operator](plain, _plain(node.value))


def _column(field: str, table: ir.Table) -> Any:
    return table[field] if field in table.columns else ibis.null("string")


def _plain(value: Literalness) -> Any:
    if isinstance(value, str):
        return value.strip().casefold()
    return ibis.literal(value, "float64") if isinstance(value, float) else value
