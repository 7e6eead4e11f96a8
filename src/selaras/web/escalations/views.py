"""The pages of records and findings, and what people write into them."""

from collections.abc import Callable

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from selaras.actions import promises
from selaras.actions.desk import Told
from selaras.actions.promises import Handling
from selaras.core.findings.finding import VERDICTS
from selaras.core.sla.record import CAUSES
from selaras.core.staff import Act
from selaras.kit import clock
from selaras.kit.refusal import Refusal
from selaras.phrases import render as spoken
from selaras.phrases import say
from selaras.records.models import EscalationReading
from selaras.web.desk.done import recall, remember
from selaras.web.frame.asked import Asked
from selaras.web.frame.moment import present
from selaras.web.frame.reader import needs, role_in_words
from selaras.web.lead.listing import names_of

SHOWS = ("open", "closed")
_MOST = 100


@needs(Act.READ_MONDAY)
@require_GET
def page(request: Asked) -> HttpResponse:
    """Return the records that are open (or closed), and the findings this reader may see."""
    moment = present(request)
    show = "closed" if request.GET.get("show") == "closed" else "open"
    records = promises.ladder_records(closed=show == "closed")
    who = request.user.person
    found = promises.visible_findings(who, answered=show == "closed")[:_MOST]
    context = {
        **moment.context(),
        "show": show,
        "shows": SHOWS,
        "records": [(one, promises.record_state(one, moment.now)) for one in records[:_MOST]],
        "total": len(records),
        "findings": found,
        "names": names_of({one.rep_id for one in found}),
        "done": recall(request, moment.now),
    }
    return render(request, "escalations/escalations.html", context)


@needs(Act.READ_MONDAY)
@require_GET
def record(request: Asked, record_id: str) -> HttpResponse:
    """Return one record: what was missed, who must meet, what was said and agreed."""
    moment = present(request)
    one = promises.record_of(record_id)
    row = EscalationReading.objects.filter(record_id=record_id).first()
    if one is None or row is None:
        raise Http404
    context = {
        **moment.context(),
        "record": one,
        "row": row,
        "state": promises.record_state(row, moment.now),
        "who": [role_in_words(role) for role in one.said.who],
        "mine": one.owner_id == request.user.username,
        "may_handle": one.closed is None
        and one.falls_to(request.user.role)
        and request.user.may(Act.HANDLE_ESCALATIONS),
        "causes": CAUSES,
        "done": recall(request, moment.now),
    }
    return render(request, "escalations/record.html", context)


@needs(Act.HANDLE_ESCALATIONS)
@require_POST
def handle(request: Asked, record_id: str, what: str) -> HttpResponse:
    """Take a record over, write into it, or close it."""
    handling = Handling(record_id, request.user.person, clock.now())
    text = {name: request.POST.get(name, "").strip()[:4000] for name in ("comment", "cause", "outcome")}
    deeds: dict[str, Callable[[], Told | Refusal]] = {
        "take": lambda: promises.take_record(handling),
        "note": lambda: promises.note_on_record(handling, text["comment"]),
        "close": lambda: promises.close_record(handling, text["cause"], text["outcome"]),
    }
    if what not in deeds:
        raise Http404
    _say(request, deeds[what]())
    return HttpResponseRedirect(reverse("escalation", args=[record_id]))


@needs(Act.READ_MONDAY)
@require_GET
def finding(request: Asked, finding_id: str) -> HttpResponse:
    """Return one finding with its evidence and the answer it got."""
    moment = present(request)
    who = request.user.person
    row = next((one for one in promises.visible_findings(who) if one.finding_id == finding_id), None)
    found = promises.finding_of(finding_id)
    if row is None or found is None:
        raise Http404
    context = {
        **moment.context(),
        "finding": found,
        "row": row,
        "names": names_of({row.rep_id}),
        "evidence": [one for one in row.evidence.split("\n") if one][:50],
        "verdicts": VERDICTS,
        "may_answer": request.user.may(Act.ANSWER_FINDINGS) and found.answer is None,
        "done": recall(request, moment.now),
    }
    return render(request, "escalations/finding.html", context)


@needs(Act.ANSWER_FINDINGS)
@require_POST
def answer(request: Asked, finding_id: str) -> HttpResponse:
    """Say what a finding was: explained, or confirmed."""
    handling = Handling(finding_id, request.user.person, clock.now())
    comment = request.POST.get("comment", "").strip()[:4000]
    _say(request, promises.answer_finding(handling, request.POST.get("verdict", ""), comment))
    return HttpResponseRedirect(reverse("finding", args=[finding_id]))


def _say(request: Asked, answered: Told | Refusal) -> None:
    refused = isinstance(answered, Refusal)
    refusals = (spoken(request.language, answered.because),) if isinstance(answered, Refusal) else ()
    said = say(request.language, "myday-not-done" if refused else "myday-done")
    remember(request, said, (), present(request).terms, refusals)
