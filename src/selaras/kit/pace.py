"""Pace: how many calls somebody may make in a while, as a bucket that refills steadily.

The bucket is one instant, the one at which it would be full again; taking a token moves it on by the time a token takes
to come back. (The generic cell rate algorithm of ATM networks: no counter, no timer.)
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil


@dataclass(frozen=True, slots=True)
class Pace:
    """So many calls ``within`` a time; all of them may come at once, and then the bucket refills evenly."""

    calls: int
    within: timedelta

    @property
    def each(self) -> timedelta:
        """How long one token takes to come back."""
        return self.within / self.calls


@dataclass(frozen=True, slots=True)
class Taken:
    """Whether a token was there, how many are left, and when the bucket is full again."""

    granted: bool
    left: int
    full_at: datetime
    wait: timedelta
    """How long until the next token; none while there are some."""

    def seconds_to_full(self, now: datetime) -> int:
        """Return the whole seconds until the bucket is full again."""
        return ceil((self.full_at - now).total_seconds())

    @property
    def retry_after(self) -> int:
        """The whole seconds after which a token is there for sure."""
        return ceil(self.wait.total_seconds())


def taken(full_at: datetime | None, pace: Pace, now: datetime) -> Taken:
    """Take one token from a bucket that would be full at an instant; None is a bucket nobody has touched.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    >>> first = taken(None, Pace(2, timedelta(minutes=1)), noon)
    >>> second = taken(first.full_at, Pace(2, timedelta(minutes=1)), noon)
    >>> third = taken(second.full_at, Pace(2, timedelta(minutes=1)), noon)
    >>> first.left, second.left, third.granted, third.retry_after
    (1, 0, False, 30)
    """
    full = max(full_at or now, now)
    after = full + pace.each
    lacking = after - now - pace.within
    if lacking > timedelta(0):
        return Taken(False, 0, full, lacking)
    left = (now + pace.within - after) // pace.each
    return Taken(True, left, after, pace.each if left == 0 else timedelta(0))
