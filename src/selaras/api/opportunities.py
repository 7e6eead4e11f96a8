"""Opportunities over HTTP: the list, one of them, and what becomes of it."""

from collections.abc import Callable
from datetime import date
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema

from selaras.actions import opportunities
from selaras.actions.charter import terms_in_force
from selaras.actions.desk import Told
from selaras.api.callers import caller_of, needs
from selaras.api.done import FollowedShape, doing
from selaras.api.leads.seen import READS_LEADS
from selaras.api.paging import Order, PageWish, page_of
from selaras.api.problems import ProblemError
from selaras.api.rows import RowShape, held
from selaras.api.values import Body, Day, Id, Instant, Minor, Text, Word
from selaras.api.visits import visit_of
from selaras.core.staff import Act
from selaras.kit.refusal import Refusal
from selaras.records.models import OpportunityReading

router = Router(tags=["opportunities"])
_ORDERS = {
    "close_date": Order("close_date"), "-created_at": Order("created_at", descending=True),
    "-amount_minor": Order("amount_minor", descending=True), "-changed_at": Order("changed_at", descending=True),
}  # fmt: skip


class OpportunityShape(RowShape):
    """An opportunity as it stands now; an amount that nobody said is null, never nought."""

    opportunity_id: str = Field(examples=["opp_q3k9s0d7f1h5j2lz"])
    name: str | None = Field(None, examples=["PT Maju Jaya, 40 seats"])
    account_id: str | None = Field(None, examples=["account_5c0v2k9m1q7rzw3e"])
    lead_id: str | None = Field(None, examples=["lead_y2804q3qvf3640ee"])
    stage: str | None = Field(None, examples=["proposal"])
    status: str = Field(examples=["open"])
    amount_minor: int | None = Field(None, examples=[4800000])
    currency: str | None = Field(None, examples=["USD"])
    base_minor: int | None = Field(None, examples=[4800000], description="In the charter's currency")
    close_date: date | None = None
    owner_id: str | None = Field(None, examples=["rep_w2k0f4m8s6n1d3xa"])
    forecast_category: str | None = Field(None, examples=["commit"])
    product: str | None = Field(None, examples=["platform"])
    channel: str | None = Field(None, examples=["webinars"])
    campaign: str | None = Field(None, examples=["campaign_p0e7d1c5z2b8t4hn"])
    created_at: Instant | None = None
    closed_at: Instant | None = None
    changed_at: Instant | None = None


class OpportunityPage(Schema):
    """A page of opportunities."""

    items: list[OpportunityShape]
    next_cursor: str | None = None


class OpportunityDone(Schema):
    """What an act did to an opportunity, and what followed."""

    new: bool
    opportunity: OpportunityShape
    followed: list[FollowedShape]


class OpportunitiesWish(PageWish):
    """What a caller may choose of the list of opportunities."""

    sort: Literal["close_date", "-created_at", "-amount_minor", "-changed_at"] = Field(
        "close_date", description="Those without the value come last"
    )
    status: Literal["open", "won", "lost"] | None = Field(None, description="Only those that stand so")
    owner_id: Id | None = Field(None, examples=["rep_w2k0f4m8s6n1d3xa"], description="Only those of this rep")
    account_id: Id | None = Field(None, examples=["account_5c0v2k9m1q7rzw3e"], description="Only those of this account")
    lead_id: Id | None = Field(None, description="Only those that this lead became")


class MoveBody(Body):
    """Where an opportunity goes."""

    to_stage: Text = Field(examples=["proposal"], min_length=1)


class ChangeBody(Body):
    """What is new about an opportunity; what is left out stays."""

    amount_minor: Minor | None = None
    close_date: Day | None = None
    owner_id: Id | None = Field(None, examples=["rep_w2k0f4m8s6n1d3xa"])
    forecast_category: Word | None = Field(None, examples=["commit"])
    product: Text | None = Field(None, examples=["platform"])


class WonBody(Body):
    """At what amount it was signed; else the one it has."""

    amount_minor: Minor | None = None


class LostBody(Body):
    """Why it was lost."""

    reason: Text = Field(examples=["price"], min_length=1)
    competitor: Text | None = Field(None, examples=["Sinar"])


class ReopenBody(Body):
    """To which stage it comes back."""

    stage: Text | None = Field(None, examples=["proposal"])


@router.get("/opportunities", response=OpportunityPage)
@needs(*READS_LEADS)
def list_opportunities(request: HttpRequest, wish: Query[OpportunitiesWish]) -> Any:
    """List the opportunities the caller may see."""
    asked = wish.model_dump(exclude={"cursor", "limit", "sort"}, exclude_none=True)
    page = page_of(
        held(OpportunityReading.objects.all(), caller_of(request), "owner_id").filter(**asked),
        wish,
        _ORDERS,
        wish.sort,
        asked,
    )
    return OpportunityPage(items=[OpportunityShape.of(row) for row in page.items], next_cursor=page.next_cursor)


@router.get("/opportunities/{opportunity_id}", response=OpportunityShape)
@needs(*READS_LEADS)
def one_opportunity(request: HttpRequest, opportunity_id: Path[Id]) -> Any:
    """Return one opportunity."""
    return OpportunityShape.of(_one(request, opportunity_id))


@router.post("/opportunities/{opportunity_id}/move", response=OpportunityDone)
@needs(Act.WORK_LEADS)
def move_opportunity(request: HttpRequest, opportunity_id: Path[Id], body: MoveBody) -> Any:
    """Move an open opportunity to another stage of the CRM."""
    act = doing(request, "move", opportunity_id)
    return _done(request, opportunity_id, lambda: opportunities.move(opportunity_id, act, body.to_stage))


@router.post("/opportunities/{opportunity_id}/change", response=OpportunityDone)
@needs(Act.WORK_LEADS)
def change_opportunity(request: HttpRequest, opportunity_id: Path[Id], body: ChangeBody) -> Any:
    """Give an open opportunity another amount, close date, owner, forecast category or product."""
    act, now = doing(request, "change", opportunity_id), visit_of(request).now
    new, currency = opportunities.Change(**body.model_dump()), terms_in_force(now).currency
    return _done(request, opportunity_id, lambda: opportunities.change(opportunity_id, act, new, currency))


@router.post("/opportunities/{opportunity_id}/win", response=OpportunityDone)
@needs(Act.WORK_LEADS)
def win_opportunity(request: HttpRequest, opportunity_id: Path[Id], body: WonBody) -> Any:
    """Close an opportunity as won; the lead it came from follows."""
    act = doing(request, "win", opportunity_id)
    return _done(request, opportunity_id, lambda: opportunities.win(opportunity_id, act, body.amount_minor))


@router.post("/opportunities/{opportunity_id}/lose", response=OpportunityDone)
@needs(Act.WORK_LEADS)
def lose_opportunity(request: HttpRequest, opportunity_id: Path[Id], body: LostBody) -> Any:
    """Close an opportunity as lost, with the reason and who won it instead."""
    act = doing(request, "lose", opportunity_id)
    return _done(request, opportunity_id, lambda: opportunities.lose(opportunity_id, act, body.reason, body.competitor))


@router.post("/opportunities/{opportunity_id}/reopen", response=OpportunityDone)
@needs(Act.WORK_LEADS)
def reopen_opportunity(request: HttpRequest, opportunity_id: Path[Id], body: ReopenBody) -> Any:
    """Open a closed opportunity again; its last close counts no more."""
    act = doing(request, "reopen", opportunity_id)
    return _done(request, opportunity_id, lambda: opportunities.reopen(opportunity_id, act, body.stage))


def _one(request: HttpRequest, opportunity_id: str) -> OpportunityReading:
    row = (
        held(OpportunityReading.objects.all(), caller_of(request), "owner_id")
        .filter(opportunity_id=opportunity_id)
        .first()
    )
    if row is None:
        raise ProblemError.of("not_found", what=opportunity_id)
    return row


def _done(request: HttpRequest, opportunity_id: str, verb: Callable[[], Told | Refusal]) -> OpportunityDone:
    row = _one(request, opportunity_id)
    told = verb()
    if isinstance(told, Refusal):
        raise ProblemError.refused(told)
    row.refresh_from_db()
    followed = [FollowedShape.of(fact) for fact in told.followed]
    return OpportunityDone(new=told.new > 0, opportunity=OpportunityShape.of(row), followed=followed)
