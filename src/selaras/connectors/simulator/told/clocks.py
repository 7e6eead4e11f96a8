"""Facts about SLA clocks: one per promise and pass, with the ids, due times and ends the product's own SLA gives."""

from dataclasses import dataclass

import numpy as np

from selaras.connectors.simulator.arrays import DAY, NEVER, SECOND, Ints, Objects, Truths, table
from selaras.connectors.simulator.follow_up import DISQUALIFIED, OPEN, RECYCLED, REJECTED, SQL
from selaras.connectors.simulator.handoff import away_days
from selaras.connectors.simulator.history import History
from selaras.connectors.simulator.sheets import Coded, Instants, Sheet
from selaras.connectors.simulator.staff import TEAMS
from selaras.connectors.simulator.told.decisions import (
    dispositions_of,
    endings,
    recorded_sql,
    rep_of,
    subject_of,
    version_of,
)
from selaras.core.calendars import deadlines
from selaras.core.charter.terms import LeadClause
from selaras.core.ledger.details.clock import Breached, Started, Stopped
from selaras.kit.identity import derived_id


@dataclass(frozen=True, slots=True)
class Run:
    """How one clause's clocks ran, one row per pass: NEVER where one did not start, was not kept, or not cut short."""

    clause: LeadClause
    started: Ints
    due: Ints
    kept: Ints
    cancelled: Ints

    @property
    def breached(self) -> Truths:
        """Return which clocks were neither kept nor cancelled by their due time."""
        late: Truths = (self.started < NEVER) & (self.kept > self.due) & (self.cancelled > self.due)
        return late


@dataclass(frozen=True, slots=True)
class Ends:
    """When and why each pass freed its rep, and when it was disposed of; one row per pass."""

    freed: Ints
    why: Objects
    disposed: Ints


def clocks(past: History) -> list[Sheet]:
    """Return the sheets of the clocks of every promise about leads."""
    ends = ends_of(past)
    runs = [run_of(past, clause, ends) for clause in past.agreement.lead_clauses]
    return [sheet for run in runs for sheet in _sheets(past, run, ends)]


def ends_of(past: History) -> Ends:
    """Return how each pass ended for those who were bound by promises.

    An SQL, a rejection, a recycling and an exempt disposition free the rep; any other disposition frees nobody.
    """
    outcome, ended = endings(past)
    sql = past.passes.follow.outcome == SQL
    reached = np.where(recorded_sql(past), past.passes.follow.ended, np.where(sql, past.after.created, NEVER))
    reasons, places = dispositions_of(past)
    exempt = np.isin(reasons[places].astype(str), sorted(past.agreement.codes.exempt))
    frees = np.isin(outcome, [REJECTED, RECYCLED]) | ((outcome == DISQUALIFIED) & exempt)
    freed = np.where(sql, reached, np.where(frees, ended, NEVER))
    words = np.array(["", "rejected", "disqualified", "recycled", ""], dtype=object)
    why = np.where(sql, "qualified", words[outcome])
    disposed = np.where(sql, reached, np.where(outcome == OPEN, NEVER, ended))
    return Ends(freed, why, disposed)


def run_of(past: History, clause: LeadClause, ends: Ends) -> Run:
    """Return how the clocks of a clause ran."""
    started = _starts(past, clause)
    due = _due(past, clause, started)
    done = np.where(started < NEVER, np.maximum(_done(past, clause, ends, started), started), NEVER)
    freed = ends.freed if clause.promise != "disposition" else np.full(started.size, NEVER)
    kept = np.where(done <= freed, done, NEVER)
    cancelled = np.where((kept >= NEVER) & (freed <= due) & (started < NEVER), freed, NEVER)
    return Run(clause, started, due, kept, cancelled)


def _starts(past: History, clause: LeadClause) -> Ints:
    given = past.passes.handoff
    if clause.start == "captured":
        return np.where(past.passes.number == 1, past.leads.captured[given.lead], NEVER)
    if clause.start == "accepted":
        return np.where(given.accepted, given.decided, NEVER)
    return given.qualified if clause.start == "qualified" else given.routed


def _done(past: History, clause: LeadClause, ends: Ends, started: Ints) -> Ints:
    """Return when what was promised was done, if it ever was."""
    given, follow = past.passes.handoff, past.passes.follow
    if clause.promise == "route":
        return given.routed
    if clause.promise == "review":
        return given.decided
    if clause.promise == "first_contact":
        return np.where(follow.attempted >= started - 7 * DAY, follow.attempted, _nth_contact(past, 2, started))
    if clause.promise == "touches":
        return _nth_contact(past, clause.needed, started)
    return ends.disposed


def _nth_contact(past: History, needed: int, since: Ints) -> Ints:
    """Return when so many attempts had been made since an instant; only a first attempt can lie before it."""
    follow = past.passes.follow
    skip = (follow.attempted < since).astype(np.int64)
    place = needed - 1 + skip
    reached = np.full(past.passes.size, NEVER)
    enough = (follow.attempts > place) & (since < NEVER)
    first = np.cumsum(follow.attempts) - follow.attempts
    reached[enough] = follow.contact_at[first[enough] + place[enough]]
    return reached


def _due(past: History, clause: LeadClause, started: Ints) -> Ints:
    due = np.full(started.size, NEVER)
    runs = started < past.frame.until
    urgent = runs & past.passes.intent & (clause.high_intent_allowance is not None)
    for rows, allowance in ((runs & ~urgent, clause.allowance), (urgent, clause.high_intent_allowance)):
        if allowance is not None and rows.any():
            due[rows] = deadlines(past.agreement.calendar(allowance.calendar), started[rows], allowance.time)
    return due


def _ids(past: History, run: Run) -> Coded:
    """Return the ids the product would give these clocks, for those that start in the history."""
    rows = np.flatnonzero(run.started < past.frame.until)
    leads = past.names.leads[past.passes.handoff.lead[rows]].tolist()
    starts, name = run.started[rows].tolist(), run.clause.name
    ids = [derived_id("clock", lead, f"{start}:{name}") for lead, start in zip(leads, starts, strict=True)]
    places = np.full(past.passes.size, -1, dtype=np.int64)
    places[rows] = np.arange(rows.size)
    return Coded(table(ids), places)


def _sheets(past: History, run: Run, ends: Ends) -> list[Sheet]:
    clause, passes = run.clause, past.passes
    clock = _ids(past, run)
    key = f"{past.key}{clause.promise}"
    sales = clause.side == "sales"
    rep = rep_of(past) if sales else None
    known = np.maximum(passes.handoff.noted, 0)
    started = Sheet(
        kind="clock.started",
        make=Started,
        subject=clock,
        happened=run.started,
        noted=np.maximum(run.started, known) + 2 * SECOND,
        key=f"{key}:started:",
        details=_policy(past, run)
        | {
            "lead_id": subject_of(past),
            "rep_id": rep,
            "team": Coded(table([team.name for team in TEAMS]), passes.handoff.team) if sales else None,
        },
        actor="simulator:sla",
    )
    end = np.minimum(run.kept, run.cancelled)
    freed = (run.kept >= NEVER).astype(np.int64)
    stopped = Sheet(
        "clock.stopped", Stopped, clock, end, np.maximum(end, known) + 4 * SECOND, f"{key}:stopped:",
        {
            "outcome": Coded(table(["done", "cancelled"]), freed),
            "reason": Coded(table(ends.why), np.where(freed == 1, np.arange(end.size), -1)),
            "rep_id": rep_of(past),
        },
        "simulator:sla",
    )  # fmt: skip
    at = np.where(run.breached, run.due, NEVER)
    breached = Sheet(
        "clock.breached", Breached, clock, at, np.maximum(at, known) + 20 * SECOND, f"{key}:breached:",
        {"cause": _causes(past, run), "owner_id": rep_of(past)}, "simulator:sla",
    )  # fmt: skip
    return [started, stopped, breached]


def _policy(past: History, run: Run) -> dict[str, Instants | Coded | np.ndarray | str | int]:
    """Return what a clock keeps of the charter it started under."""
    clause = run.clause
    quick = clause.high_intent_allowance or clause.allowance
    urgent = past.passes.intent & (clause.high_intent_allowance is not None)
    seconds = [int(allowance.time.total_seconds()) for allowance in (clause.allowance, quick)]
    calendars = table([clause.allowance.calendar, quick.calendar])
    return {
        "clause": clause.name,
        "promise": clause.promise,
        "side": clause.side,
        "due_at": Instants(run.due),
        "target_seconds": np.where(urgent, seconds[1], seconds[0]),
        "calendar": Coded(calendars, urgent.astype(np.int64)),
        "high_intent": past.passes.intent,
        "needed": clause.needed,
        "charter_version": version_of(past, run.started),
    }


def _causes(past: History, run: Run) -> Coded:
    """Return why each promise was broken: the system, an absence, too many leads, lateness, or nobody at all."""
    given, frame = past.passes.handoff, past.frame
    day = np.clip((run.due - frame.start) // DAY, 0, frame.days - 1)
    absent = away_days(past.staff, frame)[given.rep, day]
    system = (given.noted > run.due) | (given.routed > run.due) | (run.clause.promise == "route")
    over = past.passes.follow.backlog > 1.0
    late = run.kept < NEVER
    code = np.select([system, absent, over, late], [0, 1, 2, 3], 4)
    return Coded(table(["system", "absent", "over_capacity", "late", "untouched"]), code)
