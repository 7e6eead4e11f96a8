"""The scorecard page, its chart and its table."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from selaras.analytics import METRICS
from selaras.analytics.sheets import figures_sheet
from selaras.core.staff import Act
from selaras.phrases import render as tell
from selaras.phrases import say
from selaras.web.channels import shown
from selaras.web.figure.asking import Board, board_of
from selaras.web.figure.leaving import chart_answer, table_answer
from selaras.web.frame.asked import Asked
from selaras.web.frame.moment import moment_of
from selaras.web.frame.reader import needs


@needs(Act.READ_MONDAY)
def page(request: Asked) -> HttpResponse:
    """Return the scorecard by channel or campaign."""
    board = board_of(request, shown.CUTS, "channel")
    if board is None:
        return render(request, "monday/empty.html", moment_of(request).context())
    sort = shown.wanted_sort(request.GET.get("sort", ""))
    lines = shown.lines_of(board, shown.answers_of(board), sort)
    context = {
        **board.context(),
        "cuts": shown.CUTS,
        "sort": sort,
        "heads": [(name, METRICS[name].called, lines[0].figure(name)) for name in shown.COLUMNS],
        "lines": lines,
        "credit": board.question.yardstick.credit,
        "thin_below": board.question.yardstick.thin_below,
    }
    return render(request, "channels/channels.html", context)


@needs(Act.READ_MONDAY)
def chart(request: Asked, form: str) -> HttpResponse:
    """Return what was spent beside the revenue it sourced: the document the page draws, or a picture."""
    board = _asked(request)
    lines = shown.lines_of(board, shown.answers_of(board), shown.wanted_sort(request.GET.get("sort", "")))
    drawing = shown.costs_chart(request.language, lines, board.question.yardstick.currency)
    name, title = f"channels-{board.question.period.name}", say(request.language, "channels-chart-title")
    return chart_answer(request, drawing, form, name=name, title=title, subtitle=board.known(request.language))


@needs(Act.READ_MONDAY)
def table(request: Asked, form: str) -> HttpResponse:
    """Return every figure of the scorecard."""
    board = _asked(request)
    answers = list(shown.answers_of(board).values())
    sheet = figures_sheet(f"channels-{board.question.period.name}", answers, lambda said: tell(request.language, said))
    return table_answer(sheet, form)


def _asked(request: Asked) -> Board:
    board = board_of(request, shown.CUTS, "channel")
    if board is None:
        raise Http404
    return board
