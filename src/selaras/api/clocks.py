"""Promises over HTTP: which run, which broke; a clock stands still, runs again, or is given another due time."""

from collections.abc import Callable
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema

from selaras.actions import clocks
from selaras.actions.desk import Told
from selaras.api.callers import caller_of, needs
from selaras.api.done import FollowedShape, doing
from selaras.api.leads.seen import READS_LEADS
from selaras.api.paging import Order, PageWish, page_of
from selaras.api.problems import ProblemError
from selaras.api.rows import RowShape, held
from selaras.api.values import Body, Id, Instant, Text, Word
from selaras.api.visits import visit_of
from selaras.core.staff import Act
from selaras.kit.refusal import Refusal
from selaras.phrases import render
from selaras.records.models import ClockReading

router = Router(tags=["promises"])
_ORDERS = {"due_at": Order("due_at"), "-due_at": Order("due_at", descending=True)}


class ClockRow(RowShape):
    """A promise about a lead as it stands now."""

    clock_id: str = Field(examples=["clock_d4m0q6t2v8x1z5ba"])
    clause: str = Field(examples=["first contact within four hours"])
    promise: str = Field(examples=["first_contact"])
    side: str = Field(examples=["sales"])
    lead_id: str | None = Field(None, examples=["lead_y2804q3qvf3640ee"])
    rep_id: str | None = Field(None, examples=["rep_w2k0f4m8s6n1d3xa"])
    team: str | None = Field(None, examples=["sales"])
    high_intent: bool
    needed: int = Field(examples=[1])
    started_at: Instant
    due_at: Instant
    state: str = Field(examples=["running"])
    stopped_at: Instant | None = None
    breach_noted: bool = Field(examples=[False])


class ClockPage(Schema):
    """A page of promises."""

    items: list[ClockRow]
    next_cursor: str | None = None


class ClocksWish(PageWish):
    """What a caller may choose of the promises."""

    sort: Literal["due_at", "-due_at"] = Field("due_at", description="The most urgent first, or the last")
    state: Word | None = Field("running", examples=["running"], description="running, paused, met, breached, cancelled")
    side: Literal["marketing", "sales"] | None = Field(None, description="Only promises of this side")
    promise: Word | None = Field(None, examples=["first_contact"], description="Only promises of this sort")
    rep_id: Id | None = Field(None, examples=["rep_w2k0f4m8s6n1d3xa"], description="Only those of this rep")


class ClockDone(Schema):
    """What an act did to a clock."""

    new: bool
    clock: ClockRow
    followed: list[FollowedShape]


class PauseBody(Body):
    """Why the clock stands still."""

    reason: Word = Field(examples=["waiting_for_customer"], description="One that the clause lists")


class NothingBody(Body):
    """Nothing more to say."""


class AmendWish(Schema):
    """What an amendment would change."""

    clause: Text = Field(examples=["first contact within four hours"], description="Its name in the charter")
    due_at: Instant = Field(examples=["2026-03-04T02:00:00Z"], description="The due time they would get")


class AmendBody(Body):
    """Which running clocks get another due time, and why."""

    clock_ids: list[Id] = Field(examples=[["clock_d4m0q6t2v8x1z5ba"]], min_length=1, max_length=500)
    due_at: Instant = Field(examples=["2026-03-04T02:00:00Z"])
    reason: Text = Field(examples=["The office was flooded."], min_length=1)


class AmendmentShape(Schema):
    """A clock with the due time it has and the one it gets, or why it gets none."""

    clock_id: str = Field(examples=["clock_d4m0q6t2v8x1z5ba"])
    lead_id: str | None = Field(None, examples=["lead_y2804q3qvf3640ee"])
    clause: str | None = Field(None, examples=["first contact within four hours"])
    was_due_at: Instant | None = None
    due_at: Instant | None = None
    code: str | None = Field(None, examples=["already_breached"], description="Why it gets no other")
    detail: str | None = None


@router.get("/clocks", response=ClockPage)
@needs(*READS_LEADS)
def list_clocks(request: HttpRequest, wish: Query[ClocksWish]) -> Any:
    """List the promises about the leads the caller may see, the most urgent first."""
    asked = wish.model_dump(exclude={"cursor", "limit", "sort"}, exclude_none=True)
    page = page_of(
        held(ClockReading.objects.all(), caller_of(request), "rep_id").filter(**asked), wish, _ORDERS, wish.sort, asked
    )
    return ClockPage(items=[ClockRow.of(row) for row in page.items], next_cursor=page.next_cursor)


@router.get("/clocks/amendments", response=list[AmendmentShape])
@needs(Act.AMEND_CLOCKS)
def preview_amendment(request: HttpRequest, wish: Query[AmendWish]) -> Any:
    """List what giving every running clock of a clause another due time would change: before and after."""
    return [_amendment(one.clock_id, one, "") for one in clocks.amendments(wish.clause, wish.due_at)]


@router.post("/clocks/amend", response=list[AmendmentShape])
@needs(Act.AMEND_CLOCKS)
def amend_clocks(request: HttpRequest, body: AmendBody) -> Any:
    """Give running clocks another due time, as an act that both sides can read; a breach stays a breach."""
    act, language = doing(request, "amend", body.clock_ids[0]), visit_of(request).language
    said = clocks.amend(body.clock_ids, act, body.due_at, body.reason)
    return [_amendment(name, one, language) for name, one in said.items()]


@router.post("/clocks/{clock_id}/pause", response=ClockDone)
@needs(Act.WORK_LEADS)
def pause_clock(request: HttpRequest, clock_id: Path[Id], body: PauseBody) -> Any:
    """Let a clock stand still for a reason its clause lists; a broken promise stays broken."""
    act = doing(request, "pause", clock_id)
    return _done(request, clock_id, lambda: clocks.let_stand_still(clock_id, act, body.reason))


@router.post("/clocks/{clock_id}/resume", response=ClockDone)
@needs(Act.WORK_LEADS)
def resume_clock(request: HttpRequest, clock_id: Path[Id], body: NothingBody) -> Any:
    """Let a clock run again; its due time moves by the working time it stood still."""
    act = doing(request, "resume", clock_id)
    return _done(request, clock_id, lambda: clocks.let_run_again(clock_id, act))


def _done(request: HttpRequest, clock_id: str, verb: Callable[[], Told | Refusal]) -> ClockDone:
    row = held(ClockReading.objects.all(), caller_of(request), "rep_id").filter(clock_id=clock_id).first()
    if row is None:
        raise ProblemError.of("not_found", what=clock_id)
    told = verb()
    if isinstance(told, Refusal):
        raise ProblemError.refused(told)
    row.refresh_from_db()
    followed = [FollowedShape.of(fact) for fact in told.followed]
    return ClockDone(new=told.new > 0, clock=ClockRow.of(row), followed=followed)


def _amendment(clock_id: str, said: clocks.Amendment | Refusal, language: str) -> AmendmentShape:
    if isinstance(said, Refusal):
        no = {"code": said.code, "detail": render(language, said.because)}
        return AmendmentShape.model_validate({"clock_id": clock_id, **no})
    told = {
        "lead_id": said.lead_id or None,
        "clause": said.clause,
        "was_due_at": said.was_due_at,
        "due_at": said.due_at,
    }
    return AmendmentShape.model_validate({"clock_id": clock_id, **told})
