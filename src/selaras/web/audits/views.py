"""The pages of audits: the list, the rating of a sample, and how far both sides agree once it is closed."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from selaras.actions import audits
from selaras.actions.audits import Said, Wish
from selaras.actions.desk import Told
from selaras.actions.promises.records import Handling
from selaras.core.audits import SIDES, Audit, outcome
from selaras.core.staff import Act, Role, side_of
from selaras.kit import clock
from selaras.kit.refusal import Refusal
from selaras.phrases import render as spoken
from selaras.phrases import say
from selaras.web.desk.done import recall, remember
from selaras.web.frame.asked import Asked
from selaras.web.frame.moment import present
from selaras.web.frame.reader import needs

_MOST = 100
_SIZES = (20, 40, 80)


@needs(Act.READ_AUDITS)
@require_GET
def page(request: Asked) -> HttpResponse:
    """Return every audit, the newest first, and for a leader the way to open one."""
    moment = present(request)
    context = {
        **moment.context(),
        "audits": audits.audits_told()[:_MOST],
        "may_open": request.user.may(Act.OPEN_AUDITS),
        "sizes": _SIZES,
        "usual": audits.USUAL_SIZE,
        "done": recall(request, moment.now),
    }
    return render(request, "audits/audits.html", context)


@needs(Act.OPEN_AUDITS)
@require_POST
def open_(request: Asked) -> HttpResponse:
    """Draw a sample of the size that was chosen."""
    wanted = request.POST.get("size", "")
    handling = Handling("audit", request.user.person, clock.now())
    answer = audits.open_sample(handling, Wish(int(wanted) if wanted in map(str, _SIZES) else audits.USUAL_SIZE))
    _say(request, answer)
    if isinstance(answer, Refusal):
        return HttpResponseRedirect(reverse("audits"))
    return HttpResponseRedirect(reverse("audit", args=[audits.opened_as(handling)]))


@needs(Act.READ_AUDITS)
@require_GET
def audit(request: Asked, audit_id: str) -> HttpResponse:
    """Return one audit: the next hand-off to rate while it is open, how far both sides agree when it is closed."""
    moment, told = present(request), audits.audit_of(audit_id)
    if told is None:
        raise Http404
    is_open, role = told.open_at(moment.now), request.user.role
    rates = is_open and request.user.may(Act.RATE_AUDITS)
    side = side_of(Role(role)) if role in set(Role) else None
    context: dict[str, Any] = {
        **moment.context(),
        "audit": told,
        "is_open": is_open,
        "side": side,
        "size": len(told.said.items),
        "progress": [(one, told.rated(one)) for one in SIDES],
        "item": audits.item_for(told, role) if rates else None,
        "rates": rates,
        "outcome": {} if is_open else outcome(told),
        "apart": () if is_open else _apart(told),
        "done": recall(request, moment.now),
    }
    return render(request, "audits/audit.html", context)


@needs(Act.RATE_AUDITS)
@require_POST
def rate(request: Asked, audit_id: str) -> HttpResponse:
    """Rate one hand-off for one's own side."""
    place = request.POST.get("place", "")
    said = Said(
        int(place) if place.isdigit() and len(place) < 4 else 0,
        request.POST.get("verdict", ""),
        tuple(name[:200] for name in request.POST.getlist("failed")[:20]),
        request.POST.get("comment", "").strip()[:2000],
    )
    handling = Handling(audit_id, request.user.person, clock.now())
    _say(request, audits.rate_item(handling, said))
    return HttpResponseRedirect(reverse("audit", args=[audit_id]))


def _apart(told: Audit) -> list[dict[str, Any]]:
    """Return the hand-offs on which both sides differ, with what each said and what the charter says."""
    judged = dict(zip(told.said.items, told.said.judged, strict=True))
    return [
        {
            "lead": item.rpartition(":")[0],
            "marketing": marketing,
            "sales": sales,
            "charter": judged[item],
        }
        for item, (marketing, sales) in told.pairs().items()
        if marketing.verdict != sales.verdict
    ]


def _say(request: Asked, answered: Told | Refusal) -> None:
    refusals = (spoken(request.language, answered.because),) if isinstance(answered, Refusal) else ()
    said = say(request.language, "myday-not-done" if refusals else "myday-done")
    remember(request, said, (), present(request).terms, refusals)
