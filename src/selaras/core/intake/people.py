"""The people of a batch: who is known by which name since when, and what is told of them while the batch is read."""

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter

from selaras.core.intake.names import ANONYMOUS, EMAIL, Known, known_by, system_of
from selaras.core.ledger import Fact, in_order
from selaras.core.ledger.details.lead import LeadProfile
from selaras.core.lifecycle import profile_of

_BY_TIME = attrgetter("since", "lead_id")


@dataclass(slots=True)
class Someone:
    """A lead as identity sees it; ``facts`` are those that say who it is, where somebody asks."""

    id: str
    captured_at: datetime | None = None
    account_id: str = ""
    facts: list[Fact] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def known_as(self, system: str) -> set[str]:
        """Return the names of one sort by which it is known."""
        return {name for name in self.names if system_of(name) == system}

    def moves_to(self, account_id: str) -> bool:
        """Take a lead to an account, and return whether it was at another one before."""
        before, self.account_id = self.account_id, account_id
        return before != account_id

    def profile(self, at: datetime | None = None) -> LeadProfile:
        """Return what was known of it at an instant, or is known now."""
        return profile_of(in_order(fact for fact in self.facts if at is None or fact.happened_at <= at))


class People:
    """Everybody a batch may speak of. A merged lead answers as the one it is part of."""

    def __init__(self) -> None:
        self._leads: dict[str, Someone] = {}
        self._into: dict[str, str] = {}
        self._names: dict[str, list[Known]] = {}
        self.erased: dict[str, datetime] = {}
        """Leads that were forgotten, and when."""

    def add(self, someone: Someone) -> None:
        """Add a lead that stands on its own."""
        self._leads[someone.id] = someone

    def part(self, lead_id: str, into: str) -> None:
        """Remember that a lead is part of another."""
        self._into[lead_id] = into

    def remember(self, lead_id: str, facts: Iterable[Fact]) -> None:
        """Give a lead, or the one it is part of, what was said of it before."""
        someone = self.lead(lead_id)
        if someone is not None:
            someone.facts += facts

    def learn(self, known: Known) -> None:
        """Remember that a lead is known by a name."""
        those = self._names.setdefault(known.name, [])
        if known not in those:
            insort(those, known, key=_BY_TIME)
        if (someone := self.lead(known.lead_id)) is not None:
            someone.names.add(known.name)

    def tell(self, fact: Fact) -> None:
        """Take in a fact that says who somebody is."""
        someone = self.lead(fact.subject)
        if someone is not None:
            someone.facts.append(fact)
            if fact.kind == "lead.captured":
                someone.captured_at = min(fact.happened_at, someone.captured_at or fact.happened_at)
        for known in known_by([fact]):
            self.learn(known)

    def lead(self, lead_id: str) -> Someone | None:
        """Return a lead, or the one it is part of."""
        return self._leads.get(self._into.get(lead_id, lead_id))

    def owner(self, name: str | None, at: datetime) -> Someone | None:
        """Return whose name it was at an instant: of the last who was known by it then, else of the first ever.

        A user id and an e-mail address have one owner, whoever had it first.
        """
        those = self._names.get(name or "", [])
        if not those:
            return None
        before = [known for known in those if known.since <= at] if system_of(those[0].name) == ANONYMOUS else []
        return self.lead((before[-1] if before else those[0]).lead_id)

    def says(self, name: str, at: datetime, someone: Someone) -> bool:
        """Whether the last that was said of a name by then is that it is this lead's."""
        before = [known for known in self._names.get(name, ()) if known.since <= at]
        return bool(before) and self.lead(before[-1].lead_id) is someone

    def merge(self, loser: Someone, survivor: Someone) -> None:
        """Make one lead part of another, with all that were part of it."""
        moved = [loser.id, *(lead for lead, root in self._into.items() if root == loser.id)]
        self._into |= dict.fromkeys(moved, survivor.id)
        survivor.names |= loser.names
        survivor.facts += loser.facts
        survivor.captured_at = min(filter(None, (survivor.captured_at, loser.captured_at)), default=None)


def sure(user: Someone, email: str) -> bool:
    """Whether the lead of a user id is surely that of an e-mail address: nobody knows another address of its."""
    return user.known_as(EMAIL) <= {email}
