"""Findings over HTTP: patterns that somebody should look at, and what those who know say of them."""

from typing import Any, Self

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema

from selaras.actions import promises
from selaras.api.callers import caller_of, needs
from selaras.api.done import handling
from selaras.api.paging import PageWish, part_of
from selaras.api.problems import ProblemError
from selaras.api.rows import RowShape, lines
from selaras.api.values import Body, Id, Instant, Text, Word
from selaras.core.staff import Act
from selaras.kit.refusal import Refusal
from selaras.records.models import FindingReading

router = Router(tags=["promises"])


class FindingRow(RowShape):
    """A pattern that somebody should look at: a question, never a punishment."""

    finding_id: str = Field(examples=["finding_m2p5s8v1y4b7e0hk"])
    detector: str = Field(examples=["mass_dispositions"])
    side: str = Field(examples=["sales"])
    rep_id: str | None = Field(None, examples=["rep_w2k0f4m8s6n1d3xa"])
    done_by: str | None = Field(None, examples=["user:dewi"])
    from_at: Instant
    until_at: Instant
    count: int = Field(examples=[14])
    measure: float = Field(examples=[14.0])
    limit: float = Field(examples=[10.0])
    evidence: list[str] = Field(examples=[["lead_y2804q3qvf3640ee"]])
    found_at: Instant
    verdict: str | None = Field(None, examples=["explained"])
    answered_by: str | None = Field(None, examples=["rina"])
    answered_at: Instant | None = None

    @classmethod
    def told(cls, row: FindingReading) -> Self:
        """Return a finding."""
        return cls.of(row, evidence=lines(row.evidence))


class FindingPage(Schema):
    """A page of findings, newest first."""

    items: list[FindingRow]
    next_cursor: str | None = None


class FindingsWish(PageWish):
    """Which findings."""

    answered: bool | None = Field(None, description="true: only answered ones; false: only those that wait")


class AnswerBody(Body):
    """What somebody who knows says of a finding."""

    verdict: Word = Field(examples=["explained"])
    comment: Text = Field(examples=["A fair's list was cleaned."], min_length=1)


@router.get("/findings", response=FindingPage)
@needs(Act.READ_FINDINGS)
def list_findings(request: HttpRequest, wish: Query[FindingsWish]) -> Any:
    """List the findings of one's own side, or of both for who stands on neither, newest first."""
    rows = promises.visible_findings(caller_of(request).person, answered=wish.answered)
    page = part_of(rows, wish, ["findings", wish.answered], lambda row: row.finding_id)
    return FindingPage(items=[FindingRow.told(row) for row in page.items], next_cursor=page.next_cursor)


@router.post("/findings/{finding_id}/answer", response=FindingRow)
@needs(Act.ANSWER_FINDINGS)
def answer_finding(request: HttpRequest, finding_id: Path[Id], body: AnswerBody) -> Any:
    """Say of a finding that it is explained, or that it is as it looks; no figure changes by it."""
    seen = {row.finding_id for row in promises.visible_findings(caller_of(request).person)}
    if finding_id not in seen:
        raise ProblemError.of("not_found", what=finding_id)
    said = promises.answer_finding(handling(request, finding_id, "answer"), body.verdict, body.comment)
    if isinstance(said, Refusal):
        raise ProblemError.refused(said)
    return FindingRow.told(FindingReading.objects.get(finding_id=finding_id))
