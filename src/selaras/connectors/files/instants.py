"""Dates and times as exports write them, and the order of day and month decided from a whole column."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal
from zoneinfo import ZoneInfo

from selaras.connectors.files.values import UnreadableError
from selaras.kit.instants import from_microseconds
from selaras.kit.sentence import Sentence

Order = Literal["iso", "dmy", "mdy"]

_FORM = re.compile(
    r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})"
    r"(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp][Mm])?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
_WORDED = re.compile(r"(?:(\d{1,2})[ -]([A-Za-z]{3,9})|([A-Za-z]{3,9}) (\d{1,2}))[ ,-]+(\d{4})(?:[ ,]+(.+))?")
_EPOCH = re.compile(r"\d{10}|\d{13}")
_MONTHS = {
    name: i % 12 + 1
    for i, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
}
_MONTHS |= {"mei": 5, "agu": 8, "okt": 10, "des": 12}
_FULL_ISO = 19  # 2026-03-02 09:00:00
_REMEMBERED = 100_000


def order_of(text: str) -> str:
    """Return what one date says about its order: iso, dmy, mdy, either, or none where it is no date with an order.

    >>> [order_of(t) for t in ("2026-03-02", "13/02/2026", "02/13/2026", "02/03/2026", "soon")]
    ['iso', 'dmy', 'mdy', 'either', 'none']
    """
    form = _FORM.fullmatch(text)
    if not form:
        return "none"
    first, second, third = (int(form[i]) for i in (1, 2, 3))
    if len(form[1]) == 4:
        return "iso"
    if len(form[3]) not in {2, 4} or third == 0:
        return "none"
    if first > 12 or second > 12:
        return "none" if first > 12 and second > 12 else "dmy" if first > 12 else "mdy"
    return "either"


@dataclass(slots=True)
class Evidence:
    """What a column's dates say together: how many of each order, and the first row of each."""

    seen: dict[str, int] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)

    def look(self, row: int, text: str) -> None:
        """Take one value into account."""
        order = order_of(text)
        self.seen[order] = self.seen.get(order, 0) + 1
        self.first.setdefault(order, row)

    @property
    def decided(self) -> Order | None:
        """Return the order, or None where the values leave it open or contradict each other."""
        if self.seen.get("dmy") and self.seen.get("mdy"):
            return None
        if self.seen.get("dmy"):
            return "dmy"
        if self.seen.get("mdy"):
            return "mdy"
        return None if self.seen.get("either") else "iso"


class Instants:
    """Reads one column's dates and times; those without an offset are of ``zone``, a date is its first instant
    there.
    """

    def __init__(self, order: Order, zone: ZoneInfo) -> None:
        self._order, self._zone = order, zone
        self._known: dict[str, datetime] = {}

    def instant(self, text: str) -> datetime:
        """Return the instant in UTC that the text names."""
        known = self._known.get(text)
        if known is not None:
            return known
        found = self._read(text)
        if len(self._known) < _REMEMBERED:
            self._known[text] = found
        return found

    def day(self, text: str) -> date:
        """Return the date the text names, in the column's zone."""
        return self.instant(text).astimezone(self._zone).date()

    def _read(self, text: str) -> datetime:
        if len(text) >= _FULL_ISO and text[4] == "-":
            try:
                return self._located(datetime.fromisoformat(text))
            except ValueError:
                pass
        if _EPOCH.fullmatch(text):
            return from_microseconds(int(text) * (1000 if len(text) == 13 else 1_000_000))
        try:
            form = _FORM.fullmatch(text)
            return self._numbered(form) if form else self._worded(text)
        except (ValueError, OverflowError):
            raise UnreadableError(Sentence.of("imports-reject-instant")) from None

    def _located(self, moment: datetime) -> datetime:
        if moment.tzinfo is UTC:
            return moment
        return (moment if moment.tzinfo else moment.replace(tzinfo=self._zone)).astimezone(UTC)

    def _numbered(self, form: re.Match[str]) -> datetime:
        first, second, third = (int(form[i]) for i in (1, 2, 3))
        if len(form[1]) == 4:
            year, month, day = first, second, third
        elif self._order == "iso":
            raise UnreadableError(Sentence.of("imports-reject-order"))
        else:
            day, month = (first, second) if self._order == "dmy" else (second, first)
            year = third if third > 99 else third + (2000 if third < 70 else 1900)
        micro = int((form[7] or "0").ljust(6, "0")[:6])
        hour = _hour(int(form[4] or 0), form[8])
        moment = datetime(year, month, day, hour, int(form[5] or 0), int(form[6] or 0), micro, _offset(form[9]))
        return self._located(moment)

    def _worded(self, text: str) -> datetime:
        form = _WORDED.fullmatch(text)
        if not form:
            raise ValueError
        month = _MONTHS.get((form[2] or form[3]).lower()[:3], 0)
        rest = f" {form[6]}" if form[6] else ""
        numbered = _FORM.fullmatch(f"{form[5]}-{month}-{form[1] or form[4]}{rest}")
        if not numbered:
            raise ValueError
        return self._numbered(numbered)


def _hour(hour: int, half: str | None) -> int:
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError
    return hour % 12 + (12 if half.lower() == "pm" else 0)


def _offset(text: str | None) -> timezone | None:
    if text is None:
        return None
    if text in {"Z", "UTC", "GMT"}:
        return UTC
    sign = -1 if text[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(text[1:3]), minutes=int(text[-2:])))


def orders(columns: Iterable[str]) -> dict[str, Evidence]:
    """Return an empty gathering for each column."""
    return {column: Evidence() for column in columns}
