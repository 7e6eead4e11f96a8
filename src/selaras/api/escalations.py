"""Records of the ladder over HTTP: who must meet about a missed promise, taken over, written into, closed."""

from datetime import date
from typing import Any, Self

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema

from selaras.actions import promises
from selaras.api.callers import needs
from selaras.api.done import handling
from selaras.api.leads.seen import reads_personal
from selaras.api.leads.story_shapes import FactShape
from selaras.api.paging import Order, PageWish, page_of
from selaras.api.problems import ProblemError
from selaras.api.rows import RowShape, lines
from selaras.api.values import Body, Id, Instant, Text, Word
from selaras.api.visits import visit_of
from selaras.core.staff import Act
from selaras.kit.refusal import Refusal
from selaras.records.ledger import history
from selaras.records.models import EscalationReading
from selaras.records.promises import records

router = Router(tags=["promises"])
_DUE_FIRST = {"due": Order("due_at")}


class EscalationRow(RowShape):
    """A record of the ladder as it stands now."""

    record_id: str = Field(examples=["record_h5k8n1q4t7w0z3cb"])
    side: str = Field(examples=["sales"])
    clause: str = Field(examples=["first contact within four hours"])
    week: date
    rung: int = Field(examples=[1])
    name: str = Field(examples=["conversation"])
    who: list[str] = Field(examples=[["sales_leader", "marketing_leader"]], description="Roles that meet")
    owner_role: str = Field(examples=["revenue_operations"])
    owner_id: str | None = Field(None, examples=["bima"])
    opened_at: Instant
    due_at: Instant
    missed: int = Field(examples=[1], description="How many weeks in a row")
    recovered_on: date | None = None
    taken_at: Instant | None = None
    closed_at: Instant | None = None
    closed_by: str | None = None
    cause: str | None = Field(None, examples=["capacity"])
    overdue: bool

    @classmethod
    def told(cls, row: EscalationReading, now: Any, **more: Any) -> Self:
        """Return a record as it stands at an instant."""
        return cls.of(row, who=lines(row.who), overdue=row.closed_at is None and row.due_at < now, **more)


class EscalationShape(EscalationRow):
    """A record with everything that was written into it."""

    facts: list[FactShape]


class EscalationPage(Schema):
    """A page of records, those due first coming first."""

    items: list[EscalationRow]
    next_cursor: str | None = None


class EscalationsWish(PageWish):
    """Which records."""

    closed: bool | None = Field(None, description="true: only closed ones; false: only open ones")


class RemarkBody(Body):
    """What was said or agreed."""

    comment: Text = Field(examples=["Tono takes half of Dewi's leads."], min_length=1)


class CloseBody(Body):
    """The cause that was found, and what was agreed."""

    cause: Word = Field(examples=["capacity"], description="One of the list of causes")
    outcome: Text = Field(examples=["Two more reps from April."], min_length=1)


@router.get("/escalations", response=EscalationPage)
@needs(Act.READ_PROMISES)
def list_escalations(request: HttpRequest, wish: Query[EscalationsWish]) -> Any:
    """List the records of the ladder, those due first coming first."""
    page = page_of(records(closed=wish.closed), wish, _DUE_FIRST, "due", wish.closed)
    now = visit_of(request).now
    return EscalationPage(items=[EscalationRow.told(row, now) for row in page.items], next_cursor=page.next_cursor)


@router.get("/escalations/{record_id}", response=EscalationShape)
@needs(Act.READ_PROMISES)
def one_escalation(request: HttpRequest, record_id: Path[Id]) -> Any:
    """Return a record with everything that was written into it."""
    personal = reads_personal(request)
    facts = [FactShape.of(fact, personal=personal) for fact in history(record_id)]
    return EscalationShape.told(_record(record_id), visit_of(request).now, facts=facts)


@router.post("/escalations/{record_id}/take", response=EscalationRow)
@needs(Act.HANDLE_ESCALATIONS)
def take_escalation(request: HttpRequest, record_id: Path[Id]) -> Any:
    """Become the owner of a record."""
    _record(record_id)
    return _escalation(request, record_id, promises.take_record(handling(request, record_id, "take")))


@router.post("/escalations/{record_id}/notes", response=EscalationRow)
@needs(Act.HANDLE_ESCALATIONS)
def note_escalation(request: HttpRequest, record_id: Path[Id], body: RemarkBody) -> Any:
    """Write into a record what was said or agreed."""
    _record(record_id)
    said = promises.note_on_record(handling(request, record_id, "note"), body.comment)
    return _escalation(request, record_id, said)


@router.post("/escalations/{record_id}/close", response=EscalationRow)
@needs(Act.HANDLE_ESCALATIONS)
def close_escalation(request: HttpRequest, record_id: Path[Id], body: CloseBody) -> Any:
    """Close a record with the cause that was found and what was agreed."""
    _record(record_id)
    said = promises.close_record(handling(request, record_id, "close"), body.cause, body.outcome)
    return _escalation(request, record_id, said)


def _record(record_id: str) -> EscalationReading:
    row = EscalationReading.objects.filter(record_id=record_id).first()
    if row is None:
        raise ProblemError.of("not_found", what=record_id)
    return row


def _escalation(request: HttpRequest, record_id: str, said: Any) -> EscalationRow:
    if isinstance(said, Refusal):
        raise ProblemError.refused(said)
    return EscalationRow.told(_record(record_id), visit_of(request).now)
