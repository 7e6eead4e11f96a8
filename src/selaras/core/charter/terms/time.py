"""Time in the charter: business calendars by name, and allowances that say whose hours they count."""

from datetime import date, timedelta
from typing import Literal

from pydantic import Field

from selaras.core.charter.terms.shape import Part

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class HolidayTerms(Part):
    """Public holidays of a country, or of one of its regions."""

    country: str
    """ISO 3166 country code, such as ID."""
    region: str | None = None
    """The region's code within the country, where its holidays differ."""


class CalendarTerms(Part):
    """When a team is at work."""

    zone: str | None = None
    """IANA time zone; the charter's own where not given."""
    hours: dict[Weekday, tuple[str, ...]] = Field(default_factory=dict)
    """Opening hours by weekday, such as 09:00-12:00; an end before its start runs past midnight."""
    holidays: tuple[HolidayTerms, ...] = ()
    """Public holidays on which nobody works."""
    closures: tuple[date, ...] = ()
    """Single days on which the company is closed."""
    always: bool = False
    """True for a calendar that never closes: wall-clock time."""


class Allowance(Part):
    """How much time a promise has, and in whose hours it is counted."""

    time: timedelta
    """ISO 8601 duration or a text such as 24h, 5m, 14d; a d is 24 hours of the calendar's time."""
    calendar: str
    """Name of one of the charter's calendars."""
