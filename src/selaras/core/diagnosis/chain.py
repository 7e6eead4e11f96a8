"""The chain: money as a product of factors in every cell of channel and segment, from tallies of leads and passes.

leads × share of the cell × lead→MQL × acceptance × speed × qualification × opportunity × average amount, and × win rate
where revenue is asked for. Speed and qualification together are what accepted leads bring: speed is the worth of how
long they waited, qualification is the rest.
"""

from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np

from selaras.core.diagnosis.shapley import Floats
from selaras.core.diagnosis.speed import worth_of_bands

Factor = Literal[
    "volume", "mix", "lead_to_mql", "acceptance", "speed", "qualification", "opportunity", "amount", "win", "own_deals",
]  # fmt: skip
Basis = Literal["pipeline", "revenue"]
CHAIN: Final[tuple[Factor, ...]] = (
    "volume", "mix", "lead_to_mql", "acceptance", "speed", "qualification", "opportunity", "amount", "win",
)  # fmt: skip
SPEED: Final = CHAIN.index("speed")
OWN: Final[Factor] = "own_deals"
"""What sales opened without a lead: a line of its own beside the chain."""


@dataclass(frozen=True, slots=True)
class Tallies:
    """What a side of the comparison counted, per draw and cell; ``waits`` and strata by band of waiting too.

    ``kept`` are the waits of those contacted as promised, ``grown`` how much the watched brought in the whole horizon
    for what they brought in the watch. ``days`` is how long leads came in.
    """

    leads: Floats
    passes: Floats
    watched: Floats
    waits: Floats
    qualified: Floats
    deals: Floats
    priced: Floats
    amount: Floats
    strata_contacted: Floats
    strata_qualified: Floats
    kept: Floats
    grown: Floats
    won: Floats
    closed: Floats
    own: Floats
    own_won: Floats
    own_closed: Floats
    days: float

    @property
    def accepted(self) -> Floats:
        """Those that sales accepted, whatever they waited."""
        taken: Floats = self.waits.sum(axis=-1)
        return taken


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the comparison: the factors as (…, factors, cells), the money sales opened by itself, and its wins.

    ``win`` is the last factor; pipeline does without it.
    """

    factors: Floats
    own: Floats
    own_win: Floats

    def on(self, basis: Basis) -> Floats:
        """Return the factors that make pipeline, or revenue."""
        return self.factors if basis == "revenue" else self.factors[..., :-1, :]

    def own_money(self, basis: Basis) -> Floats:
        """Return what sales opened by itself is worth."""
        return self.own * self.own_win if basis == "revenue" else self.own

    def money(self, basis: Basis) -> Floats:
        """Return what the whole chain brings, own deals included."""
        brought: Floats = self.on(basis).prod(axis=-2).sum(axis=-1) + self.own_money(basis)
        return brought

    def for_target(self, from_leads: float, own: float) -> "Side":
        """Return the same rates with as many leads, and as much of sales' own, as these two revenues need.

        Where sales never won a deal of its own, what it opened stays as it is: no number of them would be enough.
        """
        brought = self.factors.prod(axis=-2).sum(axis=-1)
        factors = self.factors.copy()
        factors[..., 0, :] *= (from_leads / brought)[..., None]
        opened = np.divide(np.full_like(self.own, own), self.own_win, out=self.own.copy(), where=self.own_win > 0)
        return replace(self, factors=factors, own=opened)


def sides(before: Tallies, after: Tallies, *, as_promised: bool = False) -> tuple[Side, Side]:
    """Return both sides as chains over the same days.

    A rate that a cell of one side cannot tell is taken from the other side's cell, so that it parts nothing; where
    neither can, from the side as a whole. With ``as_promised`` the first side is told as it would have been, had every
    accepted lead been contacted as those were with whom the promise was kept, and nothing else been different.
    """
    worth = worth_of_bands(
        before.strata_contacted + after.strata_contacted, before.strata_qualified + after.strata_qualified
    )
    told = [_factors(tallies, worth, _growth(before)) for tallies in (before, after)]
    whole = [_factors(_summed(tallies), worth, _growth(before)) for tallies in (before, after)]
    wins = [_ratio(tallies.own_won, tallies.own_closed) for tallies in (before, after)]
    found = []
    for mine, other, tallies in ((0, 1, before), (1, 0, after)):
        factors = _first_known(told[mine], told[other], whole[mine], whole[other])
        scale = after.days / tallies.days
        factors[..., 0, :] *= scale
        if as_promised and mine == 0:
            factors[..., SPEED, :] = _promised_speed(before, worth, factors[..., SPEED, :])
        found.append(Side(factors, tallies.own * scale, _first_known(wins[mine], wins[other])))
    return found[0], found[1]


def _factors(tallies: Tallies, worth: Floats, grown: Floats) -> Floats:
    whole = tallies.leads.sum(axis=-1, keepdims=True)
    accepted = tallies.accepted
    speed = _ratio((tallies.waits * worth[..., None, :]).sum(axis=-1), accepted)
    return np.stack(  # in the order of CHAIN
        [
            np.broadcast_to(whole, tallies.leads.shape),
            _ratio(tallies.leads, whole),
            _ratio(tallies.passes, tallies.leads),
            _ratio(accepted, tallies.watched),
            speed,
            _ratio(_ratio(tallies.qualified, accepted), speed),
            _ratio(tallies.deals, tallies.qualified) * grown[..., None],
            _ratio(tallies.amount, tallies.priced),
            _ratio(tallies.won, tallies.closed),
        ],
        axis=-2,
    )


def _promised_speed(tallies: Tallies, worth: Floats, real: Floats) -> Floats:
    """Return what the waits of those contacted as promised are worth; the real speed where nobody was."""
    kept = _ratio((tallies.kept * worth).sum(axis=-1), tallies.kept.sum(axis=-1))
    return _first_known(np.broadcast_to(kept[..., None], real.shape), real)


def _summed(tallies: Tallies) -> Tallies:
    """Return the tallies of all cells together, as one cell."""
    cells = ("leads", "passes", "watched", "qualified", "deals", "priced", "amount", "won", "closed")
    added = {name: getattr(tallies, name).sum(axis=-1, keepdims=True) for name in cells}
    return replace(tallies, waits=tallies.waits.sum(axis=-2, keepdims=True), **added)


def _growth(before: Tallies) -> Floats:
    """Return what the whole horizon brings for what the watch brings, by those of the other side old enough."""
    watched, whole = before.grown[..., 0], before.grown[..., 1]
    grown: Floats = np.divide(whole, watched, out=np.ones_like(watched), where=watched > 0)
    return grown


def _first_known(*candidates: Floats) -> Floats:
    """Return the first of the candidates that is a number, 0 where none is."""
    found = candidates[0].copy()
    for candidate in candidates[1:]:
        found = np.where(np.isnan(found), candidate, found)
    known: Floats = np.nan_to_num(found, nan=0.0)
    return known


def _ratio(above: Floats, below: Floats) -> Floats:
    """Return above ÷ below; not a number where there is nothing to divide by."""
    above, below = np.broadcast_arrays(above, below)
    found: Floats = np.divide(above, below, out=np.full(above.shape, np.nan), where=below > 0)
    return found
