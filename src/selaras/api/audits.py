"""Blind audits over HTTP: opened by a leader, rated by both sides, read when they are closed."""

from typing import Any, Literal, Self

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema

from selaras.actions import audits
from selaras.actions.audits import Item, Said, Wish
from selaras.api.callers import caller_of, needs
from selaras.api.done import handling
from selaras.api.paging import Order, PageWish, page_of
from selaras.api.problems import ProblemError
from selaras.api.rows import RowShape
from selaras.api.values import Body, Id, Instant, Text, Whole, Word
from selaras.api.visits import visit_of
from selaras.core.audits import Agreement, Audit, outcome
from selaras.core.audits.agreeing import Part
from selaras.core.staff import Act
from selaras.kit.refusal import Refusal
from selaras.records.models import AuditReading

router = Router(tags=["audits"])
_NEWEST = {"newest": Order("opened_at", descending=True)}


class AuditRow(RowShape):
    """An audit as it stands now; how far both sides agree is told when it is closed."""

    audit_id: str = Field(examples=["audit_m3p6r9t2w5y8b1dd"])
    opened_by: str = Field(examples=["ayu"])
    opened_at: Instant
    from_at: Instant
    until_at: Instant
    due_at: Instant
    seed: int = Field(description="What fixes the sample, with the hand-offs of the period")
    population: int = Field(description="How many hand-offs there were")
    size: int = Field(description="How many are rated")
    rated_marketing: int
    rated_sales: int
    closed_at: Instant | None = None
    because: str | None = Field(None, description="all_rated or due")
    charter_version: int | None = None


class AuditPage(Schema):
    """A page of audits, newest first."""

    items: list[AuditRow]
    next_cursor: str | None = None


class MeasureShape(Schema):
    """A measure of agreement with its 95 % interval; null where everybody said the same."""

    value: float | None
    low: float | None
    high: float | None

    @classmethod
    def told(cls, part: Part) -> Self:
        """Return the shape of a measure."""
        return cls(value=part.value, low=part.low, high=part.high)


class AgreementShape(Schema):
    """How far two agree on the same hand-offs."""

    n: int
    first_yes: int = Field(description="How many meet the criteria by the first")
    second_yes: int = Field(description="How many do by the second")
    raw: MeasureShape
    kappa: MeasureShape = Field(description="Cohen's kappa")
    ac1: MeasureShape = Field(description="Gwet's AC1, to be read where kappa misleads")
    lopsided: bool = Field(description="true: one answer is so frequent that kappa misleads")

    @classmethod
    def told(cls, found: Agreement | None) -> Self | None:
        """Return the shape of an agreement; None where too few were rated."""
        if found is None:
            return None
        return cls(
            n=found.n,
            first_yes=found.first_yes,
            second_yes=found.second_yes,
            raw=MeasureShape.told(found.raw),
            kappa=MeasureShape.told(found.kappa),
            ac1=MeasureShape.told(found.ac1),
            lopsided=found.lopsided,
        )


class AuditShape(AuditRow):
    """An audit with how far both sides agree; null while it takes ratings, or where too few were rated."""

    between: AgreementShape | None
    marketing_and_charter: AgreementShape | None
    sales_and_charter: AgreementShape | None


class SampledShape(Schema):
    """The next hand-off to rate, as it was when it was handed over; ``place`` is its number in the sample."""

    place: int | None = Field(description="null: your side has rated all")
    known: dict[str, str]
    criteria: dict[str, str] = Field(description="Each criterion with its condition")

    @classmethod
    def told(cls, item: Item | None) -> Self:
        """Return the shape of a hand-off, or of none."""
        if item is None:
            return cls(place=None, known={}, criteria={})
        return cls(place=item.place, known=dict(item.known), criteria=dict(item.criteria))


class OpenBody(Body):
    """What sample is wanted."""

    size: Whole = Field(audits.USUAL_SIZE, ge=10, le=500, description="How many hand-offs")
    from_at: Instant | None = Field(None, description="Else 90 days before the end")
    until_at: Instant | None = Field(None, description="Else now")
    due_at: Instant | None = Field(None, description="Else in two weeks")
    seed: Whole | None = Field(None, ge=0, le=2**48, description="Fixes what is drawn")


class RateBody(Body):
    """What one's own side says of a hand-off."""

    place: Whole = Field(ge=1, le=500, description="Its number in the sample")
    verdict: Literal["meets", "fails"]
    failed: list[Word] = Field(default_factory=list, max_length=20, description="Criteria it does not meet")
    comment: Text = ""


@router.get("/audits", response=AuditPage)
@needs(Act.READ_AUDITS)
def list_audits(request: HttpRequest, wish: Query[PageWish]) -> Any:
    """List audits, newest first."""
    page = page_of(AuditReading.objects.all(), wish, _NEWEST, "newest", "audits")
    return AuditPage(items=[AuditRow.of(row) for row in page.items], next_cursor=page.next_cursor)


@router.post("/audits", response=AuditRow)
@needs(Act.OPEN_AUDITS)
def open_audit(request: HttpRequest, body: OpenBody) -> Any:
    """Draw a sample of hand-offs, every channel in proportion, for both sides to rate."""
    act = handling(request, "audit", "open")
    _told(audits.open_sample(act, Wish(body.size, body.from_at, body.until_at, body.due_at, body.seed)))
    return AuditRow.of(_row(audits.opened_as(act)))


@router.get("/audits/{audit_id}", response=AuditShape)
@needs(Act.READ_AUDITS)
def one_audit(request: HttpRequest, audit_id: Path[Id]) -> Any:
    """Return an audit, with how far both sides agree once it is closed."""
    row, told = _row(audit_id), _audit(audit_id)
    found = {} if told.open_at(visit_of(request).now) else outcome(told)
    return AuditShape.of(
        row,
        between=AgreementShape.told(found.get("between")),
        marketing_and_charter=AgreementShape.told(found.get("charter-marketing")),
        sales_and_charter=AgreementShape.told(found.get("charter-sales")),
    )


@router.get("/audits/{audit_id}/next", response=SampledShape)
@needs(Act.RATE_AUDITS)
def next_of_audit(request: HttpRequest, audit_id: Path[Id]) -> Any:
    """Return the next hand-off that one's own side has to rate, and nothing that came after it."""
    return SampledShape.told(audits.item_for(_audit(audit_id), caller_of(request).person.role))


@router.post("/audits/{audit_id}/ratings", response=AuditRow)
@needs(Act.RATE_AUDITS)
def rate_audit(request: HttpRequest, audit_id: Path[Id], body: RateBody) -> Any:
    """Rate a hand-off for one's own side; the last rating that is missing closes the audit."""
    _row(audit_id)
    said = Said(body.place, body.verdict, tuple(body.failed), body.comment)
    _told(audits.rate_item(handling(request, audit_id, f"rate:{body.place}"), said))
    return AuditRow.of(_row(audit_id))


def _row(audit_id: str) -> AuditReading:
    row = AuditReading.objects.filter(audit_id=audit_id).first()
    if row is None:
        raise ProblemError.of("not_found", what=audit_id)
    return row


def _audit(audit_id: str) -> Audit:
    told = audits.audit_of(audit_id)
    if told is None:
        raise ProblemError.of("not_found", what=audit_id)
    return told


def _told(answer: Any) -> None:
    if isinstance(answer, Refusal):
        raise ProblemError.refused(answer)
