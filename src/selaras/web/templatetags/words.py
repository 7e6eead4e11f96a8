"""How a template speaks: phrases, figures and instants in the reader's language, icons from the one sprite."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from selaras.core.charter import Problem
from selaras.core.charter.wording import known_value
from selaras.kit.sentence import Sentence
from selaras.phrases import render
from selaras.phrases import say as say_in
from selaras.web.frame import formats
from selaras.web.frame.vendored import vendored as address_of

register = template.Library()
_IN_WORDS = ("industry", "seniority", "segment", "country")


@register.simple_tag
def vendored(library: str, file: str) -> str:
    """Write the address of a vendored file: {% vendored "htmx" "htmx.min.js" %}."""
    return address_of(library, file)


@register.simple_tag(takes_context=True)
def say(context: Context, phrase: str, **values: Any) -> str:
    """Say a phrase: {% say "monday-title" n=3 %}."""
    return say_in(_language(context), phrase, **values)


@register.simple_tag(takes_context=True)
def say_for(context: Context, stem: str, name: str, **values: Any) -> str:
    """Say the phrase of a family that a name picks: {% say_for "web-theme-" theme %}."""
    return say_in(_language(context), f"{stem}{name}".replace("_", "-"), **values)


@register.simple_tag
def name_of_language(language: str) -> str:
    """Write a language's own name, which is the same whatever language the page is in."""
    return say_in(language, "language-name")


@register.simple_tag(takes_context=True)
def tell(context: Context, sentence: Sentence | str | None) -> str:
    """Say a sentence that the core answered; a text that a person wrote stands as it is."""
    return render(_language(context), sentence) if isinstance(sentence, Sentence) else str(sentence or "")


@register.simple_tag(takes_context=True)
def tell_all(context: Context, value: Any) -> str:
    """Say a value of a document: a sentence, a text, or several of them joined."""
    if isinstance(value, tuple):
        return "; ".join(str(tell_all(context, each)) for each in value)
    return tell(context, value)


@register.simple_tag(takes_context=True)
def number(context: Context, value: formats.Number | None, digits: int = 0) -> str:
    return formats.number(_language(context), value, digits)


@register.simple_tag(takes_context=True)
def signed(context: Context, value: formats.Number | None, digits: int = 0) -> str:
    return formats.signed(_language(context), value, digits)


@register.simple_tag(takes_context=True)
def share(context: Context, value: formats.Number | None, digits: int | None = None) -> str:
    return formats.share(_language(context), value, digits)


@register.simple_tag(takes_context=True)
def times(context: Context, value: formats.Number | None) -> str:
    return formats.times(_language(context), value)


@register.simple_tag(takes_context=True)
def money(context: Context, minor: int | None, currency: str = "") -> str:
    return formats.money(_language(context), minor, currency or context["currency"])


@register.simple_tag(takes_context=True)
def short_money(context: Context, minor: int | None, currency: str = "") -> SafeString:
    """Write an amount in three digits; the exact one is shown where the pointer rests."""
    language, unit = _language(context), currency or context["currency"]
    short, exact = formats.short_money(language, minor, unit), formats.money(language, minor, unit)
    if minor is None or short == exact:
        return format_html('<span class="num">{}</span>', exact)
    return format_html('<span class="num" title="{}">{}</span>', exact, short)


@register.simple_tag(takes_context=True)
def span(context: Context, value: timedelta | formats.Number | None) -> str:
    return formats.span(_language(context), value)


@register.simple_tag(takes_context=True)
def day(context: Context, value: date | datetime | None) -> str:
    if isinstance(value, datetime):
        value = value.astimezone(_zone(context)).date()
    return formats.day(_language(context), value)


@register.simple_tag(takes_context=True)
def instant(context: Context, value: datetime | None) -> SafeString:
    """Write an instant in the charter's zone, with UTC where the pointer rests."""
    if value is None:
        return format_html("<span>{}</span>", formats.NOTHING)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        value.astimezone(UTC).isoformat(),
        formats.utc(value),
        formats.instant(_language(context), value, _zone(context)),
    )


@register.simple_tag(takes_context=True)
def hour(context: Context, value: datetime) -> SafeString:
    """Write the time of day in the charter's zone, with UTC where the pointer rests."""
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        value.astimezone(UTC).isoformat(),
        formats.utc(value),
        formats.clock_time(_language(context), value, _zone(context)),
    )


@register.simple_tag
def icon(name: str, classes: str = "") -> SafeString:
    """Draw an icon; it says nothing to those who hear the page, so the words beside it must."""
    return format_html(
        '<svg class="icon {}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        classes,
        address_of("tabler-icons", "sprite.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def words(context: Context, code: str) -> str:
    """Write the charter's own name for something as words, in the reader's language where the charter names it so."""
    moment = context.get("moment")
    names = moment.agreement.names if moment is not None and _language(context) == "id" else {}
    return names.get(code) or code.replace("_", " ")


@register.simple_tag(takes_context=True)
def signal_name(context: Context, code: str) -> str:
    """Write what a behaviour is called; one of the charter's own is written in its words."""
    return say_in(_language(context), "lead-signal", name=code, words=code.replace("_", " "))


@register.simple_tag(takes_context=True)
def known(context: Context, field: str, value: Any) -> str:
    """Write a value of a profile as people call it: industries, seniorities, segments and countries have words."""
    if isinstance(value, int):
        return formats.number(_language(context), value)
    told = known_value(field, value) if field in _IN_WORDS else str(value)
    return render(_language(context), told) if isinstance(told, Sentence) else str(told)


@register.simple_tag
def lookup(names: Mapping[str, str], key: str | None) -> str:
    """Write what a key is called; an unknown key is written as it is."""
    return names.get(key or "", key or "")


@register.simple_tag
def lookup_words(names: Mapping[str, str], code: str | None) -> str:
    """Write what a code is called; an unknown code is written in its own words."""
    return names.get(code or "", (code or "").replace("_", " "))


@register.simple_tag(takes_context=True)
def keeping(context: Context, **changes: Any) -> str:
    """Return the page's own query with some values changed; an empty value goes."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "?"


def _language(context: Context) -> str:
    return str(context.get("language") or "en")


def _zone(context: Context) -> tzinfo:
    return context.get("zone") or UTC


@register.simple_tag(takes_context=True)
def import_state(context: Context, state: str) -> str:
    """Write the state of an import."""
    known = ("running", "done", "failed", "interrupted")
    return say_in(_language(context), f"data-state-{state}") if state in known else state


@register.simple_tag(takes_context=True)
def severity_name(context: Context, severity: str) -> str:
    """Write how grave a finding is."""
    known = ("blocking", "error", "warning", "note")
    return say_in(_language(context), f"data-severity-{severity}") if severity in known else severity


@register.simple_tag
def yaml_line(lines: Sequence[str], problem: Problem) -> str:
    """Write the line of a charter that a mistake is in; empty where the mistake has no line."""
    return lines[problem.line - 1] if 0 < problem.line <= len(lines) else ""
