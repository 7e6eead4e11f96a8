"""Facts about SLA clocks: one per promise and pass, with the due time the charter's own calendar gives."""

from dataclasses import dataclass

import numpy as np

from selaras.connectors.simulator.arrays import NEVER, SECOND, Ints, Truths, table
from selaras.connectors.simulator.follow_up import OPEN
from selaras.connectors.simulator.history import History
from selaras.connectors.simulator.sheets import Coded, Instants, Made, Sheet
from selaras.connectors.simulator.staff import TEAMS
from selaras.connectors.simulator.told.decisions import endings, rep_of, subject_of, version_of
from selaras.core.calendars import deadlines
from selaras.core.charter.terms import LeadClause
from selaras.core.ledger.details.clock import Breached, Started, Stopped


@dataclass(frozen=True, slots=True)
class Run:
    """How one clause's clocks ran, one row per pass: NEVER where a clock did not start, was not kept, or not cut short."""

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


def clocks(past: History) -> list[Sheet]:
    """Return the sheets of the clocks of every promise about leads."""
    runs = [run_of(past, clause) for clause in past.agreement.lead_clauses]
    return [sheet for run in runs for sheet in _sheets(past, run)]


def run_of(past: History, clause: LeadClause) -> Run:
    """Return how the clocks of a clause ran."""
    started = _starts(past, clause)
    kept = np.where(started < NEVER, _keeping(past, clause), NEVER)
    cancelled = np.where((started < NEVER) & (kept >= NEVER), _cancelling(past, clause), NEVER)
    return Run(clause, started, _due(past, clause, started), kept, cancelled)


def _starts(past: History, clause: LeadClause) -> Ints:
    given = past.passes.handoff
    starts = {
        "captured": given.qualified,
        "qualified": given.qualified,
        "assigned": given.routed,
        "accepted": np.where(given.accepted, given.decided, NEVER),
    }[clause.start]
    if clause.promise == "first_contact" and clause.start != "accepted":
        return np.where(given.accepted | (given.decided >= NEVER), starts, NEVER)
    return starts


def _keeping(past: History, clause: LeadClause) -> Ints:
    """Return when each promise was kept, if it ever was."""
    given, follow = past.passes.handoff, past.passes.follow
    if clause.promise == "route":
        return given.routed
    if clause.promise == "review":
        return given.decided
    if clause.promise == "first_contact":
        return np.maximum(follow.attempted, _starts(past, clause))
    if clause.promise == "touches":
        return _nth_contact(past, clause.needed)
    return endings(past)[1]


def _nth_contact(past: History, needed: int) -> Ints:
    follow = past.passes.follow
    reached = np.full(past.passes.size, NEVER)
    enough = follow.attempts >= needed
    first = np.cumsum(follow.attempts) - follow.attempts
    reached[enough] = np.maximum(follow.contact_at[first[enough] + needed - 1], past.passes.handoff.decided[enough])
    return reached


def _cancelling(past: History, clause: LeadClause) -> Ints:
    """Return when a promise ended without a verdict: with the pass, where the lead left sales' hands otherwise."""
    outcome, ended = endings(past)
    sql = np.where(past.passes.follow.outcome == OPEN, NEVER, past.passes.follow.ended)
    if clause.promise in {"touches", "first_contact"}:
        return np.minimum(sql, np.where(outcome == OPEN, NEVER, ended))
    return np.full(past.passes.size, NEVER)


def _due(past: History, clause: LeadClause, started: Ints) -> Ints:
    due = np.full(started.size, NEVER)
    runs = started < past.frame.until
    urgent = runs & past.passes.intent & (clause.high_intent_allowance is not None)
    for rows, allowance in ((runs & ~urgent, clause.allowance), (urgent, clause.high_intent_allowance)):
        if allowance is not None and rows.any():
            due[rows] = deadlines(past.agreement.calendar(allowance.calendar), started[rows], allowance.time)
    return due


def _sheets(past: History, run: Run) -> list[Sheet]:
    clause, passes = run.clause, past.passes
    letter = clause.name
    clock = Made(lambda rows: [f"clock_{past.seed}x{row}{letter}" for row in rows.tolist()])
    urgent = passes.intent & (clause.high_intent_allowance is not None)
    usual = int(clause.allowance.time.total_seconds())
    fast = int(clause.high_intent_allowance.time.total_seconds()) if clause.high_intent_allowance else usual
    due = np.where(run.due < NEVER, run.due, 0)
    started = Sheet(
        kind="clock.started",
        make=Started,
        subject=clock,
        happened=run.started,
        noted=np.maximum(run.started, past.passes.handoff.noted) + 2 * SECOND,
        key=f"{past.key}{clause.name}:started:",
        details={
            "clause": clause.name,
            "promise": clause.promise,
            "side": clause.side,
            "due_at": Instants(due),
            "target_seconds": np.where(urgent, fast, usual),
            "calendar": clause.allowance.calendar,
            "lead_id": subject_of(past),
            "rep_id": rep_of(past),
            "team": Coded(table([team.name for team in TEAMS]), passes.handoff.team),
            "high_intent": passes.intent,
            "needed": clause.needed,
            "charter_version": version_of(past, run.started),
        },
        actor="simulator:sla",
    )
    end = np.minimum(run.kept, run.cancelled)
    outcomes = Coded(table(["done", "cancelled"]), (run.kept >= NEVER).astype(np.int64))
    reasons = Coded(table(["the pass ended"]), np.where(run.kept >= NEVER, 0, -1))
    stopped = Sheet(
        "clock.stopped", Stopped, clock, end, np.maximum(end, past.passes.handoff.noted) + 4 * SECOND,
        f"{past.key}{clause.name}:stopped:", {"outcome": outcomes, "reason": reasons, "rep_id": rep_of(past)},
        "simulator:sla",
    )  # fmt: skip
    at = np.where(run.breached, run.due, NEVER)
    looked = np.maximum(at, past.passes.handoff.noted) + 20 * SECOND
    breached = Sheet(
        "clock.breached", Breached, clock, at, looked, f"{past.key}{clause.name}:breached:",
        {"owner_id": rep_of(past) if clause.side == "sales" else None}, "simulator:sla",
    )  # fmt: skip
    return [started, stopped, breached]
