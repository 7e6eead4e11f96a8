"""Routing over HTTP: its rules, who got which lead and whether it was fair, and a changed routing tried out."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Path, Query, Router, Schema

from selaras.actions import routing
from selaras.actions.charter import charter_in_force, charter_versions, terms_in_force
from selaras.api.callers import caller_of, needs
from selaras.api.done import DoneShape, doing, done
from selaras.api.leads.seen import READS_LEADS, lead_seen
from selaras.api.mistakes import mistaken
from selaras.api.paging import Order, PageWish, page_of
from selaras.api.problems import ProblemError
from selaras.api.rows import RowShape, held
from selaras.api.values import Body, Id, Instant, Number, Text
from selaras.api.visits import visit_of
from selaras.core.charter import CharterError, load_routing
from selaras.core.charter.fiscal import cuts_of
from selaras.core.charter.terms import Terms
from selaras.core.charter.versions import terms_under
from selaras.core.staff import Act
from selaras.kit.refusal import Refusal
from selaras.phrases import render
from selaras.records.models import AssignmentReading
from selaras.records.readings.people import people

router = Router(tags=["routing"])
_NEWEST = {"newest": Order("at", descending=True)}


class RulesShape(Schema):
    """The routing that is in force: account owner, rules, pools, fallback, as the charter has it."""

    charter_version: int | None = Field(None, examples=[2], description="null: the starting charter")
    routing: dict[str, Any] = Field(examples=[{"fallback": {"owner": "bima@selaras.example"}}])


class AssignmentShape(RowShape):
    """A lead that was given to a rep, or to the fallback queue."""

    key: str = Field(examples=["desk:routed:lead_y2804q3qvf3640ee:1"])
    lead_id: str = Field(examples=["lead_y2804q3qvf3640ee"])
    rep_id: str | None = Field(None, examples=["rep_w2k0f4m8s6n1d3xa"])
    queue: str | None = Field(None, description="The fallback queue, where no rep could take it")
    pool: str | None = Field(None, examples=["java"])
    rule: str | None = Field(None, examples=["enterprise_java"])
    undone: bool = Field(examples=[False])
    at: Instant


class AssignmentPage(Schema):
    """A page of assignments, newest first."""

    items: list[AssignmentShape]
    next_cursor: str | None = None


class AssignmentsWish(PageWish):
    """Which assignments."""

    lead_id: Id | None = Field(None, description="Only of this lead")
    rep_id: Id | None = Field(None, examples=["rep_w2k0f4m8s6n1d3xa"], description="Only to this rep")
    pool: Text | None = Field(None, examples=["java"], description="Only by this pool")


class FairnessWish(Schema):
    """Over which period."""

    period: Text = Field("", examples=["2026-02"], description="2026-02, 2026-Q1 or days a..b; else this month")


class ShareShape(Schema):
    """One rep's line of a pool: of the period, and of the whole book."""

    rep_id: str = Field(examples=["rep_w2k0f4m8s6n1d3xa"])
    name: str = Field(examples=["Dewi"])
    entitled: float = Field(examples=[12.5], description="Leads of the period due to them by weight")
    received: int = Field(examples=[12], description="Leads of the period they have")
    worth_entitled: float = Field(examples=[1250000.0], description="Expected value due, in the smallest unit")
    worth_received: float = Field(examples=[1180000.0])
    worth_low: float = Field(examples=[900000.0], description="Where what was received lies with 95 % confidence")
    worth_high: float = Field(examples=[1500000.0])
    unvalued: int = Field(examples=[0], description="Leads received whose worth history cannot say")
    behind: float = Field(examples=[0.5], description="Leads they are behind in the whole book; negative: ahead")
    credit: float = Field(examples=[0.0], description="What a newcomer is taken to have had already")

    @classmethod
    def of(cls, share: routing.Share) -> "ShareShape":
        """Return a rep's line."""
        line, entry = share.line, share.entry
        return cls(
            rep_id=share.rep_id, name=share.name, entitled=line.entitled, received=line.received,
            worth_entitled=line.worth_entitled, worth_received=line.worth_received, worth_low=line.low,
            worth_high=line.high, unvalued=line.unvalued, behind=float(entry.behind), credit=float(entry.credit),
        )  # fmt: skip


class PoolShape(Schema):
    """A pool: how far apart its reps are, and the lines that the caller may see."""

    pool: str = Field(examples=["java"])
    reps: int = Field(examples=[4])
    apart: float = Field(examples=[1.5], description="Leads between who is furthest behind and furthest ahead")
    received: int = Field(examples=[48])
    shares: list[ShareShape] = Field(description="A rep's own only, but for those who coach")


class FairnessShape(Schema):
    """How the leads of a period were shared in every pool, in leads and in their expected value."""

    period: str = Field(examples=["2026-02"])
    currency: str = Field(examples=["USD"])
    valued: bool = Field(examples=[True], description="false: history cannot say what leads are worth yet")
    pools: list[PoolShape]


class RoutedShape(Schema):
    """A decision about a lead: who got it, by which rule, and every step and skip on the way."""

    lead_id: str = Field(examples=["lead_y2804q3qvf3640ee"])
    at: Instant
    rep_id: str | None = Field(None, examples=["rep_w2k0f4m8s6n1d3xa"])
    queue: str | None = None
    pool: str | None = Field(None, examples=["java"])
    rule: str | None = Field(None, examples=["enterprise_java"])
    steps: list[str] = Field(examples=[["Tono is away.", "Dewi is furthest behind, by 1/2 leads."]])


class TrialBody(Body):
    """A routing, and a period whose leads are routed by it again."""

    period: Text = Field(examples=["2026-02"], description="2026-02, 2026-W10, 2026-Q1 or two days a..b")
    version: Number | None = Field(None, examples=[3], description="The routing of this version of the charter")
    routing: dict[str, Any] | None = Field(
        None, examples=[None], description="Or a routing of one's own, as the charter writes it"
    )


class BesideShape(Schema):
    """A figure as it was beside what it would have been."""

    was: float = Field(examples=[14.0])
    would: float = Field(examples=[11.0])


class ChangedShape(Schema):
    """A lead that somebody else would have got."""

    lead_id: str = Field(examples=["lead_y2804q3qvf3640ee"])
    at: Instant
    was: str | None = Field(None, examples=["rep_w2k0f4m8s6n1d3xa"])
    would: str | None = Field(None, examples=["rep_b5n1q7s3w9z0c2md"])
    rule: str | None = Field(None, examples=["enterprise_java"])


class TrialShape(Schema):
    """What the leads of a period would have become under a routing; nothing was told to anybody."""

    period: str = Field(examples=["2026-02"])
    leads: int = Field(examples=[240])
    faithful: int = Field(examples=[231], description="For how many the routing in force gives who really got them")
    queued: BesideShape = Field(description="Leads that nobody got")
    taken: dict[str, BesideShape] = Field(
        examples=[{"rep_w2k0f4m8s6n1d3xa": {"was": 14.0, "would": 11.0}}], description="Leads by rep"
    )
    skips: dict[str, int] = Field(examples=[{"absent": 3}], description="How often reps are passed over, by reason")
    changed: list[ChangedShape]


class ReassignBody(Body):
    """To whom, and why."""

    to: Id = Field(examples=["rep_b5n1q7s3w9z0c2md"])
    comment: Text = Field(examples=["Speaks their language."], min_length=1)


class RouteBody(Body):
    """To whom; without a rep the rules are asked once more."""

    to: Id | None = Field(None, examples=["rep_b5n1q7s3w9z0c2md"])
    comment: Text = Field("", examples=["Speaks their language."])


@router.get("/routing/rules", response=RulesShape)
@needs(Act.READ_CHARTER)
def routing_rules(request: HttpRequest) -> Any:
    """Return the routing that is in force."""
    version = charter_in_force(visit_of(request).now)
    routing_now = terms_under(version).routing.model_dump(mode="json", exclude_none=True)
    return RulesShape(charter_version=version.number if version else None, routing=routing_now)


@router.get("/routing/assignments", response=AssignmentPage)
@needs(*READS_LEADS)
def list_assignments(request: HttpRequest, wish: Query[AssignmentsWish]) -> Any:
    """List who was given which lead, newest first; a rep sees their own, their manager the team's."""
    asked = wish.model_dump(include={"lead_id", "rep_id", "pool"}, exclude_none=True)
    rows = held(AssignmentReading.objects.filter(**asked), caller_of(request), "rep_id")
    page = page_of(rows, wish, _NEWEST, "newest", asked)
    return AssignmentPage(items=[AssignmentShape.of(row) for row in page.items], next_cursor=page.next_cursor)


@router.get("/routing/fairness", response=FairnessShape)
@needs(*READS_LEADS)
def routing_fairness(request: HttpRequest, wish: Query[FairnessWish]) -> Any:
    """Say whether leads were shared fairly: what each rep of a pool was entitled to and received."""
    now = visit_of(request).now
    cuts = cuts_of(terms_in_force(now))
    period = cuts.named(wish.period) if wish.period else cuts.holding(now, "month")
    found = routing.fairness(period, caller_of(request).person, now)
    pools = [
        PoolShape(
            pool=one.pool, reps=one.reps, apart=float(one.apart), received=one.total.received,
            shares=[ShareShape.of(share) for share in one.shares],
        )
        for one in found.pools
    ]  # fmt: skip
    return FairnessShape(period=found.period.name, currency=found.currency, valued=found.valued, pools=pools)


@router.get("/leads/{lead_id}/routing", response=list[RoutedShape])
@needs(*READS_LEADS)
def explain_routing(request: HttpRequest, lead_id: Path[Id]) -> Any:
    """Explain why a lead has whom it has: each decision, newest first, with every step and every skip."""
    lead_seen(request, lead_id)
    visit = visit_of(request)
    terms = terms_in_force(visit.now)
    told = routing.explained(people(visit.now, terms), caller_of(request).person, terms, lead_id)
    return [
        RoutedShape.model_validate(
            {name: getattr(one.decided, name) or None for name in ("lead_id", "at", "rep_id", "queue", "pool", "rule")}
            | {"steps": [render(visit.language, step) for step in one.steps]}
        )
        for one in told
    ]


@router.post("/routing/trials", response=TrialShape)
@needs(Act.READ_DRY_RUNS)
def try_routing(request: HttpRequest, body: TrialBody) -> Any:
    """Route the leads of a past period again by another routing, and say what would be different. Nothing changes."""
    agreed = terms_in_force(visit_of(request).now)
    proposed = _proposed(agreed, body, visit_of(request).language)
    tried = routing.dry_run(proposed, cuts_of(agreed).named(body.period), caller_of(request).person)
    if isinstance(tried, Refusal):
        raise ProblemError.refused(tried)
    return _trial(tried)


@router.post("/leads/{lead_id}/reassign", response=DoneShape)
@needs(Act.ASSIGN_LEADS)
def reassign_lead(request: HttpRequest, response: HttpResponse, lead_id: Path[Id], body: ReassignBody) -> Any:
    """Give a lead to another rep, with the reason; the promises of whoever has it now begin anew."""
    lead_seen(request, lead_id)
    act = doing(request, "reassign", lead_id)
    return done(request, response, lead_id, lambda: routing.reassign(act, body.to, body.comment))


@router.post("/leads/{lead_id}/route", response=DoneShape)
@needs(Act.ASSIGN_LEADS)
def route_lead(request: HttpRequest, response: HttpResponse, lead_id: Path[Id], body: RouteBody) -> Any:
    """Take a lead out of the fallback queue: to a rep, or by the rules once more."""
    lead_seen(request, lead_id)
    act = doing(request, "route", lead_id)
    return done(request, response, lead_id, lambda: routing.take_from_fallback(act, body.to, body.comment))


def _proposed(agreed: Terms, body: TrialBody, language: str) -> Terms:
    """Return the terms whose routing is tried; a routing that cannot be is refused with every mistake."""
    if body.version is not None:
        found = next((one for one in charter_versions() if one.number == body.version), None)
        if found is None:
            raise ProblemError.of("no_such_version", number=body.version)
        return found.terms
    if body.routing is None:
        return agreed
    try:
        return load_routing(json.dumps({"routing": body.routing}), agreed, name="routing")
    except CharterError as error:
        raise mistaken(error, language) from None


def _trial(tried: routing.DryRun) -> TrialShape:
    rehearsal = tried.rehearsal
    return TrialShape(
        period=tried.period.name,
        leads=tried.count,
        faithful=tried.faithful,
        queued=_beside(rehearsal.queued),
        taken={rep: _beside(one) for rep, one in rehearsal.taken.items()},
        skips=dict(rehearsal.skips),
        changed=[
            ChangedShape(
                lead_id=one.past.lead_id, at=one.past.at, was=one.past.rep_id, would=one.would.rep_id,
                rule=one.would.rule,
            )
            for one in rehearsal.changed
        ],
    )  # fmt: skip


def _beside(figure: Any) -> BesideShape:
    return BesideShape(was=float(figure.was), would=float(figure.would))
