"""A share by value: how much of the money went one way, and how far a few large deals can move it."""

from math import exp, log, sqrt

from selaras.analytics.statistics.risk import Floats
from selaras.kit.proportion import Z95


def value_share(amounts: Floats, hits: Floats) -> tuple[float, float, float] | None:
    """Return the share of the amounts that hit, with a 95 % interval; None where there is nothing to share.

    The variance is the linearised one of a ratio estimator (W. G. Cochran, Sampling Techniques, 3rd ed., §2.11), set
    on the scale of the log odds so that it stays between 0 and 1. With one deal, or where all or nothing hit, the
    data gives no bound.

    >>> import numpy as np
    >>> share, low, high = value_share(np.array([2.0, 1.0, 1.0]), np.array([1.0, 0.0, 1.0]))
    >>> share, low < share < high
    (0.75, True)
    """
    whole = float(amounts.sum())
    n = amounts.size
    if whole <= 0:
        return None
    share = float((amounts * hits).sum() / whole)
    if not 0 < share < 1 or n < 2:
        return share, 0.0, 1.0
    spread = float(((amounts * (hits - share)) ** 2).sum()) / whole**2 * n / (n - 1)
    reach = Z95 * sqrt(spread) / (share * (1 - share))
    odds = log(share / (1 - share))
    return share, 1 / (1 + exp(-(odds - reach))), 1 / (1 + exp(-(odds + reach)))
