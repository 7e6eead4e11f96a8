"""The charts of the pipeline as Vega-Lite documents made by Altair: the bridge, the forecasts, the projection."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

import altair as alt

from selaras.analytics import Question
from selaras.analytics.pipeline.bridge import Bridge
from selaras.analytics.pipeline.forecasting import Said
from selaras.analytics.pipeline.projecting import Projection
from selaras.kit.money import Money
from selaras.phrases import say
from selaras.web.figure.axes import amounts, days

_ENDS, _UP, _DOWN, _WON = "#8a94a3", "#2f9e77", "#c8703f", "#2f7fc4"
_SHOWN: Final = ("commit", "best_case")
_COLOURS: Final = {"won": _UP, "commit": _WON, "best_case": "#9a7fd1", "target": _ENDS, "median": _WON}
"""All are readable on the light and on the dark ground; the page gives axes and letters their colours."""


def bridge_chart(language: str, told: Bridge) -> dict[str, Any]:
    """Return the steps as a waterfall from the pipeline at the beginning to that at the end."""
    rows: list[dict[str, Any]] = []
    reached = 0
    for step in told.steps:
        if step.line not in told.shown or (step.line in {"came_over", "went_over"} and not step.deals):
            continue
        whole = step.line in {"begin", "end"}
        begins, ends = (0, step.amount_minor) if whole else (reached, reached + step.amount_minor)
        reached = ends
        rows.append(
            {
                "step": say(language, f"pipeline-line-{step.line.replace('_', '-')}"),
                "place": len(rows),
                "from": _units(begins, told.currency),
                "to": _units(ends, told.currency),
                "sort": "whole" if whole else "won" if step.line == "won" else "up" if ends >= begins else "down",
            }
        )
    sorts = alt.Scale(domain=["whole", "up", "down", "won"], range=[_ENDS, _UP, _DOWN, _WON])
    chart = (
        alt.Chart(alt.Data(values=rows))
        .mark_bar(height={"band": 0.66}, cornerRadius=2)
        .encode(
            y=alt.Y("step:N", sort=alt.SortField("place"), title=None).axis(
                domain=False, ticks=False, labelLimit=190, labelPadding=8
            ),
            x=alt.X("from:Q", title=None).axis(labelExpr=amounts(language), domain=False, ticks=False, tickCount=5),
            x2="to:Q",
            color=alt.Color("sort:N", scale=sorts, legend=None),
        )
        .properties(
            width="container", height=max(120, 30 * len(rows)), description=say(language, "pipeline-bridge-says")
        )
    )
    return _document(chart)


def forecast_chart(language: str, question: Question, said: Sequence[Said], target: int | None) -> dict[str, Any]:
    """Return commit and best case Monday by Monday, with what was won by then and the target."""
    rows = [_point(language, question, each.at, name, amount) for each in said for name, amount in _lines(each)]
    named = [name for name in ("commit", "best_case", "won") if any(row["name"] == name for row in rows)]
    if target is not None:
        ends = (question.period.start, question.period.end)
        rows += [_point(language, question, at, "target", target) for at in ends]
        named.append("target")
    lines = (
        alt.Chart(alt.Data(values=rows))
        .mark_line(point={"size": 28}, strokeWidth=2)
        .encode(**_axes(language, question), color=_colour(language, named), strokeDash=_dash())
    )
    return _document(
        lines.properties(width="container", height=240, description=say(language, "pipeline-forecast-says"))
    )


def fan_chart(
    language: str, question: Question, said: Sequence[Said], found: Projection | None, target: int | None
) -> dict[str, Any]:
    """Return what was won so far and where it is projected to go, with the 80 % and the 95 % interval as bands."""
    rows = [_point(language, question, question.period.start, "won", 0)]
    rows += [_point(language, question, each.at, "won", each.won.get("(whole)", 0)) for each in said]
    named, layers = ["won"], []
    if found is not None:
        rows.append(_point(language, question, found.at, "won", found.won))
        rows += [_point(language, question, fan.at, "median", fan.levels[2]) for fan in found.fan]
        named.append("median")
        layers = [_band(question, found, 0, 4, 0.18), _band(question, found, 1, 3, 0.28)]
    if target is not None:
        rows += [
            _point(language, question, at, "target", target) for at in (question.period.start, question.period.end)
        ]
        named.append("target")
    lines = (
        alt.Chart(alt.Data(values=rows))
        .mark_line(strokeWidth=2)
        .encode(**_axes(language, question), color=_colour(language, named), strokeDash=_dash())
    )
    chart = alt.layer(*layers, lines)
    return _document(chart.properties(width="container", height=240, description=say(language, "pipeline-fan-says")))


def _band(question: Question, found: Projection, low: int, high: int, opacity: float) -> alt.Chart:
    currency = found.currency
    rows = [
        {
            "at": _day(question, fan.at),
            "low": _units(fan.levels[low], currency),
            "high": _units(fan.levels[high], currency),
        }
        for fan in found.fan
    ]
    return (
        alt.Chart(alt.Data(values=rows))
        .mark_area(color=_WON, opacity=opacity)
        .encode(x=alt.X("at:T"), y=alt.Y("low:Q"), y2="high:Q")
    )


def _lines(said: Said) -> list[tuple[str, int]]:
    expected = [(name, said.expected[name].get("(whole)")) for name in _SHOWN]
    return [("won", said.won.get("(whole)", 0)), *((name, amount) for name, amount in expected if amount is not None)]


def _point(language: str, question: Question, at: datetime, name: str, minor: int) -> dict[str, Any]:
    return {
        "at": _day(question, at),
        "line": _called(language, name),
        "name": name,
        "amount": _units(minor, question.yardstick.currency),
        "flat": name == "target",
    }


def _called(language: str, name: str) -> str:
    phrase = f"pipeline-category-{name.replace('_', '-')}" if name in _SHOWN else f"pipeline-{name}"
    return say(language, phrase)


def _axes(language: str, question: Question) -> dict[str, Any]:
    ends = [_day(question, question.period.start), _day(question, question.period.end)]
    return {
        "x": alt.X("at:T", title=None, scale=alt.Scale(domain=ends)).axis(
            labelExpr=days(language), labelOverlap=True, grid=False, tickCount=7
        ),
        "y": alt.Y("amount:Q", title=None, scale=alt.Scale(zero=True)).axis(
            labelExpr=amounts(language), domain=False, ticks=False, tickCount=5
        ),
    }


def _colour(language: str, named: Sequence[str]) -> alt.Color:
    scale = alt.Scale(domain=[_called(language, name) for name in named], range=[_COLOURS[name] for name in named])
    return alt.Color("line:N", scale=scale, legend=alt.Legend(orient="top", title=None, columns=2, symbolType="stroke"))


def _dash() -> alt.StrokeDash:
    return alt.StrokeDash("flat:N", scale=alt.Scale(domain=[False, True], range=[[1, 0], [5, 4]]), legend=None)


def _day(question: Question, at: datetime) -> str:
    return at.astimezone(ZoneInfo(question.yardstick.cuts.zone)).strftime("%Y-%m-%dT%H:%M")


def _units(minor: int, currency: str) -> float:
    return float(Money(minor, currency).amount)


def _document(chart: Any) -> dict[str, Any]:
    document: dict[str, Any] = chart.to_dict()
    return document
