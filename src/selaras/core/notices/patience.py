"""Patience: when a message that did not get through is tried again, and when it is given up.

The pauses grow, and each is lengthened by up to a tenth that follows from the message's own key: a thousand messages
that failed in one second do not come back in one second, and yet every run gives the same instants.
"""

from datetime import datetime, timedelta
from fractions import Fraction
from hashlib import sha256
from typing import Final

_SECOND, _MINUTE, _HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)

PAUSES: Final[tuple[timedelta, ...]] = (
    5 * _SECOND, _MINUTE, 5 * _MINUTE, 30 * _MINUTE,
    2 * _HOUR, 5 * _HOUR, 10 * _HOUR, 14 * _HOUR, 20 * _HOUR, 24 * _HOUR,
)  # fmt: skip
"""The pauses after the first, second ... failure; the tries stretch over a little more than three days."""

GIVE_UP_AFTER: Final = len(PAUSES) + 1
"""Tries in all."""

SHUT_AFTER: Final = timedelta(days=5)
"""An endpoint that has failed for so long without a single success is shut."""


def next_try(key: str, tries: int, now: datetime, wait_until: datetime | None = None) -> datetime | None:
    """Return when a message is tried again after so many failed tries; None when it is given up.

    A receiver that named a later instant (``wait_until``) gets its wish.

    >>> from datetime import UTC
    >>> now = datetime(2026, 3, 2, tzinfo=UTC)
    >>> now + _MINUTE <= next_try("msg_1", 2, now) <= now + 66 * _SECOND
    True
    >>> next_try("msg_1", GIVE_UP_AFTER, now) is None
    True
    """
    if tries >= GIVE_UP_AFTER:
        return None
    pause = PAUSES[tries - 1]
    at = now + pause + pause * float(_share(key, tries)) / 10
    return max(at, wait_until) if wait_until else at


def _share(key: str, tries: int) -> Fraction:
    """Return a share between 0 and 1 that follows from a key and a number."""
    return Fraction(int.from_bytes(sha256(f"{key}:{tries}".encode()).digest()[:4], "big"), 2**32)
