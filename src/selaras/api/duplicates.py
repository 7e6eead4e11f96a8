"""Duplicates and accounts over HTTP: pairs to decide on, leads merged, parted and taken apart, and whose a lead is."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Path, Query, Router, Schema

from selaras.actions.duplicates import verbs
from selaras.api.callers import needs
from selaras.api.done import DoneShape, FollowedShape, LeadState, doing, done
from selaras.api.leads.seen import lead_seen, reads_personal
from selaras.api.paging import Order, PageWish, page_of
from selaras.api.problems import ProblemError
from selaras.api.rows import RowShape, lines
from selaras.api.values import Body, Id, Instant, Text
from selaras.core.staff import Act
from selaras.kit.refusal import Refusal
from selaras.records.models import LeadReading, PairReading

router = Router(tags=["duplicates"])
_LIKELY_FIRST = {"likely": Order("confidence", descending=True)}
_DUPLICATES = needs(Act.MERGE_LEADS)


class PairShape(RowShape):
    """Two leads that may be one person, and why."""

    pair_id: str = Field(examples=["pair_v1y4b7e0h3k6n9qt"])
    first: str = Field(examples=["lead_y2804q3qvf3640ee"])
    second: str = Field(examples=["lead_3q7z1m5v9c2x6b0n"])
    confidence: float = Field(examples=[0.87])
    evidence: list[str] | None = Field(None, examples=[["same mailbox"]], description="null: not for this caller")
    state: str = Field(examples=["open"])
    suspected_at: Instant | None = None


class PairPage(Schema):
    """A page of pairs, the likeliest first."""

    items: list[PairShape]
    next_cursor: str | None = None


class OtherBody(Body):
    """The other lead."""

    other: Id = Field(examples=["lead_3q7z1m5v9c2x6b0n"], description="The other of the two")


class PartBody(OtherBody):
    """The other lead, and why they are two."""

    reason: Text | None = Field(None, examples=["Father and daughter."])


class ReasonBody(Body):
    """Why."""

    reason: Text | None = Field(None, examples=["Father and daughter."])


class AccountBody(Body):
    """An account, or none that is known."""

    account_id: Id | None = Field(examples=["account_5c0v2k9m1q7rzw3e"], description="null: it belongs to none")


class MergeShape(Schema):
    """What merging two leads does: which one stays, who has it, and whose work on the other ends."""

    stays: str = Field(examples=["lead_y2804q3qvf3640ee"])
    goes: str = Field(examples=["lead_3q7z1m5v9c2x6b0n"])
    rep_id: str | None = Field(None, examples=["rep_w2k0f4m8s6n1d3xa"])
    steps_back: str | None = Field(None, examples=["rep_b5n1q7s3w9z0c2md"])
    lead: LeadState | None = None
    followed: list[FollowedShape]


@router.get("/pairs", response=PairPage)
@_DUPLICATES
def list_pairs(request: HttpRequest, wish: Query[PageWish]) -> Any:
    """List the pairs on which somebody must decide, the likeliest first."""
    page = page_of(PairReading.objects.filter(state="open"), wish, _LIKELY_FIRST, "likely", "pairs")
    personal = reads_personal(request)
    items = [PairShape.of(row, evidence=lines(row.evidence) if personal else None) for row in page.items]
    return PairPage(items=items, next_cursor=page.next_cursor)


@router.get("/leads/{lead_id}/merge", response=MergeShape)
@_DUPLICATES
def preview_merge(request: HttpRequest, lead_id: Path[Id], wish: Query[OtherBody]) -> Any:
    """Say what merging two leads would do, and do nothing."""
    _both(request, lead_id, wish.other)
    return _merge(verbs.would_merge(doing(request, "merge", lead_id), wish.other))


@router.post("/leads/{lead_id}/merge", response=MergeShape)
@_DUPLICATES
def merge_leads(request: HttpRequest, lead_id: Path[Id], body: OtherBody) -> Any:
    """Make one lead of two: the one further on its way stays, then the older; both histories are kept."""
    _both(request, lead_id, body.other)
    said = verbs.merge(doing(request, "merge", lead_id), body.other)
    return _merge(said if isinstance(said, Refusal) else said.merging, said)


@router.post("/leads/{lead_id}/unmerge", response=DoneShape)
@_DUPLICATES
def unmerge_lead(request: HttpRequest, response: HttpResponse, lead_id: Path[Id], body: ReasonBody) -> Any:
    """Take the merge of a lead back: both stand as if it had never been, and stay apart."""
    lead_seen(request, lead_id)
    act = doing(request, "unmerge", lead_id)
    return done(request, response, lead_id, lambda: verbs.unmerge(act, body.reason))


@router.post("/leads/{lead_id}/part", response=DoneShape)
@_DUPLICATES
def part_leads(request: HttpRequest, response: HttpResponse, lead_id: Path[Id], body: PartBody) -> Any:
    """Say that two leads are two people: they are not suspected again."""
    _both(request, lead_id, body.other)
    act = doing(request, "part", lead_id)
    return done(request, response, lead_id, lambda: verbs.part(act, body.other, body.reason))


@router.post("/leads/{lead_id}/account", response=DoneShape)
@needs(Act.MATCH_ACCOUNTS)
def match_lead(request: HttpRequest, response: HttpResponse, lead_id: Path[Id], body: AccountBody) -> Any:
    """Say to which account a lead belongs, or that it belongs to none that is known."""
    lead_seen(request, lead_id)
    act, account = doing(request, "match", lead_id), body.account_id
    return done(request, response, lead_id, lambda: verbs.match(act, account) if account else verbs.no_account(act))


def _both(request: HttpRequest, lead_id: str, other: str) -> None:
    lead_seen(request, lead_id)
    lead_seen(request, other)


def _merge(merging: Any, said: Any = None) -> MergeShape:
    if isinstance(merging, Refusal):
        raise ProblemError.refused(merging)
    row = LeadReading.objects.filter(lead_id=merging.stays).first()
    return MergeShape(
        stays=merging.stays, goes=merging.goes, rep_id=merging.rep_id, steps_back=merging.steps_back,
        lead=LeadState.of(row) if row else None,
        followed=[FollowedShape.of(fact) for fact in (said.told.followed if said else merging.facts)],
    )  # fmt: skip
