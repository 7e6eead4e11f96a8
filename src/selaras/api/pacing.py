"""How fast a caller may call, and the headers that tell them (draft-ietf-httpapi-ratelimit-headers-10)."""

from datetime import datetime, timedelta

from django.conf import settings

from selaras.kit.pace import Pace, Taken
from selaras.records.pacing import buckets


def pace() -> Pace:
    """Return how fast one caller may call."""
    return Pace(settings.API_CALLS_A_MINUTE, timedelta(minutes=1))


def take(holder: str, now: datetime) -> Taken:
    """Take one token from a caller's bucket."""
    return buckets(settings.HOME).take(holder, pace(), now)


def told(taken: Taken, now: datetime) -> dict[str, str]:
    """Return the headers that say what the pace is and how much is left of it."""
    agreed = pace()
    return {
        "RateLimit-Policy": f'"caller";q={agreed.calls};w={round(agreed.within.total_seconds())}',
        "RateLimit": f'"caller";r={taken.left};t={taken.seconds_to_full(now)}',
    }
