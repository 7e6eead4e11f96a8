"""A calendar: when work is done, and the questions an SLA asks of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache, partial
from operator import attrgetter
from typing import Any

from selaras.core.calendars.errors import CalendarError, InstantError
from selaras.core.calendars.intervals import union, without
from selaras.core.calendars.layout import WHOLE_WEEK, Rules, away_from, stretches_of, stretches_on, week_of
from selaras.core.calendars.table import Table
from selaras.core.calendars.timeline import Timeline
from selaras.core.calendars.values import Absence, Holidays, Shift, SpecialDay
from selaras.core.calendars.zones import zone_named
from selaras.kit.instants import from_microseconds

_EPOCH = from_microseconds(0)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working time in one zone: weekly shifts and special days, less holidays, closures and absences.

    A shift belongs to the local date it begins on: a holiday cancels the shifts that begin on it, not the end
    of last night's. Shifts that overlap count once. ``always`` is round the clock in place of shifts;
    whatever else is given still closes it.

    >>> from datetime import time
    >>> week = tuple(Shift(weekday, time(9), time(18)) for weekday in range(5))
    >>> office = Calendar("office", "Asia/Jakarta", week)
    >>> saturday = datetime.fromisoformat("2026-03-07T15:00+07:00")
    >>> due = office.deadline(saturday, timedelta(hours=4))
    >>> due.astimezone(zone_named("Asia/Jakarta")).isoformat()
    '2026-03-09T13:00:00+07:00'
    >>> office.elapsed(saturday, due)
    datetime.timedelta(seconds=14400)
    """

    name: str
    zone: str
    shifts: tuple[Shift, ...] = ()
    holidays: tuple[Holidays, ...] = ()
    closures: tuple[date, ...] = ()
    special_hours: tuple[SpecialDay, ...] = ()
    always: bool = False
    absences: tuple[Absence, ...] = ()
    rules: Rules = field(init=False, repr=False, compare=False)
    timeline: Timeline = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        zone_named(self.zone)
        if self.always and self.shifts:
            raise CalendarError(
                "it is open always and has shifts too",
                place=f"calendar {self.name}",
                next_step="keep one of the two",
            )
        special = [one.day for one in self.special_hours]
        if twice := sorted({day for day in special if special.count(day) > 1 or day in self.closures}):
            raise CalendarError(
                f"{twice[0]} is named more than once among closures and special days",
                place=f"calendar {self.name}",
                next_step="say once what happens on that date",
            )
        week, closures = WHOLE_WEEK if self.always else week_of(self.shifts), frozenset(self.closures)
        rules = Rules(self.zone, week, self.holidays, closures, self.special_hours, self.absences)
        object.__setattr__(self, "rules", rules)
        object.__setattr__(self, "timeline", _timeline(rules))

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel between processes without the timeline, which each lays out for itself."""
        given = (self.name, self.zone, self.shifts, self.holidays, self.closures, self.special_hours)
        return Calendar, (*given, self.always, self.absences)

    @property
    def whole_days(self) -> bool:
        """Whether it counts days and not hours: every stretch is a whole day, from midnight to midnight."""
        return all(shift.opens == shift.closes == time(0) for shift in self.shifts)

    def without(self, absences: Iterable[Absence]) -> "Calendar":
        """Return this calendar as it is for a person who is away at these times as well.

        The result is the same whatever the order, and absences that overlap or touch become one.
        """
        return replace(self, absences=_joined([*self.absences, *absences]))

    def elapsed(self, start: datetime, end: datetime) -> timedelta:
        """Return the working time between two instants; negative, never clamped, when ``end`` comes first.

        A signed answer adds up: from a to b and from b to c is from a to c, in any order.
        """
        first, last = _microseconds(start), _microseconds(end)
        table = self.timeline.covering(first, last) if first <= last else self.timeline.covering(last, first)
        return timedelta(0, 0, table.worked(last) - table.worked(first))

    def deadline(self, start: datetime, allowance: timedelta) -> datetime:
        """Return the instant, in UTC, at which an allowance of working time begun at ``start`` runs out.

        When it runs out exactly at closing time the answer is the closing instant, not the next opening. An
        allowance of nothing runs out when work can next be done. A negative one counts back, to the last
        instant from which that much work fits before ``start``. In every case ``elapsed(start,
        deadline(start, d)) == d``.
        """
        at = _microseconds(start)
        work = (allowance.days * 86_400 + allowance.seconds) * 1_000_000 + allowance.microseconds
        table = self.timeline.covering(at, at)
        target = table.worked(at) + work
        if work > 0 and target <= table.total:
            return _EPOCH + timedelta(0, 0, table.earliest(target))
        return from_microseconds(self._far_deadline(at, work))

    def table_for(self, first: int, last: int, work: int) -> Table:
        """Return a table that answers the deadline of every start between two instants, in microseconds."""
        if work < 0:
            table = self.timeline.reaching_back(first, -work, self._place)
        else:
            table = self.timeline.reaching(last, max(work, 1), self._place)
        return self.timeline.covering(min(first, table.first), max(last, table.last - 1))

    def is_open(self, at: datetime) -> bool:
        """Whether work is done at this instant; the opening instant is open, the closing instant is not."""
        instant = _microseconds(at)
        return self.timeline.covering(instant, instant).open_at(instant)

    def next_open(self, at: datetime) -> datetime:
        """Return ``at`` itself, in UTC, when work is done then, or else the next opening instant."""
        return from_microseconds(self._far_deadline(_microseconds(at), 0))

    def next_close(self, at: datetime) -> datetime | None:
        """Return the next closing instant after ``at``, in UTC; none when the calendar stays open for good.

        Shifts that touch are one: a lunch break closes, a change of shift does not.
        """
        instant = _microseconds(at)
        table: Table | None = self.timeline.reaching(instant, 1, self._place)
        while table is not None:
            closes = table.closing_after(instant)
            if closes < table.last:
                return from_microseconds(closes)
            table = self.timeline.longer(table)
        return None

    def previous_close(self, at: datetime) -> datetime:
        """Return ``at`` itself, in UTC, when work was done just before it, or else the last closing instant.

        It is ``next_open`` seen in a mirror: the closing instant answers itself, the opening instant the
        close before it.
        """
        instant = _microseconds(at)
        table = self.timeline.reaching_back(instant, 1, self._place)
        return from_microseconds(table.earliest(table.worked(instant)))

    def hours_on(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        """Return the opening and closing instants, in UTC, of the work that begins on one local date.

        They are merged and cut by absences; a night shift is whole, under the date it began on.
        """
        stretches = without(union(stretches_on(self.rules, day)), away_from(self.absences))
        return tuple((from_microseconds(opens), from_microseconds(closes)) for opens, closes in stretches)

    @property
    def _place(self) -> str:
        return f"calendar {self.name}"

    def _far_deadline(self, at: int, work: int) -> int:
        """Answer a deadline that may lie beyond the table at hand, now, or in the past."""
        if work > 0:
            table = self.timeline.reaching(at, work, self._place)
            return table.earliest(table.worked(at) + work)
        if work == 0:
            table = self.timeline.reaching(at, 1, self._place)
        else:
            table = self.timeline.reaching_back(at, -work, self._place)
        return table.latest(table.worked(at) + work)


@lru_cache(maxsize=1024)
def _timeline(rules: Rules) -> Timeline:
    return Timeline(partial(stretches_of, rules))


def _microseconds(at: datetime) -> int:
    try:
        since = at - _EPOCH
    except TypeError:
        raise InstantError(f"{at} has no time zone", next_step="add an offset, such as +07:00 or Z") from None
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def _joined(absences: Iterable[Absence]) -> tuple[Absence, ...]:
    merged: list[Absence] = []
    for absence in sorted(absences, key=attrgetter("start")):
        if merged and absence.start <= merged[-1].end:
            merged[-1] = Absence(merged[-1].start, max(merged[-1].end, absence.end))
        else:
            merged.append(absence)
    return tuple(merged)


ALWAYS_OPEN = Calendar("always", "UTC", always=True)
"""Round the clock, every day: for promises in hours of the wall clock."""
