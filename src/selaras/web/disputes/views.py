"""The pages of disputes: the list, one with everything that was said, and the ruling."""

from collections.abc import Callable

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from selaras.actions import disputes as verbs
from selaras.actions.desk import Told
from selaras.actions.desk.acting import Doing
from selaras.actions.reach import may_see, visible_leads
from selaras.core.disputes import dispute_told
from selaras.core.disputes.deciding import FOUND_BY, Ruling
from selaras.core.ledger import Fact
from selaras.core.staff import Act
from selaras.kit import clock
from selaras.kit.refusal import Refusal
from selaras.phrases import render as spoken
from selaras.phrases import say
from selaras.records.ledger.histories import history, lead_history
from selaras.records.models import DisputeReading, LeadReading
from selaras.web.desk.done import recall, remember
from selaras.web.frame.asked import Asked
from selaras.web.frame.moment import Moment, present
from selaras.web.frame.paging import page_of
from selaras.web.frame.reader import needs

SHOWS = ("open", "ruled")
_READERS = (Act.OPEN_DISPUTES, Act.RULE_DISPUTES)


@needs(*_READERS)
@require_GET
def page(request: Asked) -> HttpResponse:
    """Return the disputes that wait for a ruling, or those that have one."""
    moment = present(request)
    show = "ruled" if request.GET.get("show") == "ruled" else "open"
    rows = DisputeReading.objects.all()
    if not request.user.may(Act.RULE_DISPUTES):
        rows = rows.filter(lead_id__in=visible_leads(request.user).values("lead_id"))
    rows = rows.filter(status="open") if show == "open" else rows.exclude(status="open")
    found = page_of(rows.order_by("-opened_at", "dispute_id"), request)
    context = {
        **moment.context(),
        "show": show,
        "shows": SHOWS,
        "page": found,
        "leads": _names(request, {row.lead_id for row in found.rows}),
        "by_itself": FOUND_BY,
        "done": recall(request, moment.now),
    }
    return render(request, "disputes/disputes.html", context)


@needs(*_READERS)
@require_GET
def dispute(request: Asked, dispute_id: str) -> HttpResponse:
    """Return one dispute: the decision, what it contradicts, what each side says, and the ruling."""
    moment = present(request)
    one = dispute_told(history(dispute_id))
    if one is None or not (request.user.may(Act.RULE_DISPUTES) or may_see(request.user, one.lead_id)):
        raise Http404
    decision = next((fact for fact in lead_history(one.lead_id) if fact.source_key == one.decision), None)
    context = {
        **moment.context(),
        "dispute": one,
        "leads": _names(request, {one.lead_id}),
        "decision": decision,
        "reason": _reason(decision, moment, request.language),
        "by_itself": FOUND_BY,
        "may_note": request.user.may(Act.OPEN_DISPUTES) and one.status == "open",
        "may_rule": request.user.may(Act.RULE_DISPUTES) and one.status == "open",
        "opens": may_see(request.user, one.lead_id),
        "done": recall(request, moment.now),
    }
    return render(request, "disputes/dispute.html", context)


@needs(*_READERS)
@require_POST
def act(request: Asked, dispute_id: str, what: str) -> HttpResponse:
    """Add to a dispute what one knows, or rule on it."""
    doing = Doing(what, dispute_id, request.user.person, clock.now())
    text = {name: request.POST.get(name, "").strip()[:4000] for name in ("comment", "ruling", "because", "precedent")}
    said = Ruling(text["ruling"], text["because"], text["precedent"] or None)
    deeds: dict[str, Callable[[], Told | Refusal]] = {
        "note": lambda: verbs.add_note(dispute_id, doing, text["comment"]),
        "rule": lambda: verbs.rule_on(dispute_id, doing, said),
    }
    if what not in deeds:
        raise Http404
    answer = deeds[what]()
    refusals = (spoken(request.language, answer.because),) if isinstance(answer, Refusal) else ()
    told = say(request.language, "myday-not-done" if refusals else "myday-done")
    remember(request, told, (), present(request).terms, refusals)
    return HttpResponseRedirect(reverse("dispute", args=[dispute_id]))


def _names(request: Asked, lead_ids: set[str]) -> dict[str, str]:
    """Return what each lead is called for this reader: the person, the company, or its id."""
    personal = request.user.may(Act.READ_PERSONAL_DETAILS)
    rows = LeadReading.objects.filter(lead_id__in=lead_ids)
    return {row.lead_id: (row.name if personal else "") or row.company or row.lead_id for row in rows}


def _reason(decision: Fact | None, moment: Moment, language: str) -> str:
    """Return the words of the reason that was given for the decision."""
    code = getattr(decision.details, "reason", "") if decision else ""
    terms = moment.terms.reasons
    every = (*terms.reject, *terms.disposition, *terms.recycle)
    known = next((one for one in every if one.code == code), None)
    if known is None:
        return code
    return known.says_id if language == "id" else known.says_en
