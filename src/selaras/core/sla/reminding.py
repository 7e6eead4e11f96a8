"""When a reminder comes once its promise is due at another time: at the same share of the time that runs."""

from datetime import datetime, timedelta

from selaras.core.calendars import Calendar
from selaras.core.sla.clock import Clock
from selaras.core.sla.due import due


def reminded_anew(clock: Clock, calendar: Calendar, due_at: datetime) -> datetime | None:
    """Return when the clock reminds if it is due at this instant; None where it reminds nobody, or nothing ran.

    What it stood still counts neither before nor after: of eight hours of which six had run, and which become
    sixteen, twelve have run.

    >>> from datetime import UTC
    >>> from selaras.core.calendars import ALWAYS_OPEN
    >>> nine, hour = datetime(2026, 3, 2, 9, tzinfo=UTC), timedelta(hours=1)
    >>> clock = Clock(
    ...     "c", "call", "first_contact", "sales", nine, nine + 8 * hour, 8 * hour, "office", remind_at=nine + 6 * hour
    ... )
    >>> str(reminded_anew(clock, ALWAYS_OPEN, nine + 16 * hour))
    '2026-03-02 21:00:00+00:00'
    """
    allowed = _ran(clock, calendar, clock.due_at)
    if clock.remind_at is None or allowed <= timedelta(0):
        return None
    share = _ran(clock, calendar, clock.remind_at) / allowed
    over = [pause for pause in clock.pauses if pause.end is not None]
    return due(calendar, clock.started_at, _ran(clock, calendar, due_at) * share, over)


def _ran(clock: Clock, calendar: Calendar, until: datetime) -> timedelta:
    """Return how long the clock has run by an instant; a pause that lasts counts as none, as in its due time."""
    still = (
        calendar.elapsed(pause.start, min(pause.end, until))
        for pause in clock.pauses
        if pause.end is not None and pause.start < until
    )
    return calendar.elapsed(clock.started_at, until) - sum(still, timedelta(0))
