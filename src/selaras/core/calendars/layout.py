"""From what a calendar says to when it is open: one year of stretches in UTC."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import lru_cache

from selaras.core.calendars.intervals import Interval, clipped, union, without
from selaras.core.calendars.timeline import year_starts
from selaras.core.calendars.values import Absence, Holidays, Hours, Shift, SpecialDay
from selaras.core.calendars.zones import first_showing, zone_named
from selaras.kit.instants import to_microseconds

_DAY = timedelta(days=1)
WHOLE_WEEK = ((Hours(time(0), time(0)),),) * 7
_MARGIN = 3 * _DAY  # a zone is at most 14 hours off, a shift at most a day long, and Samoa once skipped a day


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything that decides when work is done, without a name: calendars that agree on this share one
    timeline.
    """

    zone: str
    week: tuple[tuple[Hours, ...], ...]  # from Monday
    holidays: tuple[Holidays, ...]
    closures: frozenset[date]
    special_hours: tuple[SpecialDay, ...]
    absences: tuple[Absence, ...]

    @property
    def unbroken(self) -> bool:
        """Whether nothing ever closes: round the clock, and not a single exception."""
        exceptions = (self.holidays, self.closures, self.special_hours, self.absences)
        return self.week == WHOLE_WEEK and not any(exceptions)


def week_of(shifts: Iterable[Shift]) -> tuple[tuple[Hours, ...], ...]:
    """Return the hours of each weekday, from Monday.

    >>> [len(hours) for hours in week_of([Shift(0, time(9), time(12)), Shift(0, time(13), time(18))])]
    [2, 0, 0, 0, 0, 0, 0]
    """
    known = tuple(shifts)
    return tuple(tuple(shift.hours for shift in known if shift.weekday == weekday) for weekday in range(7))


def stretches_of(rules: Rules, year: int) -> list[Interval]:
    """Return the open stretches of one UTC year, ordered and merged, in microseconds."""
    first, last = year_starts(year), year_starts(year + 1)
    if rules.unbroken:
        return [(first, last)]
    away = clipped(away_from(rules.absences), first, last)
    if away == [(first, last)]:
        return []  # someone who has left costs nothing, however far ahead a question reaches
    days = _days(date(year, 1, 1) - _MARGIN, date(year, 12, 31) + _MARGIN)
    local = (stretch for day in days for stretch in stretches_on(rules, day))
    return without(union(clipped(local, first, last)), away)


def away_from(absences: Iterable[Absence]) -> list[Interval]:
    """Return the time absences take away, ordered and merged, in microseconds."""
    return union((to_microseconds(absence.start), to_microseconds(absence.end)) for absence in absences)


def stretches_on(rules: Rules, day: date) -> list[Interval]:
    """Return the stretches that begin on one local date, as written: neither merged nor cut by absences."""
    zone = zone_named(rules.zone)
    return [
        (
            first_showing(day, hours.opens, zone),
            first_showing(day + _DAY if hours.overnight else day, hours.closes, zone),
        )
        for hours in _hours_on(rules, day)
    ]


def _days(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + offset * _DAY


def _hours_on(rules: Rules, day: date) -> tuple[Hours, ...]:
    """A date's own hours come first, then closures and holidays, then the week."""
    for special in rules.special_hours:
        if special.day == day:
            return special.hours
    if day in rules.closures or any(day in _holidays_of(kind, day.year) for kind in rules.holidays):
        return ()
    return rules.week[day.weekday()]


@lru_cache(maxsize=4096)
def _holidays_of(kind: Holidays, year: int) -> frozenset[date]:
    return kind.dates(year)
