"""The pages of settings: one's own, the people, the connections."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from selaras.actions.api_keys import keys_seen_by
from selaras.actions.channels import channels
from selaras.actions.choices import choices_of
from selaras.actions.endpoints import endpoints
from selaras.actions.feeds import feeds_of
from selaras.actions.reach import team_of
from selaras.actions.staff import everybody
from selaras.actions.write_keys import write_keys
from selaras.connectors.chat import SERVICES
from selaras.core.notices import CHOOSABLE, Medium
from selaras.core.staff import Act, Role, Scope, opened, permitted
from selaras.records.models import AbsenceReading, RepReading
from selaras.web.desk.done import recall
from selaras.web.frame.asked import Asked
from selaras.web.frame.moment import Moment, present
from selaras.web.frame.reader import needs

_ABSENCES = 100


@require_GET
def own(request: Asked) -> HttpResponse:
    """Return what the reader chooses for themselves: notices, keys, a calendar, absences."""
    return own_page(request)


def own_page(request: Asked, secret: str = "", status: int = 200) -> HttpResponse:
    """Return the page of one's own settings; a new secret is shown this once."""
    moment = present(request)
    told: dict[str, dict[str, Any]] = {}
    for choice in choices_of(request.user):
        told.setdefault(choice.sort, {})[choice.medium] = choice
    context = {
        **_frame(request, moment, "own"),
        "choices": [(sort, [told[sort][medium] for medium in Medium]) for sort in CHOOSABLE],
        "media": list(Medium),
        "keys": list(keys_seen_by(request.user).filter(owner=request.user)),
        "scopes": [scope for scope in Scope if opened([scope]) & permitted(request.user.role)],
        "feeds": feeds_of(request.user),
        "may_hold_keys": request.user.may(Act.HOLD_KEYS),
        **_absences(request, moment),
        "secret": secret,
    }
    return render(request, "settings/own.html", context, status=status)


@needs(Act.MANAGE_STAFF)
@require_GET
def people(request: Asked) -> HttpResponse:
    """Return who signs in, with the role of each."""
    return people_page(request)


def people_page(request: Asked, problem: str = "", status: int = 200) -> HttpResponse:
    """Return the page of people; ``problem`` says what could not be done."""
    moment = present(request)
    reps = RepReading.objects.order_by("name").values_list("rep_id", "name", "left_at")
    context = {
        **_frame(request, moment, "people"),
        "people": everybody(),
        "roles": list(Role),
        "names": {rep: name or rep for rep, name, _ in reps},
        "reps": [(rep, name or rep) for rep, name, left in reps if left is None],
        "problem": problem,
    }
    return render(request, "settings/people.html", context, status=status)


@needs(Act.MANAGE_CHANNELS)
@require_GET
def connections(request: Asked) -> HttpResponse:
    """Return trackers' write keys, webhook endpoints and the channels of teams."""
    return connections_page(request)


def connections_page(request: Asked, secret: str = "", problem: str = "", status: int = 200) -> HttpResponse:
    """Return the page of connections; a new secret is shown this once."""
    context = {
        **_frame(request, present(request), "connections"),
        "write_keys": write_keys(),
        "endpoints": endpoints(),
        "channels": channels(),
        "services": SERVICES,
        "sorts": CHOOSABLE,
        "secret": secret,
        "problem": problem,
    }
    return render(request, "settings/connections.html", context, status=status)


def _frame(request: Asked, moment: Moment, here: str) -> dict[str, Any]:
    pages = [("own", "settings")]
    if request.user.may(Act.MANAGE_STAFF):
        pages.append(("people", "settings-people"))
    if request.user.may(Act.MANAGE_CHANNELS):
        pages.append(("connections", "settings-connections"))
    return {**moment.context(), "pages": pages, "page_here": here, "done": recall(request, moment.now)}


def _absences(request: Asked, moment: Moment) -> dict[str, Any]:
    """Return whose absences the reader may say, and those that are not over."""
    if not request.user.may(Act.ANNOUNCE_ABSENCE):
        return {"absent": [], "absences": []}
    reps = RepReading.objects.filter(left_at__isnull=True)
    if not request.user.may(Act.WORK_ANY_LEAD):
        own_id = request.user.rep_id
        wide = request.user.may(Act.READ_TEAM_LEADS)
        reps = reps.filter(rep_id__in=team_of(own_id)) if wide else reps.filter(rep_id=own_id or "-")
    names = {rep: name or rep for rep, name in reps.order_by("name").values_list("rep_id", "name")}
    rows = AbsenceReading.objects.filter(rep_id__in=names, ends_at__gt=moment.now).order_by("starts_at", "key")
    absences = [(row, names[row.rep_id]) for row in rows[:_ABSENCES] if row.starts_at < row.ends_at]
    return {"absent": list(names.items()), "absences": absences}
