"""Attainment: of the promises that fell due in a period, how many were kept?"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from selaras.core.sla.clock import Clock


@dataclass(frozen=True, slots=True)
class Attainment:
    """Promises by how they stood. Pending and cancelled ones are beside the rate, never in it."""

    met: int = 0
    breached: int = 0
    pending: int = 0
    cancelled: int = 0

    @property
    def decided(self) -> int:
        """How many the rate rests on."""
        return self.met + self.breached

    @property
    def rate(self) -> Fraction | None:
        """The share that was met; None where nothing is decided yet.

        >>> Attainment(met=3, breached=1, pending=7).rate
        Fraction(3, 4)
        """
        return Fraction(self.met, self.decided) if self.decided else None


def attainment(clocks: Iterable[Clock], start: datetime, end: datetime, as_of: datetime) -> Attainment:
    """Return how the clocks whose due time falls from ``start`` until before ``end`` stood at ``as_of``.

    The due time decides the period, not the start and not the answer, so that the current week is not
    flattered.
    """
    states = Counter(clock.state(as_of) for clock in clocks if start <= clock.due_at < end)
    return Attainment(states["met"], states["breached"], states["pending"], states["cancelled"])
