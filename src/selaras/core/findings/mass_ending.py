"""Mass dispositions: many leads ended within minutes, shortly before the promise to end them fell due."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final

from selaras.core.charter.terms import WatchTerms
from selaras.core.findings.pattern import Pattern, by_rep, named
from selaras.core.findings.seen import Ending

SHORTLY: Final = timedelta(hours=24)
"""So long before the due time is just in time."""


def mass_dispositions(endings: Iterable[Ending], watch: WatchTerms) -> list[Pattern]:
    """Return the reps who ended so many leads within so short a time, each just before it was due."""
    limit = watch.mass_dispositions
    found = []
    for rep, theirs in by_rep(endings).items():
        hurried = sorted((one for one in theirs if _just_in_time(one)), key=lambda one: (one.at, one.lead_id))
        most = _busiest(hurried, watch.mass_within)
        if len(most) >= limit:
            evidence = named(one.lead_id for one in most)
            found.append(
                Pattern("mass_dispositions", "sales", len(most), float(len(most)), float(limit), evidence, rep_id=rep)
            )
    return found


def _just_in_time(one: Ending) -> bool:
    return one.due_at is not None and timedelta(0) <= one.due_at - one.at <= SHORTLY


def _busiest(endings: Sequence[Ending], within: timedelta) -> Sequence[Ending]:
    """Return the most endings that any stretch of that length holds."""
    best: Sequence[Ending] = ()
    first = 0
    for last, one in enumerate(endings):
        while one.at - endings[first].at > within:
            first += 1
        if last + 1 - first > len(best):
            best = endings[first : last + 1]
    return best
