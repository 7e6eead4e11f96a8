"""How surprising a difference is alone, and which differences stand when many are looked at together."""

from collections.abc import Sequence
from functools import lru_cache
from math import erfc, sqrt

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
_SMALL = 20_000


def benjamini_hochberg(chances: Sequence[float]) -> tuple[float, ...]:
    """Return the false discovery rate at which each would be called out (Benjamini and Hochberg, JRSS B 57, 1995).

    Calling out those at or below 0.05 means that, of all that are called out, one in twenty is wrong in expectation.

    >>> [round(q, 3) for q in benjamini_hochberg([0.01, 0.04, 0.03])]
    [0.03, 0.04, 0.04]
    """
    if not chances:
        return ()
    given = np.array(chances)
    order = np.argsort(given, kind="stable")[::-1]
    places = np.arange(given.size, 0, -1)
    rates = np.minimum.accumulate(given[order] * given.size / places)
    answer = np.empty(given.size)
    answer[order] = np.minimum(rates, 1.0)
    return tuple(float(rate) for rate in answer)


def two_shares(hits: int, n: int, other_hits: int, other_n: int) -> float:
    """Return the two-sided chance of two shares this far apart, were they one share.

    Fisher's exact test up to twenty thousand leads, the score test beyond, where both say the same.

    >>> round(two_shares(3, 4, 1, 4), 4)
    0.4857
    """
    whole, all_hits = n + other_n, hits + other_hits
    if not n or not other_n:
        return 1.0
    if whole > _SMALL:
        share = all_hits / whole
        spread = sqrt(share * (1 - share) * (1 / n + 1 / other_n))
        return of_score((hits / n - other_hits / other_n) / spread) if spread else 1.0
    low, high = max(0, all_hits - other_n), min(n, all_hits)
    known = _log_factorials(_SMALL)
    k = np.arange(low, high + 1)
    logs = (
        known[all_hits] - known[k] - known[all_hits - k] + known[whole - all_hits]
        - known[n - k] - known[whole - all_hits - n + k] - known[whole] + known[n] + known[other_n]
    )  # fmt: skip
    chances = np.exp(logs)
    return min(1.0, float(chances[chances <= chances[hits - low] * (1 + 1e-7)].sum()))


def of_score(score: float) -> float:
    """Return the two-sided chance of a standard normal score.

    >>> round(of_score(1.959964), 3)
    0.05
    """
    return erfc(abs(score) / sqrt(2))


@lru_cache(maxsize=1)
def _log_factorials(most: int) -> Floats:
    return np.concatenate([[0.0], np.log(np.arange(1, most + 1)).cumsum()])
