"""Readiness: what is missing or wrong in the data, how much of it, and which figures that weakens."""

from selaras.core.readiness.deals import DealAndLead, deals_before_leads
from selaras.core.readiness.finding import Example, Finding
from selaras.core.readiness.nearness import nearest, normal_form
from selaras.core.readiness.references import Reference, unmatched
from selaras.core.readiness.watching import Expectation, Watch

__all__ = [
    "DealAndLead",
    "Example",
    "Expectation",
    "Finding",
    "Reference",
    "Watch",
    "deals_before_leads",
    "nearest",
    "normal_form",
    "unmatched",
]
