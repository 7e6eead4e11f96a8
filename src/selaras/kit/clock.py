"""The clock. Nothing else in Selaras may read it: everywhere below the faces, time is an argument.

A simulated company lives in a time of its own: the clock of its installation is set back to where its history ends, and
runs on from there at the pace of the wall clock.
"""

from datetime import UTC, datetime, timedelta

_behind = timedelta(0)


def now() -> datetime:
    """Return the present instant in UTC, as this installation counts it."""
    return datetime.now(UTC) - _behind


def wall() -> datetime:
    """Return the present instant in UTC as other systems count it: for signatures and other words to the outside."""
    return datetime.now(UTC)


def set_back(by: timedelta) -> None:
    """Let ``now`` run so far behind the wall clock from here on; nothing sets it forward."""
    global _behind  # noqa: PLW0603 (one clock for the whole process is what it is for)
    _behind = max(by, timedelta(0))


def behind() -> timedelta:
    """Return how far ``now`` is behind the wall clock."""
    return _behind
