"""The stages a lead passes through, in their one order, and the facts that reach them or end a pass."""

from typing import Final, Literal

from selaras.core.ledger import Fact
from selaras.core.ledger.details.lead import Converted

Stage = Literal["lead", "mql", "sal", "sql", "opportunity", "won"]
Outcome = Literal["open", "rejected", "disqualified", "recycled", "won", "lost"]

STAGES: Final[tuple[Stage, ...]] = ("lead", "mql", "sal", "sql", "opportunity", "won")
"""Every stage, the earlier before the later."""

_REACHES: Final[dict[str, Stage]] = {
    "lead.qualified": "mql",
    "lead.accepted": "sal",
    "lead.sales_qualified": "sql",
    "lead.converted": "opportunity",
    "opportunity.won": "won",
}

ENDS: Final[dict[str, Outcome]] = {
    "lead.rejected": "rejected",
    "lead.disqualified": "disqualified",
    "lead.recycled": "recycled",
    "opportunity.won": "won",
    "opportunity.lost": "lost",
}
"""The outcome each kind of fact ends a pass with."""

CLOSES: Final = frozenset({"opportunity.won", "opportunity.lost", "opportunity.reopened"})


def reached(fact: Fact) -> Stage | None:
    """Return the stage a fact says was reached; a conversion whose instant nobody knows is no stage entry of
    its own.
    """
    inferred = isinstance(fact.details, Converted) and fact.details.inferred
    return None if inferred else _REACHES.get(fact.kind)


def rank(stage: Stage) -> int:
    """Return how far a stage lies along the way.

    >>> rank("lead") < rank("mql") < rank("won")
    True
    """
    return STAGES.index(stage)


def stage_named(name: str) -> Stage | None:
    """Return the stage of that name; none where another system's word is not one of ours."""
    return next((stage for stage in STAGES if stage == name.strip().lower()), None)


def effective(facts: list[Fact]) -> list[Fact]:
    """Leave out every close of an opportunity that a later close or reopening overtook, and the reopenings.

    The facts are in ledger order. What stays of each opportunity's closes is its last, where it was not
    reopened.
    """
    last = {fact.subject: fact.source_key for fact in facts if fact.kind in CLOSES}
    return [
        fact
        for fact in facts
        if fact.kind not in CLOSES or (last[fact.subject] == fact.source_key and fact.kind != "opportunity.reopened")
    ]
