"""Who was still at risk when: the table every curve of durations is made from."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class RiskTable:
    """One row per distinct duration at which anything happened, in order.

    ``at_risk`` are those whose duration is not shorter; at the same duration what happens comes before what is
    censored. ``wanted`` counts the event of interest, ``ended`` every event, competing ones included.
    """

    times: Integers
    at_risk: Integers
    wanted: Integers
    ended: Integers


def risk_table(durations: Integers, events: Integers, weights: Integers | None = None) -> RiskTable:
    """Return the table of durations; an event is 0 (censored), 1 (of interest) or above (competing).

    ``weights`` say how many share a row, for rows the engine has grouped.

    >>> table = risk_table(np.array([5, 3, 5]), np.array([1, 0, 2]))
    >>> table.times.tolist(), table.at_risk.tolist(), table.wanted.tolist(), table.ended.tolist()
    ([3, 5], [3, 2], [0, 1], [0, 2])
    """
    many = np.ones_like(durations) if weights is None else weights
    times, place = np.unique(durations, return_inverse=True)
    size = times.size
    left = _count(place, many, size)
    at_risk = left[::-1].cumsum()[::-1]
    wanted = _count(place, np.where(events == 1, many, 0), size)
    ended = _count(place, np.where(events > 0, many, 0), size)
    return RiskTable(times.astype(np.int64), at_risk, wanted, ended)


def _count(place: npt.NDArray[np.intp], many: Integers, size: int) -> Integers:
    counts: Integers = np.zeros(size, dtype=np.int64)
    np.add.at(counts, place, many)
    return counts
