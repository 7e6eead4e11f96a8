"""A condition of the charter as a column: the tree that the core asks of one lead, asked of every row by the engine.

Truth has three values in both: what the profile does not say is null. Fields the lake does not keep, because they are
personal, are null for everybody. Texts are compared in lower case and without outer blanks; a letter that only
Unicode's full case folding changes (the German sharp s) is left as it is.
"""

from collections.abc import Callable, Mapping
from functools import reduce
from operator import and_, eq, ge, gt, le, lt, ne, or_
from typing import Any, Final

import ibis
import ibis.expr.types as ir

from selaras.core.charter.conditions import condition
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


def holds(text: str, fields: Mapping[str, ir.Value], *, taken_as_known: bool = False) -> ir.BooleanValue:
    """Return the column that says of each row whether the condition holds; null where the row does not say.

    With ``taken_as_known`` a field that is not among ``fields`` is taken to be filled in, for everybody.

    >>> t = ibis.table({"employees": "int64", "country": "string"}, name="t")
    >>> holds("employees >= 50 and country in ('ID', 'SG')", fields_of(t)).type()
    Boolean(nullable=True)
    """
    return _holds(condition(text).tree, fields, taken_as_known=taken_as_known)


def fields_of(table: ir.Table) -> dict[str, ir.Value]:
    """Return every column of a table as a field by its name."""
    return {name: table[name] for name in table.columns}


def _holds(node: Node, fields: Mapping[str, ir.Value], *, taken_as_known: bool) -> Any:
    if isinstance(node, Always):
        return ibis.literal(value=True)
    if isinstance(node, Not):
        return ~_holds(node.part, fields, taken_as_known=taken_as_known)
    if isinstance(node, And | Or):
        parts = (_holds(part, fields, taken_as_known=taken_as_known) for part in node.parts)
        return reduce(and_ if isinstance(node, And) else or_, parts)
    if isinstance(node, Known) and node.field not in fields:
        return ibis.literal(value=taken_as_known)
    return _claim(node, fields)


def _claim(node: Node, fields: Mapping[str, ir.Value]) -> Any:
    assert isinstance(node, Compare | OneOf | Contains | Known)  # noqa: S101 (the tree knows no other)
    column: Any = fields.get(node.field, ibis.null("string"))
    if isinstance(node, Known):
        return column.notnull()
    if isinstance(node, Contains):
        return column.lower().contains(node.text.casefold())
    plain = column.strip().lower() if column.type().is_string() else column
    if isinstance(node, OneOf):
        found = plain.isin([_plain(value) for value in node.values])
        return ~found if node.negated else found
    return _SIGNS[node.operator](plain, _plain(node.value))


def _plain(value: Literalness) -> Any:
    if isinstance(value, str):
        return value.strip().casefold()
    return ibis.literal(value, "float64") if isinstance(value, float) else value
