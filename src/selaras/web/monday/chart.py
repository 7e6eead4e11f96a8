"""The chart on Monday: leads and MQLs week by week, as a Vega-Lite document made by Altair."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import altair as alt

from selaras.analytics import METRICS, Figure, Period
from selaras.phrases import render, say
from selaras.web.frame import formats

_COLOURS = {"leads": "#8a94a3", "mql_volume": "#2f7fc4"}
"""Both are readable on the light and on the dark ground; the page gives axes and letters their colours."""


def weekly_chart(language: str, lines: Mapping[str, Sequence[Figure]], as_of: datetime) -> dict[str, Any]:
    """Return bars of leads and of MQLs side by side; a week cut short or still running is pale."""
    named = {name: render(language, METRICS[name].called) for name in lines}
    rows = [
        {
            "week": _week(language, figure.period),
            "part": _cut_short(figure.period, as_of),
            "place": place,
            "line": named[name],
            "n": figure.value or 0,
        }
        for name, figures in lines.items()
        for place, figure in enumerate(figures)
        if figure.period
    ]
    tallest = max((figure.value or 0 for figures in lines.values() for figure in figures), default=0)
    weeks = alt.X("week:O", sort=alt.SortField("place"), title=None)
    scale = alt.Scale(domain=list(named.values()), range=[_COLOURS[name] for name in named])
    chart = (
        alt.Chart(alt.Data(values=rows))
        .mark_bar(cornerRadiusEnd=2)
        .encode(
            x=weeks.axis(labelAngle=0, labelOverlap=True, ticks=False, domain=False),
            xOffset=alt.XOffset("line:N", sort=list(named.values())),
            opacity=alt.condition("datum.part", alt.value(0.45), alt.value(1)),
            y=alt.Y("n:Q", stack=None, title=None, scale=alt.Scale(domainMin=0, domainMax=max(tallest, 4))).axis(
                tickCount=4, domain=False, ticks=False, format="~s"
            ),
            color=alt.Color("line:N", scale=scale, legend=alt.Legend(orient="top", title=None)),
        )
        .properties(width="container", height=180, description=say(language, "monday-chart-says"))
    )
    document: dict[str, Any] = chart.to_dict()
    return document


def _cut_short(week: Period, as_of: datetime) -> bool:
    return (week.last_day - week.first_day).days < 6 or as_of < week.end


def _week(language: str, week: Period) -> str:
    """Return the first day of a whole week, and both ends of one that the period cuts."""
    first = formats.day(language, week.first_day, with_year=False)
    if week.last_day == week.first_day or (week.last_day - week.first_day).days == 6:
        return first
    return f"{first} – {formats.day(language, week.last_day, with_year=False)}"
