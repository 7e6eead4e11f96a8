"""Cumulative incidence: how likely the event is by a time, when other ends compete and some histories are not over."""

from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np

from selaras.analytics.statistics.risk import Floats, Integers, RiskTable, risk_table
from selaras.kit.proportion import Z95, wilson

_NOUGHT = 1e-12


@dataclass(frozen=True, slots=True)
class Incidence:
    """The Aalen–Johansen estimate at a horizon.

    ``reached`` is the longest follow-up up to the horizon: where it is shorter, the share is what is known by then
    and can only grow.
    """

    share: float
    low: float
    high: float
    variance: float
    reached: int
    n: int


def aalen_johansen(durations: Integers, events: Integers, horizon: int, weights: Integers | None = None) -> Incidence:
    """Return the cumulative incidence of event 1 at the horizon, other events competing and 0 right-censored.

    The estimator is O. Aalen and S. Johansen's (Scand. J. Statist. 5, 1978, pp. 141–150); its variance is Greenwood's
    by the delta method and the interval is set on the scale of log(−log F), as in D. Collett, Modelling Survival Data
    in Medical Research, 3rd ed., p. 411. At 0 and 1 that scale has no interval; Wilson's over all n stands in.

    >>> found = aalen_johansen(np.array([1, 2, 3, 4]), np.array([1, 2, 0, 1]), horizon=10)
    >>> found.share
    0.75
    """
    table = risk_table(durations, events, weights)
    n = int(table.at_risk[0]) if table.at_risk.size else 0
    reached = min(horizon, int(table.times[-1])) if n else 0
    rows = table.times <= horizon
    table = RiskTable(table.times[rows], table.at_risk[rows], table.wanted[rows], table.ended[rows])
    if not table.times.size:
        return Incidence(0.0, *wilson(0, n), 0.0, reached, n)
    curve, before = _curve(table)
    share = float(curve[-1])
    variance = _variance(table, curve, before)
    return Incidence(share, *on_log_log(share, variance, n), variance, reached, n)


def _curve(table: RiskTable) -> tuple[Floats, Floats]:
    """Return the incidence after, and the overall survival before, each time."""
    stays = 1 - table.ended / table.at_risk
    before = np.concatenate(([1.0], stays.cumprod()[:-1]))
    return (before * table.wanted / table.at_risk).cumsum(), before


def _variance(table: RiskTable, curve: Floats, before: Floats) -> float:
    n, d, wanted = table.at_risk.astype(float), table.ended.astype(float), table.wanted.astype(float)
    ahead = curve[-1] - curve
    over = np.divide(d, n * (n - d), out=np.zeros_like(n), where=n > d)  # the last row has nothing ahead of it
    terms = ahead**2 * over + before**2 * wanted * (n - wanted) / n**3 - 2 * ahead * before * wanted / n**2
    return max(0.0, float(terms.sum()))


def on_log_log(share: float, variance: float, n: int) -> tuple[float, float]:
    """Return the interval on the scale of log(−log F); at 0 and 1, or where rounding left them, Wilson's over all n."""
    if not _NOUGHT < share < 1 - _NOUGHT:
        return wilson(round(share * n), n)
    reach = Z95 * sqrt(variance) / (share * abs(log(share)))
    return _power(share, exp(reach)), _power(share, exp(-reach))


def _power(share: float, exponent: float) -> float:
    return float(exp(max(-745.0, log(share) * exponent)))
