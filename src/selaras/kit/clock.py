"""The wall clock. Nothing else in Selaras may read it: everywhere below the faces, time is an argument."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present instant in UTC."""
    return datetime.now(UTC)
