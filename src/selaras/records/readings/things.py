"""The readings of accounts, opportunities, reps and clocks, each from the facts of one subject in ledger order."""

from datetime import datetime

from selaras.core.ledger import Fact
from selaras.core.ledger.details.clock import Resumed, Started, Stopped
from selaras.core.lifecycle.stages import CLOSES
from selaras.records.models import AccountReading, ClockReading, OpportunityReading, RepReading
from selaras.records.readings.known import known, searchable, text

_OUTCOMES = {"opportunity.won": "won", "opportunity.lost": "lost", "opportunity.reopened": "open"}


def account_reading(facts: list[Fact]) -> AccountReading:
    """Return the reading of one account."""
    said = known(facts)
    return AccountReading(
        account_id=facts[0].subject,
        **text(said, "name", "domain", "industry", "country", "segment", "territory", "tier", "parent_id", "owner_id"),
        employees=said.get("employees"),
        customer=said.get("customer", False),
        target=said.get("target", False),
        added_at=facts[0].happened_at,
        search=searchable(said.get("name", ""), said.get("domain", "")),
    )


def opportunity_reading(facts: list[Fact], lead_id: str) -> OpportunityReading:
    """Return the reading of one opportunity; its last close in ledger order stands, unless it was reopened since.

    What a won deal was signed for replaces what was hoped for; an amount nobody said stays null.
    """
    said = known(fact for fact in facts if fact.kind != "opportunity.lost")
    moves = [
        fact.details
        for fact in facts
        if fact.kind in {"opportunity.created", "opportunity.moved", "opportunity.reopened"}
    ]
    stages = [stage for d in moves if (stage := getattr(d, "to_stage", None) or getattr(d, "stage", None))]
    closes = [fact for fact in facts if fact.kind in CLOSES]
    status = _OUTCOMES[closes[-1].kind] if closes else "open"
    created = next((fact for fact in facts if fact.kind == "opportunity.created"), None)
    return OpportunityReading(
        opportunity_id=facts[0].subject,
        lead_id=lead_id,
        stage=stages[-1] if stages else "",
        status=status,
        **text(
            said, "name", "account_id", "currency", "owner_id", "forecast_category", "product", "channel", "campaign"
        ),
        amount_minor=said.get("amount_minor"),
        base_minor=said.get("base_minor"),
        close_date=said.get("close_date"),
        created_at=created.happened_at if created else None,
        closed_at=closes[-1].happened_at if status != "open" else None,
        changed_at=facts[-1].happened_at,
    )


def rep_reading(facts: list[Fact]) -> RepReading:
    """Return the reading of one rep; one who joined again has not left."""
    said = known(fact for fact in facts if fact.kind in {"rep.joined", "rep.updated"})
    comings = [fact for fact in facts if fact.kind in {"rep.joined", "rep.left"}]
    joined = next((fact for fact in comings if fact.kind == "rep.joined"), None)
    gone = comings[-1] if comings and comings[-1].kind == "rep.left" else None
    return RepReading(
        rep_id=facts[0].subject,
        **text(said, "name", "email", "role", "team", "manager_id", "territory", "time_zone", "calendar"),
        quota_minor=said.get("quota_minor"),
        joined_at=joined.happened_at if joined else None,
        left_at=gone.happened_at if gone else None,
    )


def clock_reading(facts: list[Fact]) -> ClockReading | None:
    """Return the reading of one clock; none while only its later facts have arrived."""
    start = next((fact for fact in facts if fact.kind == "clock.started"), None)
    if start is None or not isinstance(start.details, Started):
        return None
    d = start.details
    due = [fact.details.due_at for fact in facts if isinstance(fact.details, Started | Resumed)][-1]
    stop = next((fact for fact in reversed(facts) if fact.kind == "clock.stopped"), None)
    state = _state(facts, due, stop)
    return ClockReading(
        clock_id=start.subject,
        clause=d.clause,
        promise=d.promise,
        side=d.side,
        lead_id=d.lead_id or "",
        rep_id=d.rep_id or "",
        team=d.team or "",
        high_intent=d.high_intent,
        needed=d.needed,
        started_at=start.happened_at,
        due_at=due,
        state=state,
        stopped_at=stop.happened_at if stop else None,
        breach_noted=(noted := any(fact.kind == "clock.breached" for fact in facts)),
        next_look_at=due if state == "running" and not noted else None,
    )


def _state(facts: list[Fact], due: datetime, stop: Fact | None) -> str:
    if stop is not None and isinstance(stop.details, Stopped):
        if stop.details.outcome == "cancelled":
            return "cancelled"
        return "met" if stop.happened_at <= due else "late"
    turns = [fact.kind for fact in facts if fact.kind in {"clock.started", "clock.paused", "clock.resumed"}]
    return "paused" if turns[-1] == "clock.paused" else "running"
