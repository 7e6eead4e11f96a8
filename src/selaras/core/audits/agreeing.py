"""How far two raters agree: the plain share, and what of it chance alone does not explain."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import Final

from selaras.core.audits.folding import SIDES, Audit
from selaras.kit.proportion import Z95, wilson

LEAST: Final = 10
"""Pairs that a figure of agreement needs."""
LOPSIDED: Final = 0.6
"""Where one answer outweighs the other by more than this share of all, kappa can be low though nearly all agree."""

Counts = tuple[int, int, int, int]
"""How often both said yes, only the first did, only the second did, and neither did."""


@dataclass(frozen=True, slots=True)
class Part:
    """One measure of agreement with its 95 % interval; None where it is not defined: everybody said the same."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """The share that agree (Wilson's interval), Cohen's kappa, and Gwet's AC1 (both with a jackknife interval).

    ``lopsided`` says that one answer is so frequent that kappa misleads (A. Feinstein and D. Cicchetti, J. Clin.
    Epidemiol. 43, 1990); AC1 (K. Gwet, Br. J. Math. Stat. Psychol. 61, 2008) does not suffer from it.
    """

    n: int
    first_yes: int
    second_yes: int
    raw: Part
    kappa: Part
    ac1: Part
    lopsided: bool


def agreement(pairs: Iterable[tuple[bool, bool]]) -> Agreement | None:
    """Return how far two raters agree on the same things; None where they are fewer than ten.

    >>> found = agreement([(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15)
    >>> found.raw.value, round(found.kappa.value, 2)
    (0.7, 0.4)
    """
    told = list(pairs)
    n = len(told)
    if n < LEAST:
        return None
    counts: Counts = (
        sum(a and b for a, b in told), sum(a and not b for a, b in told),
        sum(b and not a for a, b in told), sum(not a and not b for a, b in told),
    )  # fmt: skip
    both, first, second, neither = counts
    low, high = wilson(both + neither, n)
    return Agreement(
        n=n,
        first_yes=both + first,
        second_yes=both + second,
        raw=Part((both + neither) / n, low, high),
        kappa=_jackknifed(counts, kappa=True),
        ac1=_jackknifed(counts, kappa=False),
        lopsided=abs(both - neither) / n > LOPSIDED,
    )


def outcome(audit: Audit) -> dict[str, Agreement | None]:
    """Return how far both sides agree with each other, and each with what the charter itself says.

    The charter is compared only where it can judge; None where fewer than ten can be compared.
    """
    pairs, judged = audit.pairs(), dict(zip(audit.said.items, audit.said.judged, strict=True))
    between = [(first.verdict == "meets", second.verdict == "meets") for first, second in pairs.values()]
    found = {"between": agreement(between)}
    for side in SIDES:
        own = [
            (rating.verdict == "meets", judged[item] == "meets")
            for (item, other), rating in audit.ratings.items()
            if other == side and judged[item] != "unknown"
        ]
        found[f"charter-{side}"] = agreement(own)
    return found


def _corrected(counts: Counts, *, kappa: bool) -> float | None:
    """Return the agreement beyond chance; None where chance alone would agree always."""
    both, first, second, neither = counts
    n = sum(counts)
    yes, other_yes = (both + first) / n, (both + second) / n
    if kappa:
        by_chance = yes * other_yes + (1 - yes) * (1 - other_yes)
    else:
        middle = (yes + other_yes) / 2
        by_chance = 2 * middle * (1 - middle)
    seen = (both + neither) / n
    return None if by_chance >= 1 else (seen - by_chance) / (1 - by_chance)


def _jackknifed(counts: Counts, *, kappa: bool) -> Part:
    """Return the measure with the interval of leaving out one pair after the other; like pairs are left out at once."""
    value, n = _corrected(counts, kappa=kappa), sum(counts)
    if value is None:
        return Part(None, None, None)
    values: list[tuple[float, int]] = []
    for place, count in enumerate(counts):
        if count:
            fewer = tuple(size - (other == place) for other, size in enumerate(counts))
            without = _corrected((fewer[0], fewer[1], fewer[2], fewer[3]), kappa=kappa)
            values.append((value if without is None else without, count))
    mean = sum(one * count for one, count in values) / n
    reach = Z95 * sqrt((n - 1) / n * sum(count * (one - mean) ** 2 for one, count in values))
    return Part(value, max(-1.0, value - reach), min(1.0, value + reach))
