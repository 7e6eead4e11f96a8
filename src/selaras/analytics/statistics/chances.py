"""Chances of winning within a time, from rates measured by stage and age: a chain of stages that ages.

The rates are counts of ends over days stood (occurrence over exposure). A cell with few ends leans on its stage, and a
stage with few on all: the rate of the whole stands in it as one end more.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from selaras.analytics.statistics.risk import Floats, Integers


@dataclass(frozen=True, slots=True)
class Ends:
    """Ends of stretches by stage, band of age and what came: ``to`` has the stages, then won, then lost.

    ``counts`` is stages × bands × (stages + 2), ``days`` is stages × bands; ``ages`` are the days the bands begin at.
    """

    stages: tuple[str, ...]
    ages: tuple[int, ...]
    counts: Floats
    days: Floats


def drawn_rates(ends: Ends, draws: int, chance: np.random.Generator) -> Floats:
    """Return rates per day as they may be, draws × stages × bands × (stages + 2), from their gamma posteriors."""
    of_stage = _rate(ends.counts.sum(axis=1), ends.days.sum(axis=1)[:, None])
    of_all = _rate(ends.counts.sum(axis=(0, 1)), ends.days.sum())
    own = ends.counts.sum(axis=1)
    prior = (own + 1) / (ends.days.sum(axis=1)[:, None] + 1 / np.maximum(of_all, 1e-9)[None, :])
    prior = np.where(of_all[None, :] > 0, prior, of_stage)[:, None, :]
    shape = ends.counts + (prior > 0)
    scale = 1 / (ends.days[:, :, None] + 1 / np.maximum(prior, 1e-9))
    drawn: Floats = chance.gamma(np.maximum(shape, 1e-12), scale, size=(draws, *shape.shape))
    return np.where(shape > 0, drawn, 0.0)


def _rate(counts: Floats, days: Floats) -> Floats:
    rates: Floats = np.divide(counts, days, out=np.zeros_like(counts), where=np.broadcast_to(days > 0, counts.shape))
    return rates


def won_within(rates: Floats, ages: Sequence[int], step: float, steps: int, oldest: int) -> Floats:
    """Return the chance of being won within 0, 1, … ``steps`` steps, by draw, stage now and age now in whole steps.

    The answer is (steps + 1) × draws × stages × (oldest + 1); whoever is older is taken for the oldest.

    >>> rates = np.zeros((1, 1, 1, 3))
    >>> rates[..., 1] = 0.1
    >>> won_within(rates, (0,), 1.0, 2, 0)[:, 0, 0, 0].round(4).tolist()
    [0.0, 0.0952, 0.1813]
    """
    stages = rates.shape[1]
    band = np.searchsorted(np.asarray(ages, dtype=np.float64), (np.arange(oldest + 1) + 0.5) * step, side="right") - 1
    by_age = rates[:, :, band, :]
    together = by_age.sum(axis=-1)
    leaves = 1 - np.exp(-together * step)
    goes = by_age * np.divide(leaves, together, out=np.zeros_like(together), where=together > 0)[..., None]
    reached = np.zeros((steps + 1, rates.shape[0], stages, oldest + 1))
    older = np.minimum(np.arange(oldest + 1) + 1, oldest)
    for place in range(1, steps + 1):
        ahead = reached[place - 1][:, :, older]
        moved = np.einsum("dsat,dta->dsa", goes[..., :stages], ahead)
        reached[place] = goes[..., stages] + moved + (1 - leaves) * ahead
    return reached


def steps_of(days: float, most: float) -> tuple[int, float]:
    """Return into how many equal steps, none longer than ``most``, a stretch of days is cut, and how long one is.

    >>> steps_of(10, 3)
    (4, 2.5)
    """
    many = max(1, int(np.ceil(days / most)))
    return many, days / many


def quantiles(paths: Floats, shares: Sequence[float]) -> Integers:
    """Return the values below which these shares of the paths lie, as whole units; one row for each share."""
    found: Integers = np.round(np.quantile(paths, shares, axis=0, method="linear")).astype(np.int64)
    return found
