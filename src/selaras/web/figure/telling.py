"""How a figure is written: its value, its interval, how many stand behind it, and what to be careful about."""

from datetime import datetime, tzinfo

from selaras.analytics import Figure, Period
from selaras.kit.sentence import Sentence
from selaras.phrases import render, say
from selaras.web.frame import formats


def value_text(language: str, figure: Figure, *, short: bool = False) -> str:
    """Return the value in its unit; a refused or unreached figure is a word, never a nought."""
    if figure.value is None:
        return no_value(language, figure)
    return amount_text(language, figure, figure.value, short=short)


def amount_text(language: str, figure: Figure, value: float | None, *, short: bool = False) -> str:
    """Return a value written in the unit of a figure."""
    if value is None:
        return formats.NOTHING
    if figure.unit in {"money", "money_per_day"}:
        write = formats.short_money if short else formats.money
        said = write(language, int(value), figure.currency or "USD")
        return said if figure.unit == "money" else say(language, "monday-a-day", amount=said)
    if figure.unit == "share":
        return formats.share(language, value)
    if figure.unit == "ratio":
        return formats.times(language, value)
    return formats.span(language, value) if figure.unit == "seconds" else formats.number(language, value)


def no_value(language: str, figure: Figure) -> str:
    """Return why there is no value, in one or two words; the whole reason stands in the figure's panel."""
    if figure.refused is not None:
        return say(language, "monday-refused")
    if figure.unit == "seconds" and figure.n:
        return say(language, "monday-not-reached")
    return formats.NOTHING


def interval_text(language: str, figure: Figure) -> str:
    """Return the 95 % interval, with an open end where the data gives none; empty where the figure has no interval."""
    if figure.interval is None or figure.value is None:
        return ""
    low, high = figure.interval.low, figure.interval.high
    if low is None and high is None:
        return ""
    ends = [amount_text(language, figure, end) if end is not None else "…" for end in (low, high)]
    return f"{ends[0]} – {ends[1]}"


def change_text(language: str, figure: Figure, difference: float | None) -> str:
    """Return a change with its sign; a change of a share is in percentage points."""
    if difference is None:
        return formats.NOTHING
    if figure.unit == "share":
        return say(language, "monday-points", points=formats.signed(language, difference * 100, 1))
    if figure.unit == "count":
        return formats.signed(language, difference)
    if figure.unit == "ratio":
        return f"{formats.signed(language, difference, 1)}×"
    sign = "+" if difference > 0 else "−" if difference < 0 else ""
    return sign + amount_text(language, figure, abs(difference), short=True)


def marks_of(figure: Figure) -> list[Sentence]:
    """Return what a reader must know before using the figure: few, not yet final, more than a tenth missing."""
    marks = []
    if figure.thin:
        marks.append(Sentence.of("monday-thin"))
    if figure.mature is False:
        marks.append(Sentence.of("monday-immature"))
    if figure.present < 0.9 and figure.value is not None:
        marks.append(Sentence.of("monday-present", percent=round(figure.present * 100)))
    return marks


def read_aloud(language: str, figure: Figure, called: str) -> str:
    """Return the figure as one sentence, for those who hear the page.

    A mark's words come last, so that nobody hears a thin rate without hearing that it is thin.
    """
    parts = [f"{called}: {value_text(language, figure)}"]
    if interval := interval_text(language, figure):
        parts.append(say(language, "monday-interval", interval=interval))
    parts.append(say(language, "monday-n", n=formats.number(language, figure.n)))
    parts += [render(language, mark) for mark in marks_of(figure)]
    return "; ".join(parts)


def period_text(language: str, period: Period) -> str:
    """Return the name of a period as people say it.

    >>> from selaras.analytics import Cuts
    >>> period_text("en", Cuts().named("2026-Q3")), period_text("id", Cuts().named("2026-W31"))
    ('Q3 2026', 'Minggu 31, 2026')
    """
    year, _, rest = period.name.partition("-")
    if period.span in {"quarter", "week"}:
        return say(language, f"monday-{period.span}-name", number=int(rest[1:]), year=year)
    if period.span == "month":
        return formats.month(language, period.first_day)
    return period.name


def days_text(language: str, period: Period) -> str:
    """Return the first and the last day of a period."""
    first = formats.day(language, period.first_day, with_year=period.first_day.year != period.last_day.year)
    return f"{first} – {formats.day(language, period.last_day)}"


def known_text(language: str, period: Period, as_of: datetime, zone: tzinfo) -> str:
    """Return which period something is about and what was known when, for what is read away from its page."""
    said = formats.instant(language, as_of, zone)
    return say(language, "taking-subtitle", period=period_text(language, period), as_of=said)
