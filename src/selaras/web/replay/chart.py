"""The chart of thresholds: how many MQLs, how good and how much work, one under the other on the same scale."""

from collections.abc import Sequence
from typing import Any, Final

import altair as alt

from selaras.core.replay.impact import Step
from selaras.phrases import say

_BLUE: Final = "#2f7fc4"
_GREEN: Final = "#3c9a6b"
_GREY: Final = "#8a94a3"
_RED: Final = "#c4512f"
_HEIGHT: Final = 110


def threshold_chart(language: str, steps: Sequence[Step]) -> dict[str, Any]:
    """Return volume, conversion with its interval and leads a week against the threshold, both thresholds marked."""
    data = alt.Data(values=[row for step in steps for row in _rows(language, step)])
    marks = alt.Data(values=[mark for step in steps for mark in _marks(language, step)])
    at = alt.X("threshold:Q", title=say(language, "replay-threshold"), scale=alt.Scale(zero=False, nice=False))
    volume = (
        alt.Chart(data)
        .mark_bar(size=12)
        .encode(x=at, y=alt.Y("n:Q", title=say(language, "replay-line-mqls")), color=_part(language))
    )
    share = alt.Y("share:Q", title=say(language, "replay-line-conversion"), axis=alt.Axis(format="%"))
    quality = alt.Chart(data).mark_line(color=_GREEN, point=True).encode(x=at, y=share)
    band = alt.Chart(data).mark_area(color=_GREEN, opacity=0.15).encode(x=at, y="low:Q", y2="high:Q")
    work = alt.Chart(data).mark_line(color=_BLUE, point=True)
    work = work.encode(x=at, y=alt.Y("week:Q", title=say(language, "replay-line-per-week")))
    layers = ((volume,), (band, quality), (work,))
    parts = [alt.layer(*each, _rule(marks, at)).properties(width=620, height=_HEIGHT) for each in layers]
    chart = alt.vconcat(*parts).properties(description=say(language, "replay-chart-says"))
    chart = chart.resolve_scale(color="independent")
    document: dict[str, Any] = chart.to_dict()
    return document


def _part(language: str) -> alt.Color:
    names = [say(language, "replay-part-kept"), say(language, "replay-part-new")]
    scale = alt.Scale(domain=names, range=[_BLUE, _GREY])
    return alt.Color("part:N", scale=scale, legend=alt.Legend(orient="top", title=None))


def _rule(marks: alt.Data, at: alt.X) -> alt.LayerChart:
    rule = alt.Chart(marks).mark_rule(strokeDash=[4, 3], color=_RED).encode(x=at)
    text = alt.Chart(marks).mark_text(align="left", dx=4, color=_RED, y=6).encode(x=at, text="said:N")
    return rule + text


def _rows(language: str, step: Step) -> list[dict[str, Any]]:
    found = step.kept.conversion()
    low, high = found.interval
    shared = {"threshold": step.threshold, "share": found.share, "low": low, "high": high, "week": step.per_week}
    parts = ((say(language, "replay-part-kept"), step.volume - step.new), (say(language, "replay-part-new"), step.new))
    return [{**shared, "part": part, "n": n} for part, n in parts]


def _marks(language: str, step: Step) -> list[dict[str, Any]]:
    names = [name for name, here in (("current", step.current), ("proposed", step.proposed)) if here]
    said = " = ".join(say(language, f"replay-mark-{name}") for name in names)
    return [{"threshold": step.threshold, "said": said}] if names else []
