"""Which fields the terms read of a lead, and which of them no lake holds."""

from collections.abc import Iterable
from typing import Final

from selaras.analytics.relations.people import PROFILE
from selaras.core.charter.conditions import condition
from selaras.core.charter.conditions.tree import And, Known, Node, Not, Or
from selaras.core.charter.terms import Terms
from selaras.core.scoring import stage_terms
from selaras.kit.errors import InputError

KNOWN_OF_A_LEAD: Final = (*PROFILE, "channel", "campaign")
"""The fields the lake holds of a lead; what is personal stays in the ledger."""


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


def _compared(node: Node) -> Iterable[str]:
    match node:
        case And(parts=parts) | Or(parts=parts):
            return (name for part in parts for name in _compared(part))
        case Not(part=part):
            return _compared(part)
        case Known():
            return ()
    return node.fields()
