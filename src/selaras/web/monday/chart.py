"""The chart on Monday: leads and MQLs week by week, as a Vega-Lite document made by Altair."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from selaras.analytics import METRICS, Figure
from selaras.phrases import render, say
from selaras.web.frame import formats

_COLOURS = {"leads": "#8a94a3", "mql_volume": "#2f7fc4"}
"""Both are readable on the light and on the dark ground; the page gives axes and letters their colours."""


def weekly_chart(language: str, lines: Mapping[str, Sequence[Figure]]) -> dict[str, Any]:
    """Return bars of leads with MQLs in front of them; a week that the period cuts short is in it as it is."""
    named = {name: render(language, METRICS[name].called) for name in lines}
    rows = [
        {
            "week": formats.day(language, figure.period.first_day, with_year=False),
            "place": place,
            "line": named[name],
            "n": figure.value or 0,
        }
        for name, figures in lines.items()
        for place, figure in enumerate(figures)
        if figure.period
    ]
    weeks = alt.X("week:O", sort=alt.SortField("place"), title=None)
    scale = alt.Scale(domain=list(named.values()), range=[_COLOURS[name] for name in named])
    chart = (
        alt.Chart(alt.Data(values=rows))
        .mark_bar(cornerRadiusEnd=2)
        .encode(
            x=weeks.axis(labelAngle=0, labelOverlap=True, ticks=False, domain=False),
            y=alt.Y("n:Q", stack=None, title=None).axis(tickCount=4, domain=False, ticks=False, format="~s"),
            color=alt.Color("line:N", scale=scale, legend=alt.Legend(orient="top", title=None)),
        )
        .properties(width="container", height=180, description=say(language, "monday-chart-says"))
    )
    document: dict[str, Any] = chart.to_dict()
    return document
