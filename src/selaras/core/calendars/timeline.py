"""A calendar laid out on the line of time, a year at a time, as far as questions have reached."""

from collections.abc import Callable
from datetime import UTC, datetime

from selaras.core.calendars.errors import InstantError, NeverOpenError
from selaras.core.calendars.intervals import Interval, union
from selaras.core.calendars.table import Table
from selaras.kit.instants import from_microseconds, to_microseconds

FIRST_YEAR, LAST_YEAR = 1950, 2100
"""A calendar answers for these years: beyond them holidays are not known, and a date is most likely a mistake."""


def year_starts(year: int) -> int:
    """Return the first instant of a year in UTC, in microseconds."""
    return to_microseconds(datetime(year, 1, 1, tzinfo=UTC))


_EARLIEST, _LATEST = year_starts(FIRST_YEAR), year_starts(LAST_YEAR + 1)


class Timeline:
    """Hands out a table that reaches far enough, and lays out the missing years when none does yet.

    Growing replaces the table by a longer one and never changes the old one: two threads that grow it at once
    do some work twice and harm nothing.
    """

    __slots__ = ("_stretches_of", "_years", "table")

    def __init__(self, stretches_of: Callable[[int], list[Interval]]) -> None:
        self._stretches_of = stretches_of
        self._years: dict[int, list[Interval]] = {}
        self.table = Table.of(0, 0, [])

    def covering(self, first: int, last: int) -> Table:
        """Return a table that holds both instants and every stretch between them."""
        table = self.table
        if table.first <= first and last < table.last:
            return table
        for at in (first, last):
            if not _EARLIEST <= at < _LATEST:
                raise InstantError(
                    f"{_shown(at)} is outside the years calendars answer for, {FIRST_YEAR} to {LAST_YEAR}",
                    next_step="check the date",
                )
        lowest, highest = from_microseconds(first).year, from_microseconds(last).year
        if table.last > table.first:
            lowest = min(lowest, from_microseconds(table.first).year)
            highest = max(highest, from_microseconds(table.last - 1).year)
        return self._laid_out(lowest, highest)

    def longer(self, table: Table) -> Table | None:
        """Return a table that reaches about twice as far into the future; none at the end of the known years."""
        if table.last >= _LATEST:
            return None
        return self.covering(table.first, min(2 * table.last - table.first, _LATEST) - 1)

    def reaching(self, at: int, work: int, place: str) -> Table:
        """Return a table with at least that much work after an instant, or say that there never is."""
        table = self.covering(at, at)
        while table.total - table.worked(at) < work:
            grown = self.longer(table)
            if grown is None:
                raise _never(at, f"before the end of {LAST_YEAR}", place)
            table = grown
        return table

    def reaching_back(self, at: int, work: int, place: str) -> Table:
        """Return a table with at least that much work before an instant, or say that there never was."""
        table = self.covering(at, at)
        while table.worked(at) < work:
            if table.first <= _EARLIEST:
                raise _never(at, f"back to the start of {FIRST_YEAR}", place)
            table = self.covering(max(2 * table.first - table.last, _EARLIEST), table.last - 1)
        return table

    def _laid_out(self, lowest: int, highest: int) -> Table:
        years = range(lowest, highest + 1)
        for year in years:
            if year not in self._years:
                self._years[year] = self._stretches_of(year)
        stretches = union(stretch for year in years for stretch in self._years[year])
        self.table = Table.of(year_starts(lowest), year_starts(highest + 1), stretches)
        return self.table


def _shown(at: int) -> str:
    try:
        return from_microseconds(at).isoformat()
    except OverflowError:
        return f"the instant {at} microseconds from 1970"


def _never(at: int, horizon: str, place: str) -> NeverOpenError:
    return NeverOpenError(
        f"never open, or not for long enough, from {_shown(at)} {horizon}",
        place=place,
        next_step="give the calendar shifts, or shorten its closures, the absences or the allowance",
    )
