"""A question to a metric, and what every metric needs to answer it: statements by cut, and columns split by cut."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from selaras.analytics.door import Columns
from selaras.analytics.figures import Cut, Dimension, Figure, Unit
from selaras.analytics.moment import Moment
from selaras.analytics.yardstick import Yardstick
from selaras.kit.periods import Period, day_number
from selaras.kit.sentence import Sentence

WHOLE = "(whole)"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: as of which moment, of which period, cut by what, by which yardstick."""

    moment: Moment
    period: Period
    yardstick: Yardstick
    by: Dimension | None = None

    @property
    def today(self) -> int:
        """The day the question is asked on, in the charter's zone, as the engine takes it."""
        return day_number(self.moment.as_of.astimezone(ZoneInfo(self.yardstick.cuts.zone)).date())

    def of(self, by: Dimension | None) -> "Question":
        """Return the same question cut by something else."""
        return replace(self, by=by)

    def during(self, period: Period) -> "Question":
        """Return the same question of another period."""
        return replace(self, period=period)

    def figure(self, metric: str, unit: Unit, cut: str = WHOLE, **parts: Any) -> Figure:
        """Return a figure that answers this question for one cut, marked thin where it stands on too few."""
        about = None if cut == WHOLE or self.by is None else Cut(self.by, cut)
        thin = unit in {"share", "ratio", "seconds"} and 0 < parts.get("n", 0) < self.yardstick.thin_below
        return Figure(metric, unit, parts.pop("value", None), self.moment.as_of, self.period, about, thin=thin, **parts)

    def money(self, metric: str, cut: str, minor: int, **parts: Any) -> Figure:
        """Return a figure of money in the charter's currency."""
        return self.figure(metric, "money", cut, value=minor, currency=self.yardstick.currency, **parts)

    def refused(self, metric: str, unit: Unit, because: Sentence) -> Figure:
        """Return the figure that says why there is no number."""
        return Figure(metric, unit, None, self.moment.as_of, self.period, present=0.0, refused=because)


def split(columns: Columns) -> Iterator[tuple[str, Columns]]:
    """Yield the rows of each value of the column ``cut``, which the rows are sorted by.

    >>> parts = split({"cut": np.array(["a", "a", "b"], dtype=object), "n": np.array([1, 2, 3])})
    >>> [(value, rows["n"].tolist()) for value, rows in parts]
    [('a', [1, 2]), ('b', [3])]
    """
    cuts = columns["cut"]
    edges = [0, *(np.flatnonzero(cuts[1:] != cuts[:-1]) + 1).tolist(), len(cuts)]
    for first, last in pairwise(edges):
        if first < last:
            yield str(cuts[first]), {name: column[first:last] for name, column in columns.items()}


def largest_first(parts: Mapping[str, Figure]) -> tuple[Figure, ...]:
    """Return the figures of the cuts, those that stand on most first; ties by name."""
    return tuple(figure for _, figure in sorted(parts.items(), key=lambda each: (-each[1].n, each[0])))
