"""The verbs of a record of the ladder: take it over, write into it, close it with a cause and an outcome."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from selaras.actions.desk import Told, desk
from selaras.actions.permitted import not_permitted
from selaras.core.ledger import Fact
from selaras.core.lifecycle import refused
from selaras.core.sla import Deed, Record, RecordState, close, record_told, remark, take
from selaras.core.staff import Act, Person
from selaras.kit.instants import to_microseconds
from selaras.kit.refusal import Refusal
from selaras.records.ledger.histories import history
from selaras.records.models import EscalationReading
from selaras.records.promises import records


@dataclass(frozen=True, slots=True)
class Handling:
    """Who does something about a record or a finding, and when; ``key`` is the caller's own name for it, under which it
    is done once.
    """

    subject: str
    by: Person
    now: datetime
    key: str = ""

    def deed(self, verb: str) -> Deed:
        """Return the deed as the core takes it, under a key that follows from who did what about what and when."""
        name = self.key or f"{verb}:{self.subject}:{to_microseconds(self.now)}"
        return Deed(self.by, self.now, f"{self.by.actor}:{name}")


def take_record(handling: Handling) -> Told | Refusal:
    """Make the person the owner of the record."""
    return _about(handling, lambda record: take(record, handling.deed("take")))


def note_on_record(handling: Handling, comment: str) -> Told | Refusal:
    """Write down what was said or agreed."""
    return _about(handling, lambda record: remark(record, handling.deed("note"), comment))


def close_record(handling: Handling, cause: str, outcome: str) -> Told | Refusal:
    """Close the record with the cause that was found, from the list, and what was agreed."""
    return _about(handling, lambda record: close(record, handling.deed("close"), cause, outcome))


def record_of(record_id: str) -> Record | None:
    """Return a record with everything written into it; None where there is none of that id."""
    return record_told(history(record_id))


def ladder_records(*, closed: bool | None = None) -> list[EscalationReading]:
    """Return records of the ladder, those due first coming first: all, those that are open, or closed ones."""
    return list(records(closed=closed))


def record_state(record: EscalationReading, at: datetime) -> RecordState:
    """Return how a record stands: closed, overdue, taken or open."""
    if record.closed_at is not None:
        return "closed"
    if at > record.due_at:
        return "overdue"
    return "taken" if record.owner_id else "open"


def overdue_records(now: datetime) -> list[EscalationReading]:
    """Return the records nobody closed in time, the longest overdue first."""
    return list(records(closed=False).filter(due_at__lt=now))


def _about(handling: Handling, decide: Callable[[Record], Fact | Refusal]) -> Told | Refusal:
    if (no := not_permitted(handling.by, Act.HANDLE_ESCALATIONS)) is not None:
        return no
    with desk(handling.now) as open_desk:
        record = record_of(handling.subject)
        if record is None:
            return refused("record_unknown")
        answer = decide(record)
        return answer if isinstance(answer, Refusal) else open_desk.tell([answer])
