"""Replaying: everything a proposed agreement would have made of a period, in one answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from selaras.analytics.lake import Lake
from selaras.analytics.moment import Moment
from selaras.analytics.question import Question
from selaras.analytics.replay.asking import Names, capacities_said
from selaras.analytics.replay.comparing import Compared, compared, counts, faith
from selaras.analytics.replay.conditions import taken_as_known
from selaras.analytics.replay.exploring import can_be_explored, grid, steps
from selaras.analytics.replay.handing import Desk, handed, named
from selaras.analytics.replay.listing import rows
from selaras.analytics.replay.observed import Observed, Truths, observed
from selaras.analytics.replay.promises import Timing
from selaras.analytics.replay.trips import Trips, recorded_trips, replayed_trips
from selaras.analytics.yardstick import Yardstick
from selaras.core.charter.canonical import sha256
from selaras.core.charter.terms import Terms
from selaras.core.replay import Agreed
from selaras.core.replay.impact import Impact
from selaras.core.replay.suggesting import suggestions
from selaras.kit.errors import InputError
from selaras.kit.periods import Period

NEAR: Final = 10.0
"""Trips that began so few points above the threshold stand for those that would be new: the nearest there are."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is replayed against what: the proposed terms, and those that bound both sides, each in its time.

    ``names`` are what a charter may call the reps by that the lake does not hold, such as an address.
    """

    terms: Terms
    in_force: Sequence[Agreed]
    names: Names = field(default_factory=dict)
    explore: bool = True

    @property
    def current(self) -> Terms:
        """The newest terms in force."""
        return self.in_force[-1].terms

    @property
    def key(self) -> tuple[object, ...]:
        """What the answer depends on beside the moment and the period."""
        known = tuple((sha256(one.terms), one.start, one.end) for one in self.in_force)
        return sha256(self.terms), known, tuple(sorted(self.names.items())), self.explore


def replay(lake: Lake, proposal: Proposal, question: Question) -> Impact:
    """Return the impact of a proposal on the period of a question, worked out once per moment."""
    if not proposal.in_force:
        raise InputError(
            "nothing has been agreed on yet, so there is nothing to compare with",
            next_step="sign a first charter, or give the terms that were followed without one",
        )
    if lake.empty:
        raise InputError("there is no history to replay", next_step="import data, or load the demo")
    key = ("replay", question.period, question.yardstick, proposal.key)
    return question.moment.remember(key, lambda: _impact(proposal, question))


def question_about(lake: Lake, terms: Terms, period: Period, as_of: datetime) -> Question:
    """Return the question a replay answers, measured by the terms in force."""
    return Question(lake.at(as_of), period, Yardstick.of(terms))


@dataclass(frozen=True, slots=True)
class _Replayed:
    seen: Observed
    in_force: Trips
    proposed: Trips
    found: Compared
    tried: Sequence[tuple[float, Trips]]


def _impact(proposal: Proposal, question: Question) -> Impact:
    moment, bounds = question.moment, question.period.bounds
    done = _replayed(proposal, question)
    seen, found = done.seen, done.found
    desk = Desk.of(moment, seen, [proposal.terms, *(one.terms for one in proposal.in_force)], proposal.names)
    given = handed(desk, found, proposal.terms)
    timing, timed = Timing.of(moment, seen), found.stays
    explored = steps(question, seen, done.in_force, done.tried, _thresholds(proposal))
    return Impact(
        as_of=moment.as_of,
        period=question.period,
        currency=question.yardstick.currency,
        horizon_days=question.yardstick.horizon.days,
        proposed=sha256(proposal.terms),
        basis=tuple(sha256(one.terms) for one in proposal.in_force),
        threshold=proposal.terms.scoring.threshold,
        counts=counts(found),
        faith=faith(seen, done.in_force, bounds["start"], bounds["end"], named(desk, found, proposal.in_force)),
        was=seen.tally(found.was_in, question),
        would=seen.tally(found.would_in, question),
        gone=seen.tally(found.gone, question),
        near=seen.tally(_near(proposal, seen) & found.was_in, question),
        promises_were=timing.kept(proposal.current, timed, bounds["start"], bounds["end"]),
        promises_would=timing.kept(proposal.terms, timed, bounds["start"], bounds["end"]),
        untimed=int((found.would_in & ~timed).sum()) + int(found.new.lead.size),
        load=given.load,
        rows=tuple(rows(moment, seen, found, given)),
        steps=explored,
        suggestions=suggestions(explored, _capacity(moment)),
        taken_as_known=taken_as_known(proposal.terms),
        new_mature=_mature(found, question),
        queued=given.queued,
    )


def _replayed(proposal: Proposal, question: Question) -> _Replayed:
    moment, bounds, terms = question.moment, question.period.bounds, proposal.terms
    for one in (terms, *(agreed.terms for agreed in proposal.in_force)):
        taken_as_known(one)
    recorded, seen = recorded_trips(moment), observed(moment)
    in_force = replayed_trips(moment, proposal.in_force, recorded)[0]
    explores = proposal.explore and can_be_explored(terms)
    thresholds = grid(*_thresholds(proposal)) if explores else (terms.scoring.threshold,)
    tried = tuple(zip(thresholds, replayed_trips(moment, [Agreed(terms)], recorded, thresholds), strict=True))
    proposed = dict(tried)[float(terms.scoring.threshold)]
    found = compared(seen, in_force, proposed, bounds["start"], bounds["end"])
    return _Replayed(seen, in_force, proposed, found, tried if explores else ())


def _thresholds(proposal: Proposal) -> tuple[float, float]:
    return float(proposal.current.scoring.threshold), float(proposal.terms.scoring.threshold)


def _near(proposal: Proposal, seen: Observed) -> Truths:
    low = max(_thresholds(proposal))
    near: Truths = (seen["score"] >= low) & (seen["score"] < low + NEAR)
    return near


def _mature(found: Compared, question: Question) -> int:
    horizon = round(question.yardstick.horizon.total_seconds()) * 1_000_000
    return int((found.new.at + horizon <= question.moment.instant).sum())


def _capacity(moment: Moment) -> int | None:
    """Return how many leads a week all reps together said last that they take; None where nobody said anything."""
    said = capacities_said(moment)
    return sum(words[-1][1] for words in said.values()) if said else None
