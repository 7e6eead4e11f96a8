"""Half-open stretches of time in microseconds since 1970: their union, and what is left without some."""

from collections.abc import Iterable

Interval = tuple[int, int]


def union(intervals: Iterable[Interval]) -> list[Interval]:
    """Return the same time as ordered stretches that neither touch nor overlap; empty ones vanish.

    >>> union([(5, 9), (1, 3), (3, 4), (6, 7), (8, 8)])
    [(1, 4), (5, 9)]
    """
    merged: list[Interval] = []
    for opens, closes in sorted(intervals):
        if closes <= opens:
            continue
        if merged and opens <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], closes))
        else:
            merged.append((opens, closes))
    return merged


def without(intervals: list[Interval], gaps: list[Interval]) -> list[Interval]:
    """Return what is left of ordered stretches after ordered gaps are cut out; both as ``union`` returns
    them.

    >>> without([(0, 10), (20, 30)], [(3, 5), (9, 22), (40, 50)])
    [(0, 3), (5, 9), (22, 30)]
    """
    left: list[Interval] = []
    for opens, closes in intervals:
        at = opens
        for away, back in gaps:
            if back <= at:
                continue
            if away >= closes:
                break
            left.append((at, away))
            at = back
        left.append((at, closes))
    return [(opens, closes) for opens, closes in left if opens < closes]


def clipped(intervals: Iterable[Interval], first: int, last: int) -> list[Interval]:
    """Return the part of each stretch that lies between two instants.

    >>> clipped([(0, 4), (5, 9), (12, 20)], 2, 14)
    [(2, 4), (5, 9), (12, 14)]
    """
    cut = ((max(opens, first), min(closes, last)) for opens, closes in intervals)
    return [(opens, closes) for opens, closes in cut if opens < closes]
