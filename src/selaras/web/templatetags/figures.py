"""How a template writes figures."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from selaras.analytics import METRICS, Change, Cut, Figure, Period
from selaras.analytics.figures import UNKNOWN
from selaras.core.lifecycle import STAGES
from selaras.kit.sentence import Sentence
from selaras.phrases import render, say
from selaras.web.figure import address, telling
from selaras.web.frame import formats
from selaras.web.frame.known_words import has_words
from selaras.web.templatetags.drawings import interval_plot, parts_bar
from selaras.web.templatetags.words import instant

register = template.Library()


@register.simple_tag(takes_context=True)
def value(context: Context, figure: Figure) -> str:
    """Write the value in its unit."""
    return telling.value_text(context["language"], figure)


@register.simple_tag(takes_context=True)
def headline(context: Context, figure: Figure) -> SafeString:
    """Write the value in few digits; money shows its exact amount where the pointer rests."""
    short = telling.value_text(context["language"], figure, short=True)
    exact = telling.value_text(context["language"], figure)
    return format_html('<span title="{}">{}</span>', exact, short) if short != exact else format_html("{}", exact)


@register.simple_tag(takes_context=True)
def interval(context: Context, figure: Figure) -> str:
    """Write the 95 % interval."""
    return telling.interval_text(context["language"], figure)


@register.simple_tag(takes_context=True)
def aloud(context: Context, figure: Figure, called: Sentence) -> str:
    """Write the figure as one sentence."""
    return telling.read_aloud(context["language"], figure, render(context["language"], called))


@register.simple_tag(takes_context=True)
def difference(context: Context, change: Change) -> str:
    """Write a change with its sign."""
    return telling.change_text(context["language"], change.now, change.difference)


@register.filter
def marks(figure: Figure) -> list[Sentence]:
    """Return what a reader must know before using the figure."""
    return telling.marks_of(figure)


@register.filter
def beside(figure: Figure, name: str) -> Figure | None:
    """Return the figure beside this one by its name; None where there is none."""
    return next((each for each in figure.beside if each.metric.partition(".")[2] == name), None)


@register.simple_tag(takes_context=True)
def period_name(context: Context, period: Period) -> str:
    """Write the name of a period as people say it."""
    return telling.period_text(context["language"], period)


@register.simple_tag(takes_context=True)
def period_days(context: Context, period: Period) -> str:
    """Write the first and the last day of a period."""
    return telling.days_text(context["language"], period)


@register.simple_tag(takes_context=True)
def about(context: Context, figure: Figure) -> str:
    """Return the address of the figure's definition, which shows this very figure."""
    return address.of_definition(figure, context.get("known_at"))


@register.simple_tag(takes_context=True)
def rows(context: Context, figure: Figure, population: str = "") -> str:
    """Return the address of the rows behind the figure."""
    return address.of_rows(figure, context.get("known_at"), population)


@register.filter
def cut_value(figure: Figure) -> str:
    """Return the value of the cut, such as the channel's name."""
    return figure.cut.value if isinstance(figure.cut, Cut) else ""


@register.filter
def split(text: str) -> list[str]:
    """Return the words of a text, for a loop over a few names."""
    return text.split()


@register.simple_tag(takes_context=True)
def stage_name(context: Context, stage: str) -> str:
    """Write the name of a stage; another system's own stage stands as it is."""
    return say(context["language"], f"web-stage-{stage}") if stage in STAGES else stage


@register.simple_tag
def figure_plot(said: str, figure: Figure, top: float) -> SafeString:
    """Draw a share with its interval; thin and immature ones are hollow and dashed."""
    ends = None
    if figure.interval is not None:
        low, high = figure.interval.low, figure.interval.high
        ends = (0.0 if low is None else low, top if high is None else high)
    unsure = figure.thin or figure.mature is False
    return interval_plot(said, None if figure.value is None else float(figure.value), ends, top, unsure)


@register.simple_tag(takes_context=True)
def clock_bar(context: Context, figure: Figure) -> SafeString:
    """Draw the promises kept, broken and still running as parts of all of them."""
    sizes = [_size(figure, name) for name in ("met", "breached", "pending")]
    said = say(context["language"], "monday-clocks-say", met=sizes[0], breached=sizes[1], pending=sizes[2])
    return parts_bar(said, list(zip(("good-bar", "bad-bar", "wait-bar"), sizes, strict=True)), sum(sizes), 8)


@register.simple_tag(takes_context=True)
def acceptance_bar(context: Context, figure: Figure) -> SafeString:
    """Draw the leads taken, given back and waiting as parts of all of them."""
    sizes = [_size(figure, name) for name in ("accepted", "rejected", "pending")]
    said = say(context["language"], "monday-decisions-say", accepted=sizes[0], rejected=sizes[1], pending=sizes[2])
    return parts_bar(said, list(zip(("good-bar", "bad-bar", "wait-bar"), sizes, strict=True)), sum(sizes), 10)


@register.simple_tag(takes_context=True)
def share_bar(context: Context, figure: Figure) -> SafeString:
    """Draw a share of the whole."""
    said = telling.value_text(context["language"], figure)
    return parts_bar(said, [("", float(figure.value or 0))], 1.0, 8)


@register.simple_tag(takes_context=True)
def count_bar(context: Context, part: Figure, whole: Figure) -> SafeString:
    """Draw a part of a count."""
    said = telling.value_text(context["language"], part)
    return parts_bar(said, [("", float(part.value or 0))], float(whole.value or 1), 8)


def _size(figure: Figure, name: str) -> int:
    part = beside(figure, name)
    return int(part.value or 0) if part else 0


@register.simple_tag(takes_context=True)
def tell_metric(context: Context, figure: Figure) -> str:
    """Write what the metric of a figure is called."""
    return render(context["language"], METRICS[figure.definition].called)


@register.simple_tag(takes_context=True)
def beside_name(context: Context, figure: Figure) -> str:
    """Write what a figure beside another is called."""
    name = figure.metric.partition(".")[2] or figure.metric
    return say(context["language"], f"metrics-beside-{name.replace('_', '-')}")


@register.simple_tag(takes_context=True)
def column_name(context: Context, column: str) -> str:
    """Write the name of a column; one that has no phrase is written in its own words."""
    phrase = f"metrics-page-column-{column.replace('_', '-')}"
    return say(context["language"], phrase) if has_words(phrase) else column.replace("_", " ")


@register.simple_tag(takes_context=True)
def cell(context: Context, row: Sequence[Any], place: int, column: str) -> str | SafeString:
    """Write one value of a row: leads and deals lead to their pages, instants stand in the charter's zone."""
    held = row[place]
    if held is None or held == "":
        return format_html('<span class="soft">{}</span>', formats.NOTHING)
    if column == "lead_id":
        return format_html('<a class="mono" href="{}">{}</a>', reverse("lead", args=[held]), held)
    if column == "opportunity_id":
        return format_html('<a class="mono" href="{}">{}</a>', reverse("journey", args=[held]), held)
    if isinstance(held, datetime):
        return instant(context, held)
    if column.endswith("_minor") and isinstance(held, int):
        return formats.money(context["language"], held, context["currency"])
    return _plain_cell(context["language"], held, column)


def _plain_cell(language: str, held: Any, column: str) -> str:
    if isinstance(held, bool):
        return say(language, "metrics-page-yes" if held else "metrics-page-no")
    if column.endswith("_seconds"):
        return formats.span(language, held)
    if isinstance(held, int | float):
        return formats.number(language, held, 0 if isinstance(held, int) else 2)
    if isinstance(held, date):
        return formats.day(language, held)
    return say(language, "web-unknown") if held == UNKNOWN else str(held)
