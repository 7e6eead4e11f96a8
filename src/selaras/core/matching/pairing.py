"""Pairs: two leads that may be one person, as facts that somebody decides on."""

from datetime import datetime
from typing import Final, Literal

from selaras.core.charter.terms.desk import DeskTerms
from selaras.core.ledger import Fact
from selaras.core.ledger.details.pair import Parted, Suspected
from selaras.core.lifecycle.acts import Act
from selaras.core.matching.duplicates import Duplicate
from selaras.kit.identity import derived_id

FOUND_BY: Final = "matching"
"""Who finds pairs, and joins the sure ones."""

Course = Literal["join", "ask", "leave"]


def pair_id(first: str, second: str) -> str:
    """Return the id of the pair of two leads, whichever is named first.

    >>> pair_id("lead_a", "lead_b") == pair_id("lead_b", "lead_a")
    True
    """
    return derived_id("pair", *sorted((first, second)))


def course(pair: Duplicate, desk: DeskTerms) -> Course:
    """Return what the charter does with a pair.

    They are joined without asking only if they share what one person alone has, however sure the rest makes it.
    """
    if pair.identified and pair.confidence >= desk.merge_at:
        return "join"
    return "ask" if pair.confidence >= desk.ask_at else "leave"


def suspected(pair: Duplicate, at: datetime, now: datetime) -> Fact:
    """Return the fact that two leads may be one person, since ``at``; found again, it is the same fact."""
    identity = pair_id(pair.first, pair.second)
    details = Suspected(first=pair.first, second=pair.second, confidence=pair.confidence, evidence=pair.evidence)
    return Fact(
        kind="pair.suspected", subject=identity, happened_at=at, noted_at=now, source_key=f"{FOUND_BY}:{identity}",
        actor=FOUND_BY, details=details,
    )  # fmt: skip


def parted(first: str, second: str, act: Act, reason: str | None = None) -> Fact:
    """Return the fact that two leads are two people; nothing joins them by itself after that."""
    one, other = sorted((first, second))
    identity = pair_id(one, other)
    return Fact(
        kind="pair.parted", subject=identity, happened_at=act.at, noted_at=act.noted_at or act.at,
        source_key=f"{act.key}:parted:{identity}", actor=act.actor,
        details=Parted(first=one, second=other, parted_by=act.actor, reason=reason),
    )  # fmt: skip
