"""Monday, and the chart on it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from selaras.analytics import METRICS, Lake, Monday, Yardstick, monday, trend, whole_history
from selaras.core.staff import Act
from selaras.phrases import render as say_sentence
from selaras.phrases import say
from selaras.web.figure.lake import open_lake
from selaras.web.figure.leaving import chart_answer
from selaras.web.figure.telling import known_text, value_text
from selaras.web.frame.asked import Asked
from selaras.web.frame.moment import Moment, moment_of
from selaras.web.frame.reader import needs
from selaras.web.monday import board
from selaras.web.monday.chart import weekly_chart
from selaras.web.monday.period import chooser, wanted_period

_NAMED = (
    "target", "won", "open_pipeline", "remaining_coverage", "needed_coverage", "acceptance_rate",
    "time_to_first_contact", "ageing_leads", "leads", "mql_volume",
)  # fmt: skip


@needs(Act.READ_MONDAY)
def page(request: Asked) -> HttpResponse:
    """Return the shared page, for the period and as known at the moment the address asks for."""
    moment = moment_of(request)
    lake = open_lake()
    if lake.empty or lake.noted_until is None:
        return render(request, "monday/empty.html", moment.context())
    answers = _answers(request, moment, lake)
    yardstick = Yardstick.of(moment.terms)
    context = {
        **moment.context(),
        "page": answers,
        "chooser": chooser(
            answers.period, whole_history(lake, yardstick, as_of=answers.as_of), yardstick.cuts, answers.as_of
        ),
        "freshness": lake.noted_until,
        "agreement": moment.agreement,
        "goal": board.goal_of(answers),
        "goal_said": _goal_said(request.language, answers),
        "columns": board.columns_of(answers),
        "channels": board.rows_of(answers, moment.terms),
        "sides": board.sides_of(answers, moment.terms),
        "changes": board.changes_of(answers),
        "coverage_rule": moment.terms.figures.coverage,
        "ageing": answers.answers.get("ageing_leads"),
        "called": {name: METRICS[name].called for name in _NAMED if name in METRICS},
        **{name: board.whole(answers, name) for name in _NAMED},
    }
    return render(request, "monday/monday.html", context)


@needs(Act.READ_MONDAY)
def chart(request: Asked, form: str) -> HttpResponse:
    """Return the chart of leads and MQLs by week: the document the page draws, or a picture to take away."""
    moment = moment_of(request)
    lake = open_lake()
    answers = _answers(request, moment, lake)
    asked: dict[str, Any] = {"as_of": answers.as_of, "period": answers.period, "every": "week"}
    lines = {name: trend(name, lake, moment.terms, **asked) for name in ("leads", "mql_volume")}
    drawing = weekly_chart(request.language, lines, answers.as_of)
    told = known_text(request.language, answers.period, answers.as_of, moment.zone)
    name, title = f"weeks-{answers.period.name}", say(request.language, "monday-weeks")
    return chart_answer(request, drawing, form, name=name, title=title, subtitle=told)


def _goal_said(language: str, answers: Monday) -> str:
    """Return the bar of the target in words, for those who hear the page."""
    shown = ((name, board.whole(answers, name)) for name in ("target", "won", "open_pipeline"))
    return "; ".join(
        f"{say_sentence(language, METRICS[name].called)}: {value_text(language, figure)}"
        for name, figure in shown
        if figure
    )


def _answers(request: Asked, moment: Moment, lake: Lake) -> Monday:
    """Return the figures as known at the wanted moment, or else at the last instant the lake knows all of."""
    as_of = lake.seen_from(moment.as_of, moment.now)
    terms = moment.terms
    period = wanted_period(request.GET.get("period", "").strip(), Yardstick.of(terms).cuts)
    return monday(lake, terms, as_of=as_of, period=period)
