"""Which leads a caller may see, and the history of one of them as it was known at an instant."""

from datetime import datetime

from django.db.models import QuerySet
from django.http import HttpRequest

from selaras.actions.charter import charter_in_force
from selaras.actions.reach import visible_leads
from selaras.api.callers import Caller, caller_of
from selaras.api.problems import ProblemError
from selaras.api.visits import visit_of
from selaras.core.ledger import Fact, standing
from selaras.core.lifecycle import Lead, fold
from selaras.core.staff import Act
from selaras.records.ledger import lead_story_at
from selaras.records.models import LeadReading

READS_LEADS = (Act.READ_ALL_LEADS, Act.READ_TEAM_LEADS, Act.READ_OWN_LEADS)


def seen(caller: Caller, now: datetime) -> QuerySet[LeadReading]:
    """Return the leads that the caller may see; the charter is asked only where it makes a difference."""
    if caller.may(Act.READ_TEAM_LEADS) or not caller.may(Act.READ_OWN_LEADS):
        return visible_leads(caller)
    version = charter_in_force(now)
    return visible_leads(caller, team=version is not None and version.terms.desk.reps_see_their_team)


def lead_seen(request: HttpRequest, lead_id: str) -> LeadReading:
    """Return the reading of a lead; one that the caller may not see is not there. A merged one is its survivor's."""
    row = LeadReading.objects.filter(lead_id=lead_id).first()
    caller, now = caller_of(request), visit_of(request).now
    if row is None or not (caller.may(Act.READ_ALL_LEADS) or _among(row, seen(caller, now))):
        raise ProblemError.of("not_found", what=lead_id)
    return row


def known_history(row: LeadReading, at: datetime) -> list[Fact]:
    """Return the facts of a lead that were known at an instant and stand, in ledger order."""
    return standing(known_story(row, at))


def known_story(row: LeadReading, at: datetime) -> list[Fact]:
    """Return every fact of a lead that was known at an instant, taken back or not; before the first there was none."""
    facts = lead_story_at(row.lead_id, at)
    if not any(fact.kind.startswith("lead.") for fact in facts):
        raise ProblemError.of("not_found", what=row.lead_id)
    return facts


def known_lead(row: LeadReading, at: datetime) -> Lead:
    """Return a lead as it was known at an instant."""
    return fold(known_history(row, at))


def reads_personal(request: HttpRequest) -> bool:
    """Return whether the caller may read who a lead is."""
    return caller_of(request).may(Act.READ_PERSONAL_DETAILS)


def _among(row: LeadReading, leads: QuerySet[LeadReading]) -> bool:
    return leads.filter(lead_id=row.merged_into or row.lead_id).exists()
