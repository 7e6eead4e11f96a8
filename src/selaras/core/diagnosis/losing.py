"""What is lost by handling leads otherwise than agreed: like compared with like, stratum by stratum.

In each stratum (leads of one score band, one channel, one arrival time) the leads handled in time say what the others
would have come to. That is right as far as nothing else drives both the handling and the result; the strata hold what
is known of that, and whoever shows the figure says so. Strata where too few were handled in time are put together with
their like; what can be compared with nothing even then is left out, not guessed.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]

LEAST: Final = 5
"""Leads in time that a stratum needs to say anything of the others."""
ENOUGH: Final = 0.8
"""Share of the others that must lie in strata that can say something; below it there is no figure."""
_DRAWS: Final = 1000
_AT_ONCE: Final = 4_000_000


@dataclass(frozen=True, slots=True)
class Cells:
    """Leads counted by stratum (rows) and by how they were handled (columns)."""

    n: Integers
    hits: Integers
    fine: Truths
    """Which strata are as fine as was asked for; the others were put together from several."""

    @classmethod
    def of(cls, keys: Integers, handled: Integers, n: Integers, hits: Integers, well: Collection[int]) -> "Cells":
        """Return the cells of counts given row by row, each with its keys, what matters most first.

        A stratum in which fewer than five were handled well is put together with its like under one key less, and so
        on: finer where the leads allow it, coarser where they do not (collapsed strata).
        """
        stratum, fine = _strata(keys, np.where(np.isin(handled, list(well)), n, 0))
        shape = (fine.size, int(handled.max()) + 1 if handled.size else 1)
        counted, reached = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
        np.add.at(counted, (stratum, handled), n)
        np.add.at(reached, (stratum, handled), hits)
        return cls(counted, reached, fine)


def _strata(keys: Integers, well: Integers) -> tuple[Integers, Truths]:
    """Return the stratum of each row, and of each stratum whether it is told apart by all keys."""
    stratum = np.full(keys.shape[1], -1, dtype=np.int64)
    fine: list[bool] = []
    for depth in range(keys.shape[0], -1, -1):
        left = np.flatnonzero(stratum < 0)
        if not left.size:
            break
        place = np.unique(keys[:depth, left], axis=1, return_inverse=True)[1].reshape(-1) if depth else left * 0
        enough = np.bincount(place, weights=well[left]) >= LEAST
        if not depth:
            enough[:] = True  # what is left is one stratum, whatever it holds
        number = np.cumsum(enough) - 1 + len(fine)
        taken = enough[place]
        stratum[left[taken]] = number[place[taken]]
        fine += [depth == keys.shape[0]] * int(enough.sum())
    return stratum, np.array(fine, dtype=np.bool_)


@dataclass(frozen=True, slots=True)
class Lost:
    """Expected results lost, with its 95 % interval.

    ``n`` were handled otherwise, ``compared`` of them lie in strata that can be compared, ``fine``
    of those in strata as fine as was asked for.
    """

    hits: float
    low: float
    high: float
    n: int
    compared: int
    fine: int = 0

    @property
    def overlap(self) -> float:
        """The share of those handled otherwise that can be compared at all."""
        return self.compared / self.n if self.n else 0.0

    @property
    def fineness(self) -> float:
        """The share of those compared that are compared as finely as was asked for."""
        return self.fine / self.compared if self.compared else 0.0


def lost(
    cells: Cells, handled: Collection[int], well: Collection[int] = (0,), *, seed: int, draws: int = _DRAWS
) -> Lost:
    """Return what the leads handled in one of these ways lost against those handled well.

    The interval is a percentile bootstrap over leads: drawing leads anew is drawing the counts of the cells anew, so it
    costs what the cells cost, however many leads they hold.
    """
    widths = (*handled, *well)
    n, hits = (_columns(counts, max(widths, default=0) + 1) for counts in (cells.n, cells.hits))
    others, best = sorted(handled), sorted(well)
    able = n[:, best].sum(axis=1) >= LEAST
    whole, compared = int(n[:, others].sum()), int(n[able][:, others].sum())
    if not compared:
        return Lost(0.0, 0.0, 0.0, whole, 0)
    pairs = np.stack([counts[able][:, ways].sum(axis=1) for counts in (n, hits) for ways in (best, others)])
    well_n, others_n, well_hits, others_hits = pairs
    point = _lost(well_n[None], well_hits[None], others_n[None], others_hits[None])[0]
    drawn = _drawn(pairs, seed, draws)
    low, high = np.quantile(drawn, (0.025, 0.975))
    return Lost(float(point), float(low), float(high), whole, compared, int(n[able & cells.fine][:, others].sum()))


def _columns(counts: Integers, width: int) -> Integers:
    """Return the counts with at least so many columns."""
    return np.pad(counts, ((0, 0), (0, max(0, width - counts.shape[1]))))


def _lost(well_n: Integers, well_hits: Integers, others_n: Integers, others_hits: Integers) -> Floats:
    """Return for each draw the results expected of the others less those they had."""
    known = well_n > 0
    rate = np.divide(well_hits, well_n, out=np.zeros(known.shape), where=known)
    answer: Floats = ((others_n * rate - others_hits) * known).sum(axis=1)
    return answer


def _drawn(pairs: Integers, seed: int, draws: int) -> Floats:
    chance = np.random.default_rng(seed)
    n, hits = pairs[:2], pairs[2:]
    whole = int(n.sum())
    weights = np.concatenate([hits.ravel(), (n - hits).ravel()]) / whole
    parts = []
    left, portion = draws, max(1, _AT_ONCE // weights.size)
    while left:
        some = min(left, portion)
        counts = chance.multinomial(whole, weights, size=some).astype(np.int64)
        reached = counts[:, : n.size].reshape(some, *n.shape)
        drawn = reached + counts[:, n.size :].reshape(some, *n.shape)
        parts.append(_lost(drawn[:, 0], reached[:, 0], drawn[:, 1], reached[:, 1]))
        left -= some
    return np.concatenate(parts)
