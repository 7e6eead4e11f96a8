"""Reach: which leads a person may see and work on, by their role and by what the charter says of teams."""

from typing import Protocol

from django.db.models import Q, QuerySet

from selaras.core.staff import Act
from selaras.records.models import LeadReading, RepReading


class Reader(Protocol):
    """Somebody with a role; ``rep_id`` is the rep they are, or empty."""

    @property
    def rep_id(self) -> str: ...

    def may(self, act: Act) -> bool: ...


def visible_leads(who: Reader, *, team: bool = False) -> QuerySet[LeadReading]:
    """Return the leads this person may see; merged ones are part of another and not in the list.

    ``team`` is what the charter says: whether a rep sees the leads of the whole team.
    """
    leads = LeadReading.objects.filter(merged_into="")
    if who.may(Act.READ_ALL_LEADS):
        return leads
    if not who.rep_id or not who.may(Act.READ_OWN_LEADS):
        return leads.none()
    mine = Q(rep_id=who.rep_id)
    if team or who.may(Act.READ_TEAM_LEADS):
        mine |= Q(rep_id__in=team_of(who.rep_id))
    return leads.filter(mine)


def may_see(who: Reader, lead_id: str, *, team: bool = False) -> bool:
    """Return whether this person may open the lead; for those who see all, no question to the database.

    A lead that was merged away is seen by whoever sees the lead it is part of.
    """
    if who.may(Act.READ_ALL_LEADS):
        return True
    survivor = LeadReading.objects.filter(lead_id=lead_id).exclude(merged_into="").values("merged_into")
    return visible_leads(who, team=team).filter(Q(lead_id=lead_id) | Q(lead_id__in=survivor)).exists()


def may_work_on(who: Reader, rep_id: str | None) -> bool:
    """Return whether this person may act on a lead that this rep holds: their own, their team's, or anybody's."""
    if who.may(Act.WORK_ANY_LEAD):
        return True
    if not who.rep_id or not rep_id or not who.may(Act.WORK_LEADS):
        return False
    return rep_id == who.rep_id or (who.may(Act.READ_TEAM_LEADS) and team_of(who.rep_id).filter(rep_id=rep_id).exists())


def team_of(rep_id: str) -> QuerySet[RepReading, str]:
    """Return the ids of everybody in a rep's team and of those they manage."""
    teams = RepReading.objects.filter(rep_id=rep_id).exclude(team="").values("team")
    return RepReading.objects.filter(Q(team__in=teams) | Q(manager_id=rep_id)).values_list("rep_id", flat=True)
