"""A world: its facts in the order in which they were noted, its charter, and the truth nobody in it can see."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

import numpy as np

from selaras.connectors.simulator.agreement import targets_for
from selaras.connectors.simulator.arrays import DAY, Ints
from selaras.connectors.simulator.frame import Frame
from selaras.connectors.simulator.history import History, live_through
from selaras.connectors.simulator.scenario import Scenario
from selaras.connectors.simulator.sheets import Cut, interleaved
from selaras.connectors.simulator.told.charters import charters
from selaras.connectors.simulator.told.clocks import clocks
from selaras.connectors.simulator.told.company import company
from selaras.connectors.simulator.told.contacts import contacts
from selaras.connectors.simulator.told.deals import deals, won_base
from selaras.connectors.simulator.told.decisions import decisions
from selaras.connectors.simulator.told.forecasts import forecasts
from selaras.connectors.simulator.told.people import people, touched
from selaras.connectors.simulator.touches import BLOCK, Touches
from selaras.connectors.simulator.truth import Truth, truth_of
from selaras.core.charter.terms import Terms
from selaras.core.ledger import Fact

_LEAD_DAYS = 60_000 * 7


@dataclass(frozen=True, slots=True)
class World:
    """A simulated company. Nothing is drawn again when facts are asked for twice: both times they are the same."""

    history: History
    truth: Truth

    @property
    def terms(self) -> Terms:
        """Return the charter in force when history ends, with its targets."""
        return self.history.agreement.terms

    @property
    def until(self) -> int:
        """Return the instant at which history ends, in microseconds."""
        return self.history.frame.until

    @property
    def edges(self) -> list[int]:
        """Return the instants that part the batches of facts; a batch is a few days and about 20,000 facts."""
        frame = self.history.frame
        days = min(max(_LEAD_DAYS // self.history.scenario.leads, 1), 14)
        return [0, *range(frame.start, frame.until, days * DAY), frame.until]

    def facts(self) -> Iterator[list[Fact]]:
        """Yield all facts in batches of a few days, in the order in which they were noted."""
        past = self.history
        sheets = [
            *charters(past), *company(past), *people(past), *decisions(past), *contacts(past), *deals(past),
            *clocks(past), *forecasts(past),
        ]  # fmt: skip
        cuts = [sheet.cut(past.frame.until) for sheet in sheets]
        stream = _TouchStream(past)
        for start, end in pairwise(self.edges):
            batch = interleaved(_day(cuts, stream, start, end))
            if batch:
                yield batch


def _day(cuts: list[Cut], stream: "_TouchStream", start: int, end: int) -> Iterator[tuple[Ints, list[Fact]]]:
    for cut in cuts:
        rows = cut.between(start, end)
        if rows.size:
            yield cut.sheet.noted[rows], cut.sheet.facts(rows)
    yield from stream.between(start, end)


class _TouchStream:
    """Touches in the order in which they are noted, made a block of leads at a time.

    Leads are numbered in the order of their capture and no touch is noted before its lead is captured, so a block is
    needed only from the capture of its first lead on; and no longer than until its last touch is told.
    """

    def __init__(self, past: History) -> None:
        self._past = past
        self._next = 0
        self._live: list[tuple[Touches, Ints, Ints]] = []

    def between(self, start: int, end: int) -> Iterator[tuple[Ints, list[Fact]]]:
        """Yield the touches noted from one instant until before another, a batch per block."""
        while self._next < self._past.tracker.blocks and self._begins(self._next) < end:
            touches = self._past.tracker.block(self._next)
            order = np.argsort(touches.noted, kind="stable")
            self._live.append((touches, order, touches.noted[order]))
            self._next += 1
        for touches, order, noted in self._live:
            low, high = np.searchsorted(noted, [start, end])
            rows = order[low:high]
            if rows.size:
                yield touches.noted[rows], touched(self._past, touches, rows)
        self._live = [one for one in self._live if one[2].size and one[2][-1] >= end]

    def _begins(self, block: int) -> int:
        return int(self._past.leads.captured[block * BLOCK])


def simulate(scenario: Scenario, seed: int, until: datetime) -> World:
    """Return the world of a scenario and a seed, with history until an instant; the same input gives the same world."""
    past = live_through(scenario, seed, Frame.ending(until, scenario.months))
    targets = targets_for(past.frame, _expected_a_quarter(past), scenario.plan_gap)
    past = replace(past, agreement=past.agreement.with_targets(targets))
    return World(past, truth_of(past))


def _expected_a_quarter(past: History) -> float:
    """Return the revenue in minor units that a full quarter brings in expectation, once the pipeline has filled."""
    book, settled = past.deals, past.frame.start + 120 * DAY
    closing = (book.closed >= settled) & (book.closed < past.frame.until)
    revenue = float((book.likely * won_base(past))[closing].sum())
    return revenue / max((past.frame.until - settled) / (91.3 * DAY), 0.5)
