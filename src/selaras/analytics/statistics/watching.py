"""Watching a share week by week: a binomial CUSUM that says how often it would cry wolf.

E. S. Page, Biometrika 41, 1954, pp. 100–115; M. R. Reynolds and Z. G. Stoumbos, Journal of Quality Technology 31, 1999,
pp. 87–108, for shares. Each week adds what its cases say for a changed share against the reference, and nothing is ever
owed: below nought the sum begins anew. The limit is found by playing many years in which nothing changes, each with a
reference of its own, so that not knowing the true share exactly is in the false-alarm rate too.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from selaras.analytics.statistics.risk import Floats, Integers

WEEKS_A_YEAR: Final = 52
CHANCE: Final = 0.05
"""Wanted: how likely a year without any change raises a false alarm."""

_ODDS: Final = 1.5
_DRAWS: Final = 8_000


@dataclass(frozen=True, slots=True)
class Limit:
    """How far a sum may go, and how likely a year in which nothing changes goes further."""

    height: float
    false_alarms_a_year: float


def sums(hits: Integers, sizes: Integers, share: Floats | float) -> tuple[Floats, Floats]:
    """Return, week by week, what speaks for a fallen share and what for a risen one; weeks are the last axis.

    Tuned to odds that fall or rise by half: log-likelihood ratios, added up from nought.

    >>> down, up = sums(np.array([5, 0, 0]), np.array([10, 10, 10]), 0.5)
    >>> bool(down[0] < down[1] < down[2]), float(up[2])
    (True, 0.0)
    """
    among = np.asarray(share)
    odds = among / (1 - among)
    return _summed(hits, sizes, among, odds / _ODDS), _summed(hits, sizes, among, odds * _ODDS)


def _summed(hits: Integers, sizes: Integers, share: Floats, odds: Floats) -> Floats:
    other = odds / (1 + odds)
    told = hits * np.log(other / share)[..., None] + (sizes - hits) * np.log((1 - other) / (1 - share))[..., None]
    so_far = np.zeros(told.shape[:-1])
    found = np.empty_like(told)
    for week in range(told.shape[-1]):
        so_far = np.maximum(0.0, so_far + told[..., week])
        found[..., week] = so_far
    return found


def reference_share(hits: int | Integers, n: int) -> Floats:
    """Return the share of the reference, kept off nought and one, where a logarithm has no end."""
    return (np.asarray(hits) + 0.5) / (n + 1.0)


def limit_for(sizes: Integers, hits: int, n: int, *, seed: int = 0, chance: float = CHANCE) -> Limit:
    """Return the limit for weeks of these sizes, watched against a reference of ``hits`` in ``n``."""
    draw = np.random.default_rng(seed)
    year = np.resize(sizes, WEEKS_A_YEAR)
    share = float(reference_share(hits, n))
    references = reference_share(draw.binomial(n, share, _DRAWS), n)
    played = draw.binomial(year, share, (_DRAWS, WEEKS_A_YEAR))
    down, up = sums(played, year, references)
    highest = np.maximum(down.max(axis=1), up.max(axis=1))
    height = float(np.quantile(highest, 1 - chance, method="higher"))
    return Limit(height, float((highest > height).mean()))
