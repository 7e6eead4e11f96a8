"""Periods: half-open stretches of days, cut in the charter's zone and fiscal year."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from selaras.kit.errors import InputError
from selaras.kit.instants import to_microseconds

Span = Literal["week", "month", "quarter", "year", "days"]
_EPOCH = date(1970, 1, 1)
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """The instants from ``start`` until before ``end``, named by the first and last local date, both included."""

    name: str
    span: Span
    first_day: date
    last_day: date
    zone: str

    @property
    def start(self) -> datetime:
        """The first instant, in UTC."""
        return _midnight(self.first_day, self.zone)

    @property
    def end(self) -> datetime:
        """The first instant after the period, in UTC."""
        return _midnight(self.last_day + timedelta(days=1), self.zone)

    @property
    def bounds(self) -> dict[str, int]:
        """The two instants as the engine takes them."""
        return {"start": to_microseconds(self.start), "end": to_microseconds(self.end)}

    @property
    def days(self) -> dict[str, int]:
        """The first and last day as the engine takes them: days since 1970."""
        return {"low": day_number(self.first_day), "high": day_number(self.last_day)}

    def __contains__(self, instant: datetime) -> bool:
        return self.start <= instant < self.end


@dataclass(frozen=True, slots=True)
class Cuts:
    """How time is cut: days of a zone, weeks from Monday, months, and quarters of a fiscal year.

    A fiscal year that does not begin in January is named after the calendar year it ends in.

    >>> jakarta = Cuts("Asia/Jakarta")
    >>> jakarta.named("2026-Q3").start.isoformat()
    '2026-06-30T17:00:00+00:00'
    >>> Cuts("UTC", fiscal_year_starts=4).named("2026-Q1").first_day.isoformat()
    '2025-04-01'
    """

    zone: str = "UTC"
    fiscal_year_starts: int = 1

    def named(self, text: str) -> Period:
        """Return the period a text names: 2026, 2026-Q3, 2026-07, 2026-W31, a day, or two days as first..last."""
        try:
            return self._read(text.strip())
        except ValueError:
            raise InputError(
                f"'{text}' is not a period",
                next_step="write 2026-Q3, 2026-07, 2026-W31, 2026, 2026-07-15 or 2026-07-01..2026-07-15",
            ) from None

    def _read(self, text: str) -> Period:
        if found := re.fullmatch(r"(\d{4})-?[Qq]([1-4])", text):
            return self._months("quarter", self._fiscal_first(int(found[1]), 3 * int(found[2]) - 3))
        if found := re.fullmatch(r"(\d{4})-?[Ww](\d{1,2})", text):
            return self._week(date.fromisocalendar(int(found[1]), int(found[2]), 1))
        if found := re.fullmatch(r"(\d{4})-(\d{2})", text):
            return self._months("month", date(int(found[1]), int(found[2]), 1))
        if found := re.fullmatch(r"(\d{4})", text):
            return self._months("year", self._fiscal_first(int(found[1]), 0))
        first, _, last = text.partition("..")
        return self.days(date.fromisoformat(first), date.fromisoformat(last or first))

    def days(self, first: date, last: date) -> Period:
        """Return the period of these days, both included."""
        if last < first:
            raise ValueError(f"{last} lies before {first}")
        name = first.isoformat() if first == last else f"{first.isoformat()}..{last.isoformat()}"
        return Period(name, "days", first, last, self.zone)

    def holding(self, instant: datetime, span: Span) -> Period:
        """Return the week, month, quarter or year that an instant lies in."""
        day = instant.astimezone(ZoneInfo(self.zone)).date()
        if span == "week":
            return self._week(day - timedelta(days=day.weekday()))
        if span == "days":
            return self.days(day, day)
        size = _MONTHS[span]
        since = (day.year * 12 + day.month - 1 - (self.fiscal_year_starts - 1)) // size * size
        year, month = divmod(since + self.fiscal_year_starts - 1, 12)
        return self._months(span, date(year, month + 1, 1))

    def before(self, period: Period) -> Period:
        """Return the period of the same span that ends where this one begins."""
        if period.span == "days":
            length = period.last_day - period.first_day + timedelta(days=1)
            return self.days(period.first_day - length, period.first_day - timedelta(days=1))
        return self.holding(
            _midnight(period.first_day - timedelta(days=1), self.zone) + timedelta(hours=12), period.span
        )

    def within(self, period: Period, span: Span) -> list[Period]:
        """Return the weeks or months that have a day in the period, clipped to it, in order."""
        parts: list[Period] = []
        day = period.first_day
        while day <= period.last_day:
            whole = self.holding(_midnight(day, self.zone), span)
            last = min(whole.last_day, period.last_day)
            parts.append(Period(whole.name, span, max(whole.first_day, period.first_day), last, self.zone))
            day = last + timedelta(days=1)
        return parts

    def _week(self, monday: date) -> Period:
        year, week, _ = monday.isocalendar()
        return Period(f"{year}-W{week:02d}", "week", monday, monday + timedelta(days=6), self.zone)

    def _months(self, span: Span, first: date) -> Period:
        size = _MONTHS[span]
        year, month = divmod(first.year * 12 + first.month - 1 + size, 12)
        last = date(year, month + 1, 1) - timedelta(days=1)
        return Period(self._name(span, first), span, first, last, self.zone)

    def _name(self, span: Span, first: date) -> str:
        if span == "month":
            return f"{first.year}-{first.month:02d}"
        place = (first.month - self.fiscal_year_starts) % 12
        year = first.year + (self.fiscal_year_starts > 1 and first.month >= self.fiscal_year_starts)
        return f"{year}" if span == "year" else f"{year}-Q{place // 3 + 1}"

    def _fiscal_first(self, year: int, months: int) -> date:
        began = (year - (self.fiscal_year_starts > 1)) * 12 + self.fiscal_year_starts - 1 + months
        return date(began // 12, began % 12 + 1, 1)


def day_number(day: date) -> int:
    """Return a day as the engine takes it: days since the first of January 1970.

    >>> day_number(date(1970, 1, 2)), from_day_number(1).isoformat()
    (1, '1970-01-02')
    """
    return (day - _EPOCH).days


def from_day_number(number: int) -> date:
    """Return the day so many days after the first of January 1970."""
    return _EPOCH + timedelta(days=number)


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)
