"""The scorecard's rows: every channel is in it, the largest first, and only those that are not thin are ranked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import altair as alt

from selaras.analytics import Answer, Dimension, Figure
from selaras.analytics.figures import UNKNOWN
from selaras.analytics.metrics.rejections import reasons_by_cut
from selaras.core.charter.terms import Terms
from selaras.kit.money import Money
from selaras.kit.sentence import Sentence
from selaras.phrases import say
from selaras.web.figure.asking import Board
from selaras.web.figure.axes import amounts
from selaras.web.frame.errors import AddressError
from selaras.web.monday.board import tone_of

CUTS: Final[tuple[Dimension, ...]] = ("channel", "campaign")
COLUMNS: Final = (
    "leads", "mql_volume", "acceptance_rate", "mql_to_sql", "mql_to_opportunity", "mql_to_won", "sourced_revenue",
    "spend", "cost_per_mql", "cost_per_sql", "cost_per_opportunity", "cac_new_logo", "roi",
)  # fmt: skip
TRUSTED: Final = "mql_to_sql"
"""The figure whose sample says whether a row is thin."""

_REASONS: Final = 3
_BAR: Final = 20
"""How many pixels of height one bar has."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a row, with its tone where the charter gives it one."""

    metric: str
    figure: Figure | None
    tone: str


@dataclass(frozen=True, slots=True)
class Line:
    """One channel or campaign, or all of them together."""

    name: str
    cells: tuple[Cell, ...]
    reasons: tuple[tuple[str, int], ...]
    thin: bool
    whole: bool = False

    def figure(self, metric: str) -> Figure | None:
        """Return the row's figure of a metric."""
        return next((cell.figure for cell in self.cells if cell.metric == metric), None)


def answers_of(board: Board) -> dict[str, Answer]:
    """Return every column's answer by the cut of the page."""
    return {name: board.answer(name, board.question.by) for name in COLUMNS}


def lines_of(board: Board, answers: Mapping[str, Answer], sort: str) -> list[Line]:
    """Return all together, then the rows in the order asked for; a thin row has no rank and stands after the others."""
    terms, reasons = board.moment.terms, reasons_by_cut(board.question)
    tables = {name: _by_cut(answer) for name, answer in answers.items()}
    names = {name for table in tables.values() for name in table}
    lines = [_line(name, tables, reasons, terms) for name in names]
    lines.sort(key=lambda line: (-_size(line, "leads"), -_size(line, "mql_volume"), line.name))
    if sort:
        lines.sort(key=lambda line: (line.thin, _order(line, sort)))
    whole = {name: {"": answer.whole} for name, answer in answers.items()}
    every: dict[str, int] = {}
    for why, n in (pair for told in reasons.values() for pair in told):
        every[why] = every.get(why, 0) + n
    together = sorted(every.items(), key=lambda pair: (-pair[1], pair[0]))
    return [_line("", whole, {"": together}, terms, whole=True), *lines]


def wanted_sort(text: str) -> str:
    """Return the column to sort by; the order of volume where none is asked for."""
    if text and text not in COLUMNS:
        raise AddressError(Sentence.of("errors-choice", text=text, choices=COLUMNS))
    return text


def costs_chart(language: str, lines: list[Line], currency: str) -> dict[str, Any]:
    """Return what each channel spent beside the revenue it sourced; money in whole units."""
    names = {name: say(language, f"channels-{name.replace('_', '-')}") for name in ("spend", "sourced_revenue")}
    rows = [
        {
            "channel": _called(language, line.name),
            "place": place,
            "line": names[name],
            "amount": _whole_units(line, name),
        }
        for place, line in enumerate(line for line in lines if not line.whole)
        for name in names
        if line.figure(name) is not None
    ]
    colours = ["#c9a227", "#2f7fc4"]
    tall = _BAR * max(1, len(rows))
    places = alt.Y("channel:N", sort=alt.EncodingSortField("place", op="min"), title=None)
    money = alt.X("amount:Q", title=currency)
    chart = (
        alt.Chart(alt.Data(values=rows))
        .mark_bar(cornerRadiusEnd=2)
        .encode(
            y=places.axis(domain=False, ticks=False, labelPadding=8),
            yOffset=alt.YOffset("line:N", sort=list(names.values())),
            x=money.axis(tickCount=5, domain=False, ticks=False, labelExpr=amounts(language)),
            color=alt.Color(
                "line:N",
                scale=alt.Scale(domain=list(names.values()), range=colours),
                legend=alt.Legend(orient="top", title=None),
            ),
        )
        .properties(width="container", height=tall, description=say(language, "channels-chart-says"))
    )
    document: dict[str, Any] = chart.to_dict()
    return document


def _line(
    name: str,
    tables: Mapping[str, Mapping[str, Figure]],
    reasons: Mapping[str, list[tuple[str, int]]],
    terms: Terms,
    *,
    whole: bool = False,
) -> Line:
    figures = {metric: table.get(name) for metric, table in tables.items()}
    trusted = figures[TRUSTED]
    thin = trusted is None or trusted.thin or not trusted.n
    cells = tuple(
        Cell(metric, figure, tone_of(figure, terms) if figure and not thin else "")
        for metric, figure in figures.items()
    )
    return Line(name, cells, tuple(reasons.get(name, ())[:_REASONS]), thin, whole)


def _by_cut(answer: Answer) -> dict[str, Figure]:
    return {part.cut.value: part for part in answer.parts if part.cut}


def _size(line: Line, metric: str) -> float:
    figure = line.figure(metric)
    return float(figure.value or 0) if figure else 0.0


def _whole_units(line: Line, metric: str) -> float:
    """Return an amount in whole units of its currency, for a drawing."""
    figure = line.figure(metric)
    return float(Money(int(figure.value or 0), figure.currency or "USD").amount) if figure else 0.0


def _order(line: Line, metric: str) -> float:
    """The largest first, and what has no value last."""
    figure = line.figure(metric)
    return -float(figure.value) if figure and figure.value is not None else float("inf")


def _called(language: str, name: str) -> str:
    return say(language, "web-unknown") if name == UNKNOWN else name.replace("_", " ")
