"""Warnings: what a charter can be signed with, but hardly means. None of them stops anybody."""

from selaras.core.charter.terms import Terms
from selaras.core.charter.warnings import desk, figures, intake, leads, promises, routing
from selaras.core.charter.warnings.warning import CharterWarning

__all__ = ["CharterWarning", "warnings"]

_CHECKS = (
    leads.criteria, leads.scoring, leads.reasons, routing.routes, routing.pools, routing.caps,
    promises.clauses, promises.calendars, intake.events, intake.behaviours, intake.channels,
    desk.people, desk.climbing, desk.settings, figures.weights, figures.targets, figures.rates,
)  # fmt: skip


def warnings(terms: Terms) -> tuple[CharterWarning, ...]:
    """Return everything the static checks notice, part by part.

    >>> from selaras.core.charter.starting import starting_terms
    >>> warnings(starting_terms())
    ()
    """
    return tuple(found for check in _CHECKS for found in check(terms))
