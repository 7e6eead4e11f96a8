"""Chains: the steps that the touches of closed deals made from value to value, counted in the engine."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import ibis
import ibis.expr.types as ir
import numpy as np
import numpy.typing as npt

from selaras.analytics.attribution.answer import By
from selaras.analytics.attribution.journeys import value_of
from selaras.core.attribution import Chain, Model, exact, removal_effects, sampled
from selaras.core.attribution.markov import State
from selaras.core.attribution.shapley import MOST_EXACT

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_DRAWS = 400
_STATES_EXACT = 64
"""Every set of fifteen values is a matrix of this size to solve; larger chains have their orders drawn as well."""


def steps(closed: ir.Table, touches: ir.Table, order: int, by: By) -> ir.Table:
    """Return every step of the deals: ``b1``, ``b2``… the values before it, its own, and how the deal ended after it.

    ``closed`` needs opportunity_id, outcome and n; a step that is not the last of its deal has no end.
    """
    told = touches.select("opportunity_id", "pos", value=value_of(touches, by))
    joined = told.join(closed.select("opportunity_id", "outcome", "n"), "opportunity_id")
    in_order = ibis.window(group_by=joined.opportunity_id, order_by=joined.pos)
    before = {f"b{k}": joined.value.lag(k).over(in_order) for k in range(1, order + 1)}
    end = ibis.ifelse(joined.pos == joined.n - 1, joined.outcome, ibis.null("string"))
    return joined.select("opportunity_id", "value", end=end, **before)


def counted(made: ir.Table, *, per_deal: bool = False) -> ir.Table:
    """Return how often each step was made, in all or by each deal."""
    keys = [name for name in made.columns if per_deal or name != "opportunity_id"]
    return made.group_by(*keys).agg(times=made.count()).order_by(*keys)


@dataclass(frozen=True)
class Steps:
    """Steps as columns: from which state to which, how the deal ended after it, how often, and whose step it was."""

    pairs: tuple[tuple[State, State, str | None], ...]
    which: Ints
    times: Floats
    deals: Ints

    @classmethod
    def of(cls, rows: Iterable[tuple[Any, ...]], order: int, place: dict[str, int] | None = None) -> "Steps":
        """Read the rows of ``counted``, their columns being (deal,) value, end, before 1 … and times."""
        known: dict[tuple[State, State, str | None], int] = {}
        which, times, deals = [], [], []
        for row in rows:
            deal, (value, end, *before, n) = (place[row[0]], row[1:]) if place is not None else (0, row)
            state = tuple(name for name in reversed(before) if name is not None)
            step = (state, (*state, value)[-order:], end)
            which.append(known.setdefault(step, len(known)))
            times.append(float(n))
            deals.append(deal)
        return cls(tuple(known), np.array(which, np.int64), np.array(times), np.array(deals, np.int64))

    def chain(self, weights: Floats | None = None) -> Chain:
        """Return the chain of all steps, or of the deals as often as ``weights`` says."""
        times = self.times if weights is None else self.times * weights[self.deals]
        sums = np.bincount(self.which, weights=times, minlength=len(self.pairs)).tolist() if self.pairs else []
        made: dict[tuple[State, State], float] = defaultdict(float)
        ends: dict[str, dict[State, float]] = {"won": defaultdict(float), "lost": defaultdict(float)}
        for (here, there, end), n in zip(self.pairs, sums, strict=True):
            if n:
                made[here, there] += n
                if end is not None:
                    ends[end][there] += n
        return Chain(made, ends["won"], ends["lost"])


@dataclass(frozen=True, slots=True)
class Weights:
    """What each value of a chain weighs, and the standard error of it where orders were drawn."""

    by_value: dict[str, float]
    errors: dict[str, float] | None = None


def weights_of(chain: Chain, model: Model, seed: int) -> Weights:
    """Return the removal effects, or what each value adds to the chance to win on average over all orders."""
    if model.sort == "markov":
        return Weights(removal_effects(chain))
    players = len(chain.values)
    if players <= MOST_EXACT and len(chain.states) <= _STATES_EXACT:
        found = exact(chain.chances, players)
        return Weights(dict(zip(chain.values, np.maximum(found, 0.0).tolist(), strict=True)))
    found, errors = sampled(chain.chances, players, seed=seed, draws=_DRAWS)
    named = dict(zip(chain.values, np.maximum(found, 0.0).tolist(), strict=True))
    return Weights(named, dict(zip(chain.values, errors.tolist(), strict=True)))


def resampled(steps: Steps, model: Model, draws: Floats, seed: int) -> Iterator[dict[str, float]]:
    """Yield what each value weighs, in a sum of one, for each draw of the deals; nothing where a draw won nothing."""
    for weights in draws:
        effects = weights_of(steps.chain(weights), model, seed).by_value
        whole = sum(effects.values())
        yield {value: effect / whole for value, effect in effects.items()} if whole else {}
