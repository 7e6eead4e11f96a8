"""The addresses of leads."""

from datetime import datetime
from typing import Any, Literal

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Field, Path, Query, Router, Schema

from selaras.actions.charter import charter_in_force
from selaras.api.callers import caller_of, needs, permit
from selaras.api.etags import tagged
from selaras.api.leads.seen import READS_LEADS, known_lead, known_story, lead_seen, reads_personal, seen
from selaras.api.leads.shapes import LeadPage, LeadRow, LeadShape
from selaras.api.leads.story_shapes import ClockShape, FactPage, FactShape, PassShape, ScoreShape
from selaras.api.paging import Order, PageWish, page_of, part_of
from selaras.api.values import Id, Instant, Text, Word
from selaras.api.visits import visit_of
from selaras.core.charter.versions import terms_under
from selaras.core.ledger import taken_back
from selaras.core.lifecycle import Stage
from selaras.core.scoring import scorecard
from selaras.core.sla import clocks_told
from selaras.core.staff import Act
from selaras.records.ledger.histories import concerning, facts_of
from selaras.records.models import LeadReading

router = Router(tags=["leads"])

Sort = Literal["-captured_at", "captured_at", "-score", "next_due_at", "-last_activity_at", "stage_since"]
Status = Literal["new", "open", "rejected", "disqualified", "recycled", "woken", "won", "lost"]
_ORDERS = {
    sort: Order(sort.removeprefix("-"), descending=sort.startswith("-"))
    for sort in ("-captured_at", "captured_at", "-score", "next_due_at", "-last_activity_at", "stage_since")
}


class LeadsWish(PageWish):
    """What a caller may choose of the list of leads."""

    sort: Sort = Field("-captured_at", description="Leads without the value come last")
    stage: Stage | None = Field(None, description="Only leads that stand there now")
    status: Status | None = Field(None, description="Only leads of which this is true now")
    channel: Text | None = Field(None, examples=["webinars"], description="By which they came")
    rep_id: Id | None = Field(None, examples=["rep_w2k0f4m8s6n1d3xa"], description="nobody: given to no rep")
    account_id: Id | None = Field(None, examples=["account_5c0v2k9m1q7rzw3e"], description="Only leads of this account")
    high_intent: bool | None = Field(None, description="true: only those of the fast lane")
    match_asked: bool | None = Field(None, description="true: only those whose account somebody must choose")
    search: Text | None = Field(
        None, examples=["maju"], description="Words of a name, an address, a company or a title"
    )


class Moment(Schema):
    """The instant whose knowledge is asked for."""

    as_of: Instant | None = Field(None, description="Use only facts noted by this instant; else now")

    def at(self, request: HttpRequest) -> datetime:
        """Return the instant; nothing is known of the future."""
        now = visit_of(request).now
        return min(self.as_of, now) if self.as_of else now


class StoryWish(PageWish):
    """Which part of a story a caller wants."""

    as_of: Instant | None = Field(None, description="Use only facts noted by this instant; else now")
    kind: Word | None = Field(None, examples=["lead.accepted"], description="Only facts of this kind")


@router.get("/leads", response=LeadPage)
@needs(*READS_LEADS)
def list_leads(request: HttpRequest, wish: Query[LeadsWish]) -> Any:
    """List the leads the caller may see, newest first unless asked otherwise."""
    caller = caller_of(request)
    if wish.search:
        permit(caller, Act.READ_PERSONAL_DETAILS)
    rows = _narrowed(seen(caller, visit_of(request).now), wish)
    asked = wish.model_dump(exclude={"cursor", "limit"})
    page = page_of(rows, wish, _ORDERS, wish.sort, asked)
    personal = reads_personal(request)
    return LeadPage(items=[LeadRow.of(row, personal=personal) for row in page.items], next_cursor=page.next_cursor)


@router.get("/leads/{lead_id}", response=LeadShape)
@needs(*READS_LEADS)
def one_lead(request: HttpRequest, response: HttpResponse, lead_id: Path[Id]) -> Any:
    """Return one lead with everything known of it. Its ETag names exactly what was read."""
    row = lead_seen(request, lead_id)
    shape = LeadShape.told(row, known_lead(row, visit_of(request).now), personal=reads_personal(request))
    return tagged(request, response, shape.version, shape)


@router.get("/leads/{lead_id}/timeline", response=FactPage)
@needs(*READS_LEADS)
def lead_timeline(request: HttpRequest, lead_id: Path[Id], wish: Query[StoryWish]) -> Any:
    """Return the facts of a lead and of the leads merged into it, newest first. What was taken back says so."""
    row = lead_seen(request, lead_id)
    at = Moment(as_of=wish.as_of).at(request)
    story = known_story(row, at)
    back = taken_back(story)
    facts = [fact for fact in reversed(story) if wish.kind in (None, fact.kind)]
    page = part_of(facts, wish, [lead_id, wish.as_of and str(wish.as_of), wish.kind], lambda fact: fact.source_key)
    personal = reads_personal(request)
    told = [FactShape.of(fact, back.get(fact.source_key), personal=personal) for fact in page.items]
    return FactPage(items=told, next_cursor=page.next_cursor)


@router.get("/leads/{lead_id}/score", response=ScoreShape)
@needs(*READS_LEADS)
def lead_score(request: HttpRequest, lead_id: Path[Id], moment: Query[Moment]) -> Any:
    """Explain the agreed score line by line, by the charter in force at that instant."""
    row, at = lead_seen(request, lead_id), moment.at(request)
    version = charter_in_force(at)
    scoring = terms_under(version).scoring
    lead = known_lead(row, at)
    card = scorecard(lead.fields, lead.touches, scoring, at)
    return ScoreShape.of(
        card, float(scoring.threshold), version.number if version else None, visit_of(request).language
    )


@router.get("/leads/{lead_id}/clocks", response=list[ClockShape])
@needs(*READS_LEADS)
def lead_clocks(request: HttpRequest, lead_id: Path[Id], moment: Query[Moment]) -> Any:
    """Return the promises about a lead, newest first, each with its due time and how it stands."""
    row, at = lead_seen(request, lead_id), moment.at(request)
    lead = known_lead(row, at)
    names = [clock for clock, _ in concerning("clock.started", {lead.id, *lead.merged})]
    told = clocks_told(fact for fact in facts_of(names) if fact.noted_at <= at)
    return [ClockShape.of(clock, at) for clock in sorted(told, key=lambda clock: clock.started_at, reverse=True)]


@router.get("/leads/{lead_id}/passes", response=list[PassShape])
@needs(*READS_LEADS)
def lead_passes(request: HttpRequest, lead_id: Path[Id], moment: Query[Moment]) -> Any:
    """Return every trip of a lead from MQL to an end, with its stages, decisions and how fast it went."""
    lead = known_lead(lead_seen(request, lead_id), moment.at(request))
    return [PassShape.of(one) for one in lead.passes]


def _narrowed(leads: QuerySet[LeadReading], wish: LeadsWish) -> QuerySet[LeadReading]:
    for word in (wish.search or "").casefold().split():
        leads = leads.filter(search__contains=word)
    chosen = wish.model_dump(
        include={"stage", "status", "channel", "account_id", "high_intent", "match_asked"}, exclude_none=True
    )
    if wish.rep_id is not None:
        chosen["rep_id"] = "" if wish.rep_id == "nobody" else wish.rep_id
    return leads.filter(**chosen)
