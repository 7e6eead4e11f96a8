"""Conditions of the charter as columns of the engine: the same tree Python asks of one lead, asked of all at once.

SQL's three values are the tree's: a field nobody filled in leaves a condition in doubt. Texts are compared in lower
case and without outer blanks; a letter that only Unicode's full case folding changes (the German sharp s) is left as
it is.
"""

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import and_, or_
from typing import Final

import ibis
import ibis.expr.types as ir

from selaras.analytics.relations.people import PROFILE
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
from selaras.core.charter.terms import Terms
from selaras.core.scoring import stage_terms
from selaras.kit.errors import InputError

KNOWN_OF_A_LEAD: Final = (*PROFILE, "channel", "campaign")
"""The fields the lake holds of a lead; what is personal stays in the ledger."""

Fields = Mapping[str, ir.Value]


def fields_read(terms: Terms) -> tuple[str, ...]:
    """Return the fields that scoring and the definition of an MQL read, in order."""
    read = {field for text in conditions_of(terms) for field in condition(text).fields}
    stage = stage_terms(terms, "mql")
    return tuple(sorted(read | set(stage.needs_fields if stage else ())))


def conditions_of(terms: Terms) -> tuple[str, ...]:
    """Return every condition by which a lead is scored or judged."""
    stage = stage_terms(terms, "mql")
    return (
        *(rule.condition for rule in terms.scoring.fit),
        *(one.condition for one in (stage.criteria if stage else ())),
    )


def taken_as_known(terms: Terms) -> tuple[str, ...]:
    """Return the fields the terms want to be there that no lake holds: a replay takes them to be there.

    A condition on what such a field says cannot be replayed and is an InputError.
    """
    for text in conditions_of(terms):
        for name in _compared(condition(text).tree):
            if name not in KNOWN_OF_A_LEAD:
                raise InputError(
                    f"'{text}' reads {name}, which is personal and not in the lake",
                    next_step="replay terms whose definition and scoring read nothing personal",
                )
    return tuple(name for name in fields_read(terms) if name not in KNOWN_OF_A_LEAD)


def holds(text: str, fields: Fields) -> ir.BooleanValue:
    """Return whether a condition holds, row by row; null where a row does not say.

    >>> t = ibis.table({"employees": "int64", "country": "string"}, name="t")
    >>> holds("employees >= 50 and country in ('ID', 'SG')", {n: t[n] for n in t.columns}).type()
    Boolean(nullable=True)
    """
    return _column(condition(text).tree, fields)


def _column(node: Node, fields: Fields) -> ir.BooleanValue:
    match node:
        case Always():
            return ibis.literal(True)
        case And(parts=parts):
            return reduce(and_, (_column(part, fields) for part in parts))
        case Or(parts=parts):
            return reduce(or_, (_column(part, fields) for part in parts))
        case Not(part=part):
            return ~_column(part, fields)
        case Known(field=name):
            return fields[name].notnull() if name in fields else ibis.literal(True)
        case Compare(field=name):
            return _ordered(node, fields[name])
        case OneOf(field=name, values=values, negated=negated):
            among = _plain(fields[name]).isin([_literal(value) for value in values])
            return ~among if negated else among
        case Contains(field=name, text=text):
            return fields[name].lower().contains(text.casefold())
    raise AssertionError(node)


def _ordered(node: Compare, field: ir.Value) -> ir.BooleanValue:
    given, value = _plain(field), _literal(node.value)
    return {
        "==": given == value,
        "!=": given != value,
        "<": given < value,
        "<=": given <= value,
        ">": given > value,
        ">=": given >= value,
    }[node.operator]


def _plain(field: ir.Value) -> ir.Value:
    return field.strip().lower() if field.type().is_string() else field


def _literal(value: Literalness) -> ir.Value:
    if isinstance(value, str):
        return ibis.literal(value.strip().casefold())
    return ibis.literal(float(value), "float64")


def _compared(node: Node) -> Iterable[str]:
    match node:
        case And(parts=parts) | Or(parts=parts):
            return (name for part in parts for name in _compared(part))
        case Not(part=part):
            return _compared(part)
        case Known():
            return ()
    return node.fields()
