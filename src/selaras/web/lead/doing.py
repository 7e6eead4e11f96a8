"""Doing something with a lead from its page: one address per deed, each a verb of the desk."""

from collections.abc import Callable
from datetime import date, datetime

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from selaras.actions import clocks, disputes, selling
from selaras.actions.desk import Told
from selaras.actions.desk.acting import Doing
from selaras.actions.reach import may_see
from selaras.core.ledger.details.lead import Contacted
from selaras.core.staff import Act
from selaras.kit.errors import InputError
from selaras.kit.money import Money
from selaras.kit.refusal import Refusal
from selaras.kit.sentence import Sentence
from selaras.phrases import render as spoken
from selaras.phrases import say
from selaras.web.desk.done import remember
from selaras.web.frame.asked import Asked
from selaras.web.frame.errors import AddressError
from selaras.web.frame.moment import Moment, moment_of, parse_as_of
from selaras.web.frame.reader import needs

_LONGEST = 2000
_Answer = Told | Refusal


@needs(Act.WORK_LEADS, Act.WAKE_LEADS, Act.OPEN_DISPUTES, Act.REVIEW_LEADS)
@require_POST
def act(request: Asked, lead_id: str, what: str) -> HttpResponse:
    """Do one thing with the lead, then show it again with what came of it."""
    moment = moment_of(request)
    deed = _DEEDS.get(what)
    if deed is None or not may_see(request.user, lead_id, team=moment.terms.desk.reps_see_their_team):
        raise Http404
    doing = Doing(what, lead_id, request.user.person, moment.now, at=_when(request, moment))
    answer = deed(request, doing, moment)
    refused = isinstance(answer, Refusal)
    refusals = (spoken(request.language, answer.because),) if isinstance(answer, Refusal) else ()
    said = say(request.language, "myday-not-done" if refused else "lead-done")
    undoable = () if refused or what not in _UNDOABLE else (doing,)
    remember(request, said, undoable, moment.terms, refusals)
    return HttpResponseRedirect(f"{reverse('lead', args=[lead_id])}#act")


def _contact(request: Asked, doing: Doing, _moment: Moment) -> _Answer:
    said = Contacted(
        medium=_text(request, "medium"),
        outbound=request.POST.get("way") != "in",
        connected=request.POST.get("connected") == "1" or request.POST.get("way") == "in",
        outcome=_text(request, "outcome") or None,
    )
    return selling.log_activity(doing, said)


def _qualify(request: Asked, doing: Doing, _moment: Moment) -> _Answer:
    return selling.qualify_for_sales(doing, _answers(request))


def _end(request: Asked, doing: Doing, _moment: Moment) -> _Answer:
    return selling.disqualify(doing, _text(request, "reason"), _text(request, "comment") or None)


def _rest(request: Asked, doing: Doing, moment: Moment) -> _Answer:
    day, condition = _text(request, "wake_on_day"), _text(request, "wake_on")
    wake_at = parse_as_of(f"{day}T08:00", moment.zone) if day else None
    return selling.put_to_rest(doing, _text(request, "reason"), wake_at, None if day else condition or None)


def _wake(request: Asked, doing: Doing, _moment: Moment) -> _Answer:
    return selling.wake_up(doing, _text(request, "because") or "person")


def _opportunity(request: Asked, doing: Doing, moment: Moment) -> _Answer:
    new = selling.NewOpportunity(
        name=_text(request, "name"),
        amount_minor=_amount(request, moment.terms.currency),
        close_date=_day(request, "close_date"),
    )
    return selling.make_opportunity(doing, new, _answers(request))


def _dispute(request: Asked, doing: Doing, _moment: Moment) -> _Answer:
    return disputes.dispute(doing, _text(request, "decision"), "not_as_agreed", _text(request, "comment") or None)


def _pause(request: Asked, doing: Doing, _moment: Moment) -> _Answer:
    clock_id, _, reason = _text(request, "clock").partition(":")
    return clocks.let_stand_still(clock_id, doing, reason)


def _resume(request: Asked, doing: Doing, _moment: Moment) -> _Answer:
    return clocks.let_run_again(_text(request, "clock"), doing)


_DEEDS: dict[str, Callable[[Asked, Doing, Moment], _Answer]] = {
    "contact": _contact, "qualify": _qualify, "end": _end, "rest": _rest, "wake": _wake, "opportunity": _opportunity,
    "dispute": _dispute, "pause": _pause, "resume": _resume,
}  # fmt: skip
_UNDOABLE = frozenset({"contact", "qualify", "end", "rest"})


def _text(request: Asked, name: str) -> str:
    return request.POST.get(name, "").strip()[:_LONGEST]


def _answers(request: Asked) -> dict[str, str]:
    """Return the answers of a checklist: every field of the form that is named ``answer-...``."""
    given = request.POST.items()
    return {name.removeprefix("answer-"): str(text)[:_LONGEST] for name, text in given if name.startswith("answer-")}


def _when(request: Asked, moment: Moment) -> datetime | None:
    text = _text(request, "when")
    return parse_as_of(text, moment.zone) if text else None


def _amount(request: Asked, currency: str) -> int | None:
    text = _text(request, "amount")
    if not text:
        return None
    try:
        return Money.parse(text, currency).amount_minor
    except InputError:
        raise AddressError(Sentence.of("lead-amount-unreadable", text=text)) from None


def _day(request: Asked, name: str) -> date | None:
    text = _text(request, name)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise AddressError(Sentence.of("errors-as-of", text=text)) from None
