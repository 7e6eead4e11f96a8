"""A figure's definition, and the rows behind it."""

from datetime import datetime, tzinfo
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from selaras.analytics import (
    METRICS,
    Cut,
    Lake,
    Metric,
    Period,
    Question,
    Rows,
    Yardstick,
    default_period,
    measure,
    question_of,
    rows_behind,
)
from selaras.analytics.figures import Figure
from selaras.analytics.sheets import rows_sheet
from selaras.analytics.trends import Trend, trend_sheet, watched_trend
from selaras.core.charter.terms import Terms
from selaras.core.staff import Act
from selaras.kit.sentence import Sentence
from selaras.phrases import render as tell
from selaras.phrases import say
from selaras.web.figure.cells import HIDDEN, shown_columns
from selaras.web.figure.lake import open_lake
from selaras.web.figure.leaving import chart_answer, table_answer
from selaras.web.figure.telling import known_text
from selaras.web.figure.trending import trend_chart, trend_told
from selaras.web.frame.answers import layout, of_panel
from selaras.web.frame.asked import Asked
from selaras.web.frame.errors import AddressError, ForbiddenError
from selaras.web.frame.moment import Moment, moment_of
from selaras.web.frame.paging import Page, wanted_page
from selaras.web.frame.reader import needs, role_in_words
from selaras.web.monday.period import wanted_period

_EXPORTED = 50_000
_PAGE = 50


@needs(Act.READ_MONDAY)
def definition(request: Asked, name: str) -> HttpResponse:
    """Return what a figure means, and the very figure the reader came from."""
    metric = _metric(name)
    moment, lake = moment_of(request), open_lake()
    context: dict[str, Any] = {
        **moment.context(),
        "metric": metric,
        "needs": _facts_needed(metric),
        "layout": layout(request),
    }
    if not lake.empty:
        asked = _asked(request, metric, moment, lake)
        context |= {"figure": asked.figure(), "period": asked.period, "as_of_said": asked.as_of}
        if metric.unit == "share" and not of_panel(request):
            watched = asked.trend()
            context |= {"trend": watched, "trend_said": trend_told(request.language, watched)}
    return render(request, "figure/definition.html", context)


@needs(Act.READ_MONDAY)
def trend(request: Asked, name: str, form: str) -> HttpResponse:
    """Return the chart of a share week by week with its alarm: the document a page draws, or a picture."""
    metric, asked, zone = _watched(request, name)
    said = known_text(request.language, asked.period, asked.as_of, zone)
    drawing = trend_chart(request.language, asked.trend())
    title = f"{tell(request.language, metric.called)}: {say(request.language, 'trends-title')}"
    return chart_answer(request, drawing, form, name=f"{name}-trend", title=title, subtitle=said)


@needs(Act.READ_MONDAY)
def trend_table(request: Asked, name: str, form: str) -> HttpResponse:
    """Return a share week by week as a table."""
    return table_answer(trend_sheet(_watched(request, name)[1].trend()), form)


def _watched(request: Asked, name: str) -> tuple[Metric, "_Asked", tzinfo]:
    metric, moment, lake = _metric(name), moment_of(request), open_lake()
    if lake.empty or metric.unit != "share":
        raise Http404
    return metric, _asked(request, metric, moment, lake), moment.zone


@needs(Act.READ_MONDAY)
def rows(request: Asked, name: str) -> HttpResponse:
    """Return the rows behind a figure as a paged table, or all of them as CSV or Parquet to those who may export."""
    metric = _metric(name)
    if not metric.populations:  # a target is written in the charter and counts no rows
        return HttpResponseRedirect(f"{reverse('figure', args=[name])}?{request.GET.urlencode()}")
    moment, lake = moment_of(request), open_lake()
    if lake.empty:
        return render(request, "monday/empty.html", moment.context())
    asked = _asked(request, metric, moment, lake)
    if form := request.GET.get("format"):
        return _taken(request, asked, form)
    number = wanted_page(request)
    found = asked.rows(number, _PAGE)
    context = {
        **moment.context(),
        "metric": metric,
        "figure": asked.figure(),
        "period": asked.period,
        "cut": asked.cut,
        "population": asked.population,
        "populations": tuple(metric.populations),
        "columns": shown_columns(found.columns, hidden=_hidden(request)),
        "rows": found.rows,
        "page": Page(found.rows, number, _PAGE, found.total),
        "may_export": request.user.may(Act.EXPORT_ROWS),
    }
    return render(request, "figure/rows.html", context)


class _Asked:
    """The figure an address asks for."""

    def __init__(self, metric: Metric, lake: Lake, terms: Terms | None, as_of: datetime, period: Period) -> None:
        self.metric, self.lake, self.terms, self.as_of, self.period = metric, lake, terms, as_of, period
        self.cut: Cut | None = None
        self.population: str | None = None

    def figure(self) -> Figure | None:
        """Return the figure, of its part where one is asked for; None where that part does not exist."""
        by = self.cut.by if self.cut else None
        answer = measure(self.metric.name, self.lake, self.terms, as_of=self.as_of, period=self.period, by=by)
        if self.cut is None:
            return answer.whole
        return next((part for part in answer.parts if part.cut == self.cut), None)

    def question(self) -> Question:
        """Return the question of the whole."""
        return question_of(self.lake, self.terms, as_of=self.as_of, period=self.period)

    def trend(self) -> Trend:
        """Return the share week by week up to the moment."""
        return watched_trend(self.metric.name, self.question())

    def rows(self, page: int, size: int) -> Rows:
        """Return one page of the rows that were counted."""
        question = self.question()
        return rows_behind(self.metric.name, question, self.cut, self.population, page=page, size=size)


def _asked(request: Asked, metric: Metric, moment: Moment, lake: Lake) -> _Asked:
    as_of = lake.seen_from(moment.as_of, moment.now)
    terms = moment.terms
    named = wanted_period(request.GET.get("period", "").strip(), Yardstick.of(terms).cuts)
    asked = _Asked(metric, lake, terms, as_of, named or default_period(lake, terms, as_of=as_of))
    asked.cut = _cut(request, metric)
    asked.population = _population(request, metric)
    return asked


def _facts_needed(metric: Metric) -> tuple[str, ...]:
    """Return the kinds of facts a figure needs, each once."""
    kinds = (kind for need in metric.needs for kind in need)
    return tuple(dict.fromkeys(kinds))


def _metric(name: str) -> Metric:
    if name not in METRICS:
        raise Http404
    return METRICS[name]


def _cut(request: Asked, metric: Metric) -> Cut | None:
    by, value = request.GET.get("by", ""), request.GET.get("cut", "")
    if not by:
        return None
    found = next((each for each in metric.cuts if each == by), None)
    if found is None:
        raise AddressError(Sentence.of("errors-choice", text=by, choices=tuple(metric.cuts)))
    if found == "rep" and not request.user.may(Act.READ_REP_FIGURES):
        raise ForbiddenError(Sentence.of("errors-not-for-role", role=role_in_words(request.user.role)))
    return Cut(found, value)


def _population(request: Asked, metric: Metric) -> str | None:
    wish = request.GET.get("of", "")
    if wish and wish not in metric.populations:
        raise AddressError(Sentence.of("errors-choice", text=wish, choices=tuple(metric.populations)))
    return wish or next(iter(metric.populations), None)


def _hidden(request: Asked) -> frozenset[str]:
    return frozenset() if request.user.may(Act.READ_REP_FIGURES) else HIDDEN


def _taken(request: Asked, asked: _Asked, form: str) -> HttpResponse:
    if not request.user.may(Act.EXPORT_ROWS):
        raise ForbiddenError(Sentence.of("errors-no-export", role=role_in_words(request.user.role)))
    found = asked.rows(1, _EXPORTED)
    name = f"{asked.metric.name}-{asked.period.name}"
    return table_answer(rows_sheet(name, asked.metric.over, found, _hidden(request)), form)
