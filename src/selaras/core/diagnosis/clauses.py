"""Clauses: which promises of the charter a factor touches, by the names both sides signed them under."""

from typing import Final

from selaras.core.charter.terms import Terms
from selaras.core.diagnosis.chain import Factor

_LEAD: Final[dict[Factor, tuple[str, ...]]] = {
    "acceptance": ("review",),
    "speed": ("first_contact",),
    "qualification": ("touches", "disposition"),
}
_PERIOD: Final[dict[Factor, tuple[str, ...]]] = {
    "volume": ("volume",),
    "mix": ("quality",),
    "lead_to_mql": ("volume",),
    "acceptance": ("data_complete",),
    "qualification": ("quality",),
    "opportunity": ("content",),
    "win": ("content",),
    "own_deals": ("forecast",),
}


def clauses_of(factor: Factor, terms: Terms | None) -> tuple[str, ...]:
    """Return the names of the clauses a factor touches; none where the charter promises nothing about it.

    >>> from selaras.core.charter.starting import starting_terms
    >>> clauses_of("speed", starting_terms())
    ('first contact',)
    """
    if terms is None:
        return ()
    touched = [clause.name for clause in terms.promises.leads if clause.promise in _LEAD.get(factor, ())]
    touched += [clause.name for clause in terms.promises.periods if clause.promise in _PERIOD.get(factor, ())]
    return tuple(touched)
