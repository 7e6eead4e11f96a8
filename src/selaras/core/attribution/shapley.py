"""Shapley values: what each channel adds to a set of channels, on average over every order they could come in.

The value of a set is a function the caller names; it is asked of many sets at once, each a row of truths.
"""

from collections.abc import Callable
from math import factorial

import numpy as np
import numpy.typing as npt

from selaras.kit.errors import InputError

Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]
Value = Callable[[Truths], Floats]

MOST_EXACT = 15
"""With more channels than these the sets are too many, and orders are drawn instead."""


def exact(value: Value, players: int) -> Floats:
    """Return the Shapley value of each player from the value of every set of them.

    >>> both = lambda members: members.all(axis=1).astype(float)  # worth 1 only where both are there
    >>> exact(both, 2).tolist()
    [0.5, 0.5]
    """
    if players > MOST_EXACT:
        raise InputError(f"{players} players have too many sets to go through", next_step="draw orders instead")
    masks = np.arange(2**players)
    members = (masks[:, None] >> np.arange(players)) & 1 == 1
    worth = value(members)
    sizes = members.sum(axis=1)
    odds = np.array([factorial(k) * factorial(players - k - 1) / factorial(players) for k in range(players)])
    found = np.empty(players)
    for player in range(players):
        without = masks[~members[:, player]]
        found[player] = odds[sizes[without]] @ (worth[without | (1 << player)] - worth[without])
    return found


def sampled(value: Value, players: int, *, seed: int, draws: int) -> tuple[Floats, Floats]:
    """Return Shapley values estimated from orders drawn at random, and the standard error of each.

    The estimates sum to the value of all players: every order hands out exactly that.
    """
    if draws < 2:
        raise InputError("fewer than 2 draws have no error to state", next_step="ask for more draws")
    chance = np.random.default_rng(seed)
    added = np.empty((draws, players))
    for draw in range(draws):
        order = chance.permutation(players)
        members = np.zeros((players + 1, players), dtype=np.bool_)
        members[:, order] = np.tri(players + 1, players, -1, dtype=np.bool_)
        added[draw, order] = np.diff(value(members))
    return added.mean(axis=0), added.std(axis=0, ddof=1) / np.sqrt(draws)
