"""Readings made again from the facts: all of them after bulk work, some of them after a few facts."""

from collections.abc import Callable, Iterable

from selaras.records.readings import Rebuilt, rebuild, refresh


def rebuild_readings(progress: Callable[[str, int], None] | None = None) -> Rebuilt:
    """Make every reading again; pages see the old readings until all new ones are in place."""
    return rebuild(progress)


def refresh_leads(lead_ids: Iterable[str]) -> int:
    """Make the readings of these leads again and return how many were written."""
    return refresh(lead_ids)
