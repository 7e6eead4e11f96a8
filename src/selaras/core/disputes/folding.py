"""Folding a dispute: what its facts add up to, whatever their order of arrival."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from selaras.core.ledger import Fact, in_order
from selaras.core.ledger.details.dispute import Noted, Opened, Ruled

Status = Literal["open", "upheld", "overturned", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A decision somebody holds against the charter; ``notes`` are instant, person and words of what was added."""

    id: str
    lead_id: str
    decision: str
    claim: str
    criteria: tuple[str, ...]
    opened_by: str
    opened_at: datetime
    comment: str | None = None
    charter_version: int | None = None
    notes: tuple[tuple[datetime, str, str], ...] = ()
    status: Status = "open"
    ruled_by: str | None = None
    ruled_at: datetime | None = None
    because: str | None = None
    precedent: str | None = None


def dispute_told(facts: Iterable[Fact]) -> Dispute | None:
    """Return the dispute these facts are the history of; None while it was never opened. The first ruling stands."""
    told = in_order(facts)
    opened = next((fact for fact in told if isinstance(fact.details, Opened)), None)
    if opened is None or not isinstance(opened.details, Opened):
        return None
    d = opened.details
    dispute = Dispute(
        id=opened.subject,
        lead_id=d.lead_id,
        decision=d.decision,
        claim=d.claim,
        criteria=d.criteria,
        opened_by=d.opened_by,
        opened_at=opened.happened_at,
        comment=d.comment,
        charter_version=d.charter_version,
        notes=tuple(
            (fact.happened_at, one.noted_by, one.comment) for fact in told if isinstance(one := fact.details, Noted)
        ),
    )
    ruling = next((fact for fact in told if isinstance(fact.details, Ruled)), None)
    return _ruled(dispute, ruling) if ruling else dispute


def _ruled(dispute: Dispute, fact: Fact) -> Dispute:
    assert isinstance(fact.details, Ruled)  # noqa: S101 (the caller looked for one)
    d = fact.details
    status: Status = "upheld" if d.ruling == "upheld" else "overturned" if d.ruling == "overturned" else "withdrawn"
    return replace(
        dispute, status=status, ruled_by=d.ruled_by, ruled_at=fact.happened_at, because=d.because, precedent=d.precedent
    )  # fmt: skip
