"""Which leads a reader may see: all, their team's, or their own."""

from typing import Any

from django.db.models import Q, QuerySet

from selaras.core.staff import Act
from selaras.records.models import LeadReading, RepReading


def visible_leads(user: Any) -> QuerySet[LeadReading]:
    """Return the leads this reader may see; merged ones are part of another and not in the list."""
    leads = LeadReading.objects.filter(merged_into="")
    if user.may(Act.READ_ALL_LEADS):
        return leads
    if not user.rep_id:
        return leads.none()
    mine = Q(rep_id=user.rep_id)
    if user.may(Act.READ_TEAM_LEADS):
        mine |= Q(rep_id__in=_team_of(user.rep_id))
    return leads.filter(mine) if user.may(Act.READ_OWN_LEADS) else leads.none()


def may_see(user: Any, lead_id: str) -> bool:
    """Return whether this reader may open the lead; for those who see all, no question to the database."""
    return user.may(Act.READ_ALL_LEADS) or visible_leads(user).filter(lead_id=lead_id).exists()


def _team_of(rep_id: str) -> QuerySet[RepReading, str]:
    teams = RepReading.objects.filter(rep_id=rep_id).exclude(team="").values("team")
    return RepReading.objects.filter(Q(team__in=teams) | Q(manager_id=rep_id)).values_list("rep_id", flat=True)
