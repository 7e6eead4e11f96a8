"""Judging: from both sides and their draws to the parts of the gap, exact to the smallest unit, and to the verdict."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, floor

import numpy as np

from selaras.core.charter.terms import Terms
from selaras.core.diagnosis.chain import CHAIN, OWN, Basis, Factor, Side
from selaras.core.diagnosis.clauses import clauses_of
from selaras.core.diagnosis.owning import Volumes, in_order, owners_of
from selaras.core.diagnosis.resampling import interval
from selaras.core.diagnosis.shapley import Floats, chain_shapley
from selaras.core.diagnosis.verdict import OWNERS, Estimate, Owner, OwnerSum, Part, Rule
from selaras.kit.money import rounded_to


@dataclass(frozen=True, slots=True)
class Compared:
    """Both sides: the first row of every array is the estimate, the others are its draws."""

    before: Side
    after: Side

    @property
    def gap(self) -> Mapping[Basis, Floats]:
        """What the one side has more than the other."""
        return {basis: self.after.money(basis) - self.before.money(basis) for basis in ("pipeline", "revenue")}


@dataclass(frozen=True, slots=True)
class Split:
    """The gap and its parts, in the order of the chain."""

    gap: Estimate
    before_minor: int
    after_minor: int
    parts: tuple[Part, ...]
    owners: tuple[OwnerSum, ...]


def split(compared: Compared, rule: Rule, terms: Terms | None, volumes: Volumes | None) -> Split:
    """Return what each factor did to the gap, whose it is, and who is named."""
    names, values = _values(compared, rule.basis)
    before, after = (round(float(side.money(rule.basis)[0])) for side in (compared.before, compared.after))
    exact = rounded_to(after - before, dict(zip(names, values[0].tolist(), strict=True)))
    money = {name: _estimate(exact[name], values[:, place], rule.level) for place, name in enumerate(names)}
    gap = _estimate(after - before, values.sum(axis=-1), rule.level)
    owners = owners_of(money, volumes)
    rates = _rates(compared, rule.basis)
    parts = tuple(
        Part(name, owners[name], money[name], _share(money[name], gap), *rates[name], clauses_of(name, terms))
        for name in names
    )
    return Split(gap, before, after, parts, _owner_sums(names, values, money, owners, gap, rule))


def _values(compared: Compared, basis: Basis) -> tuple[tuple[Factor, ...], Floats]:
    """Return the factors and, for the estimate and every draw, what each did."""
    chain = chain_shapley(compared.before.on(basis), compared.after.on(basis))
    own = compared.after.own_money(basis) - compared.before.own_money(basis)
    names = CHAIN if basis == "revenue" else CHAIN[:-1]
    return (*names, OWN), np.concatenate([chain, own[..., None]], axis=-1)


def _rates(compared: Compared, basis: Basis) -> dict[Factor, tuple[float, float]]:
    """Return each factor on both sides over all cells: how many leads, which share, which average.

    The mix is told as what the average lead of a side would bring at the other side's rates.
    """
    told: dict[Factor, tuple[float, float]] = {}
    sides = [side.on(basis)[0] for side in (compared.before, compared.after)]
    for place, factor in enumerate(CHAIN[: sides[0].shape[0]]):
        told[factor] = (_rate(sides[0], place), _rate(sides[1], place))
    told["mix"] = (_mixed(sides[0], sides[0]), _mixed(sides[1], sides[0]))
    own = [float(side.own_money(basis)[0]) for side in (compared.before, compared.after)]
    return told | {OWN: (own[0], own[1])}


def _rate(factors: Floats, place: int) -> float:
    """Return a factor over all cells, each weighed by what comes to it; the leads are the same in every cell."""
    reaching = factors[1:place].prod(axis=0)
    weight = float(reaching.sum())
    return float((reaching * factors[place]).sum()) / weight if place > 1 and weight > 0 else float(factors[place, 0])


def _mixed(shares: Floats, rates: Floats) -> float:
    return float((shares[1] * rates[2:].prod(axis=0)).sum())


def _estimate(minor: int, drawn: Floats, level: float) -> Estimate:
    low, high = interval(minor, drawn[1:], level)
    return Estimate(minor, floor(low), ceil(high))


def _share(money: Estimate, gap: Estimate) -> float:
    return money.minor / gap.minor if gap.minor else 0.0


def _owner_sums(
    names: tuple[Factor, ...],
    values: Floats,
    money: Mapping[Factor, Estimate],
    owners: Mapping[Factor, Owner],
    gap: Estimate,
    rule: Rule,
) -> tuple[OwnerSum, ...]:
    """Return the sums of the owners that have parts, the heaviest loss first.

    Named is who lost on the whole, a share worth naming, where the sum or a single part that heavy lies below nought
    at a level shared out over all sums and parts that are looked at (C. Bonferroni).
    """
    mine = {owner: in_order(owners, owner, names) for owner in OWNERS}
    mine = {owner: factors for owner, factors in mine.items() if factors}
    careful = 1 - (1 - rule.level) / (len(mine) + len(names))
    sums = []
    for owner, factors in mine.items():
        columns = [values[:, names.index(factor)] for factor in factors]
        looked_at = [(sum(money[factor].minor for factor in factors), np.sum(columns, axis=0))]
        told = _estimate(*looked_at[0], rule.level)
        looked_at += [(money[factor].minor, drawn) for factor, drawn in zip(factors, columns, strict=True)]
        sure = any(
            gap.minor * rule.least_share >= minor and _estimate(minor, drawn, careful).high < 0
            for minor, drawn in looked_at
        )
        share = _share(told, gap)
        sums.append(OwnerSum(owner, told, share, gap.high < 0 and sure and share >= rule.least_share))
    return tuple(sorted(sums, key=lambda each: (each.money.minor, each.owner)))
