"""Where a local time lies in UTC, in a way that daylight saving can neither gain nor lose a minute."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from selaras.core.calendars.errors import CalendarError
from selaras.kit.instants import to_microseconds

_SECOND = timedelta(seconds=1)


@lru_cache(maxsize=512)
def zone_named(name: str) -> ZoneInfo:
    """Return the IANA zone of that name.

    >>> zone_named("Asia/Jakarta").key
    'Asia/Jakarta'
    """
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, LookupError):
        raise CalendarError(
            f"'{name}' is not a time zone",
            next_step="use an IANA name, such as Asia/Jakarta or America/New_York",
        ) from None


def first_showing(day: date, at: time, zone: ZoneInfo) -> int:
    """Return the first instant, in microseconds, at which clocks in the zone show that time or a later one.

    A time shown twice means its first showing. A time that is skipped means the instant of the skip. The rule
    is monotone, so a shift is never longer than its clock or turned inside out.

    >>> new_york = zone_named("America/New_York")
    >>> first_showing(date(2026, 3, 8), time(2, 30), new_york) == first_showing(date(2026, 3, 8), time(3), new_york)
    True
    """
    shown = datetime.combine(day, at, zone)
    usual, other = shown.utcoffset(), shown.replace(fold=1).utcoffset()
    if usual is None or other is None or usual >= other:
        return to_microseconds(shown)
    return _skip_between(shown.replace(tzinfo=UTC) - other, shown.replace(tzinfo=UTC) - usual, zone)


def _skip_between(before: datetime, after: datetime, zone: ZoneInfo) -> int:
    """Return the instant at which the zone's offset changes, to the second, by halving."""
    old = before.astimezone(zone).utcoffset()
    seconds = (after - before) // _SECOND
    low, high = 0, seconds
    while high - low > 1:
        middle = (low + high) // 2
        if (before + middle * _SECOND).astimezone(zone).utcoffset() == old:
            low = middle
        else:
            high = middle
    return to_microseconds(before + high * _SECOND)
