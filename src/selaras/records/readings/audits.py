"""The reading of one audit, from its facts."""

from selaras.core.audits import audit_told
from selaras.core.ledger import Fact
from selaras.records.readings.known import Reading


def audit_reading(facts: list[Fact]) -> Reading | None:
    """Return the reading of an audit; None while only its later facts have arrived."""
    audit = audit_told(facts)
    if audit is None:
        return None
    pairs, said = audit.pairs().values(), audit.said
    return Reading(
        audit_id=audit.id,
        opened_by=said.opened_by,
        opened_at=audit.opened_at,
        from_at=said.from_at,
        until_at=said.until_at,
        due_at=said.due_at,
        seed=said.seed,
        population=said.population,
        size=len(said.items),
        rated_marketing=audit.rated("marketing"),
        rated_sales=audit.rated("sales"),
        agreed=sum(first.verdict == second.verdict for first, second in pairs),
        compared=len(pairs),
        closed_at=audit.closed_at,
        because=audit.because or "",
        charter_version=said.charter_version,
    )
