"""The page of replays: what a proposed agreement would have made of a period, beside what happened."""

from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from selaras.actions.replay import ask_replay, lead_names, rep_names, worked_out
from selaras.analytics import Lake, Yardstick, whole_history
from selaras.core.replay.beside import lines
from selaras.core.replay.impact import Impact
from selaras.core.staff import Act
from selaras.kit.errors import InputError
from selaras.kit.refusal import Refusal
from selaras.kit.sentence import Sentence
from selaras.phrases import say
from selaras.web.charter.acting import cards
from selaras.web.charter.papers import the_difference
from selaras.web.figure.lake import open_lake
from selaras.web.figure.leaving import chart_answer, table_answer
from selaras.web.figure.telling import known_text
from selaras.web.frame.asked import Asked
from selaras.web.frame.errors import AddressError
from selaras.web.frame.moment import Moment, moment_of
from selaras.web.frame.reader import needs
from selaras.web.monday.period import chooser, wanted_period
from selaras.web.replay.asked import Wish, wished
from selaras.web.replay.chart import threshold_chart
from selaras.web.replay.sheets import leads_sheet, thresholds_sheet
from selaras.web.replay.shown import lists_of, load_of
from selaras.web.replay.working import asked_for

_AT_ONCE: Final = 0.3
_LOOK_AGAIN: Final = "2"
_SHOWN: Final = 50


@needs(Act.READ_DRY_RUNS)
@require_GET
def page(request: Asked) -> HttpResponse:
    """Return the replay the address asks for: its form, that it is being worked out, or its outcome."""
    moment, lake = moment_of(request), open_lake()
    context: dict[str, Any] = {
        **moment.context(),
        "cards": cards(moment.agreement.known, request.user, moment.at),
        "query": request.GET,
        "signed": moment.agreement.signed,
    }
    if lake.empty:
        return render(request, "replay/replay.html", context | {"nothing": "empty"})
    asking = _asking(request, moment, lake)
    context |= asking.context(request)
    if asking.wish is None or asking.coming is None:
        return render(request, "replay/replay.html", context | {"nothing": "none-proposed"})
    if not _there(asking.coming):
        answer = render(request, "replay/replay.html", context | {"computing": True})
        answer.headers["Refresh"] = _LOOK_AGAIN
        return answer
    if (problem := asking.coming.exception()) is not None:
        if not isinstance(problem, InputError):
            raise problem
        return render(request, "replay/replay.html", context | {"problem": problem}, status=422)
    return render(request, "replay/replay.html", context | _outcome(request, asking.coming.result()))


@needs(Act.READ_DRY_RUNS)
@require_GET
def leaving(request: Asked, what: str, form: str) -> HttpResponse:
    """Return the leads or the thresholds as a table, or the thresholds as a chart."""
    moment, lake = moment_of(request), open_lake()
    asking = None if lake.empty else _asking(request, moment, lake)
    if asking is None or asking.coming is None:
        raise Http404
    impact = asking.coming.result()
    if what == "leads":
        return table_answer(leads_sheet(impact, with_reps=request.user.may(Act.READ_REP_FIGURES)), form)
    if what != "thresholds":
        raise Http404
    if form in {"csv", "parquet"}:
        return table_answer(thresholds_sheet(impact), form)
    told = known_text(request.language, impact.period, impact.as_of, moment.zone)
    title = say(request.language, "replay-thresholds")
    name = f"thresholds-{impact.period.name}"
    return chart_answer(
        request, threshold_chart(request.language, impact.steps), form, name=name, title=title, subtitle=told
    )


@dataclass(frozen=True, slots=True)
class _Asking:
    wish: Wish | None
    coming: "Future[Impact] | None"
    told: dict[str, Any]

    def context(self, request: Asked) -> dict[str, Any]:
        changed = self.wish
        found = {**self.told, "wish": changed}
        if changed is not None:
            found["changes"] = the_difference(self.told["in_force"], changed.terms, request.language)
        return found


def _asking(request: Asked, moment: Moment, lake: Lake) -> _Asking:
    as_of = lake.seen_from(moment.as_of, moment.now)
    yardstick = Yardstick.of(moment.terms)
    whole = whole_history(lake, yardstick, as_of=as_of)
    period = wanted_period(request.GET.get("period", "").strip(), yardstick.cuts) or whole
    told = {"chooser": chooser(period, whole, yardstick.cuts, as_of), "as_of_shown": as_of, "in_force": moment.terms}
    wish = wished(request, moment)
    if wish is None:
        return _Asking(None, None, told)
    asked = ask_replay(wish.terms, period, lake, as_of, request.user.person)
    if isinstance(asked, Refusal):
        raise AddressError(asked.because)
    return _Asking(wish, asked_for((lake.version, asked.key), partial(worked_out, asked, lake)), told)


def _there(coming: "Future[Impact]") -> bool:
    try:
        coming.exception(timeout=_AT_ONCE)
    except TimeoutError:
        return False
    return True


def _outcome(request: Asked, impact: Impact) -> dict[str, Any]:
    by = request.user.person
    lists = lists_of(impact, _SHOWN)
    reps = rep_names(by)
    shown = [row.lead_id for one in lists for row in one.rows]
    return {
        "impact": impact,
        "lines": lines(impact),
        "lists": lists,
        "names": lead_names(shown, by),
        "reps": reps,
        "load": load_of(impact, reps),
        "faith_said": Sentence.of(
            "replay-faith-said", same=impact.faith.same, recorded=impact.faith.recorded, moved=impact.faith.moved,
            missing=impact.faith.missing, extra=impact.faith.extra,
        ),
    }  # fmt: skip
