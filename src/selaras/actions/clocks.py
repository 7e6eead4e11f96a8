"""The verbs of a clock: let it stand still for a reason of the charter, let it run again, give it another due time."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from selaras.actions.charter import charter_versions
from selaras.actions.desk import Desk, Told, desk
from selaras.actions.desk.acting import Doing
from selaras.actions.desk.setting import setting_of
from selaras.actions.reach import may_work_on
from selaras.core.calendars import ALWAYS_OPEN, Calendar
from selaras.core.charter.terms import LeadClause
from selaras.core.charter.versions import Version
from selaras.core.ledger import Fact
from selaras.core.ledger.details.clock import Amended
from selaras.core.lifecycle import Act as Deed
from selaras.core.lifecycle import refused
from selaras.core.sla import Clock, clocks_told, pause, reminded_anew, resume
from selaras.core.staff import Act
from selaras.kit.refusal import Refusal
from selaras.records.ledger.histories import history
from selaras.records.models import ClockReading
from selaras.records.readings.people import people


@dataclass(frozen=True, slots=True)
class Amendment:
    """What an amendment changes: a clock, the due time it has, and the one it would get."""

    clock_id: str
    lead_id: str
    clause: str
    was_due_at: datetime
    due_at: datetime


def let_stand_still(clock_id: str, doing: Doing, reason: str) -> Told | Refusal:
    """Pause a clock for a reason its clause lists; a promise that is broken already stays broken."""

    def decide(open_desk: Desk, clock: Clock, deed: Deed) -> Fact | Refusal:
        clause = _clause(open_desk, clock)
        return refused("pause_not_listed", reason=reason, clause=clock.clause) if clause is None else (
            pause(clock, deed, clause, reason)
        )  # fmt: skip

    return _about(clock_id, doing, decide)


def let_run_again(clock_id: str, doing: Doing) -> Told | Refusal:
    """Resume a clock; its due time moves by the working time it stood still."""

    def decide(open_desk: Desk, clock: Clock, deed: Deed) -> Fact | Refusal:
        hours = _hours(open_desk, clock)
        return refused("pause_not_listed", reason="", clause=clock.clause) if hours is None else (
            resume(clock, deed, hours)
        )  # fmt: skip

    return _about(clock_id, doing, decide)


def amendments(clause: str, due_at: datetime) -> list[Amendment]:
    """Return what giving every running clock of a clause this due time would change: the list to read before."""
    running = ClockReading.objects.filter(clause=clause, state="running").order_by("due_at", "clock_id")
    return [Amendment(row.clock_id, row.lead_id, row.clause, row.due_at, due_at) for row in running]


def amend(clock_ids: Iterable[str], doing: Doing, due_at: datetime, reason: str) -> dict[str, Amendment | Refusal]:
    """Give running clocks another due time, as an act of one's own that both sides can read; a breach stays one."""
    answers: dict[str, Amendment | Refusal] = {}
    with desk(doing.now) as open_desk:
        told: list[Fact] = []
        for clock_id in dict.fromkeys(clock_ids):
            clock = _clock(clock_id)
            no = refused("unknown_clock") if clock is None else _no_amendment(clock, doing, due_at, reason)
            if clock is None or no is not None:
                answers[clock_id] = no or refused("unknown_clock")
                continue
            anew = reminded_anew(clock, _hours(open_desk, clock) or ALWAYS_OPEN, due_at)
            details = Amended(due_at=due_at, was_due_at=clock.due_at, reason=reason.strip(), remind_at=anew)
            told.append(_fact(clock, doing.deed.also(clock_id), details))
            answers[clock_id] = Amendment(clock_id, clock.lead_id or "", clock.clause, clock.due_at, due_at)
        if told:
            open_desk.tell(told)
    return answers


def _no_amendment(clock: Clock, doing: Doing, due_at: datetime, reason: str) -> Refusal | None:
    if not doing.by.may(Act.AMEND_CLOCKS):
        return refused("not_your_role", role=doing.by.role)
    if not reason.strip():
        return refused("reason_needed")
    if clock.outcome is not None:
        return refused("clock_stopped", at=clock.stopped_at or doing.now)
    if clock.state(doing.now) == "breached":
        return refused("already_breached", due=clock.due_at)
    return refused("due_before_now") if due_at <= doing.now else None


def _about(clock_id: str, doing: Doing, decide: Callable[[Desk, Clock, Deed], Fact | Refusal]) -> Told | Refusal:
    with desk(doing.now) as open_desk:
        clock = _clock(clock_id)
        if clock is None:
            return refused("unknown_clock")
        if not doing.by.may(Act.WORK_LEADS):
            return refused("not_your_role", role=doing.by.role)
        if not may_work_on(doing.by, clock.owner_id or clock.rep_id):
            return refused("not_your_lead")
        answer = decide(open_desk, clock, doing.deed)
        return answer if isinstance(answer, Refusal) else open_desk.tell([answer])


def _clock(clock_id: str) -> Clock | None:
    return next(iter(clocks_told(history(clock_id))), None)


def _clause(open_desk: Desk, clock: Clock) -> LeadClause | None:
    """Return the clause the clock started under, or of one whose version nobody knows the one in force now."""
    own = _version(open_desk, clock)
    clauses = own.terms.promises.leads if own else ()
    return next((one for one in clauses if one.name == clock.clause), None) or next(
        (one for one in clauses if one.promise == clock.promise), None
    )


def _hours(open_desk: Desk, clock: Clock) -> Calendar | None:
    """Return the calendar the clock counts in, by the charter it started under."""
    own = _version(open_desk, clock)
    if own is None or clock.calendar not in own.terms.calendars:
        return None
    hours = setting_of(own, people(open_desk.now, own.terms), (), open_desk.now).desk
    return hours.calendar(clock.calendar, clock.rep_id)


def _version(open_desk: Desk, clock: Clock) -> Version | None:
    """Return the version of the charter the clock started under, else the one in force."""
    known = charter_versions(open_desk.now)
    return next((one for one in known if one.number == clock.charter_version), open_desk.version)


def _fact(clock: Clock, deed: Deed, details: Amended) -> Fact:
    return Fact(
        kind="clock.amended", subject=clock.id, happened_at=deed.at, noted_at=deed.noted_at or deed.at,
        source_key=deed.key, actor=deed.actor, details=details,
    )  # fmt: skip
