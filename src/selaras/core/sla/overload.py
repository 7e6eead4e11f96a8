"""When a rep had more than they can take: more leads within a week than they had said."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from selaras.core.calendars import Absence

WEEK: Final = timedelta(days=7)


def overloads(given: Iterable[datetime], said: Iterable[tuple[datetime, int]]) -> tuple[Absence, ...]:
    """Return the stretches during which more leads had been given to a rep in the week before than they can take.

    ``said`` is from when on they can take how many a week; before the first word nobody knows, and nothing is too much.

    >>> from datetime import UTC
    >>> monday = datetime(2026, 3, 2, tzinfo=UTC)
    >>> [stretch] = overloads([monday, monday + timedelta(days=1)], [(monday, 1)])
    >>> (stretch.start - monday).days, (stretch.end - monday).days
    (1, 7)
    """
    arrived, limits = sorted(given), sorted(said)
    changes = {*arrived, *(at + WEEK for at in arrived), *(at for at, _ in limits)}
    stretches: list[Absence] = []
    for start, end in pairwise(sorted(changes)):
        if not _too_much(arrived, limits, start):
            continue
        if stretches and stretches[-1].end == start:
            stretches[-1] = Absence(stretches[-1].start, end)
        else:
            stretches.append(Absence(start, end))
    return tuple(stretches)


def _too_much(arrived: list[datetime], limits: list[tuple[datetime, int]], at: datetime) -> bool:
    told = bisect_right([since for since, _ in limits], at)
    lately = bisect_right(arrived, at) - bisect_right(arrived, at - WEEK)
    return told > 0 and lately > limits[told - 1][1]
