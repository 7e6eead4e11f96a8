"""The pipeline page, its charts and tables to take away, and the deals in a step of the bridge."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import render

from selaras.analytics import whole_history
from selaras.analytics.pipeline.bridge import CUTS, LINES, bridge, bridge_rows
from selaras.analytics.pipeline.effects import SHOWN
from selaras.analytics.pipeline.forecasting import LEVELS, ROLLUPS, accuracy, snapshots
from selaras.analytics.pipeline.projecting import Projection, projection, trials
from selaras.analytics.pipeline.sheets import (
    accuracy_sheet,
    bridge_sheet,
    projection_sheet,
    snapshots_sheet,
    trials_sheet,
)
from selaras.analytics.sheets import Sheet
from selaras.core.staff import Act
from selaras.kit.sentence import Sentence
from selaras.phrases import say
from selaras.web.figure.cells import HIDDEN, shown_columns
from selaras.web.figure.lake import open_lake
from selaras.web.figure.leaving import chart_answer, table_answer
from selaras.web.figure.telling import known_text
from selaras.web.frame.asked import Asked
from selaras.web.frame.moment import moment_of
from selaras.web.frame.paging import Page, wanted_page
from selaras.web.frame.reader import needs
from selaras.web.lead.listing import names_of
from selaras.web.monday.period import chooser
from selaras.web.pipeline.asked import Wish, wished
from selaras.web.pipeline.charts import bridge_chart, fan_chart, forecast_chart
from selaras.web.pipeline.shown import by_category, figures_of, last_words, lines_of, with_names

_PAGE: Final = 50
_HIDDEN: Final = HIDDEN | {"rep_before"}


@needs(Act.READ_MONDAY)
def page(request: Asked) -> HttpResponse:
    """Return coverage, bridge, forecasts and projection of a period, as known at the moment the address asks for."""
    moment, lake = moment_of(request), open_lake()
    if lake.empty or lake.noted_until is None:
        return render(request, "monday/empty.html", moment.context())
    wish = wished(request, moment, lake)
    question, cuts = wish.question, wish.question.yardstick.cuts
    whole = whole_history(lake, question.yardstick, as_of=question.moment.as_of)
    found, tried = projection(question), trials(question)
    said = list(snapshots(question, "whole", wish.rollup))
    latest = next((each for each in reversed(said) if not each.silent), None)
    shown, told = figures_of(question), bridge(question, wish.window) if wish.window else None
    context = {
        **moment.context(),
        "wish": wish,
        "chooser": chooser(question.period, whole, cuts, question.moment.as_of),
        "freshness": lake.noted_until,
        "agreement": moment.agreement,
        "rule": moment.terms.figures.coverage,
        "shown": shown.items(),
        "called": {name: each.called for name, each in shown.items()},
        "figures": {name: each.figure for name, each in shown.items()},
        "bridge": told,
        "lines": lines_of(told),
        "names": names_of(set(told.parts)) if told and question.by == "rep" else {},
        "by_choices": [by for by in CUTS if by != "rep" or request.user.may(Act.READ_REP_FIGURES)],
        "levels": [level for level in LEVELS if level != "rep" or request.user.may(Act.READ_REP_FIGURES)],
        "rollups": ROLLUPS,
        "accuracy": by_category(accuracy(question, wish.level, wish.rollup)),
        "latest": latest,
        "last_words": list(last_words(latest)),
        "projection": found if isinstance(found, Projection) else None,
        "refused": found if isinstance(found, Sentence) else None,
        "trials": tried,
        "inside": (sum(t.in_likely for t in tried), sum(t.in_wide for t in tried)),
    }
    return render(request, "pipeline/pipeline.html", context)


@needs(Act.READ_MONDAY)
def taken(request: Asked, what: str, form: str) -> HttpResponse:
    """Return a chart of the page, or the table behind it, in the form the address ends with."""
    moment, lake = moment_of(request), open_lake()
    if lake.empty or what not in _SHEETS:
        raise Http404
    wish = wished(request, moment, lake)
    if form in {"csv", "parquet"}:
        sheet = _SHEETS[what](wish)
        if sheet is None:
            raise Http404
        return table_answer(sheet, form)
    if what not in _CHARTS:
        raise Http404
    period, as_of = wish.question.period, wish.question.moment.as_of
    return chart_answer(
        request,
        _CHARTS[what](request.language, wish),
        form,
        name=f"pipeline-{what}-{period.name}",
        title=say(request.language, f"pipeline-page-{what}"),
        subtitle=known_text(request.language, period, as_of, moment.zone),
    )


@needs(Act.READ_MONDAY)
def rows(request: Asked) -> HttpResponse:
    """Return the deals in a step of the bridge, or in one part of it."""
    moment, lake = moment_of(request), open_lake()
    line = next((each for each in LINES if each == request.GET.get("line")), None)
    if lake.empty or line is None:
        raise Http404
    wish = wished(request, moment, lake)
    if wish.window is None:
        raise Http404
    cut, number = request.GET.get("cut"), wanted_page(request)
    found = bridge_rows(wish.question, wish.window, line, cut, page=number, size=_PAGE)
    hidden = frozenset() if request.user.may(Act.READ_REP_FIGURES) else _HIDDEN
    hidden |= frozenset() if cut else {"cut"}
    who = {str(value) for row in found.rows for value in row if str(value).startswith("rep_")}
    names = names_of(who | {cut or ""})
    context = {
        **moment.context(),
        "wish": wish,
        "line": line,
        "cut": cut,
        "columns": shown_columns(SHOWN, hidden=hidden),
        "names": names,
        "rows": with_names(found.columns, found.rows, names),
        "page": Page(found.rows, number, _PAGE, found.total),
    }
    return render(request, "pipeline/rows.html", context)


def _bridge_chart(language: str, wish: Wish) -> dict[str, Any]:
    if wish.window is None:
        raise Http404
    return bridge_chart(language, bridge(wish.question.of(None), wish.window))


def _forecast_chart(language: str, wish: Wish) -> dict[str, Any]:
    said = list(snapshots(wish.question, "whole", wish.rollup))
    return forecast_chart(language, wish.question, said, wish.target)


def _fan_chart(language: str, wish: Wish) -> dict[str, Any]:
    found = projection(wish.question)
    said = list(snapshots(wish.question, "whole", wish.rollup))
    return fan_chart(language, wish.question, said, found if isinstance(found, Projection) else None, wish.target)


def _projection_sheet(wish: Wish) -> Sheet | None:
    found = projection(wish.question)
    return projection_sheet(found) if isinstance(found, Projection) else None


def _forecast_sheet(wish: Wish) -> Sheet:
    question = wish.question
    said = list(snapshots(question, "whole", wish.rollup))
    return snapshots_sheet(question.period.name, question.yardstick.currency, said)


_CHARTS: Final[Mapping[str, Callable[[str, Wish], dict[str, Any]]]] = {
    "bridge": _bridge_chart,
    "forecast": _forecast_chart,
    "projection": _fan_chart,
}
_SHEETS: Final[Mapping[str, Callable[[Wish], Sheet | None]]] = {
    "bridge": lambda wish: bridge_sheet(bridge(wish.question, wish.window)) if wish.window else None,
    "forecast": _forecast_sheet,
    "projection": _projection_sheet,
    "accuracy": lambda wish: accuracy_sheet(accuracy(wish.question, wish.level, wish.rollup), wish.level, wish.rollup),
    "trials": lambda wish: trials_sheet(trials(wish.question)),
}
