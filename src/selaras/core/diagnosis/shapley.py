"""Shapley values of a product chain: what each factor did to a total, whichever is looked at first.

The total is the sum over cells of the product of the factors. A factor's value is the mean, over every order in which
the factors can be set from before to after, of what setting it changes (L. S. Shapley, A Value for n-Person Games,
1953). The values sum to the whole change.
"""

from collections.abc import Callable, Hashable, Sequence
from fractions import Fraction
from itertools import combinations
from math import factorial
from typing import TypeVar

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Player = TypeVar("Player", bound=Hashable)


def shapley_of(players: Sequence[Player], worth: Callable[[frozenset[Player]], Fraction]) -> dict[Player, Fraction]:
    """Return the exact value of every player of a game, from the worth of every set of them.

    >>> sides = {"width": (2, 3), "height": (5, 4)}
    >>> def area(after):
    ...     return Fraction(sides["width"]["width" in after] * sides["height"]["height" in after])
    >>> shapley_of(["width", "height"], area)
    {'width': Fraction(9, 2), 'height': Fraction(-5, 2)}
    """
    many = len(players)
    values = {}
    for player in players:
        others = [other for other in players if other != player]
        values[player] = sum(
            (
                (worth(frozenset(chosen) | {player}) - worth(frozenset(chosen))) * _weight(size, many)
                for size in range(many)
                for chosen in combinations(others, size)
            ),
            Fraction(0),
        )
    return values


def chain_shapley(before: Floats, after: Floats) -> Floats:
    """Return the value of every factor of a chain: arrays of (…, factors, cells) give one of (…, factors).

    All sets of factors are valued at once: the factors are halved, the products within each half are taken cell by
    cell, and one product of matrices sums over the cells.

    >>> chain_shapley(np.array([[2.0], [5.0]]), np.array([[3.0], [4.0]])).tolist()
    [4.5, -2.5]
    """
    many = before.shape[-2]
    half = many // 2
    low, high = (
        _products(before[..., :half, :], after[..., :half, :]),
        _products(before[..., half:, :], after[..., half:, :]),
    )
    totals = np.swapaxes(low @ np.swapaxes(high, -1, -2), -1, -2).reshape(*before.shape[:-2], 2**many)
    return np.stack([_value(totals, place, many) for place in range(many)], axis=-1)


def _products(before: Floats, after: Floats) -> Floats:
    """Return the product of the factors in every cell for every set of factors that are set to after."""
    found = np.ones((*before.shape[:-2], 1, before.shape[-1]))
    for place in range(before.shape[-2]):
        found = np.concatenate(
            [found * before[..., place : place + 1, :], found * after[..., place : place + 1, :]], axis=-2
        )
    return found


def _value(totals: Floats, place: int, many: int) -> Floats:
    sets = np.arange(2**many)
    without = sets[(sets >> place) & 1 == 0]
    weights = np.array([float(_weight(chosen.bit_count(), many)) for chosen in without.tolist()])
    value: Floats = (totals[..., without | (1 << place)] - totals[..., without]) @ weights
    return value


def _weight(size: int, many: int) -> Fraction:
    return Fraction(factorial(size) * factorial(many - size - 1), factorial(many))
