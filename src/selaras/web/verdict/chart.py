"""The chart of a verdict: from what was to be to what is, part by part, as a Vega-Lite document made by Altair."""

from typing import Any, Final

import altair as alt

from selaras.core.diagnosis import Verdict
from selaras.kit.money import Money
from selaras.phrases import say
from selaras.phrases.verdicts import factor_words, money_words
from selaras.web.figure.axes import amounts, legend

_COLOURS: Final = {
    "whole": "#8a94a3", "marketing": "#8e5bd0", "sales": "#1c9a8c", "both": "#2f7fc4", "market": "#b7791f",
}  # fmt: skip
"""Readable on the light and on the dark ground; the owners have the colours they have on every page."""


def waterfall(language: str, verdict: Verdict) -> dict[str, Any]:
    """Return the parts as floating bars between the two totals, each with its interval as a line."""
    rows = _rows(language, verdict)
    order = [row["name"] for row in rows]
    owners = list(dict.fromkeys(row["owner"] for row in rows))
    colours = {_owner(language, name): colour for name, colour in _COLOURS.items()}
    y = alt.Y("name:N", sort=order, title=None).axis(labelLimit=150, domain=False, ticks=False, labelPadding=8)
    money = alt.X("start:Q", title=None, scale=alt.Scale(zero=False, nice=True))
    scale = alt.Scale(domain=owners, range=[colours[name] for name in owners])
    whole = alt.Chart(alt.Data(values=rows))
    bars = whole.mark_bar(height=15, cornerRadius=2).encode(
        x=money.axis(tickCount=5, labelExpr=amounts(language), domain=False, ticks=False),
        x2="end:Q",
        y=y,
        color=alt.Color("owner:N", scale=scale, legend=legend(5)),
    )
    lines = whole.transform_filter("isValid(datum.low)").mark_rule(opacity=0.75, strokeWidth=1.5)
    sure = lines.encode(x="low:Q", x2="high:Q", y=y, color=alt.value("#6b7685"))
    chart = alt.layer(bars, sure).properties(
        width="container", height=26 * len(rows), description=say(language, "verdict-chart-says")
    )
    document: dict[str, Any] = chart.to_dict()
    return document


def _rows(language: str, verdict: Verdict) -> list[dict[str, Any]]:
    """Return the bars in order; an interval lies around the end of its bar."""
    rows = [_total(language, verdict, "verdict-before", verdict.before_minor)]
    at = verdict.before_minor
    for part in verdict.parts:
        end = at + part.money.minor
        rows.append(
            {
                "name": factor_words(language, part.factor),
                "owner": _owner(language, part.owner),
                "start": _units(verdict, at),
                "end": _units(verdict, end),
                "low": _units(verdict, at + part.money.low),
                "high": _units(verdict, at + part.money.high),
                "money": money_words(language, part.money.minor, verdict.currency),
            }
        )
        at = end
    return [*rows, _total(language, verdict, "verdict-after", verdict.after_minor)]


def _total(language: str, verdict: Verdict, phrase: str, minor: int) -> dict[str, Any]:
    name = say(language, f"{phrase}-plan" if verdict.against == "plan" and phrase == "verdict-before" else phrase)
    return {"name": name, "owner": _owner(language, "whole"), "start": 0.0, "end": _units(verdict, minor)}


def _owner(language: str, name: str) -> str:
    return say(language, f"verdict-owner-{name}")


def _units(verdict: Verdict, minor: int) -> float:
    return float(Money(minor, verdict.currency).amount)
