"""The people routing may choose among, as the readings know them at an instant."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Count, QuerySet

from selaras.core.calendars import Absence, Calendar
from selaras.core.charter.calendars import calendar_named
from selaras.core.charter.terms import Terms
from selaras.core.routing import Person
from selaras.records.models import AbsenceReading, CapacityReading, LeadReading, RepReading

_PAST: Final = timedelta(days=92)
"""How far back absences are told: a promise that broke while nobody looked is judged by who was away then."""
_NOT_FOR_LEADS: Final = frozenset({"manager", "leader", "reviewer"})


def selling_now() -> QuerySet[RepReading]:
    """Return whoever could be given a lead by hand, by name: those who have not left and whose role is to sell."""
    return RepReading.objects.filter(left_at__isnull=True).exclude(role__in=_NOT_FOR_LEADS).order_by("name", "rep_id")


def people(now: datetime, terms: Terms) -> list[Person]:
    """Return everybody who could be given a lead, whether or not they may now, in the order of their ids.

    Their hours are those of the charter's calendar they are known to work by, in their own time zone.
    """
    absences, capacities, held = _absences(now), _capacities(now), _open_leads()
    return [
        Person(
            id=row.rep_id,
            names=tuple(name for name in (row.external_id, row.email) if name),
            called=row.name,
            team=row.team or None,
            sells=row.role not in _NOT_FOR_LEADS,
            calendar=_calendar(row, terms),
            absences=tuple(absences.get(row.rep_id, ())),
            left=row.left_at is not None and row.left_at <= now,
            open_leads=held.get(row.rep_id, 0),
            capacity=capacities.get(row.rep_id),
        )
        for row in RepReading.objects.order_by("rep_id")
    ]


def _calendar(row: RepReading, terms: Terms) -> Calendar | None:
    """Return the rep's hours; None where the charter has no calendar of that name: they are never out of hours."""
    if row.calendar not in terms.calendars:
        return None
    named = calendar_named(terms, row.calendar)
    return named if named.always or row.time_zone in {"", named.zone} else replace(named, zone=row.time_zone)


def _absences(now: datetime) -> dict[str, list[Absence]]:
    found: dict[str, list[Absence]] = {}
    for row in AbsenceReading.objects.filter(ends_at__gt=now - _PAST).order_by("key"):
        if row.starts_at < row.ends_at:
            found.setdefault(row.rep_id, []).append(Absence(row.starts_at, row.ends_at))
    return found


def _capacities(now: datetime) -> dict[str, int]:
    """Return what each rep said last of the time that is now."""
    rows: Iterable[CapacityReading] = CapacityReading.objects.filter(from_at__lte=now, announced_at__lte=now)
    told = sorted(rows, key=lambda row: (row.from_at, row.announced_at, row.key))
    return {row.rep_id: row.leads_per_week for row in told}


def _open_leads() -> dict[str, int]:
    rows = LeadReading.objects.filter(status="open").exclude(rep_id="").values("rep_id").annotate(held=Count("lead_id"))
    return {row["rep_id"]: row["held"] for row in rows}
