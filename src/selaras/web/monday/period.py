"""Choosing the period of the page: the address says one, or it is that of the newest facts."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from selaras.analytics import Cuts, Period
from selaras.kit.errors import InputError
from selaras.kit.sentence import Sentence
from selaras.web.frame.errors import AddressError
from selaras.web.frame.moment import YEARS


@dataclass(frozen=True, slots=True)
class Choice:
    """A period the chooser offers."""

    period: Period
    chosen: bool


@dataclass(frozen=True, slots=True)
class Chooser:
    """The period on screen, its neighbours, and the same moment cut otherwise."""

    period: Period
    before: Period
    after: Period | None
    spans: tuple[Choice, ...]


def wanted_period(text: str, cuts: Cuts) -> Period | None:
    """Return the period the address names; None where it names none."""
    if not text:
        return None
    try:
        period = cuts.named(text)
    except InputError:
        raise AddressError(Sentence.of("errors-period", text=text)) from None
    if period.first_day.year not in YEARS:
        raise AddressError(Sentence.of("errors-period", text=text))
    return period


def chooser(period: Period, whole: Period, cuts: Cuts, at: datetime) -> Chooser:
    """Return the choices around a period, the whole history among them; nothing is after the period ``at`` lies in."""
    after = cuts.holding(period.end + timedelta(hours=12), period.span) if period.span != "days" else None
    inside = min(at, period.end - timedelta(seconds=1))
    spans = [cuts.holding(max(inside, period.start), span) for span in ("quarter", "month", "week")]
    return Chooser(
        period=period,
        before=cuts.before(period),
        after=after if after and after.start <= at else None,
        spans=(*(Choice(each, each.span == period.span) for each in spans), Choice(whole, period == whole)),
    )
