"""Pausing and resuming a clock: only for a reason its clause lists, and never to undo a breach."""

from datetime import datetime

from selaras.core.calendars import Calendar
from selaras.core.charter.terms import LeadClause
from selaras.core.ledger import Details, Fact
from selaras.core.ledger.details.clock import Paused, Resumed
from selaras.core.lifecycle import Act, refused
from selaras.core.sla.clock import Clock
from selaras.kit.refusal import Refusal


def pause(clock: Clock, act: Act, clause: LeadClause, reason: str) -> Fact | Refusal:
    """Return the fact that the clock stands still from now on."""
    if (no := _over(clock, act.at)) is not None:
        return no
    if clock.paused:
        return refused("already_paused", since=clock.pauses[-1].start)
    if reason not in clause.pauses:
        return refused("pause_not_listed", reason=reason, clause=clause.name)
    return _fact(clock, act, "paused", Paused(reason=reason))


def resume(clock: Clock, act: Act, calendar: Calendar) -> Fact | Refusal:
    """Return the fact that the clock runs again: what was left of its time when it stood still is left from now on.

    So it is with the time to its reminder. A due time that was amended meanwhile is one without the pause, as the one
    before it was.
    """
    if not clock.paused:
        return refused("not_paused")
    since, reminds = clock.pauses[-1].start, clock.remind_at
    resumed = Resumed(
        due_at=calendar.deadline(act.at, calendar.elapsed(since, clock.due_at)),
        remind_at=calendar.deadline(act.at, calendar.elapsed(since, reminds)) if reminds and reminds > since else None,
    )
    return _fact(clock, act, "resumed", resumed)


def _over(clock: Clock, at: datetime) -> Refusal | None:
    if clock.outcome is not None:
        return refused("clock_stopped", at=clock.stopped_at or at)
    if clock.state(at) == "breached":
        return refused("already_breached", due=clock.due_at)
    return None


def _fact(clock: Clock, act: Act, what: str, details: Details) -> Fact:
    return Fact(
        kind=f"clock.{what}",
        subject=clock.id,
        happened_at=act.at,
        noted_at=act.noted_at or act.at,
        source_key=act.key,
        actor=act.actor,
        details=details,
    )
