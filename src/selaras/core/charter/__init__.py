"""The charter: the agreement both teams signed, as one validated, versioned document."""

from selaras.core.charter.calendars import calendar_named
from selaras.core.charter.canonical import canonical, sha256
from selaras.core.charter.conditions import Condition, ConditionError, condition
from selaras.core.charter.loading import load_routing, load_terms
from selaras.core.charter.problems import CharterError, Problem
from selaras.core.charter.starting import starting_terms, starting_text
from selaras.core.charter.terms import Terms

__all__ = [
    "CharterError",
    "Condition",
    "ConditionError",
    "Problem",
    "Terms",
    "calendar_named",
    "canonical",
    "condition",
    "load_routing",
    "load_terms",
    "sha256",
    "starting_terms",
    "starting_text",
]
