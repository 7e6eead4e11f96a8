"""Sampling: how much each share would move if other deals of the same kind had closed.

Each deal counts as often as a Poisson draw with mean one says, which is the bootstrap of deals without a fixed number
of them. A deal stays whole: its touches are drawn together.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from selaras.analytics.attribution.answer import NO_TOUCH, Told
from selaras.analytics.attribution.asking import Ask
from selaras.analytics.attribution.chains import resampled
from selaras.core.attribution import Model

Floats = npt.NDArray[np.float64]

MOST_DEALS = 20_000
"""With more deals than these the shares hardly move, and resampling every step of theirs would take minutes."""
_MOST_CELLS = 60_000_000
_PERCENT = (2.5, 97.5)


@dataclass(frozen=True)
class Intervals:
    """The 95 % intervals of the shares, by model and value."""

    draws: int = 0
    ends: Mapping[Model, Mapping[str, tuple[float, float]]] = field(default_factory=dict)

    def of(self, model: Model, value: str) -> tuple[float | None, float | None]:
        """Return both ends; none where nothing was resampled."""
        return self.ends.get(model, {}).get(value, (None, None))


def intervals_of(ask: Ask, told: Mapping[Model, Told], seed: int, draws: int) -> Intervals:
    """Return the intervals of every model that answers; none where there are no deals, or too many to resample."""
    rows = ask.deals(ask.rule(ask.models[0]))
    amounts = np.array([row[1] or 0 for row in rows], np.float64)
    if not draws or not 0 < len(rows) <= MOST_DEALS or amounts.sum() <= 0:
        return Intervals()
    weights = np.random.default_rng(seed).poisson(1.0, (draws, len(rows))).astype(np.float64)
    totals = weights @ amounts
    ends: dict[Model, dict[str, tuple[float, float]]] = {}
    if ask.by == "segment":
        matrix, values = _matrix([(row[5], k, row[1] or 0) for k, row in enumerate(rows)], len(rows))
        ends = dict.fromkeys(told, _ends(weights @ matrix, totals, values))
        return Intervals(draws, ends)
    place = {row[0]: k for k, row in enumerate(rows)}
    for rule, models in ask.families.items():
        pairs = ask.pairs(rule, models)
        deals = [place[deal] for deal in pairs["opportunity_id"]]
        for k, model in enumerate(models):
            cells = list(zip(pairs["value"], deals, pairs[f"m{k}"].tolist(), strict=True))
            matrix, values = _matrix(cells, len(rows), rest=amounts)
            ends[model] = _ends(weights @ matrix, totals, values)
    for model in told:
        if not model.per_deal:
            ends[model] = _of_chain(ask, model, seed, draws)
    return Intervals(draws, ends)


def _matrix(cells: list[tuple[Any, int, int]], deals: int, rest: Floats | None = None) -> tuple[Floats, list[str]]:
    """Return deals by values, with what no touch got where the whole of each deal is given."""
    values = sorted({str(value) for value, _, _ in cells})
    column = {value: k for k, value in enumerate(values)}
    most = max(1, _MOST_CELLS // max(deals, 1))
    matrix = np.zeros((deals, min(len(values), most)))
    for value, deal, minor in cells:
        if column[str(value)] < most:
            matrix[deal, column[str(value)]] += minor
    if rest is None or len(values) > most:
        return matrix, values[:most]
    return np.column_stack([matrix, rest - matrix.sum(axis=1)]), [*values, NO_TOUCH]


def _ends(sums: Floats, totals: Floats, values: list[str]) -> dict[str, tuple[float, float]]:
    """Return where the shares of the middle 95 % of the draws lie; a draw without any money says nothing."""
    drawn = totals > 0
    if not drawn.any():
        return {}
    low, high = np.percentile(sums[drawn] / totals[drawn, None], _PERCENT, axis=0)
    return {value: (float(low[k]), float(high[k])) for k, value in enumerate(values)}


def _of_chain(ask: Ask, model: Model, seed: int, draws: int) -> dict[str, tuple[float, float]]:
    """Resample all deals that closed, won and lost: the steps of the chain, and what was won after touches.

    Where each draw would ask for the worth of every set of values, there are none.
    """
    place = ask.closed(ask.rule(model))
    if len(place) > MOST_DEALS or model.sort == "shapley":
        return {}
    made = ask.steps(model, place)
    won = np.zeros(len(place))
    bare = []
    for row in ask.deals(ask.rule(model)):
        if row[0] in place:
            won[place[row[0]]] = row[1] or 0
        else:
            bare.append(row[1] or 0)
    chance = np.random.default_rng(seed)
    weights = chance.poisson(1.0, (draws, len(place))).astype(np.float64)
    untouched = chance.poisson(1.0, (draws, len(bare))) @ np.array(bare, np.float64)
    touched = weights @ won
    found = list(resampled(made, model, weights, seed))
    values = sorted({value for draw in found for value in draw})
    sums = np.array([[draw.get(value, 0.0) for value in values] for draw in found]).reshape(draws, len(values))
    money = np.column_stack([sums * touched[:, None], untouched])
    return _ends(money, touched + untouched, [*values, NO_TOUCH])
