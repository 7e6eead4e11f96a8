"""A trend as a chart: the share of each week with its interval, what it is compared with, and weeks not final yet."""

from typing import Any

import altair as alt

from selaras.analytics.trends import Trend, Week
from selaras.phrases import say
from selaras.web.figure.axes import days
from selaras.web.frame import formats

_COLOURS = {"final": "#2f7fc4", "reference": "#8a94a3", "young": "#8a94a3"}
_ALARM = "#d1543f"


def trend_chart(language: str, trend: Trend) -> dict[str, Any]:
    """Return the trend as a Vega-Lite document; hollow dots are not final, a ring is the week an alarm was clear."""
    rows = [_row(language, trend, week) for week in trend.weeks if week.figure.value is not None]
    top = max((row["high"] for row in rows), default=0.1)
    names = {key: say(language, f"trends-{key}") for key in _COLOURS}
    week = alt.X("week:T", title=None).axis(labelExpr=days(language), tickCount=8, domain=False, ticks=False)
    scale = alt.Scale(domain=[0, min(1.0, top * 1.05)], nice=False)
    colour = alt.Color(
        "state:N",
        scale=alt.Scale(domain=list(names.values()), range=list(_COLOURS.values())),
        legend=alt.Legend(orient="top", title=None),
    )
    told = alt.Chart(alt.Data(values=rows))
    axis = alt.Axis(format=".0%", tickCount=4, domain=False, ticks=False)
    layers = [
        told.mark_rule(opacity=0.35).encode(
            x=week, y=alt.Y("low:Q", axis=axis, scale=scale, title=None), y2="high:Q", color=colour
        ),
        told.mark_line(strokeWidth=1, opacity=0.5).encode(x=week, y="value:Q", color=colour),
        told.transform_filter("datum.final").mark_circle(size=42, opacity=1).encode(x=week, y="value:Q", color=colour),
        told.transform_filter("!datum.final")
        .mark_point(size=38, filled=False)
        .encode(x=week, y="value:Q", color=colour),
    ]
    if any(row["alarm"] for row in rows):
        ring = told.transform_filter("datum.alarm").mark_point(size=220, filled=False, strokeWidth=2.5, color=_ALARM)
        layers.append(ring.encode(x=week, y="value:Q"))
    if trend.share is not None:
        line = alt.Chart(alt.Data(values=[{"share": trend.share}]))
        layers.append(line.mark_rule(strokeDash=[4, 4], color=_COLOURS["reference"]).encode(y="share:Q"))
    chart = alt.layer(*layers).properties(width="container", height=190, description=say(language, "trends-shown"))
    document: dict[str, Any] = chart.to_dict()
    return document


def trend_told(language: str, trend: Trend) -> dict[str, str]:
    """Return the numbers of the trend's sentences, written in the language."""
    limit = trend.limit
    return {
        "share": formats.share(language, trend.share),
        "n": formats.number(language, trend.n),
        "percent": formats.number(language, limit.false_alarms_a_year * 100) if limit else "",
        "years": formats.number(language, trend.years_between) if limit else "",
    }


def _row(language: str, trend: Trend, week: Week) -> dict[str, Any]:
    figure, interval = week.figure, week.figure.interval
    value = float(figure.value or 0)
    state = "reference" if week.reference else "final" if week.final else "young"
    raised = trend.alarm is not None and trend.alarm.raised.period.name == week.period.name
    return {
        "week": week.period.first_day.isoformat(),
        "value": value,
        "low": interval.low if interval and interval.low is not None else value,
        "high": interval.high if interval and interval.high is not None else value,
        "state": say(language, f"trends-{state}"),
        "final": week.final,
        "alarm": raised,
    }
