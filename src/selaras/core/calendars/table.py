"""The cumulative table: every open stretch of some years, with the working time done by the end of each.

Both questions of an SLA become one binary search: how much work is done at an instant, and when a given
amount is done.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Self

import numpy as np
import numpy.typing as npt

from selaras.core.calendars.intervals import Interval

Instants = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Table:
    """The open stretches between two instants, in microseconds; a table never changes, so threads may share
    it.
    """

    first: int
    last: int
    opens: list[int]
    closes: list[int]
    done: list[int]  # working time from `first` to the close of each stretch

    @classmethod
    def of(cls, first: int, last: int, stretches: list[Interval]) -> Self:
        """Build the table of ordered stretches."""
        opens = [start for start, _ in stretches]
        closes = [end for _, end in stretches]
        done = list(accumulate(end - start for start, end in stretches))
        return cls(first, last, opens, closes, done)

    @property
    def total(self) -> int:
        """The working time of the whole table."""
        return self.done[-1] if self.done else 0

    def open_at(self, at: int) -> bool:
        """Whether an instant lies in a stretch; the opening instant does, the closing instant does not."""
        row = bisect_right(self.opens, at) - 1
        return row >= 0 and at < self.closes[row]

    def worked(self, at: int) -> int:
        """Return the working time from the start of the table to an instant in it."""
        row = bisect_right(self.opens, at) - 1
        if row < 0:
            return 0
        closes = self.closes[row]
        return self.done[row] if at >= closes else self.done[row] - (closes - at)

    def earliest(self, work: int) -> int:
        """Return the first instant by which that much work is done; on a boundary, the closing instant."""
        row = bisect_left(self.done, work)
        return self.closes[row] - (self.done[row] - work)

    def latest(self, work: int) -> int:
        """Return the last instant with no more than that much work done; on a boundary, the opening instant."""
        row = bisect_right(self.done, work)
        return self.closes[row] - (self.done[row] - work)

    def closing_after(self, at: int) -> int:
        """Return the first closing instant after an instant; the table must hold one."""
        return self.closes[bisect_right(self.closes, at)]

    @cached_property
    def arrays(self) -> tuple[Instants, Instants, Instants]:
        """Opens, closes and done as NumPy arrays, for questions about many instants at once."""
        opens, closes, done = (np.array(column, dtype=np.int64) for column in (self.opens, self.closes, self.done))
        return opens, closes, done
