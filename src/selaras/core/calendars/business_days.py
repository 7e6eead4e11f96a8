"""Counting in business days, for promises such as "within five business days"."""

from datetime import date, datetime, timedelta

from selaras.core.calendars.calendar import Calendar
from selaras.core.calendars.errors import NeverOpenError
from selaras.core.calendars.timeline import FIRST_YEAR, LAST_YEAR
from selaras.core.calendars.zones import first_showing, zone_named
from selaras.kit.instants import from_microseconds, in_utc

_DAY = timedelta(days=1)


def is_business_day(calendar: Calendar, day: date) -> bool:
    """Whether some work begins on this local date; a night shift counts for the date it begins on."""
    return bool(calendar.hours_on(day))


def business_day_on_or_after(calendar: Calendar, day: date) -> date:
    """Return the date itself when it is a business day, or else the next one."""
    return _nearest(calendar, day, _DAY)


def business_day_on_or_before(calendar: Calendar, day: date) -> date:
    """Return the date itself when it is a business day, or else the last one before it."""
    return _nearest(calendar, day, -_DAY)


def add_business_days(calendar: Calendar, day: date, days: int) -> date:
    """Return the date that lies so many business days on, or back when ``days`` is negative.

    Counting begins at a business day: from a closed date it moves first to the nearest one in its direction.
    Adding none changes nothing.

    >>> from datetime import time
    >>> from selaras.core.calendars.values import Shift
    >>> office = Calendar("office", "UTC", tuple(Shift(weekday, time(9), time(17)) for weekday in range(5)))
    >>> add_business_days(office, date(2026, 3, 6), 1)
    datetime.date(2026, 3, 9)
    """
    if days == 0:
        return day
    step = _DAY if days > 0 else -_DAY
    at = _nearest(calendar, day, step)
    for _ in range(abs(days)):
        at = _nearest(calendar, at + step, step)
    return at


def business_days_between(calendar: Calendar, first: date, last: date) -> int:
    """Count the business days after ``first`` up to and including ``last``; negative when ``last`` comes
    first.
    """
    if last < first:
        return -business_days_between(calendar, last, first)
    return sum(is_business_day(calendar, first + offset * _DAY) for offset in range(1, (last - first).days + 1))


def deadline_in_days(calendar: Calendar, start: datetime, days: int) -> datetime:
    """Return the instant, in UTC, at the same local time of day so many business days on.

    A time of day that daylight saving skips becomes the instant of the skip; one it shows twice keeps its
    first showing, unless nothing was added.
    """
    if days == 0:
        return in_utc(start, place=f"calendar {calendar.name}")
    zone = zone_named(calendar.zone)
    local = in_utc(start, place=f"calendar {calendar.name}").astimezone(zone)
    day = add_business_days(calendar, local.date(), days)
    return from_microseconds(first_showing(day, local.time(), zone))


def _nearest(calendar: Calendar, day: date, step: timedelta) -> date:
    at = day
    while FIRST_YEAR <= at.year <= LAST_YEAR:
        if is_business_day(calendar, at):
            return at
        at += step
    raise NeverOpenError(
        f"no business day from {day} to the {'end' if step > timedelta() else 'start'} of {at.year - step.days}",
        place=f"calendar {calendar.name}",
        next_step="give the calendar shifts, or shorten its closures or the absences",
    )
