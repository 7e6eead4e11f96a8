"""Questions about routing, asked of the readings: who holds what, what leads were worth, what was decided last."""

from selaras.records.routing.decisions import Decided, decided, taken_by_rule
from selaras.records.routing.worth import held_in, sorts_of, worths

__all__ = ["Decided", "decided", "held_in", "sorts_of", "taken_by_rule", "worths"]
