"""Hurrying: promises about a lead that turns urgent while they run are due sooner."""

from collections.abc import Iterable
from datetime import datetime

from selaras.core.ledger import Fact
from selaras.core.ledger.details.clock import Amended
from selaras.core.sla.clock import Clock
from selaras.core.sla.desk import Desk
from selaras.core.sla.due import due
from selaras.core.sla.policies import Policies
from selaras.kit.instants import to_microseconds

REASON = "high_intent"


def hurried(clocks: Iterable[Clock], policies: Policies, desk: Desk, now: datetime, actor: str) -> list[Fact]:
    """Return the amendments that a lead of the fast lane asks for from now on: one for each promise that runs and that
    the charter makes quicker for high intent, unless it is due sooner already.

    A promise keeps the policy it started under, and what it has run counts for nothing against it: whoever owes it has
    the whole of the shorter time, from the instant at which it is announced.
    """
    facts = []
    for clock in clocks:
        clause = next(policies.clauses_of(clock), None)
        quick = clause.high_intent_allowance if clause else None
        if quick is None or clock.outcome is not None or clock.paused or clock.state(now) == "breached":
            continue
        policy = policies.at(clock.started_at)
        calendar = desk.knowing(policy.terms).calendar(quick.calendar, clock.rep_id)
        due_at = due(calendar, now, quick.time)
        if due_at >= clock.due_at:
            continue
        share = float(policy.terms.desk.remind_at)
        remind_at = due(calendar, now, quick.time * share) if share else None
        details = Amended(due_at=due_at, was_due_at=clock.due_at, reason=REASON, remind_at=remind_at)
        key = f"{clock.id}:hurried:{to_microseconds(now)}"
        facts.append(
            Fact(
                kind="clock.amended", subject=clock.id, happened_at=now, noted_at=now, source_key=key, actor=actor,
                details=details,
            )
        )  # fmt: skip
    return facts
