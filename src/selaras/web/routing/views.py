"""The pages of routing: what holds now, a lead moved by hand, and a changed routing tried on a past period."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from selaras.actions import routing
from selaras.actions.routing.board import board, waiting_leads
from selaras.actions.routing.fairness import fairness
from selaras.core.charter import CharterError
from selaras.core.charter.fiscal import cuts_of
from selaras.core.charter.loading import load_routing
from selaras.core.staff import Act
from selaras.kit import clock
from selaras.kit.errors import InputError
from selaras.kit.refusal import Refusal
from selaras.phrases import render as spoken
from selaras.phrases import say
from selaras.records.models import LeadReading
from selaras.records.readings.people import selling_now
from selaras.web.charter.papers import routing_part
from selaras.web.desk.acting import doing
from selaras.web.desk.done import recall, remember
from selaras.web.desk.views import back_to
from selaras.web.frame.asked import Asked
from selaras.web.frame.moment import present
from selaras.web.frame.reader import needs
from selaras.web.routing.shown import pools_of, tried_of

_WAITING = 50
_LARGEST = 200_000


@needs(Act.READ_CHARTER)
@require_GET
def page(request: Asked) -> HttpResponse:
    """Return the rules in order, the pools and their members, how fair it was, what waits and what was decided."""
    moment = present(request)
    who = request.user.person
    shown = board(who, moment.now)
    ids = waiting_leads()[:_WAITING]
    waiting = {row.lead_id: row for row in LeadReading.objects.filter(lead_id__in=ids)}
    may_assign = request.user.may(Act.ASSIGN_LEADS)
    fair = fairness(shown.period, who, moment.now)
    context = {
        **moment.context(),
        "board": shown,
        "pools": pools_of(fair),
        "fair": fair,
        "waiting": [waiting[lead] for lead in ids if lead in waiting] if may_assign else [],
        "may_assign": may_assign,
        "may_try": request.user.may(Act.READ_DRY_RUNS),
        "reps": _reps() if may_assign else [],
        "personal": request.user.may(Act.READ_PERSONAL_DETAILS),
        "done": recall(request, moment.now),
    }
    return render(request, "routing/routing.html", context)


@needs(Act.ASSIGN_LEADS)
@require_POST
def assign(request: Asked, lead_id: str) -> HttpResponse:
    """Give a lead to a rep by hand, out of the queue or from another rep, or ask the rules once more."""
    deed = doing(request.user, "assign", lead_id, clock.now())
    rep, comment = request.POST.get("rep", "")[:64], request.POST.get("comment", "").strip()[:2000]
    if request.POST.get("from") == "queue":
        answer = routing.take_from_fallback(deed, rep or None, comment)
    else:
        answer = routing.reassign(deed, rep, comment)
    refusals = (spoken(request.language, answer.because),) if isinstance(answer, Refusal) else ()
    said = say(request.language, "myday-not-done" if refusals else "routing-page-assigned")
    remember(request, said, () if refusals else (deed,), present(request).terms, refusals)
    return HttpResponseRedirect(back_to(request, reverse("routing")))


@needs(Act.READ_DRY_RUNS)
@require_http_methods(["GET", "POST"])
def dry_run(request: Asked) -> HttpResponse:
    """Try a changed routing on a past period before anybody signs it."""
    moment = present(request)
    cuts = cuts_of(moment.terms)
    last = cuts.before(cuts.holding(moment.now, "month"))
    context: dict[str, Any] = {**moment.context(), "text": routing_part(moment.terms), "period": last.name}
    if request.method == "GET":
        return render(request, "routing/dry_run.html", context)
    text, period = request.POST.get("text", "")[:_LARGEST], request.POST.get("period", "").strip()[:40]
    context |= {"text": text, "period": period}
    try:
        proposed = load_routing(text, base=moment.terms, name="routing.yaml")
        tried = routing.dry_run(proposed, cuts.named(period or last.name), request.user.person)
    except CharterError as mistakes:
        context |= {"problems": mistakes.problems, "lines": text.splitlines()}
        return render(request, "routing/dry_run.html", context, status=422)
    except InputError as problem:
        return render(request, "routing/dry_run.html", context | {"problem": problem.what}, status=422)
    if isinstance(tried, Refusal):
        return render(request, "routing/dry_run.html", context | {"refusal": tried}, status=409)
    shown = {"tried": tried_of(tried), "tried_period": tried.period}
    return render(request, "routing/dry_run.html", context | shown)


def _reps() -> list[tuple[str, str]]:
    return [(rep, name or rep) for rep, name in selling_now().values_list("rep_id", "name")]
