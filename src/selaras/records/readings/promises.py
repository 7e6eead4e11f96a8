"""The readings of promises: evaluations, records of the ladder and findings, each from the facts of one subject."""

from collections.abc import Iterable, Iterator

from selaras.core.findings import finding_told
from selaras.core.ledger import Fact
from selaras.core.ledger.details.escalation import Evaluated
from selaras.core.sla import record_told
from selaras.records.readings.known import Reading


def evaluation_readings(facts: Iterable[Fact]) -> Iterator[Reading]:
    """Yield the reading of every evaluation of one promise."""
    for fact in facts:
        if isinstance(d := fact.details, Evaluated):
            yield Reading(
                key=fact.source_key,
                promise_id=fact.subject,
                missing="\n".join(d.missing),
                noted_at=fact.noted_at,
                **{name: getattr(d, name) for name in Evaluated.__struct_fields__ if name != "missing"},
            )


def escalation_reading(facts: Iterable[Fact]) -> Reading | None:
    """Return the reading of one record; None while only its later facts have arrived."""
    record = record_told(facts)
    if record is None:
        return None
    said, closed = record.said, record.closed
    return Reading(
        record_id=record.id,
        promise_id=said.promise_id,
        clause=said.clause,
        side=said.side,
        promise=said.promise,
        week=said.week,
        rung=said.rung,
        name=said.name,
        who="\n".join(said.who),
        owner_role=said.owner_role,
        owner_id=record.owner_id or "",
        opened_at=record.opened_at,
        due_at=said.due_at,
        missed=said.missed,
        recovered_on=record.recovered_on,
        taken_at=record.taken_at,
        closed_at=record.closed_at,
        closed_by=closed.closed_by if closed else "",
        cause=closed.cause if closed else "",
        outcome=closed.outcome if closed else "",
        charter_version=said.charter_version,
    )


def finding_reading(facts: Iterable[Fact]) -> Reading | None:
    """Return the reading of one finding; None while only its answer has arrived."""
    finding = finding_told(facts)
    if finding is None:
        return None
    said, answer = finding.said, finding.answer
    return Reading(
        finding_id=finding.id,
        detector=said.detector,
        side=said.side,
        rep_id=said.rep_id or "",
        done_by=said.done_by or "",
        from_at=said.from_at,
        until_at=said.until_at,
        count=said.count,
        measure=said.measure,
        limit=said.limit,
        evidence="\n".join(said.evidence),
        found_at=finding.found_at,
        verdict=answer.verdict if answer else "",
        answered_by=answer.answered_by if answer else "",
        answered_at=finding.answered_at,
        charter_version=said.charter_version,
    )
