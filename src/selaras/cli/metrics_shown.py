"""Figures written for a terminal, as a table for people."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from babel.dates import format_timedelta
from babel.numbers import format_currency, format_decimal, format_percent
from rich.console import Console
from rich.table import Table

from selaras.analytics import METRICS, Answer, Figure, Trend, Yardstick
from selaras.kit.money import Money
from selaras.phrases import render, say


def as_table(console: Console, language: str, answers: Sequence[Answer], yardstick: Yardstick) -> None:
    """Print the figures, what they stand on, and below them what must be known to use them."""
    period, as_of = answers[0].whole.period, answers[0].whole.as_of
    title = say(language, "metrics-table-title", period=period.name if period else "", as_of=as_of.isoformat())
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for name in ("figure", "value", "interval", "n", "marks"):
        table.add_column(
            say(language, f"metrics-table-{name}"),
            justify="right" if name in {"value", "n"} else "left",
            no_wrap=name == "figure",
        )
    remarks: dict[str, None] = {}
    for answer in answers:
        for figure in (answer.whole, *answer.parts):
            told = [render(language, note) for note in (figure.refused, *figure.notes) if note and not figure.cut]
            remarks |= dict.fromkeys(f"{called(language, figure)}: {remark}" for remark in told)
            table.add_row(*_row(language, figure))
            if not figure.cut:
                for beside in figure.beside:
                    table.add_row(*_row(language, beside), style="dim")
    console.print(table)
    for remark in remarks:
        console.print(remark, style="dim", markup=False)
    console.print(say(language, "metrics-table-zone", zone=yardstick.cuts.zone), style="dim")


def as_trend(console: Console, language: str, trend: Trend) -> None:
    """Print a share week by week, what its alarm says, and how often the alarm would be wrong."""
    named = render(language, METRICS[trend.metric].called)
    table = Table(title=f"{named}: {say(language, 'trends-title')}", title_justify="left", box=None, pad_edge=False)
    for name in ("week", "share", "n", "sums", "final"):
        table.add_column(say(language, f"trends-{name}"), justify="left" if name in {"week", "final"} else "right")
    for week in trend.weeks:
        sums = "" if week.down is None or week.up is None else f"{week.down:.1f} / {week.up:.1f}"
        state = "reference" if week.reference else "final" if week.final else "young"
        share = written(language, week.figure, week.figure.value)
        n = str(week.figure.denominator or 0)
        table.add_row(week.period.name, share, n, sums, say(language, f"trends-{state}"))
    console.print(table)
    console.print(render(language, trend.said), markup=False)
    if trend.limit:
        percent = format_decimal(round(trend.limit.false_alarms_a_year * 100, 1), locale=language)
        console.print(
            say(language, "trends-false-alarms", percent=percent, years=str(trend.years_between)), style="dim"
        )


def _row(language: str, figure: Figure) -> tuple[str, ...]:
    bounds = figure.interval
    ends = [] if bounds is None or figure.value is None else [bounds.low, bounds.high]
    interval = " – ".join("…" if end is None else written(language, figure, end) for end in ends)
    marks = [say(language, f"metrics-{mark}") for mark in ("thin", "immature") if _marked(figure, mark)]
    return called(language, figure), written(language, figure, figure.value), interval, str(figure.n), ", ".join(marks)


def _marked(figure: Figure, mark: str) -> bool:
    return figure.thin if mark == "thin" else figure.mature is False


def called(language: str, figure: Figure) -> str:
    """Return what the figure is called: its metric, the number beside one, or the value of its cut."""
    name, _, beside = figure.metric.partition(".")
    if beside:
        return "  " + say(language, f"metrics-beside-{beside.replace('_', '-')}")
    return f"  {figure.cut.value}" if figure.cut else render(language, METRICS[name].called)


def written(language: str, figure: Figure, value: float | None) -> str:
    """Return a value in the figure's unit, as people of the language write it."""
    if value is None:
        reached = figure.unit != "seconds" or figure.refused or not figure.n
        return "—" if reached else say(language, "metrics-not-reached")
    if figure.unit in {"money", "money_per_day"}:
        currency = figure.currency or "USD"
        return format_currency(Money(int(value), currency).amount, currency, locale=language)
    if figure.unit == "share":
        return format_percent(Decimal(str(round(value, 4))), "#,##0.0 %", locale=language)
    if figure.unit == "seconds":
        return format_timedelta(timedelta(seconds=value), threshold=2, format="short", locale=language)
    return format_decimal(round(value, 2), locale=language) + ("×" if figure.unit == "ratio" else "")
