"""What the funnel page shows, chosen and paired from answers; nothing here computes a figure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import altair as alt

from selaras.analytics import METRICS, Answer, Dimension, Figure
from selaras.core.charter.terms import Terms
from selaras.kit.sentence import Sentence
from selaras.phrases import say
from selaras.web.figure.asking import Board
from selaras.web.figure.axes import amounts, legend
from selaras.web.monday.board import Column, Row, rows_by_cut, scale_of

CUTS: Final[tuple[Dimension, ...]] = (
    "channel", "campaign", "segment", "territory", "team", "rep", "product", "tier", "charter_version", "pass_no",
)  # fmt: skip
SHARES: Final = ("mql_to_sal", "mql_to_sql", "mql_to_opportunity", "mql_to_won")
FATES: Final = ("not_yet", "rejected", "disqualified", "recycled", "lost", "late")
_STEPS: Final = (
    ("sal", "mql_to_sal", "mql_to_sal", "time_mql_to_sal"),
    ("sql", "mql_to_sql", "sal_to_sql", "time_sal_to_sql"),
    ("opportunity", "mql_to_opportunity", "sql_to_opportunity", "time_sql_to_opportunity"),
    ("won", "mql_to_won", "opportunity_to_won", "time_opportunity_to_won"),
)
_COLOURS: Final = {
    "reached": "#2f7fc4", "not_yet": "#c9a227", "rejected": "#c0564b", "disqualified": "#d98a6a",
    "recycled": "#7c9a5e", "lost": "#8b6b8f", "late": "#8a94a3",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One stage: of the cohort's MQLs how many came so far, from the stage before how many, how long that took."""

    stage: str
    so_far: Figure
    from_before: Figure
    time: Figure
    dropped: int
    """How many fewer there are than at the stage before."""


def steps_of(board: Board) -> list[Step]:
    """Return the stages after MQL in order."""
    steps: list[Step] = []
    before = board.answer("mql_volume").whole.n
    for stage, *names in _STEPS:
        so_far, from_before, time = (board.answer(name).whole for name in names)
        reached = so_far.numerator or 0
        steps.append(Step(stage, so_far, from_before, time, max(0, before - reached)))
        before = reached
    return steps


def columns_of(answers: Mapping[str, Answer]) -> tuple[Column, ...]:
    """Return the table's columns, each on one scale for every row."""
    return tuple(Column(name, METRICS[name].called, scale_of(answers[name])) for name in SHARES)


def rows_of(answers: Mapping[str, Answer], terms: Terms) -> list[Row]:
    """Return the whole and every value of the cut, the one with the most leads first; never in the order of a rate."""
    return rows_by_cut(answers, columns_of(answers), terms)


def stages_chart(language: str, board: Board) -> dict[str, Any]:
    """Return a bar for each stage: of the cohort's MQLs those that came so far, those that may, those that ended."""
    stages = [(stage, name) for stage, name, *_ in _STEPS]
    rows = [row for place, (stage, name) in enumerate(stages) for row in _bars(language, board, place, stage, name)]
    names = {fate: say(language, f"funnel-fate-{fate.replace('_', '-')}") for fate in _COLOURS}
    chart = (
        alt.Chart(alt.Data(values=rows))
        .mark_bar(cornerRadius=1)
        .encode(
            y=alt.Y("stage:N", sort=alt.EncodingSortField("place", op="min"), title=None).axis(
                domain=False, ticks=False, labelFontSize=12, labelPadding=8
            ),
            x=alt.X("n:Q", title=None).axis(tickCount=5, domain=False, ticks=False, labelExpr=amounts(language)),
            color=alt.Color(
                "fate:N",
                scale=alt.Scale(domain=list(names.values()), range=list(_COLOURS.values())),
                legend=legend(4),
            ),
            order=alt.Order("turn:Q"),
        )
        .properties(width="container", height=170, description=say(language, "funnel-chart-says"))
    )
    document: dict[str, Any] = chart.to_dict()
    return document


def _bars(language: str, board: Board, place: int, stage: str, name: str) -> list[dict[str, Any]]:
    figure = board.answer(name).whole
    if figure.refused:
        return []
    parts = [("reached", figure.numerator or 0), *((fate, figure.beside_named(fate).value or 0) for fate in FATES)]
    return [
        {
            "stage": say(language, f"web-stage-{stage}"),
            "place": place,
            "turn": turn,
            "fate": say(language, f"funnel-fate-{fate.replace('_', '-')}"),
            "n": n,
        }
        for turn, (fate, n) in enumerate(parts)
    ]


def fate_name(fate: str) -> Sentence:
    """Return what a fate is called."""
    return Sentence.of(f"funnel-fate-{fate.replace('_', '-')}")
