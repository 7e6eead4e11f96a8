"""The promises that run for a lead: when each is due, how it stands, and how much time is left or was taken."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from selaras.core.calendars import Calendar
from selaras.core.ledger import Fact
from selaras.core.sla import Clock, clocks_told
from selaras.records.ledger.histories import concerning, facts_of
from selaras.web.frame.moment import Moment

_TONES = {"met": "good", "breached": "bad", "pending": "brand-mark", "paused": "warn", "cancelled": ""}


@dataclass(frozen=True, slots=True)
class Promise:
    """A clock as the page shows it; times are working time where the clause counts it."""

    clause: str
    side: str
    due_at: datetime
    state: str
    tone: str
    left: timedelta | None
    overdue: bool
    took: timedelta | None
    business: bool


@dataclass(frozen=True, slots=True)
class Promises:
    """The clocks of a lead, newest first, and the facts that tell of them."""

    clocks: tuple[Promise, ...]
    facts: tuple[Fact, ...]


def promises_of(lead_ids: set[str], moment: Moment) -> Promises:
    """Return the promises for a lead and for those merged into it, as they were known at the page's moment."""
    clocks = [clock for clock, _ in concerning("clock.started", lead_ids)]
    facts = [fact for fact in facts_of(clocks) if fact.noted_at <= moment.at]
    calendars = moment.agreement.calendars
    newest = sorted(clocks_told(facts), key=lambda clock: clock.started_at, reverse=True)
    told = (_promise(clock, calendars.get(clock.calendar), moment.at) for clock in newest)
    return Promises(tuple(told), tuple(facts))


def _promise(clock: Clock, calendar: Calendar | None, at: datetime) -> Promise:
    judged = clock.state(at)
    state = "paused" if judged == "pending" and clock.paused else judged
    running = clock.stopped_at is None and judged != "cancelled"
    left = _elapsed(calendar, *sorted((at, clock.due_at))) if running else None
    took = _elapsed(calendar, clock.started_at, clock.stopped_at) if clock.stopped_at else None
    return Promise(
        clause=clock.clause,
        side=clock.side,
        due_at=clock.due_at,
        state=state,
        tone=_TONES[state],
        left=left,
        overdue=at > clock.due_at,
        took=took,
        business=calendar is not None and not calendar.always,
    )


def _elapsed(calendar: Calendar | None, start: datetime, end: datetime) -> timedelta:
    """Return the working time between two instants, or the wall time where no calendar is known."""
    return calendar.elapsed(start, end) if calendar else max(end - start, timedelta(0))
