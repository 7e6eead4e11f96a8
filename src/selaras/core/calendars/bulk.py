"""The same two questions for a whole column of instants at once, a million in a fraction of a second."""

from datetime import timedelta

import numpy as np
import numpy.typing as npt

from selaras.core.calendars.calendar import Calendar
from selaras.core.calendars.table import Instants, Table

_MICROSECOND = timedelta(microseconds=1)


def deadlines(calendar: Calendar, starts: npt.ArrayLike, allowance: timedelta) -> Instants:
    """Return ``calendar.deadline`` of every start, as microseconds since 1970 in UTC.

    ``starts`` are whole microseconds too, in any order; the answers keep that order.

    >>> from selaras.core.calendars.calendar import ALWAYS_OPEN
    >>> deadlines(ALWAYS_OPEN, [0, 1_000_000], timedelta(seconds=5)).tolist()
    [5000000, 6000000]
    """
    at = np.asarray(starts, dtype=np.int64)
    if at.size == 0:
        return at.copy()
    work = allowance // _MICROSECOND
    table = calendar.table_for(int(at.min()), int(at.max()), work)
    _, closes, done = table.arrays
    target = _worked(table, at) + work
    row = np.searchsorted(done, target, side="left" if work > 0 else "right")
    answers: Instants = closes[row] - (done[row] - target)
    return answers


def elapsed_many(calendar: Calendar, starts: npt.ArrayLike, ends: npt.ArrayLike) -> Instants:
    """Return ``calendar.elapsed`` of every pair, in microseconds; negative where the end comes first.

    >>> from selaras.core.calendars.calendar import ALWAYS_OPEN
    >>> elapsed_many(ALWAYS_OPEN, [0, 7], [5, 3]).tolist()
    [5, -4]
    """
    first, last = np.asarray(starts, dtype=np.int64), np.asarray(ends, dtype=np.int64)
    if first.size == 0 or last.size == 0:
        return last - first
    lowest, highest = min(first.min(), last.min()), max(first.max(), last.max())
    table = calendar.timeline.covering(int(lowest), int(highest))
    return _worked(table, last) - _worked(table, first)


def _worked(table: Table, at: Instants) -> Instants:
    opens, closes, done = table.arrays
    if opens.size == 0:
        return np.zeros_like(at)
    row = np.searchsorted(opens, at, side="right") - 1
    left = np.maximum(closes[row] - at, 0)
    worked: Instants = np.where(row < 0, 0, done[row] - left)
    return worked
