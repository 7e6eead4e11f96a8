"""How far forecasts were off: their absolute and signed error over what came, and how far chance can move them."""

from dataclasses import dataclass
from math import exp, log, sqrt

from selaras.analytics.statistics.risk import Floats
from selaras.kit.proportion import Z95


@dataclass(frozen=True, slots=True)
class Errors:
    """Errors of n pairs of forecast and actual.

    ``wape`` is Σ|F−A| ÷ ΣA, ``bias`` Σ(F−A) ÷ ΣA (above nought: too much was forecast), ``mape`` the mean of |F−A| ÷ A
    over the pairs in which anything came. They are None where nothing came at all.
    """

    n: int
    wape: float | None
    bias: float | None
    mape: float | None
    wape_interval: tuple[float, float] | None = None
    bias_interval: tuple[float, float] | None = None


def errors_of(forecast: Floats, actual: Floats) -> Errors:
    """Return the errors with 95 % intervals, from the linearised variance of a ratio of sums (Cochran, §2.11).

    The interval of the absolute error is set on the scale of its logarithm. One pair gives no interval.

    >>> import numpy as np
    >>> found = errors_of(np.array([100.0, 120.0]), np.array([80.0, 140.0]))
    >>> round(found.wape, 3), found.bias, round(found.mape, 3)
    (0.182, 0.0, 0.196)
    """
    came = float(actual.sum())
    n = int(actual.size)
    if came <= 0:
        return Errors(n, None, None, None)
    off = forecast - actual
    wape, bias = float(abs(off).sum()) / came, float(off.sum()) / came
    some = actual > 0
    mape = float((abs(off[some]) / actual[some]).mean())
    if n < 2:
        return Errors(n, wape, bias, mape)
    spread = _spread(abs(off), actual, wape)
    reach = Z95 * spread / wape if wape else 0.0
    ends = (exp(log(wape) - reach), exp(log(wape) + reach)) if wape else (0.0, 0.0)
    around = Z95 * _spread(off, actual, bias)
    return Errors(n, wape, bias, mape, ends, (bias - around, bias + around))


def _spread(off: Floats, actual: Floats, ratio: float) -> float:
    n = actual.size
    return sqrt(float(((off - ratio * actual) ** 2).sum()) * n / (n - 1)) / float(actual.sum())
