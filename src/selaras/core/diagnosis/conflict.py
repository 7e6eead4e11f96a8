"""Metrics in conflict: a team's own measure rises while the one both teams carry falls."""

from dataclasses import dataclass
from math import sqrt

from selaras.core.diagnosis.testing import two_shares
from selaras.kit.proportion import wilson


@dataclass(frozen=True, slots=True)
class Counted:
    """A share counted before and after: hits out of n, twice."""

    hits_before: int
    n_before: int
    hits_after: int
    n_after: int

    @property
    def chance(self) -> float:
        """How surprising the change is, were there none."""
        return two_shares(self.hits_after, self.n_after, self.hits_before, self.n_before)

    @property
    def change(self) -> tuple[float, float, float]:
        """The change of the share, with its 95 % interval (R. G. Newcombe, Stat. Med. 17, 1998, method 10)."""
        before, after = self.hits_before / self.n_before, self.hits_after / self.n_after
        b_low, b_high = wilson(self.hits_before, self.n_before)
        a_low, a_high = wilson(self.hits_after, self.n_after)
        down = sqrt((after - a_low) ** 2 + (b_high - before) ** 2)
        up = sqrt((a_high - after) ** 2 + (before - b_low) ** 2)
        return after - before, after - before - down, after - before + up


def growth(before: int, after: int) -> tuple[float, float, float]:
    """Return how many times as many there are in a period as in an equally long one before it, with its interval.

    Given how many there are in both, those of the later one are a share of them (the conditional test of two rates).

    >>> ratio, low, high = growth(400, 600)
    >>> ratio, low > 1
    (1.5, True)
    """
    low, high = wilson(after, before + after)
    ratio = after / before if before else float("inf")
    return ratio, _odds(low), _odds(high)


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else float("inf")


def in_conflict(rises: tuple[float, float, float], from_level: float, falls: Counted, most: float = 0.05) -> bool:
    """Return whether both are sure: the team's own measure is above its level, and the shared one has fallen.

    Both must hold, so the chance of a false word is at most that of the less sure of the two (an intersection–union
    test); no further correction is needed for the pair.
    """
    return rises[1] > from_level and falls.change[0] < 0 and falls.chance <= most
