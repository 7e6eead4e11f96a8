"""The values a calendar is made of: weekly shifts, days with their own hours, public holidays, absences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

import holidays as public_holidays

from selaras.core.calendars.errors import CalendarError, InstantError


@dataclass(frozen=True, slots=True, order=True)
class Hours:
    """One stretch of a day in local time; closing at or before opening means the next day.

    ``Hours(time(0), time(0))`` is the whole day, and ``Hours(time(22), time(6))`` ends the next morning.
    """

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.opens.tzinfo or self.closes.tzinfo:
            raise CalendarError(
                f"hours {self.opens}-{self.closes} carry a time zone",
                next_step="give local times; the zone belongs to the calendar",
            )

    @property
    def overnight(self) -> bool:
        """Whether the stretch ends on the day after it began; closing at midnight counts."""
        return self.closes <= self.opens


@dataclass(frozen=True, slots=True, order=True)
class Shift:
    """Hours that come back every week; ``weekday`` is 0 on Monday and names the day the shift begins."""

    weekday: int
    opens: time
    closes: time

    def __post_init__(self) -> None:
        if not 0 <= self.weekday <= 6:
            raise CalendarError(
                f"weekday {self.weekday} does not exist", next_step="count from 0, Monday, to 6, Sunday"
            )
        Hours(self.opens, self.closes)

    @property
    def hours(self) -> Hours:
        """The shift without its weekday."""
        return Hours(self.opens, self.closes)


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """The hours of one date, in place of its weekly shifts, holiday or not; no hours mean closed."""

    day: date
    hours: tuple[Hours, ...] = ()


@dataclass(frozen=True, slots=True)
class Absence:
    """A person is away from ``start`` up to, but not including, ``end``; both are aware instants."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise InstantError(
                f"the absence from {self.start} to {self.end} has no time zone", next_step="add an offset"
            )
        if self.end <= self.start:
            raise InstantError(
                f"the absence from {self.start} ends at {self.end}", next_step="give an end after its start"
            )


@dataclass(frozen=True, slots=True)
class Holidays:
    """The public holidays of a country, and of one of its regions, as the ``holidays`` library knows them.

    ``country`` and ``region`` are ISO 3166 codes. ``categories`` other than ``public`` differ by country:
    Indonesia's joint leave days are ``government``. ``observed`` adds the weekday a holiday on a weekend is
    moved to.

    >>> Holidays("ID").dates(2026) >= {date(2026, 8, 17)}
    True
    >>> (
    ...     date(2026, 11, 1) in Holidays("DE", "BY").dates(2026),
    ...     date(2026, 11, 1) in Holidays("DE", "BE").dates(2026),
    ... )
    (True, False)
    """

    country: str
    region: str | None = None
    categories: tuple[str, ...] = ("public",)
    observed: bool = True

    def __post_init__(self) -> None:
        self._known()

    def dates(self, year: int) -> frozenset[date]:
        """Return every date of the year that is a holiday here."""
        return frozenset(self._known(year))

    def _known(self, *years: int) -> Iterable[date]:
        try:
            found: Iterable[date] = public_holidays.country_holidays(
                self.country,
                subdiv=self.region,
                years=years,
                observed=self.observed,
                categories=self.categories,
            )
        except (NotImplementedError, ValueError) as unknown:
            place = self.country if self.region is None else f"{self.country}-{self.region}"
            raise CalendarError(
                f"no public holidays are known for {', '.join(self.categories)}: {unknown}",
                place=f"holidays {place}",
                next_step="use an ISO 3166 country and region, and a category that country has",
            ) from None
        return found
