"""What time alone brings about: promises fall due, people are reminded, leads wake and climb; nothing is forgotten."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from selaras.actions.desk import desk
from selaras.records.models import ClockReading, LeadReading

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Looked:
    """How many leads were looked at, how many facts followed, and which leads nothing followed for."""

    leads: int = 0
    facts: int = 0
    unmoved: frozenset[str] = frozenset()


def look_at_due(now: datetime, limit: int = AT_ONCE, passed_over: frozenset[str] = frozenset()) -> Looked:
    """Follow up the leads whose next look has come, the longest waiting first, in one transaction of the desk.

    Whoever asks at the same time waits, sees what was done and finds the next ones; a kill leaves everything as it was.
    Without a charter in force nothing is due. ``passed_over`` are leads that an earlier look could not move.
    """
    with desk(now) as open_desk:
        if open_desk.version is None:
            return Looked()
        waiting = [lead for lead in _waiting(now, limit + len(passed_over)) if lead not in passed_over][:limit]
        if not waiting:
            return Looked()
        told = open_desk.look_again(waiting)
        still = _still_waiting(waiting, now)
        return Looked(len(waiting), len(told.followed), frozenset(still))


def next_look(after: datetime) -> datetime | None:
    """Return the first instant at which anything falls due; None where nothing ever will by itself."""
    firsts = (
        model.objects.filter(next_look_at__isnull=False).order_by("next_look_at").values_list("next_look_at", flat=True)
        for model in (ClockReading, LeadReading)
    )
    found = [first for rows in firsts if (first := rows.first()) is not None]
    return max(min(found), after) if found else None


def _waiting(now: datetime, limit: int) -> list[str]:
    found: dict[str, datetime] = {}
    for model in (ClockReading, LeadReading):
        rows = model.objects.filter(next_look_at__lt=now).exclude(lead_id="").order_by("next_look_at")
        for lead, at in rows.values_list("lead_id", "next_look_at")[:limit]:
            if at is not None:
                found[lead] = min(at, found.get(lead, at))
    return [lead for lead, _ in _earliest_first(found)][:limit]


def _earliest_first(found: Mapping[str, datetime]) -> list[tuple[str, datetime]]:
    return sorted(found.items(), key=lambda one: (one[1], one[0]))


def _still_waiting(lead_ids: list[str], now: datetime) -> set[str]:
    return {
        lead
        for model in (ClockReading, LeadReading)
        for lead in model.objects.filter(lead_id__in=lead_ids, next_look_at__lt=now).values_list("lead_id", flat=True)
    }
