"""Folding the inbox: events become facts in the order of the log, a batch and its bookmark in one transaction.

Killed at any instant, a fold has done all of a batch or nothing of it, and the bookmark says which. Several folds may
run; the desk lets one after the other, and the later finds the bookmark moved.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final

from django.db import InterfaceError, OperationalError

from selaras.actions.desk import Desk, desk
from selaras.actions.intake.accounts import Groups
from selaras.actions.intake.parking import broken, park
from selaras.actions.intake.people import Ledger, people_of
from selaras.core.charter.terms import IntakeTerms
from selaras.core.intake import Arrival, Message, Problem, parse
from selaras.core.intake.arriving import with_channels
from selaras.core.intake.hearing import Hearing
from selaras.core.intake.meaning import Meanings
from selaras.core.intake.said import understood
from selaras.core.ledger import Fact
from selaras.records.inbox import Inbox
from selaras.records.ledger.histories import in_portions
from selaras.records.models import Bookmark
from selaras.records.models import Fact as Row
from selaras.records.troubles import DatabaseTroubleError, database_troubles
from selaras.records.visits import drop, forget_before, keep, visits_by

READER: Final = "inbox"
AT_ONCE: Final = 500
NOT_THE_EVENTS_FAULT: Final = (DatabaseTroubleError, OperationalError, InterfaceError, MemoryError)

log = logging.getLogger("selaras.intake")


@dataclass(frozen=True, slots=True)
class Folded:
    """How many events were folded, how many facts were new, how many visits are kept, and how many events parked."""

    events: int = 0
    facts: int = 0
    visits: int = 0
    parked: int = 0

    def __add__(self, other: "Folded") -> "Folded":
        return Folded(
            self.events + other.events, self.facts + other.facts, self.visits + other.visits, self.parked + other.parked
        )


def inbox_waits(inbox: Inbox) -> bool:
    """Return whether there is an event that was not folded yet; a cheap question that holds nobody up."""
    with database_troubles():
        return inbox.newest() > bookmark()


def fold_inbox(inbox: Inbox, now: datetime, limit: int = AT_ONCE) -> Folded:
    """Fold the next events of the inbox, at most so many, and return what was done.

    An event over which the fold fails is parked alone, with the reason, and the rest goes on.
    """
    arrivals = inbox.after(bookmark(), limit)
    return fold_portion(arrivals, now) if arrivals else Folded()


def trim_inbox(inbox: Inbox, now: datetime) -> tuple[int, int]:
    """Give back the space of what was folded and forget visits whose time is over; return how much of each."""
    trimmed = inbox.trim(bookmark())
    with desk(now) as open_desk:
        return trimmed, forget_before(now - open_desk.terms.intake.visits_kept)


def bookmark() -> int:
    """Return the position up to which every event is folded or parked."""
    return Bookmark.objects.filter(reader=READER).values_list("position", flat=True).first() or 0


def fold_portion(arrivals: Sequence[Arrival], now: datetime) -> Folded:
    """Fold events, or if they fail together, each half of them, down to the one that must be parked."""
    try:
        with desk(now) as open_desk:
            reached = bookmark()
            done = fold_arrivals(open_desk, [arrival for arrival in arrivals if arrival.position > reached])
            _turn_to(arrivals[-1].position)
            return done
    except NOT_THE_EVENTS_FAULT:
        raise
    except Exception as problem:  # noqa: BLE001 (one event must not keep those behind it; it is parked, and said)
        if len(arrivals) == 1:
            return set_aside(arrivals[0], problem, now)
    middle = len(arrivals) // 2
    return fold_portion(arrivals[:middle], now) + fold_portion(arrivals[middle:], now)


def set_aside(arrival: Arrival, problem: Exception, now: datetime) -> Folded:
    """Park an event over which the fold failed, unless another fold has passed it meanwhile."""
    log.error("event %d cannot be folded and is parked", arrival.position, exc_info=problem)
    with desk(now):
        if arrival.position <= bookmark():
            return Folded()
        park([(arrival, broken(problem))], now)
        _turn_to(arrival.position)
    return Folded(events=1, parked=1)


def fold_arrivals(open_desk: Desk, arrivals: Sequence[Arrival]) -> Folded:
    """Tell at an open desk what events say, keep what visitors did, and park what says nothing that can be read."""
    read = [(arrival, parse(arrival)) for arrival in arrivals]
    unread = [(arrival, one) for arrival, one in read if isinstance(one, Problem)]
    park(unread, open_desk.now)
    messages = [one for _, one in read if isinstance(one, Message)]
    groups = Groups(messages, open_desk.now)
    new = _told(open_desk, groups.facts)  # first, so that the leads of the batch find their companies
    facts, visits = _heard(open_desk, messages, groups)
    return Folded(len(arrivals), new + _told(open_desk, facts), visits, len(unread))


def _heard(open_desk: Desk, messages: Sequence[Message], groups: Groups) -> tuple[list[Fact], int]:
    """Return what messages tell of leads, and how many visits are kept for when somebody is known."""
    meanings = _meanings(open_desk.terms.intake)
    batch = [understood(message, meanings, groups.account(message)) for message in messages]
    hearing = Hearing(people_of(batch), Ledger(), open_desk.now)
    for said in batch:
        hearing.hear(said)
    asked: set[str] = set()
    while names := hearing.fresh - asked:
        asked |= names
        drop(hearing.claim(list(visits_by(names))))
    keep(hearing.visits.values())
    return with_channels(hearing.facts.values()), len(hearing.visits)


def _told(open_desk: Desk, facts: Sequence[Fact]) -> int:
    """Tell the facts that the ledger does not know yet, and return how many; what it knows is not looked at again."""
    new = _unknown(facts)
    if new:
        open_desk.tell(new)
    return len(new)


def _unknown(facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts that the ledger does not know yet."""
    known = {
        key
        for some in in_portions(fact.source_key for fact in facts)
        for key in Row.objects.filter(source_key__in=some).values_list("source_key", flat=True)
    }
    return [fact for fact in facts if fact.source_key not in known]


@lru_cache(maxsize=4)
def _meanings(terms: IntakeTerms) -> Meanings:
    return Meanings(terms)


def _turn_to(position: int) -> None:
    Bookmark.objects.update_or_create(reader=READER, defaults={"position": position})
