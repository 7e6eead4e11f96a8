"""Shares of many small cuts, each drawn towards what is usual as far as its own few leads leave it open."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from selaras.kit.proportion import wilson


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual among the cuts: their mean share, and how many leads that knowledge is worth."""

    share: float
    worth: float

    def shrunk(self, hits: int, n: int) -> tuple[float, float, float]:
        """Return a cut's share after what is usual has been weighed in, with its 95 % interval.

        The posterior of a beta prior; the interval is Wilson's over the leads seen and those the prior is worth.

        >>> share, low, high = Usual(0.3, 50).shrunk(0, 4)
        >>> round(share, 2), low < share < high
        (0.28, True)
        """
        seen, weight = hits + self.share * self.worth, n + self.worth
        return (seen / weight, *wilson(seen, weight)) if weight else (self.share, 0.0, 1.0)


def usual_among(hits: Sequence[int], n: Sequence[int]) -> Usual:
    """Return what is usual among cuts, by the method of moments (J. C. Kleinman, JASA 68, 1973, pp. 46–54).

    Where the cuts differ by no more than chance would have it, the prior is worth all leads there are.

    >>> alike, apart = usual_among([30, 30], [100, 100]), usual_among([40, 60], [100, 100])
    >>> alike.worth, round(apart.worth, 1)
    (200.0, 13.1)
    """
    sizes, found = np.array(n, dtype=float), np.array(hits, dtype=float)
    sizes, found = sizes[sizes > 0], found[sizes > 0]
    whole = float(sizes.sum())
    if not whole:
        return Usual(0.0, 0.0)
    share = float(found.sum()) / whole
    free = whole - float((sizes**2).sum()) / whole
    noise = share * (1 - share)
    if sizes.size < 2 or not noise:
        return Usual(share, whole)
    apart = float((sizes * (found / sizes - share) ** 2).sum())
    kept = (apart - noise * (sizes.size - 1)) / (noise * (free - (sizes.size - 1)))
    worth = whole if kept <= 0 else min(whole, (1 - min(kept, 1.0)) / kept)
    return Usual(share, worth)
