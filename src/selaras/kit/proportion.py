"""A share and how far it can be trusted."""

from math import sqrt
from typing import Final

Z95: Final = 1.959963984540054
"""The point a standard normal variable lies below with probability 0.975."""


def wilson(hits: float, n: float, z: float = Z95) -> tuple[float, float]:
    """Return the Wilson score interval of a share (E. B. Wilson, JASA 22, 1927, pp. 209–212).

    Unlike the textbook interval it never leaves 0 to 1 and holds its level for small n. No data says nothing.

    >>> [round(bound, 2) for bound in wilson(30, 50)]
    [0.46, 0.72]
    >>> wilson(0, 0)
    (0.0, 1.0)
    """
    if n == 0:
        return 0.0, 1.0
    share = hits / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    reach = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return (0.0 if hits == 0 else max(0.0, middle - reach)), (1.0 if hits == n else min(1.0, middle + reach))
