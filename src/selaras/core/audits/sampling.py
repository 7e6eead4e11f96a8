"""Sampling: so many hand-offs at random, every channel in proportion, the same for the same seed."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np


def draw(passes: Iterable[tuple[str, str]], size: int, seed: int) -> tuple[str, ...]:
    """Return the ids of a random sample of passes, given with their channels; stratified, in random order.

    Each channel has its share by the largest remainder, ties by name, and nobody can tell the channel from the order.

    >>> len(draw([(f"lead_{i}#1", "fair" if i < 10 else "email") for i in range(40)], 8, seed=3))
    8
    """
    strata: dict[str, list[str]] = defaultdict(list)
    for one, channel in sorted(set(passes)):
        strata[channel].append(one)
    whole = sum(len(some) for some in strata.values())
    wanted = min(size, whole)
    chance = np.random.default_rng(seed)
    taken: list[str] = []
    for channel, count in _shares({name: len(some) for name, some in strata.items()}, wanted, whole).items():
        some = strata[channel]
        taken += [some[place] for place in chance.permutation(len(some))[:count]]
    return tuple(taken[place] for place in chance.permutation(len(taken)))


def _shares(sizes: dict[str, int], wanted: int, whole: int) -> dict[str, int]:
    """Return how many of each are taken; they sum to what is wanted."""
    exact = {name: wanted * size / whole for name, size in sizes.items()}
    shares = {name: int(share) for name, share in exact.items()}
    left = wanted - sum(shares.values())
    for name in sorted(exact, key=lambda one: (shares[one] - exact[one], one))[:left]:
        shares[name] += 1
    return shares
