"""Comparing: the recorded trips beside those of the agreement in force replayed, and beside those of the proposal."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from selaras.analytics.replay.hits import STRIDE, Integers, found_at
from selaras.analytics.replay.observed import Observed
from selaras.analytics.replay.profiles import FOREVER
from selaras.analytics.replay.trips import Trips
from selaras.core.replay.impact import Counts, Faith

Truths = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Compared:
    """Recorded trips (row by row of ``observed``), and the new ones.

    ``would_at`` is when each would have begun, FOREVER where it would not have; ``ruled`` says that the agreement in
    force gives it at all. What the rules in force do not give is left as it was: no proposal can be blamed for it.
    """

    would_at: Integers
    ruled: Truths
    moved: Truths
    new: Trips
    was_in: Truths
    would_in: Truths

    @property
    def gone(self) -> Truths:
        """Which of the period's trips would not have begun."""
        return self.was_in & (self.would_at == FOREVER)

    @property
    def stays(self) -> Truths:
        """Which trips would have begun in the period at the very same instant."""
        return self.would_in & ~self.moved


def compared(seen: Observed, in_force: Trips, proposed: Trips, start: int, end: int) -> Compared:
    """Return the recorded trips beside what would have been, for a period."""
    ruled_at = _instants(in_force, seen.key)
    proposed_at = _instants(proposed, seen.key)
    began = seen["mql_at"]
    ruled = ruled_at < FOREVER
    moved = ruled & (proposed_at < FOREVER) & (proposed_at != ruled_at)
    would_at = np.where(ruled, np.where(moved, proposed_at, np.where(proposed_at < FOREVER, began, FOREVER)), began)
    unrecorded = in_force.lead[in_force.number == 0]
    fresh = (proposed.number == 0) & ~np.isin(proposed.lead, unrecorded) & (proposed.at >= start) & (proposed.at < end)
    return Compared(
        would_at=would_at,
        ruled=ruled,
        moved=moved,
        new=Trips(proposed.lead[fresh], proposed.at[fresh], proposed.number[fresh]),
        was_in=(began >= start) & (began < end),
        would_in=(would_at >= start) & (would_at < end),
    )


def counts(found: Compared) -> Counts:
    """Return how many trips of the period there are of each sort."""
    new = int(found.new.lead.size)
    return Counts(
        was=int(found.was_in.sum()),
        would=int(found.would_in.sum()) + new,
        stayed=int((found.stays & found.ruled).sum()),
        moved=int((found.would_in & found.moved).sum()),
        gone=int(found.gone.sum()),
        new=new,
        beyond=int((found.would_in & ~found.ruled).sum()),
    )


def faith(seen: Observed, in_force: Trips, start: int, end: int, given: tuple[int, int]) -> Faith:
    """Return how well the agreement in force, replayed, gives back the recorded trips of the period."""
    ruled_at = _instants(in_force, seen.key)
    recorded = (seen["mql_at"] >= start) & (seen["mql_at"] < end)
    same = recorded & (ruled_at == seen["mql_at"])
    missing = recorded & (ruled_at == FOREVER)
    extra = (in_force.number == 0) & (in_force.at >= start) & (in_force.at < end)
    asked, named = given
    return Faith(
        recorded=int(recorded.sum()),
        same=int(same.sum()),
        moved=int(recorded.sum() - same.sum() - missing.sum()),
        missing=int(missing.sum()),
        extra=int(extra.sum()),
        asked=asked,
        named=named,
    )


def _instants(trips: Trips, keys: Integers) -> Integers:
    """Return when the replayed trips began that stand for these recorded ones."""
    known = trips.key % STRIDE > 0
    order = np.argsort(trips.key[known], kind="stable")
    return found_at(trips.key[known][order], trips.at[known][order], keys, FOREVER)
