"""Disputes over HTTP: decisions held against the agreement, what each side knows, and a neutral ruling."""

from typing import Any, Literal, Self

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema

from selaras.actions import disputes
from selaras.api.callers import needs
from selaras.api.done import FollowedShape, doing
from selaras.api.leads.seen import reads_personal
from selaras.api.leads.story_shapes import FactShape
from selaras.api.paging import Order, PageWish, page_of
from selaras.api.problems import ProblemError
from selaras.api.rows import RowShape, lines
from selaras.api.values import Body, Id, Instant, Text
from selaras.core.disputes.deciding import Ruling
from selaras.core.staff import Act
from selaras.kit.refusal import Refusal
from selaras.records.ledger import history
from selaras.records.models import DisputeReading

router = Router(tags=["disputes"])
_NEWEST = {"newest": Order("opened_at", descending=True)}
_READS = (Act.OPEN_DISPUTES, Act.RULE_DISPUTES)


class DisputeRow(RowShape):
    """A dispute as it stands now."""

    dispute_id: str = Field(examples=["dispute_k0d4m8q2t6v1x5zb"])
    lead_id: str = Field(examples=["lead_y2804q3qvf3640ee"])
    decision: str = Field(examples=["user:rina:reject:lead_y2804q3qvf3640ee:1"], description="The key of its fact")
    claim: str = Field(examples=["rejection_contradicts_criteria"])
    criteria: list[str] = Field(examples=[["company_size"]], description="Criteria that the decision contradicts")
    opened_by: str = Field(examples=["selaras"])
    opened_at: Instant
    status: str = Field(examples=["open"])
    ruled_by: str | None = Field(None, examples=["hadi"])
    ruled_at: Instant | None = None
    precedent: str | None = Field(None, description="What it says for the next charter")

    @classmethod
    def told(cls, row: DisputeReading, **more: Any) -> Self:
        """Return a dispute's row."""
        return cls.of(row, criteria=lines(row.criteria), **more)


class DisputeShape(DisputeRow):
    """A dispute with everything that was said in it."""

    facts: list[FactShape]


class DisputePage(Schema):
    """A page of disputes, newest first."""

    items: list[DisputeRow]
    next_cursor: str | None = None


class DisputesWish(PageWish):
    """What a caller may choose of the disputes."""

    status: Literal["open", "upheld", "overturned", "withdrawn"] | None = Field(None, description="Only those")
    lead_id: Id | None = Field(None, description="Only those about this lead")


class DisputeDone(Schema):
    """What an act did to a dispute, and what followed."""

    new: bool
    dispute: DisputeRow
    followed: list[FollowedShape]


class NoteBody(Body):
    """What one side knows."""

    comment: Text = Field(examples=["120 people by their own report."], min_length=1)


class RulingBody(Body):
    """What somebody neutral decides."""

    ruling: Literal["upheld", "overturned"]
    because: Text = Field(examples=["120 lies between 50 and 500."], min_length=1)
    precedent: Text | None = Field(None, examples=["Headcount counts contractors."])


@router.get("/disputes", response=DisputePage)
@needs(*_READS)
def list_disputes(request: HttpRequest, wish: Query[DisputesWish]) -> Any:
    """List disputes, newest first."""
    asked = wish.model_dump(include={"status", "lead_id"}, exclude_none=True)
    page = page_of(DisputeReading.objects.filter(**asked), wish, _NEWEST, "newest", asked)
    return DisputePage(items=[DisputeRow.told(row) for row in page.items], next_cursor=page.next_cursor)


@router.get("/disputes/{dispute_id}", response=DisputeShape)
@needs(*_READS)
def one_dispute(request: HttpRequest, dispute_id: Path[Id]) -> Any:
    """Return a dispute with its claim, its evidence and its ruling, in the order they came."""
    personal = reads_personal(request)
    facts = [FactShape.of(fact, personal=personal) for fact in history(dispute_id)]
    return DisputeShape.told(_one(dispute_id), facts=facts)


@router.post("/disputes/{dispute_id}/notes", response=DisputeDone)
@needs(Act.OPEN_DISPUTES)
def note_dispute(request: HttpRequest, dispute_id: Path[Id], body: NoteBody) -> Any:
    """Add to a dispute what one side knows."""
    act = doing(request, "note", dispute_id)
    return _done(dispute_id, disputes.add_note(dispute_id, act, body.comment))


@router.post("/disputes/{dispute_id}/ruling", response=DisputeDone)
@needs(Act.RULE_DISPUTES)
def rule_dispute(request: HttpRequest, dispute_id: Path[Id], body: RulingBody) -> Any:
    """Rule on a dispute as somebody neutral; a rejection that is overturned brings the lead back in a new pass."""
    act, said = doing(request, "rule", dispute_id), Ruling(body.ruling, body.because, body.precedent)
    return _done(dispute_id, disputes.rule_on(dispute_id, act, said))


def _one(dispute_id: str) -> DisputeReading:
    row = DisputeReading.objects.filter(dispute_id=dispute_id).first()
    if row is None:
        raise ProblemError.of("not_found", what=dispute_id)
    return row


def _done(dispute_id: str, told: Any) -> DisputeDone:
    if isinstance(told, Refusal):
        raise ProblemError.refused(told)
    followed = [FollowedShape.of(fact) for fact in told.followed]
    return DisputeDone(new=told.new > 0, dispute=DisputeRow.told(_one(dispute_id)), followed=followed)
