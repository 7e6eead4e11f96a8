"""Time in the charter: business calendars by name, and allowances that say whose hours they count."""

import re
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

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


_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}


def duration(value: object) -> object:
    """Return a text such as 5m, 24h or 14d as a duration; anything else is left to pydantic (ISO 8601).

    >>> duration("1h30m"), duration("14d")
    (datetime.timedelta(seconds=5400), datetime.timedelta(days=14))
    """
    if isinstance(value, str) and re.fullmatch(r"(\d+(\.\d+)?[smhdw]\s*)+", value.strip()):
        parts = re.findall(r"(\d+(?:\.\d+)?)([smhdw])", value)
        return timedelta(seconds=sum(float(number) * _UNITS[unit] for number, unit in parts))
    return value


class Allowance(Part):
    """How much time a promise has, and in whose hours it is counted."""

    time: Annotated[timedelta, BeforeValidator(duration)]
    """ISO 8601 duration or a text such as 24h, 5m, 14d; a d is 24 hours of the calendar's time."""
    calendar: str
    """Name of one of the charter's calendars."""
