"""A record of the ladder: who must meet about a missed promise, by when, what they found and what they agreed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final, Literal

from selaras.core.ledger import Details, Fact, in_order
from selaras.core.ledger.details.escalation import Closed, Noted, Opened, Recovered, Taken
from selaras.core.lifecycle import refused
from selaras.core.staff.person import Person
from selaras.core.staff.roles import Role
from selaras.kit.refusal import Refusal

CAUSES: Final = (
    "capacity", "absence", "priorities", "process", "system", "data", "definition", "planning", "skill", "other",
)  # fmt: skip
"""Why a promise is missed week after week. A cause of a single breach says what happened, one of these says why."""

RecordState = Literal["open", "taken", "overdue", "closed"]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something somebody wrote down; the comment is empty where it was forgotten."""

    at: datetime
    by: str
    comment: str


@dataclass(frozen=True, slots=True)
class Record:
    """A record as its facts tell it. It is open until somebody closes it, recovered or not."""

    id: str
    opened_at: datetime
    said: Opened
    owner_id: str | None
    taken_at: datetime | None = None
    recovered_on: date | None = None
    remarks: tuple[Remark, ...] = ()
    closed_at: datetime | None = None
    closed: Closed | None = None

    def state(self, at: datetime) -> RecordState:
        """Return how the record stands at an instant; past its due time and not closed it is overdue."""
        if self.closed is not None:
            return "closed"
        if at > self.said.due_at:
            return "overdue"
        return "open" if self.owner_id is None else "taken"

    def falls_to(self, role: str) -> bool:
        """Whether a role is among those who must meet; revenue operations may act on every record."""
        return role in {*self.said.who, Role.REVENUE_OPERATIONS}


def record_told(facts: Iterable[Fact]) -> Record | None:
    """Return the record these facts tell of; None while its opening has not arrived."""
    told = in_order(facts)
    first = next((fact for fact in told if isinstance(fact.details, Opened)), None)
    if first is None or not isinstance(first.details, Opened):
        return None
    record = Record(first.subject, first.noted_at, first.details, first.details.owner_id)
    for fact in told:
        record = _told(record, fact)
    return record


def _told(record: Record, fact: Fact) -> Record:
    match fact.details:
        case Recovered(week=week):
            return replace(record, recovered_on=week)
        case Taken(owner_id=owner) if record.closed is None:
            return replace(record, owner_id=owner, taken_at=record.taken_at or fact.happened_at)
        case Noted(noted_by=by, comment=comment):
            return replace(record, remarks=(*record.remarks, Remark(fact.happened_at, by, comment)))
        case Closed() as closed if record.closed is None:
            return replace(record, closed=closed, closed_at=fact.happened_at)
    return record


@dataclass(frozen=True, slots=True)
class Deed:
    """Somebody does something about a record or a finding; ``key`` is the sender's own name for it, so that twice is
    once.
    """

    by: Person
    at: datetime
    key: str

    def fact(self, kind: str, subject: str, details: Details) -> Fact:
        """Return what was done as a fact."""
        return Fact(
            kind=kind,
            subject=subject,
            happened_at=self.at,
            noted_at=self.at,
            source_key=self.key,
            actor=self.by.actor,
            details=details,
        )


def take(record: Record, deed: Deed) -> Fact | Refusal:
    """Return the fact that somebody takes the record over, from nobody or from somebody else."""
    if (no := _not_theirs(record, deed)) is not None:
        return no
    if record.owner_id == deed.by.id:
        return refused("record_yours_already")
    return deed.fact("escalation.taken", record.id, Taken(owner_id=deed.by.id))


def remark(record: Record, deed: Deed, comment: str) -> Fact | Refusal:
    """Return the fact that somebody wrote down what was said or agreed."""
    if (no := _not_theirs(record, deed)) is not None:
        return no
    if not comment.strip():
        return refused("remark_empty")
    return deed.fact("escalation.noted", record.id, Noted(noted_by=deed.by.id, comment=comment.strip()))


def close(record: Record, deed: Deed, cause: str, outcome: str) -> Fact | Refusal:
    """Return the fact that the record is closed: with an owner, a cause from the list and what was agreed."""
    if (no := _not_theirs(record, deed)) is not None:
        return no
    if record.owner_id is None:
        return refused("record_without_owner")
    if cause not in CAUSES:
        return refused("cause_unknown", cause=cause)
    if not outcome.strip():
        return refused("outcome_empty")
    closed = Closed(closed_by=deed.by.id, cause=cause, outcome=outcome.strip())
    return deed.fact("escalation.closed", record.id, closed)


def _not_theirs(record: Record, deed: Deed) -> Refusal | None:
    """Return why this person can do nothing about the record."""
    if record.closed is not None and record.closed_at is not None:
        return refused("record_closed", at=record.closed_at)
    if not record.falls_to(deed.by.role):
        return refused("record_not_yours", role=deed.by.role)
    return None
