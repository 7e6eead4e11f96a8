"""Routing: who gets a lead, who was passed over and why, and whether it was fair."""

from selaras.core.routing.fairness import Book, Entry, FairnessLedger
from selaras.core.routing.people import Person, person_named
from selaras.core.routing.route import Asking, Choice, Step, dry_run, route

__all__ = [
    "Asking",
    "Book",
    "Choice",
    "Entry",
    "FairnessLedger",
    "Person",
    "Step",
    "dry_run",
    "person_named",
    "route",
]
