"""Drilling down: every breach behind a figure, with its cause, as far as whoever asks may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from selaras.actions.reach import visible_leads
from selaras.core.staff import Act, Person
from selaras.kit.periods import Period
from selaras.records.models import LeadReading, RepReading
from selaras.records.promises import Breach, breaches


@dataclass(frozen=True, slots=True)
class BreachRow:
    """A broken promise about a lead; ``late_by`` is how late it was kept, or how long it has been open by now.

    ``cause`` is late, untouched, wrong_owner, absent, over_capacity or system; empty where it was not told yet. Names
    are empty where whoever asks may not see them.
    """

    clock_id: str
    side: str
    clause: str
    lead_id: str
    lead: str
    owner_id: str
    owner: str
    team: str
    high_intent: bool
    due_at: datetime
    stopped_at: datetime | None
    late_by: timedelta
    cause: str


def breach_rows(  # noqa: PLR0913 (what the drill-down's address names)
    period: Period, now: datetime, who: Person, *, side: str = "", clause: str = "", cause: str = "", team: str = ""
) -> list[BreachRow]:
    """Return the promises that were due in a period and were broken, the oldest first; both sides see all of them.

    Whoever may see a lead sees who it is; whoever may read the figures of reps, and the rep, sees whose breach it is.
    """
    among = Q()
    for name, value in (("side", side), ("clause", clause), ("cause", cause), ("team", team)):
        among &= Q(**{name: value}) if value else Q()
    found = breaches(period, now, among)
    leads, owners = _leads(found, who), _owners(found, who)
    return [
        BreachRow(
            clock_id=one.clock_id,
            side=one.side,
            clause=one.clause,
            lead_id=one.lead_id if one.lead_id in leads else "",
            lead=leads.get(one.lead_id, ""),
            owner_id=one.owner_id if one.owner_id in owners else "",
            owner=owners.get(one.owner_id, ""),
            team=one.team,
            high_intent=one.high_intent,
            due_at=one.due_at,
            stopped_at=one.stopped_at,
            late_by=(one.stopped_at or now) - one.due_at,
            cause=one.cause,
        )
        for one in found
    ]


def _leads(found: Iterable[Breach], who: Person) -> dict[str, str]:
    """Return the names of the leads this person may see; who may not read personal details sees companies."""
    ids = {one.lead_id for one in found}
    rows: dict[str, LeadReading] = {row.lead_id: row for row in visible_leads(who).filter(lead_id__in=ids)}
    personal = who.may(Act.READ_PERSONAL_DETAILS)
    return {lead: (row.name if personal else "") or row.company or lead for lead, row in rows.items()}


def _owners(found: Iterable[Breach], who: Person) -> dict[str, str]:
    ids = {one.owner_id for one in found if one.owner_id}
    if not who.may(Act.READ_REP_FIGURES):
        ids &= {who.rep_id}
    return dict(RepReading.objects.filter(rep_id__in=ids).values_list("rep_id", "name"))
