"""The chart of attribution: for each value the span of its shares over all models, and a dot for each model."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import altair as alt

from selaras.analytics.attribution import NO_TOUCH, Attribution
from selaras.phrases import say
from selaras.web.attribution.shown import called, value_name

MOST: Final = 14
"""Values on the chart; the table has them all."""
_COLOURS: Final = {"more": "#2e9e6b", "less": "#c4782f", "depends": "#8a94a3", "thin": "#8a94a3", "": "#8a94a3"}
"""Readable on the light and on the dark ground."""


def spread_chart(language: str, found: Attribution, names: Mapping[str, str]) -> dict[str, Any]:
    """Return the chart as a Vega-Lite document; what no touch stands before is not on it."""
    lines = [line for line in found.lines if line.value != NO_TOUCH and line.spread][:MOST]
    spans: list[dict[str, Any]] = []
    dots: list[dict[str, Any]] = []
    for line in lines:
        low, high = line.spread or (0.0, 0.0)
        about = {"value": value_name(language, line.value, names), "verdict": line.verdict or ""}
        spans.append(about | {"low": low, "high": high})
        dots += [
            about | {"share": credit.share, "model": called(language, told.model)}
            for told, credit in zip(found.models, line.credits, strict=True)
            if credit is not None and credit.share is not None
        ]
    order = [span["value"] for span in spans]
    colour = alt.Color("verdict:N", legend=None, scale=_scale())
    y = alt.Y("value:N", sort=order, title=None).axis(labelLimit=220, labelPadding=8, domain=False, ticks=False)
    title = say(language, "attribution-share")
    x = alt.X("low:Q", title=title, scale=alt.Scale(domainMin=0)).axis(format="%", tickCount=6, domain=False)
    bars = alt.Chart(alt.Data(values=spans)).mark_bar(height=9, cornerRadius=4, opacity=0.45)
    points = alt.Chart(alt.Data(values=dots)).mark_circle(size=46, opacity=0.9)
    tips = [
        alt.Tooltip("value:N", title=say(language, f"attribution-by-{found.by}")),
        alt.Tooltip("model:N", title=say(language, "attribution-model")),
        alt.Tooltip("share:Q", title=title, format=".1%"),
    ]
    layers = [
        bars.encode(y=y, x=x, x2="high:Q", color=colour),
        points.encode(y=y, x="share:Q", color=colour, tooltip=tips),
    ]
    chart = alt.layer(*layers).properties(
        width="container", height=max(len(lines), 1) * 26, description=say(language, "attribution-spread-says")
    )
    document: dict[str, Any] = chart.to_dict()
    return document


def _scale() -> alt.Scale:
    known: Sequence[str] = tuple(_COLOURS)
    return alt.Scale(domain=list(known), range=[_COLOURS[verdict] for verdict in known])
