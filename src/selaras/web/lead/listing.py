"""The list of leads: search, filters, and the choices the filters offer."""

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest

from selaras.actions.reach import visible_leads
from selaras.core.lifecycle import STAGES
from selaras.records.models import LeadReading, RepReading
from selaras.records.searching import Narrowed, holding

STATUSES = ("new", "open", "rejected", "disqualified", "recycled", "woken", "won", "lost")
NOBODY = "nobody"
_CHOICES_LAST = 60  # seconds: channels and owners change rarely, and finding them reads every lead


@dataclass(frozen=True, slots=True)
class Wish:
    """What the reader asked the list for."""

    search: str
    stage: str
    status: str
    channel: str
    owner: str

    @property
    def anything(self) -> bool:
        """Whether the list is narrowed at all."""
        return any((self.search, self.stage, self.status, self.channel, self.owner))


def wish_of(request: HttpRequest) -> Wish:
    """Return the filters of the address; a stage or status that does not exist asks for nothing."""
    given = {name: request.GET.get(name, "").strip()[:200] for name in ("q", "stage", "status", "channel", "owner")}
    return Wish(
        search=given["q"],
        stage=given["stage"] if given["stage"] in STAGES else "",
        status=given["status"] if given["status"] in STATUSES else "",
        channel=given["channel"],
        owner=given["owner"],
    )


def found(user: Any, wish: Wish, *, team: bool) -> Narrowed:
    """Return the leads that the reader may see and that meet every filter, newest first, and the same to be counted."""
    leads = visible_leads(user, team=team)
    if wish.stage:
        leads = leads.filter(stage=wish.stage)
    if wish.status:
        leads = leads.filter(status=wish.status)
    if wish.channel:
        leads = leads.filter(channel=wish.channel)
    if wish.owner:
        leads = leads.filter(rep_id="" if wish.owner == NOBODY else wish.owner)
    narrowed = holding(leads, wish.search.casefold().split())
    return narrowed._replace(rows=narrowed.rows.order_by("-captured_at", "lead_id"))


def channels() -> list[str]:
    """Return every channel a lead came by, in order."""
    known = LeadReading.objects.exclude(channel="").order_by("channel").values_list("channel", flat=True).distinct()
    return cache.get_or_set("lead-channels", lambda: list(known), _CHOICES_LAST) or []


def owners() -> list[tuple[str, str]]:
    """Return the id and the name of everybody who can own a lead, by name."""
    reps = RepReading.objects.order_by("name").values_list("rep_id", "name")
    known = cache.get_or_set("lead-owners", lambda: list(reps), _CHOICES_LAST) or []
    return [(rep_id, name or rep_id) for rep_id, name in known]


def names_of(rep_ids: set[str]) -> dict[str, str]:
    """Return the names of reps by id."""
    rows = RepReading.objects.filter(rep_id__in=rep_ids - {""}).values_list("rep_id", "name")
    return {rep_id: name or rep_id for rep_id, name in rows}
