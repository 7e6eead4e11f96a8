"""What holds under every model: a channel brings more, or less, than an equal part, or it depends on the model."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["more", "less", "depends", "thin"]


@dataclass(frozen=True, slots=True)
class Span:
    """A channel's share of the money under one model, with its 95 % interval, and what an equal part would be."""

    share: float
    low: float
    high: float
    equal: float


def verdict_of(spans: Iterable[Span], *, deals: int, thin_below: int) -> Verdict:
    """Return what all models say together of a channel, against the part that an equal split would give it.

    ``more`` and ``less`` are robust: under every model the whole interval lies on one side. Too few deals say nothing.

    >>> spans = [Span(0.4, 0.31, 0.5, equal=0.25), Span(0.35, 0.27, 0.44, equal=0.25)]
    >>> verdict_of(spans, deals=200, thin_below=30), verdict_of(spans, deals=20, thin_below=30)
    ('more', 'thin')
    """
    told = list(spans)
    if deals < thin_below or not told:
        return "thin"
    if all(span.low > span.equal for span in told):
        return "more"
    return "less" if all(span.high < span.equal for span in told) else "depends"
