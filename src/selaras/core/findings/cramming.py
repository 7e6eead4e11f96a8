"""Crammed touches: all the touches a lead is owed, made within an hour, so that it may be ended."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from selaras.core.charter.terms import WatchTerms
from selaras.core.findings.pattern import Pattern, by_rep, named
from selaras.core.findings.seen import Ending

WITHIN: Final = timedelta(hours=1)
"""Touches that are to be spread over two weeks do not all fall into one hour."""


def crammed(endings: Iterable[Ending], needed: int, watch: WatchTerms) -> list[Pattern]:
    """Return the reps who ended so many leads whose touches were all made within one hour."""
    limit = watch.crammed_touches
    found = []
    for rep, theirs in by_rep(endings).items():
        hasty = sorted((one for one in theirs if _hasty(one, needed)), key=lambda one: (one.at, one.lead_id))
        if len(hasty) >= limit:
            evidence = named(one.lead_id for one in hasty)
            found.append(
                Pattern("crammed_touches", "sales", len(hasty), float(len(hasty)), float(limit), evidence, rep_id=rep)
            )
    return found


def _hasty(one: Ending, needed: int) -> bool:
    return needed > 1 and len(one.touches) >= needed and max(one.touches) - min(one.touches) <= WITHIN
