"""How promises stood, over HTTP: the board of both sides, every breach, records of the ladder, and findings."""

from datetime import date
from typing import Any, Literal, Self

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema

from selaras.actions import promises
from selaras.actions.charter import charter_in_force
from selaras.actions.promises import Handling
from selaras.actions.promises.judging import cuts_of
from selaras.api.callers import caller_of, needs
from selaras.api.done import handling_key
from selaras.api.leads.seen import reads_personal
from selaras.api.leads.story_shapes import FactShape
from selaras.api.paging import Order, PageWish, page_of, part_of
from selaras.api.problems import ProblemError
from selaras.api.rows import RowShape, lines
from selaras.api.values import Body, Id, Instant, Text, Word
from selaras.api.visits import visit_of
from selaras.core.sla import Attainment
from selaras.core.staff import Act
from selaras.kit.refusal import Refusal
from selaras.phrases import render
from selaras.records.ledger import history
from selaras.records.models import EscalationReading, FindingReading
from selaras.records.promises import records

router = Router(tags=["promises"])
_DUE_FIRST = {"due": Order("due_at")}


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


class EscalationRow(RowShape):
    """A record of the ladder as it stands now."""

    record_id: str = Field(examples=["record_h5k8n1q4t7w0z3cb"])
    side: str = Field(examples=["sales"])
    clause: str = Field(examples=["first contact within four hours"])
    week: date
    rung: int = Field(examples=[1])
    name: str = Field(examples=["conversation"])
    who: list[str] = Field(examples=[["sales_leader", "marketing_leader"]], description="Roles that meet")
    owner_role: str = Field(examples=["revenue_operations"])
    owner_id: str | None = Field(None, examples=["bima"])
    opened_at: Instant
    due_at: Instant
    missed: int = Field(examples=[1], description="How many weeks in a row")
    recovered_on: date | None = None
    taken_at: Instant | None = None
    closed_at: Instant | None = None
    closed_by: str | None = None
    cause: str | None = Field(None, examples=["capacity"])
    overdue: bool

    @classmethod
    def told(cls, row: EscalationReading, now: Any, **more: Any) -> Self:
        """Return a record as it stands at an instant."""
        return cls.of(row, who=lines(row.who), overdue=row.closed_at is None and row.due_at < now, **more)


class EscalationShape(EscalationRow):
    """A record with everything that was written into it."""

    facts: list[FactShape]


class EscalationPage(Schema):
    """A page of records, those due first coming first."""

    items: list[EscalationRow]
    next_cursor: str | None = None


class EscalationsWish(PageWish):
    """Which records."""

    closed: bool | None = Field(None, description="true: only closed ones; false: only open ones")


class RemarkBody(Body):
    """What was said or agreed."""

    comment: Text = Field(examples=["Tono takes half of Dewi's leads."], min_length=1)


class CloseBody(Body):
    """The cause that was found, and what was agreed."""

    cause: Word = Field(examples=["capacity"], description="One of the list of causes")
    outcome: Text = Field(examples=["Two more reps from April."], min_length=1)


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
    cuts = cuts_of(version)
    period = cuts.named(wish.period) if wish.period else cuts.holding(now, "week")
    narrowed = wish.model_dump(include={"side", "clause", "cause", "team"})
    rows = promises.breach_rows(period, now, caller_of(request).person, **narrowed)
    page = part_of(rows, wish, [period.name, narrowed], lambda row: row.clock_id)
    items = [BreachShape.of(row, late_seconds=round(row.late_by.total_seconds())) for row in page.items]
    return BreachPage(items=items, next_cursor=page.next_cursor)


@router.get("/escalations", response=EscalationPage)
@needs(Act.READ_PROMISES)
def list_escalations(request: HttpRequest, wish: Query[EscalationsWish]) -> Any:
    """List the records of the ladder, those due first coming first."""
    page = page_of(records(closed=wish.closed), wish, _DUE_FIRST, "due", wish.closed)
    now = visit_of(request).now
    return EscalationPage(items=[EscalationRow.told(row, now) for row in page.items], next_cursor=page.next_cursor)


@router.get("/escalations/{record_id}", response=EscalationShape)
@needs(Act.READ_PROMISES)
def one_escalation(request: HttpRequest, record_id: Path[Id]) -> Any:
    """Return a record with everything that was written into it."""
    personal = reads_personal(request)
    facts = [FactShape.of(fact, personal=personal) for fact in history(record_id)]
    return EscalationShape.told(_record(record_id), visit_of(request).now, facts=facts)


@router.post("/escalations/{record_id}/take", response=EscalationRow)
@needs(Act.HANDLE_ESCALATIONS)
def take_escalation(request: HttpRequest, record_id: Path[Id]) -> Any:
    """Become the owner of a record."""
    _record(record_id)
    return _escalation(request, record_id, promises.take_record(_handling(request, record_id, "take")))


@router.post("/escalations/{record_id}/notes", response=EscalationRow)
@needs(Act.HANDLE_ESCALATIONS)
def note_escalation(request: HttpRequest, record_id: Path[Id], body: RemarkBody) -> Any:
    """Write into a record what was said or agreed."""
    _record(record_id)
    said = promises.note_on_record(_handling(request, record_id, "note"), body.comment)
    return _escalation(request, record_id, said)


@router.post("/escalations/{record_id}/close", response=EscalationRow)
@needs(Act.HANDLE_ESCALATIONS)
def close_escalation(request: HttpRequest, record_id: Path[Id], body: CloseBody) -> Any:
    """Close a record with the cause that was found and what was agreed."""
    _record(record_id)
    said = promises.close_record(_handling(request, record_id, "close"), body.cause, body.outcome)
    return _escalation(request, record_id, said)


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
    said = promises.answer_finding(_handling(request, finding_id, "answer"), body.verdict, body.comment)
    if isinstance(said, Refusal):
        raise ProblemError.refused(said)
    return FindingRow.told(FindingReading.objects.get(finding_id=finding_id))


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


def _record(record_id: str) -> EscalationReading:
    row = EscalationReading.objects.filter(record_id=record_id).first()
    if row is None:
        raise ProblemError.of("not_found", what=record_id)
    return row


def _escalation(request: HttpRequest, record_id: str, said: Any) -> EscalationRow:
    if isinstance(said, Refusal):
        raise ProblemError.refused(said)
    return EscalationRow.told(_record(record_id), visit_of(request).now)


def _handling(request: HttpRequest, subject: str, verb: str) -> Handling:
    return Handling(subject, caller_of(request).person, visit_of(request).now, handling_key(request, verb, subject))
