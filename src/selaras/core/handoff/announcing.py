"""Announcing: what a rep is told of a lead that is theirs now, and when it goes up a step if they do not answer."""

from datetime import datetime

from selaras.core.charter.calendars import calendar_named
from selaras.core.charter.terms import Terms
from selaras.core.ledger.details.lead import Notified
from selaras.core.lifecycle import Pass


def announcement(current: Pass, terms: Terms, rep_id: str, now: datetime, level: int = 0) -> Notified:
    """Return how the rep is told of the pass that is theirs now.

    What is fast and fresh goes by the fast lane, and up a step when nobody answers; what is old or accepted already
    stands in the queue.
    """
    fresh = now - current.started_at <= terms.desk.announce_within
    if not (current.high_intent and fresh) or current.entered("sal") is not None:
        return Notified(rep_id=rep_id, medium="queue")
    return Notified(rep_id=rep_id, medium="fast_lane", climb_at=climbs_at(terms, level, now))


def climbs_at(terms: Terms, level: int, now: datetime) -> datetime | None:
    """Return when a lead of this level goes up the next step unless somebody answers; None where no step is left."""
    steps = terms.desk.climb
    if level >= len(steps):
        return None
    after = steps[level].after
    return calendar_named(terms, after.calendar).deadline(now, after.time)
