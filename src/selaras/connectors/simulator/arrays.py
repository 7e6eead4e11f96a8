"""Column types of the simulator, and the few array moves all its parts share."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]
Objects = npt.NDArray[np.object_]

SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
WEEK = 7 * DAY

NEVER = np.iinfo(np.int64).max // 4
"""An instant that never comes, far enough from the edge that a delay can be added to it."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def instants(at: Ints) -> list[datetime]:
    """Return microseconds as aware datetimes.

    >>> instants(np.array([1_000_000]))[0].isoformat()
    '1970-01-01T00:00:01+00:00'
    """
    return [_EPOCH + timedelta(0, 0, one) for one in at.tolist()]


def table(values: Sequence[Any] | Objects) -> Objects:
    """Return values as a table to pick from by code; code -1 picks None.

    >>> table(["a", "b"])[np.array([1, -1])].tolist()
    ['b', None]
    """
    made = np.empty(len(values) + 1, dtype=object)
    made[:-1] = list(values)
    return made


def within(counts: Ints) -> Ints:
    """Return 0, 1, 2… within each group of the given sizes, group after group.

    >>> within(np.array([2, 0, 3])).tolist()
    [0, 1, 0, 1, 2]
    """
    starts = np.cumsum(counts) - counts
    return np.arange(int(counts.sum()), dtype=np.int64) - np.repeat(starts, counts)


def grouped_sum(values: Ints, counts: Ints) -> Ints:
    """Return running sums that start again in each group of the given sizes.

    >>> grouped_sum(np.array([1, 2, 5, 1]), np.array([2, 2])).tolist()
    [1, 3, 5, 6]
    """
    running = np.cumsum(values)
    first = np.cumsum(counts) - counts
    before = np.where(first > 0, running[np.maximum(first, 1) - 1], 0) if running.size else first
    return running - np.repeat(before, counts)


def logistic(x: Floats) -> Floats:
    """Return the chance whose log-odds are ``x``.

    >>> logistic(np.array([0.0])).tolist()
    [0.5]
    """
    return 1.0 / (1.0 + np.exp(-x))


def log_odds(chance: float) -> float:
    """Return the log-odds of a chance.

    >>> log_odds(0.5)
    0.0
    """
    return float(np.log(chance / (1.0 - chance)))


def pick(draws: Floats, weights: Floats) -> Ints:
    """Turn uniform draws into choices that fall with the given weights.

    >>> pick(np.array([0.1, 0.9]), np.array([1.0, 3.0])).tolist()
    [0, 1]
    """
    edges = np.cumsum(weights)
    chosen = np.searchsorted(edges, draws * edges[-1], side="right")
    return np.minimum(chosen, len(weights) - 1).astype(np.int64)
