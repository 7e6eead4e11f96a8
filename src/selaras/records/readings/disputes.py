"""The reading of one dispute, from its facts."""

from selaras.core.disputes import dispute_told
from selaras.core.ledger import Fact
from selaras.records.readings.known import Reading


def dispute_reading(facts: list[Fact]) -> Reading | None:
    """Return the reading of a dispute; None while only its later facts have arrived."""
    dispute = dispute_told(facts)
    if dispute is None:
        return None
    return Reading(
        dispute_id=dispute.id,
        lead_id=dispute.lead_id,
        decision=dispute.decision,
        claim=dispute.claim,
        criteria="\n".join(dispute.criteria),
        opened_by=dispute.opened_by,
        opened_at=dispute.opened_at,
        status=dispute.status,
        ruled_by=dispute.ruled_by or "",
        ruled_at=dispute.ruled_at,
        precedent=dispute.precedent or "",
    )
