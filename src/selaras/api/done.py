"""What was done: a verb's answer over HTTP, without anything personal, so that it may be kept for a repeated call."""

from collections.abc import Callable
from typing import Any, Self

from django.http import HttpRequest, HttpResponse
from django.utils.http import quote_etag
from ninja import Field, Schema

from selaras.actions.desk import Told
from selaras.actions.desk.acting import Doing
from selaras.actions.promises import Handling
from selaras.actions.unchanged import ChangedError, while_unchanged
from selaras.api.callers import caller_of
from selaras.api.etags import expected
from selaras.api.problems import ProblemError
from selaras.api.values import Id, Instant
from selaras.api.visits import visit_of
from selaras.core.ledger import Fact
from selaras.kit.refusal import Refusal
from selaras.phrases import render
from selaras.records.models import LeadReading
from selaras.records.readings.versions import version_of


class LeadState(Schema):
    """Where a lead stands now. ``version`` is its ETag."""

    id: Id
    stage: str = Field(examples=["sal"])
    status: str = Field(examples=["open"])
    pass_number: int = Field(examples=[1])
    rep_id: str | None = Field(None, examples=["rep_w2k0f4m8s6n1d3xa"])
    next_due_at: Instant | None = None
    wake_at: Instant | None = None
    snoozed_until: Instant | None = None
    version: str = Field(examples=["c0ffee0123456789"])

    @classmethod
    def of(cls, row: LeadReading) -> Self:
        """Return where a lead stands."""
        return cls(
            id=row.lead_id, stage=row.stage, status=row.status, pass_number=row.pass_number, rep_id=row.rep_id or None,
            next_due_at=row.next_due_at, wake_at=row.wake_at, snoozed_until=row.snoozed_until, version=version_of(row),
        )  # fmt: skip


class FollowedShape(Schema):
    """Something that followed by itself, such as a clock that started or a rep who was told."""

    kind: str = Field(examples=["clock.started"])
    subject: str = Field(examples=["clock_d4m0q6t2v8x1z5ba"])
    happened_at: Instant

    @classmethod
    def of(cls, fact: Fact) -> Self:
        """Return the outline of a fact."""
        return cls(kind=fact.kind, subject=fact.subject, happened_at=fact.happened_at)


class DoneShape(Schema):
    """What an act did. ``new`` is false where it had been told before; nothing happened twice."""

    new: bool = Field(examples=[True])
    lead: LeadState | None = None
    followed: list[FollowedShape]


class ItemShape(Schema):
    """The answer to one of many: done, or why not."""

    id: str = Field(examples=["lead_y2804q3qvf3640ee"])
    status: int = Field(examples=[200], description="200, or the status this one would have had alone")
    code: str | None = Field(None, examples=["already_accepted"])
    detail: str | None = Field(None, examples=["Sales took this lead already, on 2 March 2026."])
    lead: LeadState | None = None


class ManyShape(Schema):
    """The answers to many, each with its own; one refused keeps no other back."""

    done: int = Field(examples=[2])
    refused: int = Field(examples=[1])
    items: list[ItemShape]


def doing(request: HttpRequest, verb: str, lead_id: str, at: Any = None) -> Doing:
    """Return who does what to which lead, and when; the Idempotency-Key of the call names the act in the ledger too."""
    who, now = caller_of(request).person, visit_of(request).now
    return Doing(verb, lead_id, who, now, key=handling_key(request, verb, lead_id), at=at)


def handling(request: HttpRequest, subject: str, verb: str) -> Handling:
    """Return who does something about a record or a finding, and when."""
    return Handling(subject, caller_of(request).person, visit_of(request).now, handling_key(request, verb, subject))


def handling_key(request: HttpRequest, verb: str, subject: str) -> str:
    """Return the name under which an act is one act in the ledger; empty where the call has no name of its own."""
    name = request.headers.get("Idempotency-Key", "").strip('"')
    return f"{verb}:{subject}:{name}" if name else ""


def done(request: HttpRequest, response: HttpResponse, lead_id: str, verb: Callable[[], Told | Refusal]) -> DoneShape:
    """Do a verb to a lead, if it still is what the call's If-Match names, and return what it did."""
    try:
        told = while_unchanged(lead_id, expected(request), visit_of(request).now, verb)
    except ChangedError:
        raise ProblemError.of("changed") from None
    if isinstance(told, Refusal):
        raise ProblemError.refused(told)
    row = LeadReading.objects.filter(lead_id=lead_id).first()
    if row is not None:
        response.headers["ETag"] = quote_etag(version_of(row))
    return DoneShape(
        new=told.new > 0,
        lead=LeadState.of(row) if row else None,
        followed=[FollowedShape.of(fact) for fact in told.followed],
    )


def many(request: HttpRequest, answers: dict[str, Any]) -> ManyShape:
    """Return the answers to many, in the order of the call."""
    language = visit_of(request).language
    rows = LeadReading.objects.in_bulk([name for name, said in answers.items() if not isinstance(said, Refusal)])
    items = [_item(name, said, rows.get(name), language) for name, said in answers.items()]
    refused = sum(item.status != 200 for item in items)
    return ManyShape(done=len(items) - refused, refused=refused, items=items)


def _item(name: str, said: Any, row: LeadReading | None, language: str) -> ItemShape:
    if isinstance(said, Refusal):
        status = ProblemError.refused(said).status
        return ItemShape(id=name, status=status, code=said.code, detail=render(language, said.because))
    return ItemShape(id=name, status=200, code=None, detail=None, lead=LeadState.of(row) if row else None)
