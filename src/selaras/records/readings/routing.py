"""The readings of assignments, absences and capacities, each from the facts of one lead or of one rep."""

from collections.abc import Iterable, Iterator

from selaras.core.ledger import Fact, in_order
from selaras.core.ledger.details.lead import Routed, Undone
from selaras.core.ledger.details.rep import Away, CapacityAnnounced, Returned
from selaras.records.readings.known import Reading


def assignment_readings(facts: Iterable[Fact]) -> Iterator[Reading]:
    """Yield a reading of every assignment among the facts of one lead, undone or not."""
    told = list(facts)
    undone = {fact.details.undoes for fact in told if isinstance(fact.details, Undone)}
    for fact in told:
        if isinstance(fact.details, Routed):
            yield _assignment(fact, fact.details, undone=fact.source_key in undone)


def absence_readings(facts: Iterable[Fact]) -> Iterator[Reading]:
    """Yield a reading of every absence of one rep that is longer than nothing: who came back early was away less."""
    told = in_order(facts)
    returned: dict[str, Fact] = {}
    for fact in told:
        if isinstance(fact.details, Returned):
            returned.setdefault(fact.details.absence, fact)
    for fact in told:
        if isinstance(fact.details, Away):
            starts, ends, back = fact.details.starts_at, fact.details.ends_at, returned.get(fact.source_key)
            ends = ends if back is None else min(ends, back.happened_at)
            yield Reading(key=fact.source_key, rep_id=fact.subject, starts_at=starts, ends_at=max(starts, ends))


def capacity_readings(facts: Iterable[Fact]) -> Iterator[Reading]:
    """Yield a reading of everything one rep said they can take; what is said of a whole team is no rep's own."""
    for fact in facts:
        if isinstance(fact.details, CapacityAnnounced) and fact.details.team is None:
            yield Reading(
                key=fact.source_key,
                rep_id=fact.subject,
                leads_per_week=fact.details.leads_per_week,
                from_at=fact.details.from_at,
                announced_at=fact.happened_at,
            )


def _assignment(fact: Fact, details: Routed, *, undone: bool) -> Reading:
    return Reading(
        key=fact.source_key,
        lead_id=fact.subject,
        rep_id=details.rep_id or "",
        queue=details.queue or "",
        pool=details.pool or "",
        rule=details.rule or "",
        counts_for="\n".join(details.counts_for),
        undone=undone,
        at=fact.happened_at,
    )
