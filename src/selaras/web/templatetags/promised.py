"""How a template writes promises: what a week of one says, and what a step of the ladder is called."""

from typing import Any

from django import template
from django.template.context import Context

from selaras.phrases import say
from selaras.web.frame import formats
from selaras.web.templatetags.words import words

register = template.Library()


@register.simple_tag(takes_context=True)
def promise_mark(context: Context, mark: Any, is_share: bool) -> str:
    """Say how a promise stood in one week: its days, its judgement, what was reached and of how many."""
    language = context["language"]
    judged = say(language, "promises-judgement", judgement=mark.judgement)
    if mark.week is None or mark.value is None:
        return f"{formats.day(language, mark.week.first_day)}: {judged}" if mark.week else judged
    reached = formats.share(language, mark.value, 0) if is_share else formats.number(language, mark.value)
    day = formats.day(language, mark.week.first_day)
    return say(language, "promises-page-mark", day=day, judged=judged, reached=reached, n=mark.n)


@register.simple_tag(takes_context=True)
def rung_name(context: Context, name: str) -> str:
    """Write what a step of the ladder is called; one of the charter's own in its words."""
    return say(context["language"], "escalations-rung", name=name, words=words(context, name))


@register.simple_tag(takes_context=True)
def evidence_line(context: Context, line: Any) -> str:
    """Say what one comparison of two leads found."""
    language = context["language"]
    comparison = say(language, "duplicates-comparison", name=line.comparison, words=line.comparison.replace("_", " "))
    level = say(language, "duplicates-level", level=line.level, words=line.level.replace("_", " "))
    return say(language, "duplicates-line", comparison=comparison, level=level)


@register.simple_tag(takes_context=True)
def rule_name(context: Context, name: str) -> str:
    """Write what a rule of routing is called; one of the charter's own in its words."""
    return say(context["language"], "routing-rule", name=name, words=words(context, name))
