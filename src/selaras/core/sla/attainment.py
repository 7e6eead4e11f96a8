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


def added(counts: Iterable[Attainment]) -> Attainment:
    """Return counts added up: each promise counts once, whichever clause it is of.

    >>> added([Attainment(met=3, breached=1), Attainment(met=1, pending=2)])
    Attainment(met=4, breached=1, pending=2, cancelled=0)
    """
    some = list(counts)
    return Attainment(
        sum(one.met for one in some),
        sum(one.breached for one in some),
        sum(one.pending for one in some),
        sum(one.cancelled for one in some),
    )
