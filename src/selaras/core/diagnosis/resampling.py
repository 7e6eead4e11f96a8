"""Resampling: how far a figure would move, had chance sent other leads.

Leads are the clusters: a lead counts with all its passes or not at all. Every lead of a draw counts as often as a
Poisson variable of mean one says (the Poisson bootstrap), so that the number of leads varies too; leads that say the
same are drawn together, because a sum of Poisson variables is one again.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from selaras.core.diagnosis.shapley import Floats

Integers = npt.NDArray[np.int64]
_AT_ONCE = 4_000_000
"""How many counts are drawn at a time; more would only cost memory."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Leads by what they say: ``rows`` is what one lead of a sort adds to each tally, ``counts`` how many there are."""

    counts: Integers
    rows: Floats

    @property
    def tallies(self) -> Floats:
        """What all of them add up to."""
        added: Floats = self.counts.astype(np.float64) @ self.rows
        return added

    def drawn(self, draws: int, chance: np.random.Generator) -> Floats:
        """Return the tallies of so many draws, one row each."""
        if not self.counts.size:
            return np.zeros((draws, self.rows.shape[1]))
        step = max(1, _AT_ONCE // self.counts.size)
        rows = self.rows
        return np.concatenate(
            [
                chance.poisson(self.counts, (min(step, draws - done), self.counts.size)).astype(np.float64) @ rows
                for done in range(0, draws, step)
            ]
        )


def clustered(cluster: Integers, sort: Integers) -> tuple[Integers, Integers]:
    """Return which row of the sample each pass writes, -1 where another pass does, and how many leads each row counts.

    ``sort`` says which passes add the same; clusters of a single pass are counted by it, the passes of others make a
    row of their own together.

    >>> rows, counts = clustered(np.array([0, 1, 2, 2]), np.array([0, 0, 0, 1]))
    >>> rows.tolist(), counts.tolist()
    ([0, -1, 1, 1], [2, 1])
    """
    rows = np.full(cluster.size, -1, dtype=np.int64)
    if not cluster.size:
        return rows, rows
    alone = np.bincount(cluster)[cluster] == 1
    singles = np.flatnonzero(alone)
    _, first, counts = np.unique(sort[singles], return_index=True, return_counts=True)
    rows[singles[first]] = np.arange(first.size)
    names, place = np.unique(cluster[~alone], return_inverse=True)
    rows[~alone] = first.size + place
    return rows, np.concatenate([counts.astype(np.int64), np.ones(names.size, dtype=np.int64)])


def interval(estimate: float, drawn: Floats, level: float) -> tuple[float, float]:
    """Return the interval of an estimate at a level, from its draws set around it.

    The draws of a product are shifted by its curvature; that shift is taken out before their quantiles are read.

    >>> interval(10.0, np.array([1.0, 2.0, 3.0]), 0.95)[0] < 10.0
    True
    """
    reach = drawn - drawn.mean()
    low, high = np.quantile(reach, [(1 - level) / 2, (1 + level) / 2])
    return float(estimate + low), float(estimate + high)
