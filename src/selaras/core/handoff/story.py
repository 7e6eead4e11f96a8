"""The story of one lead while it is followed up: its history, and what is told on the way."""

from collections.abc import Iterable
from datetime import datetime

from selaras.core.ledger import Details, Fact, in_order
from selaras.core.lifecycle import Act, Lead, fold
from selaras.kit.instants import to_microseconds
from selaras.kit.refusal import Refusal

ACTOR = "desk"


class Story:
    """A lead's history that grows; ``lead`` is always what the history says, ``told`` what was added to it."""

    def __init__(self, history: Iterable[Fact], now: datetime, version: int) -> None:
        self.history = in_order(history)
        self.now = now
        self.version = version
        self.told: list[Fact] = []
        self.lead: Lead = fold(self.history)

    def act(self, what: str, at: datetime) -> Act:
        """Return the act of the desk itself at an instant; its key makes deciding twice one decision."""
        key = f"desk:{what}:{self.lead.id}:{to_microseconds(at)}"
        return Act(at, ACTOR, key, charter_version=self.version, noted_at=self.now)

    def tell(self, answer: Fact | Refusal) -> bool:
        """Add a fact to the history; what was refused, or is known already, changes nothing."""
        if isinstance(answer, Refusal) or any(fact.source_key == answer.source_key for fact in self.history):
            return False
        self.told.append(answer)
        self.history = in_order([*self.history, answer])
        self.lead = fold(self.history)
        return True

    def say(self, what: str, kind: str, details: Details, at: datetime) -> bool:
        """Add a fact of the desk's own about the lead."""
        return self.tell(self.act(what, at).fact(kind, self.lead, details))
