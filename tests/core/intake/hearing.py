"""A world in memory: who is known, what was told of whom, and what visitors did, batch after batch."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from selaras.core.charter.terms import IntakeTerms
from selaras.core.intake import Message
from selaras.core.intake.arriving import with_channels
from selaras.core.intake.hearing import Hearing
from selaras.core.intake.meaning import Meanings
from selaras.core.intake.people import People
from selaras.core.intake.said import understood
from selaras.core.intake.visited import Visited, packed, unpacked
from selaras.core.ledger import Fact, in_order
from selaras.core.lifecycle import Lead, fold, merge_roots

MEANINGS = Meanings(IntakeTerms())


class Person(NamedTuple):
    """What is known of somebody, whatever the id of the lead."""

    names: frozenset[str]
    profile: tuple[tuple[str, Any], ...]
    touches: tuple[tuple[str, datetime], ...]
    captured_at: datetime | None
    account: str | None


class World:
    """What an installation would keep, and the one way to add to it."""

    def __init__(self) -> None:
        self.facts: dict[str, Fact] = {}
        self.visits: dict[str, Visited] = {}
        self.people = People()
        self.parted: set[frozenset[str]] = set()

    def hear(self, *messages: Message, now: datetime, account: str | None = None) -> Hearing:
        """Hear a batch of messages, as the fold of the inbox does."""
        hearing = Hearing(self.people, self, now)
        for message in messages:
            hearing.hear(understood(message, MEANINGS, account if message.kind == "group" else None))
        asked: set[str] = set()
        while names := hearing.fresh - asked:
            asked |= names
            stored = [one for one in self.visits.values() if names & {one.user, one.device}]
            for key in hearing.claim(stored):
                self.visits.pop(key, None)
        for fact in with_channels(hearing.facts.values()):
            self.facts.setdefault(fact.source_key, fact)
        for key, visit in hearing.visits.items():
            self.visits.setdefault(key, _written_and_read(visit))
        return hearing

    def history(self, lead_id: str) -> list[Fact]:
        into = merge_roots(self.facts.values())
        return in_order(
            fact for fact in self.facts.values()
            if fact.kind.startswith("lead.") and into.get(fact.subject, fact.subject) == lead_id
        )  # fmt: skip

    def are_two(self, one: str, other: str) -> bool:
        return frozenset((one, other)) in self.parted

    def leads(self) -> list[Lead]:
        into = merge_roots(self.facts.values())
        standing = {fact.subject for fact in self.facts.values() if fact.kind.startswith("lead.")} - into.keys()
        return [fold(self.history(lead)) for lead in sorted(standing)]

    def everybody(self) -> list[Person]:
        return sorted(map(self._person, self.leads()), key=lambda one: (sorted(one.names), one.profile))

    def _person(self, lead: Lead) -> Person:
        someone = self.people.lead(lead.id)
        known = {name: value for name, value in msgspec.structs.asdict(lead.profile).items() if value is not None}
        touches = sorted((touch.signal, touch.at) for touch in lead.touches)
        return Person(
            frozenset(someone.names if someone else ()), tuple(sorted(known.items())), tuple(touches), lead.captured_at,
            lead.account.id if lead.account else None,
        )  # fmt: skip


def _written_and_read(visit: Visited) -> Visited:
    details = unpacked(visit.kind, packed(visit.details))
    return Visited(
        visit.source_key, visit.key, visit.kind, visit.happened_at, visit.actor, visit.user, visit.device, details
    )  # fmt: skip


def kinds(facts: Iterable[Fact]) -> list[str]:
    return sorted(fact.kind for fact in facts)
