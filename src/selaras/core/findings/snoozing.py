"""Snoozing past: leads put aside again and again until the promise about them is broken."""

from collections.abc import Iterable

from selaras.core.charter.terms import WatchTerms
from selaras.core.findings.pattern import THIN, Pattern, by_rep, named
from selaras.core.findings.seen import Snooze


def snoozed_past(snoozes: Iterable[Snooze], watch: WatchTerms) -> list[Pattern]:
    """Return the reps who put leads aside of which so large a share was broken before anybody tried again."""
    limit = float(watch.snoozed_share)
    found = []
    for rep, theirs in by_rep(snoozes).items():
        leads = {one.lead_id for one in theirs}
        broken = named(one.lead_id for one in sorted(theirs, key=lambda one: (one.at, one.lead_id)) if one.broken)
        count = len({one.lead_id for one in theirs if one.broken})
        if len(leads) >= THIN and count and count / len(leads) >= limit:
            found.append(Pattern("snoozed_past", "sales", count, count / len(leads), limit, broken, rep_id=rep))
    return found
