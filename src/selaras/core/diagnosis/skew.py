"""Skew: whether leads that score alike are treated alike, stratum by stratum."""

from dataclasses import dataclass
from math import sqrt

import numpy as np
import numpy.typing as npt

from selaras.core.diagnosis.testing import of_score
from selaras.kit.proportion import Z95

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Group:
    """One of the two groups, a row per stratum: how many, the sum of what they got, and the sum of its squares."""

    n: Floats
    total: Floats
    squares: Floats


@dataclass(frozen=True, slots=True)
class Difference:
    """How much more one group gets than the other at equal score, with its 95 % interval and its chance."""

    value: float
    low: float
    high: float
    chance: float
    n: int


def skew(these: Group, those: Group) -> Difference | None:
    """Return how much more these get than those; None where no stratum holds at least two of each.

    The strata are weighted as Mantel and Haenszel weigh them (N. Mantel and W. Haenszel, J. Natl. Cancer Inst. 22,
    1959), so that a stratum with many of one group and few of the other says little.
    """
    both = (these.n >= 2) & (those.n >= 2)
    if not both.any():
        return None
    a, b = _only(these, both), _only(those, both)
    weight = a.n * b.n / (a.n + b.n)
    weight = weight / weight.sum()
    value = float((weight * (a.total / a.n - b.total / b.n)).sum())
    spread = sqrt(float((weight**2 * (_variance(a) / a.n + _variance(b) / b.n)).sum()))
    chance = of_score(value / spread) if spread else 1.0
    return Difference(value, value - Z95 * spread, value + Z95 * spread, chance, int(a.n.sum() + b.n.sum()))


def _only(group: Group, rows: npt.NDArray[np.bool_]) -> Group:
    return Group(group.n[rows], group.total[rows], group.squares[rows])


def _variance(group: Group) -> Floats:
    spread: Floats = np.maximum((group.squares - group.total**2 / group.n) / (group.n - 1), 0.0)
    return spread
