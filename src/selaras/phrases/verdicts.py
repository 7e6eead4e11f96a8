"""A verdict in words, the same on the page, at the terminal and over HTTP."""

from babel.core import Locale
from babel.numbers import format_compact_currency, format_currency, format_percent

from selaras.core.diagnosis import OwnerSum, Part, Source, Verdict
from selaras.kit.money import Money
from selaras.phrases.saying import join, say

_SHORT_FROM = 1000


def answer_words(language: str, verdict: Verdict) -> str:
    """Return whom the data names, in a few words."""
    return _say(language, "verdict-answer-", verdict.answer)


def meaning_words(language: str, verdict: Verdict) -> str:
    """Return what the answer means, in one sentence."""
    return _say(language, "verdict-means-", verdict.answer)


def gap_words(language: str, verdict: Verdict) -> str:
    """Return how much is missing, or more, and how sure that is."""
    way = "verdict-gap-short" if verdict.gap.minor < 0 else "verdict-gap-more"
    gap = money_words(language, abs(verdict.gap.minor), verdict.currency)
    before, after = (money_words(language, m, verdict.currency) for m in (verdict.before_minor, verdict.after_minor))
    said = say(language, way, gap=gap, before=before, after=after)
    return f"{said} ({interval_words(language, verdict.gap.low, verdict.gap.high, verdict.currency)})"


def interval_words(language: str, low: int, high: int, currency: str) -> str:
    """Return an interval of money."""
    ends = {"low": money_words(language, low, currency), "high": money_words(language, high, currency)}
    return say(language, "verdict-interval", **ends)


def owner_words(language: str, verdict: Verdict, owner: OwnerSum) -> str:
    """Return what an owner's parts come to, and for one who is named which of them is the heaviest."""
    told = {
        "owner": _say(language, "verdict-owner-", owner.owner),
        "money": money_words(language, owner.money.minor, verdict.currency),
        "share": share_words(language, owner.share),
    }
    if not owner.named:
        return say(language, "verdict-unnamed", **told)
    heaviest = min((part for part in verdict.parts if part.owner == owner.owner), key=_weight)
    most = money_words(language, heaviest.money.minor, verdict.currency)
    return say(language, "verdict-named", factor=factor_words(language, heaviest.factor), most=most, **told)


def level_words(language: str, verdict: Verdict) -> str:
    """Return how often a verdict of this kind names somebody where nothing differs."""
    rule = verdict.rule
    percent = round((1 - rule.level) * 100)
    return say(language, "verdict-level", percent=percent, share=share_words(language, rule.least_share))


def source_words(language: str, source: Source) -> str:
    """Return where the plan takes factors from."""
    factors = join(language, [factor_words(language, factor) for factor in source.factors])
    return say(language, f"verdict-source-{source.taken_from}", factors=factors, name=source.name.replace("..", " – "))


def factor_words(language: str, factor: str) -> str:
    """Return what a factor is called."""
    return _say(language, "verdict-factor-", factor)


def doing_words(language: str, factor: str) -> str:
    """Return what may be done about a factor."""
    return _say(language, "verdict-do-", factor)


def money_words(language: str, minor: int, currency: str) -> str:
    r"""Return money in three digits, with a true minus.

    >>> money_words("en", -175105200, "USD"), money_words("id", 48235, "USD")
    ('−$1.75M', 'US$482,35')
    """
    amount = Money(abs(minor), currency).amount
    locale = Locale.parse(language)
    if amount < _SHORT_FROM:
        text = format_currency(amount, currency, locale=locale)
    else:
        digits = 2 - (len(str(int(amount))) - 1) % 3
        text = format_compact_currency(amount, currency, fraction_digits=digits, locale=locale)
    return ("−" if minor < 0 else "") + text


def share_words(language: str, share: float) -> str:
    """Return a share as whole percents.

    >>> share_words("id", -0.412)
    '−41%'
    """
    return format_percent(share, format="0%", locale=language).replace("-", "−")


def _weight(part: Part) -> tuple[int, str]:
    return part.money.minor, part.factor


def _say(language: str, stem: str, name: str) -> str:
    return say(language, stem + name.replace("_", "-"))
