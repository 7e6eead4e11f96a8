"""Money and channels: those that cost and bring nothing, those that bring and cost nothing, and those nobody tracks.

Only passes twice as old as the horizon are counted, since a deal takes its time: a young channel is not called wasted.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from math import sqrt
from typing import Any, Final

import numpy as np

from selaras.analytics.door import parameter, statement
from selaras.analytics.figures import UNKNOWN
from selaras.analytics.metrics.money import SPEND
from selaras.analytics.metrics.populations import during
from selaras.analytics.symptoms.cases import cases
from selaras.analytics.symptoms.looking import Looking
from selaras.core.diagnosis.shrinkage import usual_among
from selaras.core.diagnosis.symptom import Code, Estimate, Symptom, judged, refused
from selaras.core.diagnosis.testing import two_shares
from selaras.kit.money import Money
from selaras.kit.proportion import Z95, wilson
from selaras.kit.sentence import Sentence

HALF: Final = 0.5
"""A wasted channel surely brings less than half as many wins of its MQLs as the others."""
MATTERS: Final = 0.01
"""Share of all wins that a channel without budget, or without a name, must surely have to be told of."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What a channel's passes brought: how many were won of how many, the revenue and the sum of its squares."""

    n: int
    won: int
    revenue: int
    squares: float

    def less(self, other: "Brought") -> "Brought":
        """Return the rest without another."""
        return Brought(
            self.n - other.n, self.won - other.won, self.revenue - other.revenue, self.squares - other.squares
        )

    @property
    def each(self) -> tuple[float, float]:
        """The mean revenue of a pass, and its standard error."""
        mean = self.revenue / self.n
        return mean, sqrt(max(self.squares / self.n - mean**2, 0.0) / self.n)


def channels(looking: Looking) -> tuple[Symptom, ...]:
    """Return the channels that are wasted, those without a budget, and what comes from nowhere that is known."""
    found = looking.columns(brought_sql(), cases)
    told = {
        str(cut): Brought(int(n), int(won), int(revenue), float(squares))
        for cut, n, won, revenue, squares in zip(
            *(found[name] for name in ("cut", "n", "won", "revenue", "squares")), strict=True
        )
    }
    whole = Brought(*(sum(getattr(one, name) for one in told.values()) for name in Brought.__dataclass_fields__))
    if whole.n < looking.question.yardstick.thin_below or not whole.won:
        because = Sentence.of("symptoms-refused-no-wins", n=whole.n)
        return tuple(
            refused(code, because, whole.n) for code in ("channel_wasted", "channel_unfunded", "channel_untracked")
        )
    spent = _spent(looking)
    untracked = _bare(looking, "channel_untracked", UNKNOWN, told[UNKNOWN], whole) if UNKNOWN in told else None
    nameless = (untracked,) if untracked else ()
    if spent is None:
        because = Sentence.of("symptoms-refused-no-spend")
        return (*(refused(code, because) for code in ("channel_wasted", "channel_unfunded")), *nameless)
    unfunded = (
        _bare(looking, "channel_unfunded", name, one, whole)
        for name, one in told.items()
        if name != UNKNOWN and not spent.get(name)
    )
    return (*_wasted(looking, told, whole, spent), *unfunded, *nameless)


@cache
def brought_sql() -> str:
    """Return the statement that sums by channel what passes old enough to have been won have brought."""
    made = _old_enough(cases.table)
    money = made.won_minor.cast("float64")
    told = made.select(
        cut="channel", won=(made.won_minor > 0).cast("int64"), revenue="won_minor", squares=money * money
    )
    summed = told.group_by("cut").agg(
        n=told.count().cast("int64"),
        won=told.won.sum().cast("int64"),
        revenue=told.revenue.sum().cast("int64"),
        squares=told.squares.sum(),
    )
    return statement(summed.order_by("cut"))


def _old_enough(table: Any) -> Any:
    made = during("mql_at")(table)
    return made.filter(made.mql_at + 2 * parameter("horizon") <= parameter("as_of"))


def _spent(looking: Looking) -> dict[str, int] | None:
    """Return what was spent on each channel in the period; None where nobody ever told of any spending."""
    if not looking.question.moment.tells(("spend.booked",)):
        return None
    answer = SPEND.measure(looking.question.of("channel"))
    return {figure.cut.value: int(figure.value or 0) for figure in answer.parts if figure.cut}


def _wasted(looking: Looking, told: dict[str, Brought], whole: Brought, spent: dict[str, int]) -> Iterator[Symptom]:
    """Yield every channel with a budget beside the others; those with too few old passes are named as young."""
    thin = looking.question.yardstick.thin_below
    old = {name: one for name, one in told.items() if spent.get(name) and one.n >= thin and one.n < whole.n}
    usual = usual_among([one.won for one in old.values()], [one.n for one in old.values()])
    several = []
    for name, one in old.items():
        rest = whole.less(one)
        share, low, high = usual.shrunk(one.won, one.n)
        several.append(
            Symptom(
                "channel_wasted",
                "channel",
                name,
                measure=Estimate(share, low, high, "beta_binomial"),
                raw=one.won / one.n,
                usual=rest.won / rest.n,
                hits=one.won,
                n=one.n,
                money=_missing(one, rest),
                chance=two_shares(one.won, one.n, rest.won, rest.n),
                notes=(_spent_note(looking, spent[name], one.revenue),),
            )
        )
    for symptom in judged(several, worse="below"):
        sure = symptom.measure is not None and symptom.usual is not None and symptom.measure.high < HALF * symptom.usual
        yield replace(symptom, stands_out=symptom.stands_out and sure)
    for name in sorted(spent.keys() - old.keys() - {UNKNOWN}):
        n = told[name].n if name in told else 0
        if spent[name] and n < thin:
            yield replace(
                refused("channel_wasted", Sentence.of("symptoms-refused-young", n=n), n), by="channel", cut=name
            )


def _spent_note(looking: Looking, spent: int, revenue: int) -> Sentence:
    currency = looking.question.yardstick.currency
    amounts = {name: Money(minor, currency).amount for name, minor in (("spent", spent), ("revenue", revenue))}
    return Sentence.of("symptoms-note-spent", currency=currency, **amounts)


def _missing(one: Brought, rest: Brought) -> Estimate:
    """Return the revenue these passes would have brought at the others' rate, less what they did."""
    (mine, my_error), (theirs, their_error) = one.each, rest.each
    value, reach = (theirs - mine) * one.n, Z95 * one.n * float(np.hypot(my_error, their_error))
    return Estimate(round(value), round(value - reach), round(value + reach), "difference_of_means")


def _bare(looking: Looking, code: Code, name: str, one: Brought, whole: Brought) -> Symptom:
    """Return the symptom of a channel that brings revenue, for which no budget, or no name, is known."""
    low, high = wilson(one.won, whole.won)
    reach = Z95 * sqrt(one.squares)
    return Symptom(
        code,
        "channel",
        name,
        measure=Estimate(one.won / whole.won, low, high, "wilson"),
        usual=0.0,
        hits=one.won,
        n=one.n,
        money=Estimate(one.revenue, max(0, round(one.revenue - reach)), round(one.revenue + reach), "compound_poisson"),
        stands_out=low > MATTERS and one.n >= looking.question.yardstick.thin_below,
    )


def rows_of(table: Any) -> Any:
    """Leave the passes the channels are judged by."""
    return _old_enough(table)
