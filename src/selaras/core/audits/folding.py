"""Folding an audit: what its facts add up to, whatever their order of arrival."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from selaras.core.ledger import Fact, in_order
from selaras.core.ledger.details.audit import Closed, Opened, Rated

SIDES = ("marketing", "sales")


@dataclass(frozen=True, slots=True)
class Rating:
    """What one side said of one hand-off."""

    by: str
    at: datetime
    verdict: str
    failed: tuple[str, ...] = ()
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class Audit:
    """An audit as its facts tell it; ``ratings`` by item and side, the first of each stands."""

    id: str
    said: Opened
    opened_at: datetime
    ratings: Mapping[tuple[str, str], Rating] = field(default_factory=dict)
    closed_at: datetime | None = None
    because: str | None = None

    def open_at(self, now: datetime) -> bool:
        """Whether it still takes ratings, and so shows none."""
        return self.closed_at is None and now < self.said.due_at

    def rated(self, side: str) -> int:
        """Return how many hand-offs a side has rated."""
        return sum(1 for _, other in self.ratings if other == side)

    @property
    def complete(self) -> bool:
        """Whether both sides have rated everything."""
        return all(self.rated(side) == len(self.said.items) for side in SIDES)

    def pairs(self) -> dict[str, tuple[Rating, Rating]]:
        """Return what both sides said of each hand-off that both have rated: marketing's word, then sales'."""
        return {
            item: (self.ratings[item, "marketing"], self.ratings[item, "sales"])
            for item in self.said.items
            if all((item, side) in self.ratings for side in SIDES)
        }


def audit_told(facts: Iterable[Fact]) -> Audit | None:
    """Return the audit these facts tell of; None while its opening has not arrived."""
    told = in_order(facts)
    first = next((fact for fact in told if isinstance(fact.details, Opened)), None)
    if first is None or not isinstance(first.details, Opened):
        return None
    ratings: dict[tuple[str, str], Rating] = {}
    for fact in told:
        if isinstance(d := fact.details, Rated):
            said = Rating(d.rated_by, fact.happened_at, d.verdict, d.failed, d.comment)
            ratings.setdefault((d.item, d.rated_side), said)
    end = next((fact for fact in told if isinstance(fact.details, Closed)), None)
    because = end.details.because if end is not None and isinstance(end.details, Closed) else None
    return Audit(first.subject, first.details, first.happened_at, ratings, end.happened_at if end else None, because)
