"""A clock: one promise about one lead, with its due time and how it ended."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from selaras.core.ledger import Fact, in_order
from selaras.core.ledger.details.clock import Amended, Paused, Reminded, Reopened, Resumed, Started, Stopped

State = Literal["met", "breached", "pending", "cancelled"]
Cause = Literal["late", "untouched", "wrong_owner", "absent", "over_capacity", "system"]


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch during which a clock stands still, for a reason the charter lists; ``end`` None: it still
    stands.
    """

    start: datetime
    end: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A promise with a due time, under the policy in force when it started.

    It is met when it is done at the due time or before, to the instant. ``owner_id`` is who held the lead
    when it was due: a breach is theirs, whoever had it before.
    """

    id: str
    clause: str
    promise: str
    side: str
    started_at: datetime
    due_at: datetime
    target: timedelta
    calendar: str
    lead_id: str | None = None
    rep_id: str | None = None
    team: str | None = None
    high_intent: bool = False
    needed: int = 1
    remind_at: datetime | None = None
    reminded_at: datetime | None = None
    charter_version: int | None = None
    pauses: tuple[Pause, ...] = ()
    stopped_at: datetime | None = None
    outcome: Literal["done", "cancelled"] | None = None
    stop_reason: str | None = None
    owner_id: str | None = None
    cause: Cause | None = None

    @property
    def paused(self) -> bool:
        """Whether it stands still now."""
        return self.outcome is None and bool(self.pauses) and self.pauses[-1].end is None

    def state(self, as_of: datetime) -> State:
        """Return how the promise stands at an instant; past its due time and still running it is breached,
        unwritten or not.
        """
        if self.outcome == "cancelled":
            return "cancelled"
        if self.stopped_at is not None:
            return "met" if self.stopped_at <= self.due_at else "breached"
        return "breached" if as_of > self.due_at and not self.paused else "pending"


def clocks_told(facts: Iterable[Fact]) -> tuple[Clock, ...]:
    """Return the clocks these facts tell of, in the order in which they started; facts of anything else are
    passed over.
    """
    clocks: dict[str, Clock] = {}
    for fact in in_order(facts):
        if isinstance(fact.details, Started):
            clocks.setdefault(fact.subject, _started(fact, fact.details))
        elif (known := clocks.get(fact.subject)) is not None:
            clocks[fact.subject] = _told(known, fact)
    return tuple(clocks.values())


def _started(fact: Fact, d: Started) -> Clock:
    return Clock(
        id=fact.subject,
        clause=d.clause,
        promise=d.promise,
        side=d.side,
        started_at=fact.happened_at,
        due_at=d.due_at,
        target=timedelta(seconds=d.target_seconds),
        calendar=d.calendar,
        lead_id=d.lead_id,
        rep_id=d.rep_id,
        team=d.team,
        high_intent=d.high_intent,
        needed=d.needed,
        remind_at=d.remind_at,
        charter_version=d.charter_version,
    )


def _told(clock: Clock, fact: Fact) -> Clock:
    match fact.details:
        case Paused(reason=reason) if not clock.paused:
            return replace(clock, pauses=(*clock.pauses, Pause(fact.happened_at, None, reason)))
        case Resumed(due_at=due_at, remind_at=remind_at):
            ended = tuple(replace(pause, end=pause.end or fact.happened_at) for pause in clock.pauses)
            return replace(clock, pauses=ended, due_at=due_at, remind_at=remind_at or clock.remind_at)
        case Amended(due_at=due_at, remind_at=remind_at):
            return replace(clock, due_at=due_at, remind_at=remind_at or clock.remind_at)
        case Reminded():
            return replace(clock, reminded_at=fact.happened_at)
        case Reopened():
            return replace(clock, stopped_at=None, outcome=None, stop_reason=None)
        case Stopped(outcome=outcome, reason=reason) if clock.outcome is None:
            told: Literal["done", "cancelled"] = "cancelled" if outcome == "cancelled" else "done"
            return replace(clock, stopped_at=fact.happened_at, outcome=told, stop_reason=reason)
    return clock
