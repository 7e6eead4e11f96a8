"""Kaplan–Meier curves of how long something takes, with what is not over yet counted as far as it is known."""

from dataclasses import dataclass

import numpy as np

from selaras.analytics.statistics.risk import Floats, Integers, risk_table
from selaras.kit.proportion import Z95


@dataclass(frozen=True, slots=True)
class Survival:
    """The share for whom it has not happened yet, after each distinct time, with a 95 % band.

    E. L. Kaplan and P. Meier, JASA 53, 1958, pp. 457–481; the variance is Greenwood's, and the band is set on the
    scale of log(−log S) (Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data, 2nd ed., p. 18).
    """

    times: Integers
    share: Floats
    low: Floats
    high: Floats
    n: int

    def quantile(self, part: float) -> int | None:
        """Return the time by which ``part`` of them have it; None where the curve does not get there."""
        return _first_below(self.times, self.share, 1 - part)

    def quantile_interval(self, part: float) -> tuple[int | None, int | None]:
        """Return the 95 % interval of that time, where the band crosses (Brookmeyer and Crowley, 1982)."""
        return _first_below(self.times, self.low, 1 - part), _first_below(self.times, self.high, 1 - part)

    def within(self, time: int) -> tuple[float, float, float]:
        """Return the share who have it by a time, and its 95 % interval."""
        place = int(np.searchsorted(self.times, time, side="right")) - 1
        if place < 0:
            return 0.0, 0.0, 0.0 if self.n else 1.0
        return 1 - float(self.share[place]), 1 - float(self.high[place]), 1 - float(self.low[place])


def kaplan_meier(durations: Integers, happened: Integers, weights: Integers | None = None) -> Survival:
    """Return the curve of durations; where ``happened`` is 0 the history is not over.

    >>> kaplan_meier(np.array([1, 2, 3]), np.array([1, 0, 1])).quantile(0.5)
    3
    """
    table = risk_table(durations, (happened > 0).astype(np.int64), weights)
    n, d = table.at_risk.astype(float), table.ended.astype(float)
    share = (1 - d / n).cumprod()
    greenwood = np.divide(d, n * (n - d), out=np.full_like(n, np.inf), where=n > d).cumsum()
    low, high = _band(share, greenwood)
    return Survival(table.times, share, low, high, int(table.at_risk[0]) if table.at_risk.size else 0)


def _band(share: Floats, greenwood: Floats) -> tuple[Floats, Floats]:
    """Return the band; before anything happened it is closed, and where nobody is left it is open to 0."""
    inside = (share > 0) & (share < 1)
    low, high = np.where(inside, 0.0, share), np.where(inside, 1.0, share)
    logs = np.log(share[inside])
    reach = Z95 * np.sqrt(greenwood[inside]) / np.abs(logs)
    low[inside], high[inside] = np.exp(logs * np.exp(reach)), np.exp(logs * np.exp(-reach))
    return low, high


def _first_below(times: Integers, curve: Floats, level: float) -> int | None:
    below = np.flatnonzero(curve <= level + 1e-12)
    return int(times[below[0]]) if below.size else None
