"""The pipeline written for a terminal: tables for people."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_percent
from rich.console import Console
from rich.table import Table

from selaras.analytics import Question
from selaras.analytics.pipeline.bridge import Bridge
from selaras.analytics.pipeline.forecasting import NAIVES, Accuracy, Level, Rollup, Said
from selaras.analytics.pipeline.projecting import Projection, Trial
from selaras.core.sla.giving import CATEGORIES
from selaras.kit.money import Money
from selaras.kit.sentence import Sentence
from selaras.phrases import render, say


def bridge_table(console: Console, language: str, told: Bridge, zone: str) -> None:
    """Print the bridge step by step, and under it that of every part."""
    about = told.period.name if told.period else say(language, "pipeline-all-open")
    ends = {"since": _instant(language, told.since, zone), "until": _instant(language, told.until, zone)}
    table = _table(say(language, "pipeline-bridge-title", about=about, **ends), 1)
    table.add_column(told.currency, justify="right", no_wrap=True)
    table.add_column(say(language, "pipeline-deals"), justify="right")
    for name, steps in ((say(language, "pipeline-whole"), told.steps), *told.parts.items()):
        if told.parts:
            table.add_row(name, style="bold")
        for step in steps:
            if step.deals or step.line in {"begin", "end"}:
                called = say(language, f"pipeline-line-{step.line.replace('_', '-')}")
                table.add_row(f"  {called}", _money(language, step.amount_minor, told.currency), str(step.deals))
    console.print(table)
    console.print(say(language, "pipeline-bridge-foots"), style="dim")


def accuracy_table(console: Console, language: str, found: Sequence[Accuracy], way: tuple[Level, Rollup]) -> None:
    """Print the errors of every category at every horizon beside those of the naive forecasts."""
    level, rollup = way
    title = say(language, "pipeline-accuracy-title", level=say(language, f"pipeline-level-{level}"))
    table = _table(title, 2)
    for name in ("wape", "interval", "bias", "mape", *NAIVES, "added", "n"):
        table.add_column(say(language, f"pipeline-{name.replace('_', '-')}"), justify="right")
    for each in found:
        off = each.errors
        table.add_row(
            say(language, f"pipeline-category-{each.category.replace('_', '-')}"),
            say(language, "pipeline-days-before", days=each.days_before),
            _share(language, off.wape),
            " – ".join(_share(language, end) for end in off.wape_interval or ()),
            _share(language, off.bias),
            _share(language, off.mape),
            *(_share(language, each.naive[naive].wape) for naive in NAIVES),
            _share(language, each.least_added),
            str(off.n),
        )
    console.print(table)
    silent = max((each.silent for each in found), default=0)
    if silent:
        console.print(say(language, "pipeline-silent", n=silent), style="dim")
    console.print(say(language, f"pipeline-rollup-{rollup}-says"), style="dim")


def snapshots_table(console: Console, language: str, question: Question, said: Sequence[Said]) -> None:
    """Print what was known of the period on every Monday."""
    table = _table(say(language, "pipeline-mondays-title", period=question.period.name), 2)
    for name in (*(f"category-{category}" for category in CATEGORIES), "won", *NAIVES):
        table.add_column(say(language, f"pipeline-{name.replace('_', '-')}"), justify="right", no_wrap=True)
    zone, currency = ZoneInfo(question.yardstick.cuts.zone), question.yardstick.currency
    for each in said:
        units = sorted({*each.won, *(unit for amounts in each.expected.values() for unit in amounts)})
        for unit in units:
            amounts = [each.expected[category].get(unit) for category in CATEGORIES]
            naive = [each.naive[name].get(unit, 0) for name in NAIVES]
            told = [*amounts, each.won.get(unit, 0), *naive]
            row = [_money(language, amount, currency) for amount in told]
            called = say(language, "pipeline-whole") if unit == "(whole)" else unit
            table.add_row(format_date(each.at.astimezone(zone).date(), "medium", locale=language), called, *row)
    console.print(table)


def projection_table(console: Console, language: str, found: Projection | Sentence, tried: Sequence[Trial]) -> None:
    """Print the projection in its parts, its intervals, and how such projections of the past did."""
    if isinstance(found, Sentence):
        console.print(render(language, found))
    else:
        table = _table(say(language, "pipeline-projection-title", period=found.period.name), 1)
        table.add_column(found.currency, justify="right", no_wrap=True)
        parts = {"won": found.won, "from-open": found.from_open, "from-new": found.from_new, "median": found.median}
        for name, amount in parts.items():
            table.add_row(say(language, f"pipeline-{name}"), _money(language, amount, found.currency))
        for name, ends in (("likely", found.likely), ("wide", found.wide)):
            said = " – ".join(_money(language, end, found.currency) for end in ends)
            table.add_row(say(language, f"pipeline-{name}"), said)
        console.print(table)
    if tried:
        inside = {"likely": sum(t.in_likely for t in tried), "wide": sum(t.in_wide for t in tried)}
        console.print(say(language, "pipeline-trials-say", n=len(tried), **inside), style="dim")


def _table(title: str, words: int) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for _ in range(words):
        table.add_column("", no_wrap=True)
    return table


def _money(language: str, minor: int | None, currency: str) -> str:
    return "–" if minor is None else format_currency(Money(minor, currency).amount, currency, locale=language)


def _share(language: str, value: float | None) -> str:
    return "–" if value is None else format_percent(Decimal(str(round(value, 4))), "#,##0.0 %", locale=language)


def _instant(language: str, at: datetime, zone: str) -> str:
    return format_datetime(at.astimezone(ZoneInfo(zone)), "medium", locale=language)
