"""Routing: who gets a lead, who was passed over and why, and whether it was fair."""

from selaras.core.routing.fairness import Arrival, Book, Entry, FairnessLedger, Held
from selaras.core.routing.holding import ROUTING_KINDS, Holdings, fairness_of
from selaras.core.routing.people import Person, person_named
from selaras.core.routing.rehearsal import Beside, Cast, Outcome, Past, Rehearsal, rehearse
from selaras.core.routing.route import Asking, Choice, counted_caps, route
from selaras.core.routing.steps import Step, step_from

__all__ = [
    "ROUTING_KINDS",
    "Arrival",
    "Asking",
    "Beside",
    "Book",
    "Cast",
    "Choice",
    "Entry",
    "FairnessLedger",
    "Held",
    "Holdings",
    "Outcome",
    "Past",
    "Person",
    "Rehearsal",
    "Step",
    "counted_caps",
    "fairness_of",
    "person_named",
    "rehearse",
    "route",
    "step_from",
]
