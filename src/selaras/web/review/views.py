"""The page of the review queue, and what a reviewer decides on it."""

from collections.abc import Mapping

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from selaras.actions import handover
from selaras.actions.desk import Told
from selaras.actions.desk.acting import Doing
from selaras.core.staff import Act
from selaras.kit import clock
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
from selaras.web.review import queue

_AT_ONCE = 25
_MOST = 500


@needs(Act.REVIEW_LEADS)
@require_GET
def page(request: Asked) -> HttpResponse:
    """Return the queue: the fast lane first, then whoever's review is due next."""
    moment = present(request)
    show = request.GET.get("show", "all")
    show = show if show in queue.SHOWS else "all"
    terms = moment.terms
    found = page_of(queue.waiting_leads(request.user, terms, show, moment.now), request, _AT_ONCE)
    rows = queue.shown(found.rows, moment.agreement.known, terms, (request.user, request.language), moment.now)
    context = {
        **moment.context(),
        "page": found,
        "waiting": rows,
        "show": show,
        "shows": queue.SHOWS,
        "counts": queue.counts(request.user, terms, moment.now),
        "names": names_of({one.row.rep_id for one in rows}),
        "threshold": round(terms.scoring.threshold),
        "may_review": request.user.role in terms.desk.reviewers,
        "reviewers": terms.desk.reviewers,
        "signed": moment.agreement.signed,
        "reasons": rows[0].reasons if rows else (),
        "personal": request.user.may(Act.READ_PERSONAL_DETAILS),
        "done": recall(request, moment.now),
    }
    part = request.headers.get("HX-Target") == "queue"
    return render(request, "review/rows.html" if part else "review/review.html", context)


@needs(Act.REVIEW_LEADS)
@require_POST
def decide(request: Asked) -> HttpResponse:
    """Accept or give back what the form names, say what came of it, and show the queue again."""
    now = clock.now()
    comment = request.POST.get("comment", "").strip()[:2000] or None
    if lead := request.POST.get("accept"):
        _accepted(request, [doing(request.user, "accept", lead, now)])
    elif give := request.POST.get("give"):
        lead, _, reason = give.partition(":")
        _given_back(request, [doing(request.user, "reject", lead, now)], reason, comment)
    else:
        marked = list(dict.fromkeys(request.POST.getlist("lead")))[:_MOST]
        verb = "accept" if "accept_marked" in request.POST else "reject"
        doings = [doing(request.user, verb, lead, now) for lead in marked]
        if verb == "accept":
            _accepted(request, doings)
        else:
            _given_back(request, doings, request.POST.get("reason", ""), comment)
    return HttpResponseRedirect(back_to(request, reverse("review")))


def _accepted(request: Asked, doings: list[Doing]) -> None:
    _tell(request, "review-accepted", doings, handover.accept_many(doings))


def _given_back(request: Asked, doings: list[Doing], reason: str, comment: str | None) -> None:
    _tell(request, "review-given-back", doings, handover.reject_many(doings, reason, comment))


def _tell(request: Asked, phrase: str, doings: list[Doing], answers: Mapping[str, Told | Refusal]) -> None:
    """Keep for the next page how many were decided, and each reason why one was not."""
    done = [one for one in doings if isinstance(answers[one.lead_id], Told)]
    refusals = [spoken(request.language, no.because) for no in answers.values() if isinstance(no, Refusal)]
    said = say(request.language, phrase if doings else "review-nothing-marked", n=len(done))
    terms = present(request).terms
    remember(request, said, done, terms, dict.fromkeys(refusals))
