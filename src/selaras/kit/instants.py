"""Instants: aware datetimes in UTC, their text, and the integer microseconds the lake and NumPy hold."""

from datetime import UTC, datetime, timedelta

from selaras.kit.errors import InputError

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def in_utc(instant: datetime, *, place: str = "") -> datetime:
    """Return the same instant in UTC; a datetime without a zone is an error, not a guess.

    >>> from datetime import timezone
    >>> in_utc(datetime(2026, 3, 2, 9, tzinfo=timezone(timedelta(hours=7)))).isoformat()
    '2026-03-02T02:00:00+00:00'
    """
    if instant.tzinfo is None:
        raise InputError(
            f"{instant.isoformat()} has no time zone", place=place, next_step="add an offset, such as +07:00 or Z"
        )
    return instant.astimezone(UTC)


def to_microseconds(instant: datetime) -> int:
    """Return whole microseconds since 1970 in UTC, exactly.

    >>> to_microseconds(datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC))
    1000000
    """
    return (instant - _EPOCH) // _MICROSECOND


def from_microseconds(microseconds: int) -> datetime:
    """Return the instant that lies ``microseconds`` after the start of 1970 in UTC.

    >>> from_microseconds(1_000_000).isoformat()
    '1970-01-01T00:00:01+00:00'
    """
    return _EPOCH + timedelta(microseconds=microseconds)


def parse_instant(text: str, *, place: str = "") -> datetime:
    """Return the instant an ISO 8601 text with an offset names.

    >>> parse_instant("2026-03-02T09:00:00+07:00").hour
    2
    """
    try:
        instant = datetime.fromisoformat(text.strip())
    except ValueError:
        raise InputError(
            f"'{text}' is not an instant", place=place, next_step="write it as 2026-03-02T09:00:00Z"
        ) from None
    return in_utc(instant, place=place)
