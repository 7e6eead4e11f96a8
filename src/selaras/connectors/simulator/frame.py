"""The frame of time a world lives in: from its first day to the instant at which its history ends."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from selaras.connectors.simulator.arrays import DAY, HOUR, WEEK, Ints
from selaras.kit.instants import from_microseconds, in_utc, to_microseconds

HOME_ZONE = "Asia/Jakarta"
_HOME_OFFSET = 7 * HOUR  # Jakarta keeps one offset all year, so local days can be cut by arithmetic
_FIRST_MONDAY = 4 * DAY  # 1970-01-05


@dataclass(frozen=True, slots=True)
class Frame:
    """Instants are microseconds in UTC; days and weeks are those of the company's home zone."""

    start: int
    until: int

    @classmethod
    def ending(cls, until: datetime, months: int) -> "Frame":
        """Return the frame of whole local days that reaches back ``months`` calendar months from ``until``."""
        last = in_utc(until, place="until").astimezone(ZoneInfo(HOME_ZONE))
        years, month = divmod(last.year * 12 + last.month - 1 - months, 12)
        first = date(years, month + 1, min(last.day, 28))
        start = datetime(first.year, first.month, first.day, tzinfo=UTC)
        return cls(to_microseconds(start) - _HOME_OFFSET, to_microseconds(until))

    @property
    def days(self) -> int:
        """Return how many local days the frame touches."""
        return -(-(self.until - self.start) // DAY)

    @property
    def first_day(self) -> date:
        """Return the first local day."""
        return self.day_of(self.start)

    @property
    def last_day(self) -> date:
        """Return the local day on which history ends."""
        return self.day_of(self.until - 1)

    def day_of(self, at: int) -> date:
        """Return the local day of an instant."""
        return (from_microseconds(at) + timedelta(hours=7)).date()

    def midnight(self, day: date) -> int:
        """Return the instant at which a local day begins."""
        return to_microseconds(datetime(day.year, day.month, day.day, tzinfo=UTC)) - _HOME_OFFSET

    def week_of(self, at: Ints) -> Ints:
        """Return the number of the local week, Monday first, counted from the frame's first week."""
        return (at + _HOME_OFFSET - _FIRST_MONDAY) // WEEK - self._first_week

    @property
    def weeks(self) -> int:
        """Return how many local weeks the frame touches."""
        return int(self.week_of(np.array([self.until - 1]))[0]) + 1

    def monday(self, week: int) -> int:
        """Return the instant at which a week of the frame begins."""
        return (self._first_week + week) * WEEK + _FIRST_MONDAY - _HOME_OFFSET

    @property
    def _first_week(self) -> int:
        return (self.start + _HOME_OFFSET - _FIRST_MONDAY) // WEEK

    def quarters(self) -> list[tuple[date, date]]:
        """Return first and last day of every calendar quarter the frame touches."""
        found: list[tuple[date, date]] = []
        first = date(self.first_day.year, (self.first_day.month - 1) // 3 * 3 + 1, 1)
        while first <= self.last_day:
            following = date(first.year + first.month // 10, (first.month + 2) % 12 + 1, 1)
            found.append((first, following - timedelta(days=1)))
            first = following
        return found
