"""Pairs found: leads surely one person are joined, those that may be are put before somebody."""

from collections.abc import Iterable
from datetime import datetime

from selaras.core.charter.terms import Terms
from selaras.core.ledger import Fact
from selaras.core.lifecycle import Act, merge
from selaras.core.matching import FOUND_BY, Duplicate, by_confidence, course, suspected, weigh
from selaras.kit.refusal import Refusal
from selaras.records.ledger.histories import lead_histories
from selaras.records.readings.neighbours import neighbours, parted, said_since
from selaras.records.weights import weights_in_use


def pair_facts(lead_ids: Iterable[str], terms: Terms, now: datetime) -> list[Fact]:
    """Return what follows from whom these leads may be: merges of the sure pairs, suspicion of the likely ones."""
    found, weights = neighbours(lead_ids), weights_in_use()
    pairs = (Duplicate(*pair, weigh(found.forms[pair[0]], found.forms[pair[1]], weights)) for pair in found.pairs)
    return decided(pairs, found.roots, terms, now)


def decided(pairs: Iterable[Duplicate], roots: dict[str, str], terms: Terms, now: datetime) -> list[Fact]:
    """Return what the charter does with these pairs, the surest first; ``roots`` names the lead each lead is part of.

    Two of whom somebody said that they are two people are left alone. Two leads that different reps are working on are
    joined by nobody but a person, nor are two of which one's end would end the other's pass.
    """
    worth = [(pair, then) for pair in by_confidence(pairs) if (then := course(pair, terms.desk)) != "leave"]
    joining = _Joining(
        {roots[lead] for pair, then in worth if then == "join" for lead in (pair.first, pair.second)}, now
    )
    facts: list[Fact] = []
    since = said_since([(pair.first, pair.second) for pair, _ in worth], now)
    two = parted({roots[lead] for pair, _ in worth for lead in (pair.first, pair.second)}) if worth else set()
    for pair, then in worth:
        first, second = joining.root(roots[pair.first]), joining.root(roots[pair.second])
        if first == second or frozenset((roots[pair.first], roots[pair.second])) in two:
            continue
        joined = joining.join(first, second, pair) if then == "join" else []
        facts += joined or [suspected(pair, since[pair.first, pair.second], now)]
    return facts


class _Joining:
    """Joins pair after pair, each seeing what became of the leads before it."""

    def __init__(self, lead_ids: Iterable[str], now: datetime) -> None:
        self._histories = lead_histories(lead_ids)
        self._into: dict[str, str] = {}
        self._now = now

    def root(self, lead: str) -> str:
        """Return the lead that a lead is part of by now."""
        while lead in self._into:
            lead = self._into[lead]
        return lead

    def join(self, first: str, second: str, pair: Duplicate) -> list[Fact]:
        """Return the facts that make one lead of two; none where a person must decide.

        A source may say that a lead is part of one the ledger has never heard of: there is nothing to join it with.
        """
        if not (self._histories.get(first) and self._histories.get(second)):
            return []
        act = Act(self._now, FOUND_BY, f"{FOUND_BY}:{pair.first}:{pair.second}")
        done = merge(self._histories[first], self._histories[second], act, pair.evidence)
        if isinstance(done, Refusal) or done.steps_back is not None:
            return []
        self._into[done.goes] = done.stays
        self._histories[done.stays] += [*self._histories[done.goes], *done.facts]
        return list(done.facts)
