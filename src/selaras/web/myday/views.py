"""The page of a rep's day, and the quick words a rep leaves about a lead."""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from selaras.actions import selling
from selaras.actions.reach import team_of
from selaras.core.ledger.details.lead import Contacted
from selaras.core.staff import Act
from selaras.kit import clock
from selaras.kit.refusal import Refusal
from selaras.phrases import render as spoken
from selaras.phrases import say
from selaras.records.readings.people import selling_now
from selaras.web.desk.acting import doing
from selaras.web.desk.done import recall, remember
from selaras.web.desk.views import back_to
from selaras.web.frame.asked import Asked
from selaras.web.frame.moment import Moment, present
from selaras.web.frame.reader import needs
from selaras.web.myday import day

_SHOWN = 15
_EVERY = 200
QUICK = {
    "no-answer": Contacted(medium="call", outcome="no answer"),
    "spoke": Contacted(medium="call", connected=True, outcome="spoke"),
    "mail": Contacted(medium="email"),
    "linkedin": Contacted(medium="linkedin"),
    "met": Contacted(medium="meeting", connected=True),
}
"""What one key says: how the rep reached out, and whether anybody answered."""


@needs(Act.WORK_LEADS)
@require_GET
def page(request: Asked) -> HttpResponse:
    """Return the day of the reader, or of somebody in the team whom they lead."""
    moment = present(request)
    team = _team(request)
    rep_id = _whose(request, team)
    show = request.GET.get("show", "")
    context = {
        **moment.context(),
        "team": team,
        "rep_id": rep_id,
        "quick": tuple(QUICK),
        "personal": request.user.may(Act.READ_PERSONAL_DETAILS),
        "snoozes": _snoozes(moment),
        "done": recall(request, moment.now),
        "signed": moment.agreement.signed,
        **(_groups(rep_id, show, moment) if rep_id else {"groups": (), "counts": {}}),
    }
    part = request.headers.get("HX-Target") == "day"
    return render(request, "myday/groups.html" if part else "myday/myday.html", context)


@needs(Act.WORK_LEADS)
@require_POST
def quick(request: Asked) -> HttpResponse:
    """Write down in one word what was done with a lead, or put it aside; then show the day again."""
    now = clock.now()
    verb, _, lead_id = request.POST.get("do", "").partition(":")
    what = doing(request.user, verb, lead_id, now)
    if verb in QUICK:
        answer = selling.log_activity(what, QUICK[verb])
    else:
        answer = selling.put_aside(what, now + timedelta(minutes=_minutes(verb)))
    refused = isinstance(answer, Refusal)
    refusals = (spoken(request.language, answer.because),) if isinstance(answer, Refusal) else ()
    said = say(request.language, "myday-not-done" if refused else "myday-done")
    remember(request, said, () if refused else (what,), present(request).terms, refusals)
    return HttpResponseRedirect(back_to(request, reverse("myday")))


def _groups(rep_id: str, show: str, moment: Moment) -> dict[str, Any]:
    """Return the groups of the day that have leads; the one asked for is shown whole."""
    ends = day_ends(moment)
    counts = day.counts(rep_id, moment.now, ends)
    shown = []
    for group in day.GROUPS:
        most = _EVERY if group == show else _SHOWN
        rows = list(day.leads_of(rep_id, group, moment.now, ends)[:most])
        if rows:
            shown.append((group, day.tasks(rows, group, moment.terms, moment.now), counts[group]))
    return {"groups": shown, "counts": counts}


def day_ends(moment: Moment) -> datetime:
    """Return the midnight at which the charter's day ends."""
    local = moment.now.astimezone(moment.zone)
    return (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)


def _snoozes(moment: Moment) -> list[tuple[str, int]]:
    """Return for how long a lead may be put aside: the name of each choice and its minutes, within the charter."""
    local = moment.now.astimezone(moment.zone)
    tomorrow = (local + timedelta(days=1)).replace(hour=9, minute=0, second=0, microsecond=0)
    choices = [("hour", 60), ("afternoon", 240), ("tomorrow", int((tomorrow - local).total_seconds() // 60))]
    longest = moment.terms.desk.snooze_longest
    return [(name, minutes) for name, minutes in choices if timedelta(minutes=minutes) <= longest]


def _minutes(verb: str) -> int:
    text = verb.removeprefix("snooze-")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def _team(request: Asked) -> list[tuple[str, str]]:
    """Return those whose day the reader may see besides their own, by name."""
    reps = selling_now()
    if request.user.may(Act.WORK_ANY_LEAD):
        rows = reps
    elif request.user.rep_id and request.user.may(Act.READ_TEAM_LEADS):
        rows = reps.filter(rep_id__in=team_of(request.user.rep_id))
    else:
        return []
    return [(rep, name or rep) for rep, name in rows.values_list("rep_id", "name")]


def _whose(request: Asked, team: list[tuple[str, str]]) -> str:
    asked = request.GET.get("rep", "")
    if any(rep == asked for rep, _ in team):
        return asked
    own = request.user.rep_id
    if own and (not team or any(rep == own for rep, _ in team)):
        return own
    return team[0][0] if team else own
