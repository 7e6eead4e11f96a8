"""The funnel page, its chart and its table."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from selaras.analytics import METRICS
from selaras.analytics.sheets import figures_sheet
from selaras.analytics.trends import watched_trend
from selaras.core.staff import Act
from selaras.phrases import render as tell
from selaras.phrases import say
from selaras.web.figure.asking import Board, board_of
from selaras.web.figure.leaving import chart_answer, table_answer
from selaras.web.figure.trending import trend_told
from selaras.web.frame.asked import Asked
from selaras.web.frame.moment import moment_of
from selaras.web.frame.reader import needs
from selaras.web.funnel import shown

WATCHED = "mql_to_opportunity"
_TABLE = ("leads", "mql_volume", "lead_to_mql", *shown.SHARES, "acceptance_rate")


@needs(Act.READ_MONDAY)
def page(request: Asked) -> HttpResponse:
    """Return the funnel of the cohort that became MQL in the period."""
    board = board_of(request, shown.CUTS, "channel")
    if board is None:
        return render(request, "monday/empty.html", moment_of(request).context())
    by = board.question.by
    answers = {name: board.answer(name, by) for name in ("mql_volume", *shown.SHARES)}
    leads = METRICS["leads"]
    answers["leads"] = board.answer("leads", by if by in leads.cuts else None)
    trend = watched_trend(WATCHED, board.question)
    context = {
        **board.context(),
        "cuts": [cut for cut in shown.CUTS if cut != "rep" or request.user.may(Act.READ_REP_FIGURES)],
        "steps": shown.steps_of(board),
        "fates": [(fate, shown.fate_name(fate)) for fate in shown.FATES],
        "columns": shown.columns_of(answers),
        "rows_by_cut": shown.rows_of(answers, board.moment.terms),
        "leads": answers["leads"].whole,
        "mql_volume": answers["mql_volume"].whole,
        "lead_to_mql": board.answer("lead_to_mql").whole,
        "three": [board.answer(name).whole for name in ("acceptance_rate", "sal_to_sql", "mql_to_sql")],
        "in_period": board.answer("in_period_ratio").whole,
        "re_mql": board.answer("re_mql").whole,
        "trend": trend,
        "trend_said": trend_told(request.language, trend),
        "watched": METRICS[WATCHED],
        "called": {name: metric.called for name, metric in METRICS.items()},
    }
    return render(request, "funnel/funnel.html", context)


@needs(Act.READ_MONDAY)
def chart(request: Asked, form: str) -> HttpResponse:
    """Return the chart of the stages: the document the page draws, or a picture to take away."""
    board = _asked(request)
    drawing = shown.stages_chart(request.language, board)
    name, title = f"funnel-{board.question.period.name}", say(request.language, "funnel-chart-title")
    return chart_answer(request, drawing, form, name=name, title=title, subtitle=board.known(request.language))


@needs(Act.READ_MONDAY)
def table(request: Asked, form: str) -> HttpResponse:
    """Return every figure of the page, by the cut the reader chose."""
    board = _asked(request)
    by = board.question.by
    answers = [board.answer(name, by if by in METRICS[name].cuts else None) for name in _TABLE]
    sheet = figures_sheet(f"funnel-{board.question.period.name}", answers, lambda said: tell(request.language, said))
    return table_answer(sheet, form)


def _asked(request: Asked) -> Board:
    board = board_of(request, shown.CUTS, "channel")
    if board is None:
        raise Http404
    return board
