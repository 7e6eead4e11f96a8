"""The one order in which everybody folds facts, whatever the order of arrival."""

from collections.abc import Iterable
from datetime import datetime

from selaras.core.ledger.details.lead import Undone
from selaras.core.ledger.fact import Fact
from selaras.core.ledger.vocabulary import KINDS


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts in the one order everybody folds them in, whatever the order of arrival.

    World time first; at the same instant the kind's rank in the vocabulary (a capture before a qualification before an
    acceptance), then the source key. Facts that share a source key are one fact; the one noted first stands. A fact
    that somebody took back is left out, and so are the words that took it back.
    """
    return standing(whole_story(facts))


def whole_story(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts in the same order with what was taken back among them, for whoever tells and does not fold."""
    once: dict[str, Fact] = {}
    for fact in facts:
        known = once.get(fact.source_key)
        if known is None or fact.noted_at < known.noted_at:
            once[fact.source_key] = fact
    return sorted(once.values(), key=_place_in_order)


def taken_back(facts: Iterable[Fact]) -> dict[str, Fact]:
    """Return the words that took acts back, by the source key of the act."""
    return {fact.details.undoes: fact for fact in facts if isinstance(fact.details, Undone)}


def standing(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts that nobody took back, without the words that took others back."""
    told = list(facts)
    undone = {fact.details.undoes for fact in told if isinstance(fact.details, Undone)}
    if not undone:
        return told
    return [fact for fact in told if fact.source_key not in undone and not isinstance(fact.details, Undone)]


def _place_in_order(fact: Fact) -> tuple[datetime, int, str]:
    return fact.happened_at, KINDS[fact.kind].rank, fact.source_key
