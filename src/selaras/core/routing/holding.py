"""Holding: who has each lead as the facts of routing tell it, and the fairness ledger they add up to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from selaras.core.ledger import Fact
from selaras.core.ledger.details.lead import Qualified, Rejected, Routed, Undone
from selaras.core.routing.fairness import Arrival, FairnessLedger, Held

ROUTING_KINDS: Final = ("lead.qualified", "lead.routed", "lead.rejected", "lead.undone")
"""Every kind of fact that can change who has a lead in the eyes of routing."""


@dataclass(slots=True)
class _Handing:
    """One fact that gave a lead to somebody, or (``held`` None) took it from everybody; ``key`` None: it qualified."""

    key: str | None
    held: Held | None
    arrival: Arrival | None = None


@dataclass(slots=True)
class Holdings:
    """The fairness ledger, and the hands each lead went through.

    Facts are taken in in the order they were appended, which is the order in which they were decided: what this adds
    up to is, to the last fraction, the ledger that `route` returned to whoever decided.
    """

    ledger: FairnessLedger = field(default_factory=FairnessLedger)
    _hands: dict[str, list[_Handing]] = field(default_factory=lambda: defaultdict(list))
    _taken_back: set[str] = field(default_factory=set)

    def held(self, lead_id: str) -> Held | None:
        """Return who has a lead now, as routing counts it."""
        hands = self._hands.get(lead_id)
        return hands[-1].held if hands else None

    def take_in(self, fact: Fact) -> None:
        """Take in one fact; those that are no routing change nothing.

        A lead that qualifies anew is another lead. A rejection may give it back: it was none, and whoever had it is
        owed another. An act undone is as if it had not been: the lead is whose it was, and the arrival counts no more.
        """
        hands, details = self._hands[fact.subject], fact.details
        if fact.source_key in self._taken_back:
            return
        if isinstance(details, Qualified):
            hands.append(_Handing(None, None))
        elif isinstance(details, Routed):
            self._routed(fact, details)
        elif isinstance(details, Rejected) and details.gives_back and hands:
            self._handed(fact.subject, [*hands, _Handing(fact.source_key, None)])
        elif isinstance(details, Undone):
            self._undone(fact.subject, details.undoes)

    def _routed(self, fact: Fact, details: Routed) -> None:
        held = arrival = None
        if details.rep_id is not None:
            held = Held.of(details.rep_id, details.pool, details.shared, details.period)
            arrival = Arrival(fact.happened_at, details.counts_for)
        self._handed(fact.subject, [*self._hands[fact.subject], _Handing(fact.source_key, held, arrival)])
        if held is not None and arrival is not None:
            self.ledger = self.ledger.noted(held.rep_id, arrival, held.pool)

    def _undone(self, lead_id: str, key: str) -> None:
        hands = self._hands[lead_id]
        self._taken_back.add(key)
        undone = next((one for one in hands if one.key == key), None)
        if undone is None:
            return
        self._handed(lead_id, [one for one in hands if one is not undone])
        if undone.held is not None and undone.arrival is not None:
            self.ledger = self.ledger.forgotten(undone.held.rep_id, undone.arrival)

    def _handed(self, lead_id: str, hands: list[_Handing]) -> None:
        before = self.held(lead_id)
        after = hands[-1].held if hands else None
        if after is not before:
            self.ledger = self.ledger.passed(before, after)
            if after is not None:
                hands[-1].held = after.after(before)
        self._hands[lead_id] = hands


def fairness_of(facts: Iterable[Fact]) -> FairnessLedger:
    """Return the fairness ledger that facts, in the order of appending, add up to.

    It is the one `route` returned when it made these choices one after the other.
    """
    holdings = Holdings()
    for fact in facts:
        holdings.take_in(fact)
    return holdings.ledger
