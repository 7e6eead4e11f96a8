"""The funnel: how far a share may lie from what is usual by chance alone, wide for few and narrow for many."""

from math import sqrt
from typing import Final

Z998: Final = 3.090232306167813
"""Of five hundred reviewers all alike, one lies outside these limits (D. Spiegelhalter, Stat. Med. 24, 2005)."""


def limits(usual: float, n: int, z: float = Z998) -> tuple[float, float]:
    """Return between which shares n decisions would lie, were the decider as all others are.

    >>> [round(limit, 3) for limit in limits(0.1, 100)]
    [0.007, 0.193]
    """
    if n <= 0:
        return 0.0, 1.0
    reach = z * sqrt(usual * (1 - usual) / n)
    return max(0.0, usual - reach), min(1.0, usual + reach)
