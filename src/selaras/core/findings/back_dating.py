"""Back-dating: contacts written down long after they are said to have happened, just inside a promise's time."""

from collections.abc import Iterable

from selaras.core.charter.terms import WatchTerms
from selaras.core.findings.pattern import THIN, Pattern, by_rep, named
from selaras.core.findings.seen import Contact


def back_dated(contacts: Iterable[Contact], watch: WatchTerms) -> list[Pattern]:
    """Return the reps of whose contacts so large a share was written down so late, and saved a promise by it.

    Where the contacts of everybody else came as late, a system was slow and nothing is found. Those that saved a
    promise are named first.
    """
    told = list(contacts)
    limit = float(watch.back_dated_share)
    late = {
        rep: [one for one in theirs if one.noted_after(watch.back_dated_by)] for rep, theirs in by_rep(told).items()
    }
    everybody = sum(map(len, late.values()))
    found = []
    for rep, theirs in by_rep(told).items():
        others, others_late = len(told) - len(theirs), everybody - len(late[rep])
        share = len(late[rep]) / len(theirs)
        slow_system = others >= THIN and others_late / others >= limit
        saved = [contact for contact in late[rep] if contact.saves]
        if len(theirs) >= THIN and share >= limit and saved and not slow_system:
            evidence = named(contact.lead_id for contact in (*saved, *late[rep]))
            found.append(Pattern("back_dated", "sales", len(late[rep]), share, limit, evidence, rep_id=rep))
    return found
