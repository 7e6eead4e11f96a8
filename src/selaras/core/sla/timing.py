"""Timing a lead: every promise the charter makes about it, with its due time, its end and the cause of a
breach.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Literal, NamedTuple

from selaras.core.charter.conditions import condition
from selaras.core.charter.terms import LeadClause, Terms
from selaras.core.charter.versions import Version
from selaras.core.lifecycle import Lead, Pass
from selaras.core.sla.cause import OWED_BY_REP, cause_of, owner_at
from selaras.core.sla.clock import Clock
from selaras.core.sla.desk import Desk
from selaras.core.sla.due import due
from selaras.core.sla.events import end_of, start_of, starts
from selaras.core.sla.policies import Policies, Policy
from selaras.kit.identity import derived_id
from selaras.kit.instants import to_microseconds


def clocks(
    lead: Lead,
    terms: Terms,
    desk: Desk,
    told: Iterable[Clock] = (),
    charter_version: int | None = None,
    versions: tuple[Version, ...] = (),
) -> tuple[Clock, ...]:
    """Return the lead's clocks, one for each clause and pass, as its history tells them.

    A clock's policy is the one at its start. ``told`` are clocks already in the ledger: each keeps its clause, calendar
    and due time, whatever the terms say now, and runs even where they do not make its promise any more. One that never
    started gets the policy of whichever of ``versions`` was in force when it starts; where none is known, that of
    ``terms``, which are version ``charter_version``. A lead that was merged away has none; they run on in the lead it
    is part of.
    """
    if lead.merged_into is not None:
        return ()
    policies = Policies(Policy(terms, charter_version), versions)
    known = {(clock.clause, clock.started_at): clock for clock in told}.values()
    found: list[Clock] = []
    for one in lead.passes:
        kept = _kept(one, known, policies)
        made = _made(lead, one, [clock for clock, _ in kept], policies, desk)
        found += [_ended(clock, one, clause, terms, desk) for clock, clause in (*kept, *made)]
    return tuple(found)


def _kept(one: Pass, told: Iterable[Clock], policies: Policies) -> list[tuple[Clock, LeadClause]]:
    """Return the clocks in the ledger whose beginning still stands in this pass, each with its clause."""
    found = []
    for clock in told:
        clauses = policies.clauses_of(clock)
        clause = next((each for each in clauses if start_of(one, each) == clock.started_at), None)
        if clause is not None:
            found.append((clock, clause))
    return found


def _made(
    lead: Lead, one: Pass, kept: Iterable[Clock], policies: Policies, desk: Desk
) -> list[tuple[Clock, LeadClause]]:
    """Return the clocks that the pass starts and the ledger lacks."""
    running = {(clock.clause, clock.started_at): clock.promise for clock in kept}
    found = []
    for policy in {(at := policies.at(start)).number: at for start in starts(one)}.values():
        for clause in policy.terms.promises.leads:
            start = start_of(one, clause)
            if start is None or policies.at(start).number != policy.number:
                continue
            if (
                _promised(clause, start, policy.terms, running)
                or condition(clause.applies_to).holds(lead.fields) is False
            ):
                continue
            hours = desk if policy is policies.now else desk.knowing(policy.terms)
            making = _Making(lead.id, clause, policy.number, policy.terms.desk.remind_at)
            found.append((_new(making, one, start, hours), clause))
    return found


def _promised(clause: LeadClause, start: datetime, terms: Terms, running: Mapping[tuple[str, datetime], str]) -> bool:
    """Whether a clock runs for this clause, or for one of its promise that these terms do not know any more.

    Hence a clause that is given another name does not promise once more what is under way.
    """
    if (clause.name, start) in running:
        return True
    known = {each.name for each in terms.promises.leads}
    return any(
        promise == clause.promise and since == start and name not in known for (name, since), promise in running.items()
    )


class _Making(NamedTuple):
    """What a new clock is made under."""

    lead_id: str
    clause: LeadClause
    charter_version: int | None
    remind_at: Decimal = Decimal(0)


def _new(policy: _Making, one: Pass, start: datetime, desk: Desk) -> Clock:
    clause = policy.clause
    quick = one.high_intent and clause.high_intent_allowance is not None
    allowance = clause.high_intent_allowance if quick and clause.high_intent_allowance else clause.allowance
    rep_id = owner_at(one, start) if clause.promise in OWED_BY_REP else None
    calendar = desk.calendar(allowance.calendar, rep_id)
    due_at = due(calendar, start, allowance.time)
    reminded = due(calendar, start, allowance.time * float(policy.remind_at)) if policy.remind_at else None
    return Clock(
        id=derived_id("clock", policy.lead_id, f"{to_microseconds(start)}:{clause.name}"),
        clause=clause.name,
        promise=clause.promise,
        side=clause.side,
        started_at=start,
        due_at=due_at,
        target=allowance.time,
        calendar=calendar.name,
        lead_id=policy.lead_id,
        rep_id=rep_id,
        team=desk.team_of.get(rep_id) if rep_id else None,
        high_intent=one.high_intent,
        needed=clause.needed,
        remind_at=reminded,
        charter_version=policy.charter_version,
    )


def _ended(clock: Clock, one: Pass, clause: LeadClause, terms: Terms, desk: Desk) -> Clock:
    """Return the clock with its end, or running where its history has none any more.

    What frees the rep of a promise that is broken already does not mend it.
    """
    counted = clause if clause.needed == clock.needed else clause.model_copy(update={"needed": clock.needed})
    end = end_of(one, counted, clock.started_at, terms)
    owner = owner_at(one, clock.due_at) if clock.promise in OWED_BY_REP else None
    if end is None or (end.cancelled and end.at > clock.due_at):
        ended = replace(clock, stopped_at=None, outcome=None, stop_reason=None, owner_id=owner)
    else:
        outcome: Literal["done", "cancelled"] = "cancelled" if end.cancelled else "done"
        ended = replace(clock, stopped_at=end.at, outcome=outcome, stop_reason=end.reason, owner_id=owner)
    cause = cause_of(ended, one, desk)
    return ended if cause is None else replace(ended, cause=cause)
