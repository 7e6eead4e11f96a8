"""Automatic mail counted as a touch: mails marked as personal that go out as only a machine sends them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Final

from selaras.core.charter.terms import WatchTerms
from selaras.core.findings.pattern import THIN, Pattern, by_rep, named
from selaras.core.findings.seen import Contact

SAME_SECOND: Final = 3
"""So many leads written to within one second."""
IN_A_ROW: Final = 5
"""So many mails in a row at one interval, or with the same words close upon each other."""
_TICK: Final = timedelta(seconds=1)
_LONGEST_INTERVAL: Final = timedelta(hours=1)
_CLOSE: Final = timedelta(minutes=1)
_COARSE: Final = 0.9


def automatic_mail(contacts: Iterable[Contact], watch: WatchTerms) -> list[Pattern]:
    """Return the reps of whose touches so large a share looks like automatic mail, most leads first as evidence.

    A mail looks so when several leads were written to within one second, when mails follow each other at one and the
    same interval, or with the same words within a minute of each other. Where the company keeps its times to the minute
    only, nobody can tell, and nothing is found.
    """
    told = list(contacts)
    if _coarse(told):
        return []
    limit = float(watch.automatic_share)
    found = []
    for rep, touches in by_rep(told).items():
        suspect = _suspect(touches)
        share = len(suspect) / len(touches)
        if len(touches) >= THIN and suspect and share >= limit:
            evidence = named(mail.lead_id for mail in suspect)
            found.append(Pattern("automatic_mail", "sales", len(suspect), share, limit, evidence, rep_id=rep))
    return found


def _coarse(contacts: Sequence[Contact]) -> bool:
    whole = sum(not (contact.at.second or contact.at.microsecond) for contact in contacts)
    return whole >= _COARSE * len(contacts)


def _suspect(touches: Iterable[Contact]) -> list[Contact]:
    mails = sorted((one for one in touches if one.medium == "email"), key=lambda one: (one.at, one.lead_id))
    suspect = {*_at_once(mails), *_chains(mails, _steady), *_chains(mails, _same_words)}
    return [mail for mail in mails if mail in suspect]


def _at_once(mails: Sequence[Contact]) -> list[Contact]:
    seconds: dict[object, list[Contact]] = defaultdict(list)
    for mail in mails:
        seconds[mail.at.replace(microsecond=0)].append(mail)
    return [mail for same in seconds.values() if len({one.lead_id for one in same}) >= SAME_SECOND for mail in same]


def _chains(mails: Sequence[Contact], goes_on: Callable[[Sequence[Contact], Contact], bool]) -> list[Contact]:
    """Return the mails of every chain, to as many leads as mails, that goes on for long enough."""
    found: list[Contact] = []
    chain: list[Contact] = []
    for mail in mails:
        if not goes_on(chain, mail):
            found += chain if _long(chain) else []
            chain = chain[-1:] if goes_on(chain[-1:], mail) else []
        chain.append(mail)
    return found + (chain if _long(chain) else [])


def _long(chain: Sequence[Contact]) -> bool:
    return len({mail.lead_id for mail in chain}) >= IN_A_ROW


def _steady(chain: Sequence[Contact], mail: Contact) -> bool:
    """Whether the mail comes after the same interval as those of the chain did."""
    gaps = [later.at - earlier.at for earlier, later in pairwise([*chain, mail])]
    return all(timedelta(0) < gap <= _LONGEST_INTERVAL and abs(gap - gaps[0]) <= _TICK for gap in gaps)


def _same_words(chain: Sequence[Contact], mail: Contact) -> bool:
    """Whether the mail says what the one before said, within a minute of it."""
    if not mail.outcome or not chain:
        return not chain
    return mail.outcome == chain[-1].outcome and mail.at - chain[-1].at <= _CLOSE
