"""What the page of a verdict shows: its parts as lines, each in words, with the way to what is behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from selaras.analytics.sheets import Sheet, Sort
from selaras.core.diagnosis import Part, Verdict
from selaras.phrases.verdicts import money_words, share_words
from selaras.web.frame import formats

_SHARES = frozenset({"lead_to_mql", "acceptance", "qualification", "opportunity", "win"})
_MONEY = frozenset({"mix", "amount", "own_deals"})
_SHEET: Final[Mapping[str, Sort]] = {
    "factor": "text", "owner": "text", "money_minor": "integer", "low_minor": "integer", "high_minor": "integer",
    "share_of_gap": "number", "before": "number", "after": "number", "clauses": "text",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One part of the gap; ``heavy`` ones are a loss that is worth talking about."""

    part: Part
    money: str
    low: str
    high: str
    share: str
    before: str
    after: str
    heavy: bool


def lines_of(language: str, verdict: Verdict) -> list[Line]:
    """Return the parts in the order of the chain."""
    return [_line(language, verdict, part) for part in verdict.parts]


def heavy_first(lines: list[Line]) -> list[Line]:
    """Return the losses worth talking about, the heaviest first."""
    return sorted((line for line in lines if line.heavy), key=lambda line: line.part.money.minor)


def _line(language: str, verdict: Verdict, part: Part) -> Line:
    money, low, high = (
        money_words(language, minor, verdict.currency) for minor in (part.money.minor, part.money.low, part.money.high)
    )
    before, after = (_factor(language, verdict, part.factor, value) for value in (part.before, part.after))
    heavy = verdict.gap.minor < 0 and part.money.high < 0
    return Line(part, money, low, high, share_words(language, part.share), before, after, heavy)


def _factor(language: str, verdict: Verdict, factor: str, value: float) -> str:
    """Return a factor in its own unit: people, shares, money, or a multiple of the usual wait's worth."""
    if factor in _SHARES:
        return formats.share(language, value, 1)
    if factor in _MONEY:
        return money_words(language, round(value), verdict.currency)
    return formats.number(language, value, 0 if factor == "volume" else 2)


def parts_sheet(verdict: Verdict) -> Sheet:
    """Return the parts as a table to take away."""
    rows = [
        (
            part.factor, part.owner, part.money.minor, part.money.low, part.money.high, part.share, part.before,
            part.after, "; ".join(part.clauses),
        )
        for part in verdict.parts
    ]  # fmt: skip
    about = {
        "as_of": verdict.as_of.isoformat(), "period": verdict.period.name, "against": verdict.against,
        "money": verdict.rule.basis, "currency": verdict.currency, "answer": verdict.answer,
    }  # fmt: skip
    return Sheet(f"verdict-{verdict.period.name}-{verdict.against}", _SHEET, rows, about)
