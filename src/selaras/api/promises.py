"""How promises stood, over HTTP: the board of both sides, every breach, and where the time of a hand-off goes."""

from datetime import date, timedelta
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from selaras.actions import promises
from selaras.actions.charter import charter_in_force
from selaras.api.callers import caller_of, needs
from selaras.api.paging import PageWish, part_of
from selaras.api.problems import ProblemError
from selaras.api.rows import RowShape
from selaras.api.values import Instant, Text, Word
from selaras.api.visits import visit_of
from selaras.core.charter.fiscal import cuts_of
from selaras.core.sla import Attainment
from selaras.core.sla.delays import Delay
from selaras.core.staff import Act
from selaras.phrases import render

router = Router(tags=["promises"])


class CellShape(Schema):
    """How one promise stood in one week. What was judged stays as it was told."""

    week: str = Field(examples=["2026-W10"])
    first_day: date
    judgement: str = Field(examples=["missed"], description="met, missed or no_data; running where not judged yet")
    value: float | None = Field(None, examples=[0.91], description="What was reached")
    floor: float | None = Field(None, examples=[0.95], description="What was promised")
    met: int | None = Field(None, examples=[41], description="As the clocks stand now")
    breached: int | None = Field(None, examples=[4])
    pending: int | None = Field(None, examples=[0])
    causes: dict[str, int] = Field(examples=[{"untouched": 3, "absent": 1}])
    differs: str | None = Field(None, description="What would be judged now, where facts that came late change it")


class PromiseShape(Schema):
    """One promise over the weeks of the board."""

    promise_id: str = Field(examples=["promise_b4m7q1t5w9z2c6fn"])
    side: str = Field(examples=["sales"])
    clause: str = Field(examples=["first contact within four hours"])
    promise: str = Field(examples=["first_contact"])
    every: str = Field(examples=["week"])
    rung: int = Field(examples=[1], description="How far up the ladder it is; 0: not at all")
    cells: list[CellShape]


class SumShape(Schema):
    """All promises of one side about leads, week by week."""

    week: str = Field(examples=["2026-W10"])
    met: int = Field(examples=[120])
    breached: int = Field(examples=[9])
    pending: int = Field(examples=[0])
    rate: float | None = Field(None, examples=[0.93])


class SideShape(Schema):
    """One side's promises, and the clause that reached the least of its floor."""

    side: str = Field(examples=["sales"])
    worst: str | None = Field(None, examples=["first contact within four hours"])
    together: list[SumShape]
    promises: list[PromiseShape]


class BoardShape(Schema):
    """Both sides beside each other over the same weeks, the newest last; the last one runs still."""

    charter_version: int = Field(examples=[2])
    sides: list[SideShape]


class BoardWish(Schema):
    """How far back the board goes."""

    weeks: int = Field(13, ge=1, le=52, description="How many weeks that are over")


class DelayShape(Schema):
    """The time until one link of the chain; times are seconds, null where no pass came to it."""

    link: str = Field(examples=["first_attempt"])
    owner: str = Field(examples=["rep"])
    passes: int = Field(examples=[210], description="How many came to it")
    not_come: int = Field(examples=[12], description="How many have not come to it yet, and are in no percentile")
    median: int | None = Field(None, examples=[1800], description="In wall-clock time")
    p90: int | None = Field(None, examples=[14400])
    business_median: int | None = Field(None, examples=[1500], description="In the hours of whoever owns the link")
    business_p90: int | None = Field(None, examples=[9000])


class DelaysShape(Schema):
    """Where the time between a lead's first sign and its first meeting goes, and whose it is."""

    period: str = Field(examples=["2026-W10"])
    passes: int = Field(examples=[222])
    links: list[DelayShape]
    owners: dict[str, float] = Field(examples=[{"rep": 0.62, "operations": 0.3, "system": 0.08}], description="Shares")


class DelaysWish(Schema):
    """Of which passes."""

    period: Text = Field("", examples=["2026-W10"], description="2026-W10, 2026-Q1 or days a..b; else this week")
    since: Literal["captured", "qualified"] = Field("captured", description="qualified: without how long leads ripened")


class BreachShape(RowShape):
    """A broken promise. Names are null where the caller may not see them."""

    clock_id: str = Field(examples=["clock_d4m0q6t2v8x1z5ba"])
    side: str = Field(examples=["sales"])
    clause: str = Field(examples=["first contact within four hours"])
    lead_id: str | None = Field(None, examples=["lead_y2804q3qvf3640ee"])
    lead: str | None = Field(None, examples=["PT Maju Jaya"])
    owner_id: str | None = Field(None, examples=["rep_w2k0f4m8s6n1d3xa"])
    owner: str | None = Field(None, examples=["Dewi"])
    team: str | None = Field(None, examples=["sales"])
    high_intent: bool
    due_at: Instant
    stopped_at: Instant | None = None
    late_seconds: int = Field(examples=[5400], description="How late it was kept, or how long it is open by now")
    cause: str | None = Field(None, examples=["untouched"])


class BreachPage(Schema):
    """A page of breaches, the oldest first."""

    items: list[BreachShape]
    next_cursor: str | None = None


class BreachesWish(PageWish):
    """Which breaches."""

    period: Text = Field("", examples=["2026-W10"], description="2026-W10, 2026-Q1 or days a..b; else this week")
    side: Literal["", "marketing", "sales", "operations"] = Field("", description="Only of this side")
    clause: Text = Field("", examples=["first contact within four hours"], description="Only of this clause")
    cause: Word | Literal[""] = Field("", examples=["untouched"], description="Only for this cause")
    team: Text = Field("", examples=["sales"], description="Only of this team")


@router.get("/promises/board", response=BoardShape)
@needs(Act.READ_PROMISES)
def promise_board(request: HttpRequest, wish: Query[BoardWish]) -> Any:
    """Return both sides' promises week by week: attainment, causes, and where each stands on the ladder."""
    found = promises.board(visit_of(request).now, wish.weeks)
    if found is None:
        raise ProblemError.of("nothing_in_force")
    sides = [_side(one, found.weeks, visit_of(request).language) for one in found.sides]
    return BoardShape(charter_version=found.version.number, sides=sides)


@router.get("/promises/breaches", response=BreachPage)
@needs(Act.READ_PROMISES)
def list_breaches(request: HttpRequest, wish: Query[BreachesWish]) -> Any:
    """List the promises that fell due in a period and were broken, each with its cause."""
    now = visit_of(request).now
    version = charter_in_force(now)
    if version is None:
        raise ProblemError.of("nothing_in_force")
    cuts = cuts_of(version.terms)
    period = cuts.named(wish.period) if wish.period else cuts.holding(now, "week")
    narrowed = wish.model_dump(include={"side", "clause", "cause", "team"})
    rows = promises.breach_rows(period, now, caller_of(request).person, **narrowed)
    page = part_of(rows, wish, [period.name, narrowed], lambda row: row.clock_id)
    items = [BreachShape.of(row, late_seconds=round(row.late_by.total_seconds())) for row in page.items]
    return BreachPage(items=items, next_cursor=page.next_cursor)


@router.get("/promises/delays", response=DelaysShape)
@needs(Act.READ_PROMISES)
def hand_off_delays(request: HttpRequest, wish: Query[DelaysWish]) -> Any:
    """Say where the time of the passes that began in a period went, link by link and by owner."""
    now = visit_of(request).now
    version = charter_in_force(now)
    if version is None:
        raise ProblemError.of("nothing_in_force")
    cuts = cuts_of(version.terms)
    period = cuts.named(wish.period) if wish.period else cuts.holding(now, "week")
    split = promises.delays(period, version.terms, since=wish.since)
    shares: dict[str, float] = {part.owner: part.share for part in split.owners}
    links = [_delay(one) for one in split.links]
    return DelaysShape(period=period.name, passes=split.passes, links=links, owners=shares)


def _delay(one: Delay) -> DelayShape:
    wall, business = one.wall, one.business
    return DelayShape(
        link=one.link, owner=one.owner, passes=one.n, not_come=one.censored,
        median=_seconds(wall.median) if wall else None, p90=_seconds(wall.p90) if wall else None,
        business_median=_seconds(business.median) if business else None,
        business_p90=_seconds(business.p90) if business else None,
    )  # fmt: skip


def _seconds(span: timedelta) -> int:
    return round(span.total_seconds())


def _side(side: promises.SideOfBoard, weeks: Any, language: str) -> SideShape:
    sums = [
        SumShape(week=week.name, met=one.met, breached=one.breached, pending=one.pending, rate=_rate(one))
        for week, one in zip(weeks, side.together, strict=True)
    ]
    rows = [_promise(row, language) for row in side.rows]
    return SideShape(side=side.side, worst=side.worst.owed.clause if side.worst else None, together=sums, promises=rows)


def _promise(row: promises.Row, language: str) -> PromiseShape:
    return PromiseShape(
        promise_id=row.promise_id, side=row.owed.side, clause=row.owed.clause, promise=row.owed.promise,
        every=row.every, rung=row.rung, cells=[_cell(cell, language) for cell in row.cells if cell],
    )  # fmt: skip


def _cell(cell: promises.Cell, language: str) -> CellShape:
    counts = cell.counts
    return CellShape(
        week=cell.week.name, first_day=cell.week.first_day, judgement=cell.judgement, value=cell.value,
        floor=cell.told.floor if cell.told else None, met=counts.met if counts else None,
        breached=counts.breached if counts else None, pending=counts.pending if counts else None,
        causes=dict(cell.causes), differs=render(language, cell.differs) if cell.differs else None,
    )  # fmt: skip


def _rate(counts: Attainment) -> float | None:
    return None if counts.rate is None else float(counts.rate)
