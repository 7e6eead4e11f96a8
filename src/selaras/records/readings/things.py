"""The readings of accounts, opportunities, reps and clocks, each from the facts of one subject in ledger order."""

from datetime import datetime

from selaras.core.ledger import Fact
from selaras.core.ledger.details.clock import Breached, Stopped
from selaras.core.lifecycle.stages import CLOSES
from selaras.core.matching import company_domain, company_key, name_start
from selaras.core.sla.clock import Clock, clocks_told
from selaras.records.readings.known import Reading, known, searchable, text

_OUTCOMES = {"opportunity.won": "won", "opportunity.lost": "lost", "opportunity.reopened": "open"}


def account_reading(facts: list[Fact]) -> Reading:
    """Return the reading of one account."""
    said = known(facts)
    key = company_key(said.get("name", ""))
    return Reading(
        account_id=facts[0].subject,
        **text(said, "name", "domain", "industry", "country", "segment", "territory", "tier", "parent_id", "owner_id"),
        employees=said.get("employees"),
        customer=said.get("customer", False),
        target=said.get("target", False),
        added_at=facts[0].happened_at,
        search=searchable(said.get("name", ""), said.get("domain", "")),
        domain_key=company_domain(said.get("domain", "")) or "",
        name_key=key,
        name_start=name_start(key),
        name_length=len(key),
    )


def opportunity_reading(facts: list[Fact], lead_id: str) -> Reading:
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
    return Reading(
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


def rep_reading(facts: list[Fact]) -> Reading:
    """Return the reading of one rep; one who joined again has not left."""
    said = known(fact for fact in facts if fact.kind in {"rep.joined", "rep.updated"})
    comings = [fact for fact in facts if fact.kind in {"rep.joined", "rep.left"}]
    joined = next((fact for fact in comings if fact.kind == "rep.joined"), None)
    gone = comings[-1] if comings and comings[-1].kind == "rep.left" else None
    return Reading(
        rep_id=facts[0].subject,
        **text(
            said, "external_id", "name", "email", "role", "team", "manager_id", "territory", "time_zone", "calendar"
        ),
        quota_minor=said.get("quota_minor"),
        joined_at=joined.happened_at if joined else None,
        left_at=gone.happened_at if gone else None,
    )


def clock_reading(facts: list[Fact]) -> Reading | None:
    """Return the reading of one clock; none while only its later facts have arrived."""
    told = clocks_told(facts)
    if not told:
        return None
    clock = told[0]
    state, noted = _state(clock), any(fact.kind == "clock.breached" for fact in facts)
    return Reading(
        clock_id=clock.id,
        clause=clock.clause,
        promise=clock.promise,
        side=clock.side,
        lead_id=clock.lead_id or "",
        rep_id=clock.rep_id or "",
        team=clock.team or "",
        high_intent=clock.high_intent,
        needed=clock.needed,
        started_at=clock.started_at,
        due_at=clock.due_at,
        state=state,
        stopped_at=clock.stopped_at,
        owner_id=_owner(facts) or clock.rep_id or "",
        cause=next((d.cause or "" for fact in facts if isinstance(d := fact.details, Breached)), ""),
        breach_noted=noted,
        next_look_at=_next_look(clock) if state == "running" and not noted else None,
    )


def _owner(facts: list[Fact]) -> str | None:
    """Return who was told last to have held the lead when the promise was kept or broken."""
    ends = [fact.details for fact in reversed(facts) if isinstance(fact.details, Breached | Stopped)]
    return next((who for d in ends if (who := d.owner_id if isinstance(d, Breached) else d.rep_id)), None)


def _next_look(clock: Clock) -> datetime:
    """Return when a running clock must be looked at: to remind, and once that is done, when it is due."""
    reminds = clock.remind_at is not None and clock.reminded_at is None and clock.remind_at < clock.due_at
    return clock.remind_at if reminds and clock.remind_at else clock.due_at


def _state(clock: Clock) -> str:
    """Return how the clock stands whenever somebody looks: whether a running one is late, the due time says then."""
    if clock.outcome is None:
        return "paused" if clock.paused else "running"
    ended = clock.state(clock.due_at)
    return {"breached": "late"}.get(ended, ended)
