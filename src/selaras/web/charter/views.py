"""The pages of the charter."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from selaras.actions import charter as verbs
from selaras.core.charter import CharterError, Terms, load_terms, starting_text
from selaras.core.charter.signing import Proposal
from selaras.core.charter.versions import SIDES, Version
from selaras.core.charter.warnings import warnings
from selaras.core.charter.wording import title_of
from selaras.core.staff import Act
from selaras.kit.refusal import Refusal
from selaras.kit.sentence import Sentence
from selaras.phrases import render as spoken
from selaras.web.charter.acting import cards
from selaras.web.charter.papers import FORMATS, paper, reading, the_difference
from selaras.web.frame.asked import Asked
from selaras.web.frame.errors import AddressError
from selaras.web.frame.moment import Moment, moment_of, parse_as_of
from selaras.web.frame.reader import needs

_LARGEST = 1_000_000  # bytes of a proposed charter


@needs(Act.READ_CHARTER)
def charter(request: Asked) -> HttpResponse:
    """Return the version in force as a document, or the starting charter where nothing is in force."""
    moment = moment_of(request)
    return _document(request, moment, moment.agreement.now)


@needs(Act.READ_CHARTER)
def version(request: Asked, number: int) -> HttpResponse:
    """Return one version as a document, with its signatures."""
    moment = moment_of(request)
    return _document(request, moment, _numbered(moment, number))


@needs(Act.READ_CHARTER)
def versions(request: Asked) -> HttpResponse:
    """Return every version with its state, and the control that compares two of them."""
    moment = moment_of(request)
    context = {**moment.context(), "cards": cards(moment.agreement.known, request.user, moment.at)}
    return render(request, "charter/versions.html", context)


@needs(Act.READ_CHARTER)
def difference(request: Asked) -> HttpResponse:
    """Return what differs between two versions, in plain language."""
    moment = moment_of(request)
    if not {"from", "to"} & set(request.GET):
        return HttpResponseRedirect(reverse("charter-versions"))
    old, new = (_numbered(moment, _number(request, name)) for name in ("from", "to"))
    lines = the_difference(old.terms, new.terms, request.language)
    known = cards(moment.agreement.known, request.user, moment.at)
    context = {**moment.context(), "old": old, "new": new, "lines": lines, "cards": known}
    return render(request, "charter/difference.html", context)


@needs(Act.READ_CHARTER)
def download(request: Asked, number: int, form: str) -> HttpResponse:
    """Return a version as YAML, JSON or Markdown; number 0 is the starting charter with its comments."""
    if form not in FORMATS:
        raise Http404
    moment = moment_of(request)
    if number == 0 and form == "yaml":
        text = starting_text()
    else:
        text = paper(_numbered(moment, number), form, request.language)
    answer = HttpResponse(text, content_type=f"{FORMATS[form]}; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="charter-v{number}.{form}"'
    return answer


@needs(Act.PROPOSE_CHARTER)
@require_http_methods(["GET", "POST"])
def propose(request: Asked) -> HttpResponse:
    """Take a charter as YAML: show every mistake at its line, or the warnings and the next step."""
    moment = moment_of(request)
    context: dict[str, Any] = {**moment.context(), "text": starting_text()}
    if moment.agreement.now:
        context["text"] = paper(moment.agreement.now, "yaml", request.language)
    if request.method == "GET":
        return render(request, "charter/propose.html", context)
    text = _given_text(request)
    context |= {"text": text, "note": request.POST.get("note", ""), "from_day": request.POST.get("from", "")}
    try:
        terms = load_terms(text, name="charter.yaml")
    except CharterError as mistakes:
        context |= {"problems": mistakes.problems, "lines": text.splitlines()}
        return render(request, "charter/propose.html", context, status=422)
    if request.POST.get("act") != "propose":
        context |= {"terms": terms, "warnings": warnings(terms), "checked": True}
        context["lines_changed"] = the_difference(moment.terms, terms, request.language)
        return render(request, "charter/propose.html", context)
    return _proposed(request, moment, terms, context)


@needs(Act.SIGN_FOR_MARKETING, Act.SIGN_FOR_SALES)
@require_POST
def sign(request: Asked, number: int) -> HttpResponse:
    """Sign the version whose hash the form names, for the reader's own side."""
    moment = moment_of(request)
    side = next((each for each in SIDES if each == request.POST.get("side")), None)
    if side is None:
        raise AddressError(Sentence.of("errors-choice", text=request.POST.get("side", ""), choices=tuple(SIDES)))
    sha256 = request.POST.get("sha256", "")
    answer = verbs.sign(number, sha256, side=side, by=request.user.person, now=moment.now)
    return _after(request, answer, Sentence.of("charter-page-signed", version=number))


@needs(Act.PROPOSE_CHARTER)
@require_POST
def withdraw(request: Asked, number: int) -> HttpResponse:
    """Take back a version that is not in force yet."""
    reason = request.POST.get("reason", "").strip()[:500]
    now = moment_of(request).now
    answer = verbs.withdraw(number, reason, by=request.user.person, now=now)
    return _after(request, answer, Sentence.of("charter-page-withdrawn", version=number))


def _proposed(request: Asked, moment: Moment, terms: Terms, context: dict[str, Any]) -> HttpResponse:
    effective = _effective_from(request, moment)
    proposal = Proposal(terms, effective, request.POST.get("note", "").strip()[:500] or None)
    answer = verbs.propose(proposal, by=request.user.person, now=moment.now)
    if isinstance(answer, Refusal):
        return render(request, "charter/propose.html", context | {"refusal": answer}, status=409)
    return _after(request, answer, Sentence.of("charter-page-proposed", version=answer.number))


def _effective_from(request: Asked, moment: Moment) -> datetime:
    """Return the first instant of the day the form names; without one the version binds once both have signed."""
    day = request.POST.get("from", "").strip()
    return parse_as_of(f"{day}T00:00", moment.zone) if day else moment.now


def _after(request: Asked, answer: Version | Refusal, done: Sentence) -> HttpResponse:
    """Go back to the versions with what was done, or stay with the refusal and its status."""
    if not isinstance(answer, Refusal):
        messages.success(request, spoken(request.language, done), extra_tags="good")
        return HttpResponseRedirect(reverse("charter-versions"))
    moment = moment_of(request)
    known = cards(moment.agreement.known, request.user, moment.at)
    context = {**moment.context(), "cards": known, "refusal": answer}
    return render(request, "charter/versions.html", context, status=409)


def _document(request: Asked, moment: Moment, shown: Version | None) -> HttpResponse:
    known = cards(moment.agreement.known, request.user, moment.at)
    terms = shown.terms if shown else moment.terms
    context = {
        **moment.context(),
        "card": next((card for card in known if shown and card.of.number == shown.number), None),
        "waiting": [card for card in known if card.state in {"proposed", "signed_by_one", "agreed"}],
        "terms": terms,
        "title": title_of(terms),
        "sections": reading(terms, request.language),
        "may_replay": request.user.may(Act.READ_DRY_RUNS),
    }
    return render(request, "charter/charter.html", context)


def _numbered(moment: Moment, number: int) -> Version:
    found = next((each for each in moment.agreement.known if each.number == number), None)
    if found is None:
        raise Http404
    return found


def _number(request: Asked, name: str) -> int:
    text = request.GET.get(name, "")
    if not (text.isascii() and text.isdigit() and len(text) < 9):
        raise Http404
    return int(text)


def _given_text(request: Asked) -> str:
    upload = request.FILES.get("file")
    if upload is None:
        return request.POST.get("text", "")[:_LARGEST]
    return upload.read(_LARGEST).decode("utf-8-sig", errors="replace")
