"""Readings made again from the facts: all of them after bulk work, some of them after a few facts."""

from collections.abc import Callable, Iterable

from selaras.records.ledger import database_troubles, newest_position
from selaras.records.models import Fact
from selaras.records.readings import Rebuilt, catch_up, readings_position, rebuild, refresh

_TOO_FAR_BEHIND = 50_000  # facts: from about here on, making all readings again is the shorter way


def rebuild_readings(progress: Callable[[str, int], None] | None = None) -> Rebuilt:
    """Make every reading again; pages see the old readings until all new ones are in place."""
    return rebuild(progress)


def refresh_leads(lead_ids: Iterable[str]) -> int:
    """Make the readings of these leads again and return how many were written."""
    return refresh(lead_ids)


def catch_up_readings(too_far_behind: int = _TOO_FAR_BEHIND) -> int:
    """Take in facts that were appended without readings, and return how many there were."""
    with database_troubles():
        position = readings_position()
        if newest_position() <= position:
            return 0
        behind = Fact.objects.filter(id__gt=position).count()
        if behind > too_far_behind:
            rebuild()
            return behind
        return catch_up(position)
