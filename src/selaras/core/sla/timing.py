"""Timing a lead: every promise the charter makes about it, with its due time, its end and the cause of a
breach.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from selaras.core.charter.conditions import condition
from selaras.core.charter.terms import LeadClause, Terms
from selaras.core.lifecycle import Lead, Pass
from selaras.core.sla.cause import cause_of, owner_at
from selaras.core.sla.clock import Clock
from selaras.core.sla.desk import Desk
from selaras.core.sla.due import due
from selaras.core.sla.events import end_of, start_of
from selaras.kit.identity import derived_id


def clocks(
    lead: Lead, terms: Terms, desk: Desk, told: Iterable[Clock] = (), charter_version: int | None = None
) -> tuple[Clock, ...]:
    """Return the lead's clocks, one for each clause and pass, as its history tells them.

    ``told`` are clocks already in the ledger: each keeps the policy and the due time it started with,
    whatever the terms say now. One that never started gets the policy of ``terms``, which are version
    ``charter_version``. A lead that was merged away has none; they run on in the lead it is part of.
    """
    if lead.merged_into is not None:
        return ()
    known = {(clock.promise, clock.started_at): clock for clock in told}
    found = []
    for one in lead.passes:
        for clause in terms.promises.leads:
            start = start_of(one, clause)
            if start is None:
                continue
            begun = known.get((clause.promise, start))
            if begun is None and condition(clause.applies_to).holds(lead.fields) is False:
                continue
            clock = begun or replace(_new(lead, one, clause, start, desk), charter_version=charter_version)
            found.append(_ended(clock, one, clause, terms, desk))
    return tuple(found)


def _new(lead: Lead, one: Pass, clause: LeadClause, start: datetime, desk: Desk) -> Clock:
    quick = one.high_intent and clause.high_intent_allowance is not None
    allowance = clause.high_intent_allowance if quick and clause.high_intent_allowance else clause.allowance
    rep_id = owner_at(one, start) if clause.side == "sales" else None
    calendar = desk.calendar(allowance.calendar, rep_id)
    return Clock(
        id=derived_id("clock", lead.id, f"{one.number}:{clause.name}"),
        clause=clause.name,
        promise=clause.promise,
        side=clause.side,
        started_at=start,
        due_at=due(calendar, start, allowance.time),
        target=allowance.time,
        calendar=calendar.name,
        lead_id=lead.id,
        rep_id=rep_id,
        team=desk.team_of.get(rep_id) if rep_id else None,
        high_intent=one.high_intent,
        needed=clause.needed,
    )


def _ended(clock: Clock, one: Pass, clause: LeadClause, terms: Terms, desk: Desk) -> Clock:
    """Return the clock with its end. What frees the rep of a promise that is broken already does not mend it."""
    counted = clause.model_copy(update={"needed": clock.needed})
    end = end_of(one, counted, clock.started_at, terms)
    if end is not None and end.cancelled and end.at > clock.due_at:
        end = None
    ended = (
        clock
        if end is None
        else replace(clock, stopped_at=end.at, outcome="cancelled" if end.cancelled else "done", stop_reason=end.reason)
    )
    return replace(ended, owner_id=owner_at(one, clock.due_at), cause=cause_of(ended, one, desk))
