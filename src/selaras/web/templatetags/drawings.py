"""Small drawings that the server makes: an interval with its dot, a bar of parts, a bar against a goal.

They are plain SVG: quick, printable, and read aloud by the words the caller gives. Places along them are
percentages, so a drawing is as wide as its column and its dots stay round.
"""

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def interval_plot(
    said: str, estimate: float | None, interval: tuple[float, float] | None, top: float, unsure: bool = False
) -> SafeString:
    """Draw an estimate and its interval on a scale from 0 to ``top``; ``said`` is read aloud instead."""
    if estimate is None:
        return format_html('<svg class="plot" height="20" role="img" aria-label="{}"></svg>', said)
    low, high = interval or (estimate, estimate)
    return format_html(
        '<svg class="plot{}" height="20" role="img" aria-label="{}">{}'
        '<line class="whisker" x1="{}" x2="{}" y1="10" y2="10"/><circle class="dot" cx="{}" cy="10" r="4.5"/></svg>',
        " unsure" if unsure else "",
        said,
        _grid(),
        _at(low, top),
        _at(high, top),
        _at(estimate, top),
    )


@register.simple_tag
def parts_bar(said: str, parts: Sequence[tuple[str, float]], whole: float, height: int = 10) -> SafeString:
    """Draw parts one after the other on a bar as long as ``whole``; each part is a class and its size."""
    left, drawn = 0.0, []
    for kind, size in parts:
        drawn.append((kind, _at(left, whole), _at(size, whole), height))
        left += float(size)
    return format_html(
        '<svg class="plot" height="{0}" role="img" aria-label="{1}">'
        '<rect class="floor" width="100%" height="{0}" rx="{2}"/>{3}</svg>',
        height,
        said,
        height / 2,
        format_html_join("", '<rect class="bar {}" x="{}" width="{}" height="{}" rx="2"/>', drawn),
    )


@register.simple_tag
def waterfall_bar(kind: str, start: float, size: float, top: float, goal: float) -> SafeString:
    """Draw one step of a waterfall and a faint mark where the goal lies; the number beside it is read aloud."""
    return format_html(
        '<svg class="plot" height="14" aria-hidden="true"><line class="axis" x1="{0}" x2="{0}" y1="-6" y2="20"/>'
        '<rect class="bar {1}" x="{2}" y="2" width="{3}" height="10" rx="2"/></svg>',
        _at(goal, top),
        kind,
        _at(start, top),
        _at(size, top),
    )


@register.simple_tag
def goal_bar(said: str, parts: Sequence[tuple[str, float]], goal: float | None, whole: float) -> SafeString:
    """Draw parts on a bar with a mark where the goal lies."""
    bar = parts_bar(said, parts, whole, 18)
    mark: Any = ""
    if goal is not None and goal <= whole:
        mark = format_html('<line class="goal" x1="{0}" x2="{0}" y1="-4" y2="22"/>', _at(goal, whole))
    return SafeString(str(bar).replace("</svg>", f"{mark}</svg>"))


def _grid() -> SafeString:
    return format_html_join(
        "", '<line class="axis" x1="{0}%" x2="{0}%" y1="0" y2="20"/>', ((place,) for place in (0, 25, 50, 75, 100))
    )


def _at(value: float, top: float) -> str:
    share = 0.0 if top <= 0 else max(0.0, min(1.0, float(value) / float(top)))
    return f"{share * 100:.2f}%"
