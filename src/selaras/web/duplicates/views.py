"""The pages of duplicates: what waits, two leads side by side, and what somebody decides."""

from collections.abc import Callable
from datetime import datetime

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from selaras.actions.desk import Told
from selaras.actions.duplicates import showing, verbs
from selaras.actions.duplicates.showing import SideBySide
from selaras.actions.duplicates.verbs import MergeDone
from selaras.core.lifecycle import Merging
from selaras.core.staff import Act
from selaras.kit import clock
from selaras.kit.errors import InputError
from selaras.kit.refusal import Refusal
from selaras.phrases import render as spoken
from selaras.phrases import say
from selaras.web.desk.acting import doing
from selaras.web.desk.done import recall, remember
from selaras.web.desk.views import back_to
from selaras.web.frame.asked import Asked
from selaras.web.frame.moment import present
from selaras.web.frame.paging import page_of
from selaras.web.frame.reader import needs
from selaras.web.lead.listing import names_of

SHOWS = ("pairs", "accounts")
_AT_ONCE = 25


@needs(Act.MERGE_LEADS, Act.MATCH_ACCOUNTS)
@require_GET
def page(request: Asked) -> HttpResponse:
    """Return the pairs that wait, the surest first, or the leads whose account somebody must choose."""
    moment = present(request)
    show = "accounts" if request.GET.get("show") == "accounts" else "pairs"
    context = {
        **moment.context(),
        "show": show,
        "shows": SHOWS,
        "personal": request.user.may(Act.READ_PERSONAL_DETAILS),
        "done": recall(request, moment.now),
    }
    if show == "pairs":
        pairs, following = showing.waiting_pairs(_AT_ONCE, request.GET.get("after", "")[:64])
        context |= {"pairs": pairs, "following": following}
    else:
        found = page_of(showing.leads_without_account(), request, _AT_ONCE)
        asked = [(row, showing.account_question(row.lead_id)) for row in found.rows]
        context |= {"page": found, "questions": [(row, question) for row, question in asked if question]}
    return render(request, "duplicates/duplicates.html", context)


@needs(Act.MERGE_LEADS)
@require_GET
def compare(request: Asked, first: str, second: str) -> HttpResponse:
    """Return two leads field by field, what speaks for one person and what against, and what merging would do."""
    moment = present(request)
    beside = _side_by_side(first, second, moment.now)
    would = beside.would if isinstance(beside.would, Merging) else None
    lines = [(line, _bar(line.weight, beside)) for line in beside.weighing.lines]
    context = {
        **moment.context(),
        "beside": beside,
        "would": would,
        "refused": None if would else beside.would,
        "names": names_of({name for name in ((would.rep_id, would.steps_back) if would else ()) if name}),
        "lines": lines,
        "personal": request.user.may(Act.READ_PERSONAL_DETAILS),
        "done": recall(request, moment.now),
    }
    return render(request, "duplicates/compare.html", context)


@needs(Act.MERGE_LEADS)
@require_POST
def decide(request: Asked, what: str) -> HttpResponse:
    """Make one lead of two, say that they are two people, or take a merge back."""
    first, _, second = request.POST.get("pair", "").partition("|")
    deed = doing(request.user, what, first, clock.now())
    reason = request.POST.get("reason", "").strip()[:2000] or None
    deeds: dict[str, Callable[[], MergeDone | Told | Refusal]] = {
        "merge": lambda: verbs.merge(deed, second),
        "part": lambda: verbs.part(deed, second, reason),
        "unmerge": lambda: verbs.unmerge(deed, reason),
    }
    return _answered(request, deeds.get(what), f"duplicates-page-done-{what}")


@needs(Act.MATCH_ACCOUNTS)
@require_POST
def choose(request: Asked, lead_id: str) -> HttpResponse:
    """Say to which account a lead belongs, or that it belongs to none that is known."""
    deed = doing(request.user, "match", lead_id, clock.now())
    account = request.POST.get("account", "")[:64]
    if not account:
        return _answered(request, lambda: verbs.no_account(deed), "duplicates-page-done-none")
    return _answered(request, lambda: verbs.match(deed, account), "duplicates-page-done-match")


def _answered(request: Asked, deed: Callable[[], MergeDone | Told | Refusal] | None, done: str) -> HttpResponse:
    if deed is None:
        raise Http404
    try:
        answer = deed()
    except InputError:
        raise Http404 from None
    refusals = (spoken(request.language, answer.because),) if isinstance(answer, Refusal) else ()
    said = say(request.language, "myday-not-done" if refusals else done)
    remember(request, said, (), present(request).terms, refusals)
    return HttpResponseRedirect(back_to(request, reverse("duplicates")))


def _side_by_side(first: str, second: str, now: datetime) -> SideBySide:
    try:
        return showing.side_by_side(first, second, now)
    except InputError:
        raise Http404 from None


def _bar(weight: float, beside: SideBySide) -> int:
    """Return how long the bar of a line is, of a hundred: the heaviest line fills it."""
    heaviest = max((abs(line.weight) for line in beside.weighing.lines), default=0.0)
    return round(100 * abs(weight) / heaviest) if heaviest else 0
