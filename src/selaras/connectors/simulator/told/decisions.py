"""Facts about decisions: qualified, routed, notified, accepted, rejected, and how each trip ended."""

import numpy as np

from selaras.connectors.simulator.arrays import HOUR, MINUTE, NEVER, SECOND, Floats, Ints, Objects, Truths, table
from selaras.connectors.simulator.follow_up import DISQUALIFIED, RECYCLED, SQL
from selaras.connectors.simulator.history import History
from selaras.connectors.simulator.sheets import Coded, Instants, Made, Sheet
from selaras.connectors.simulator.staff import TEAMS
from selaras.connectors.simulator.told.sharing import sharing
from selaras.connectors.simulator.touches import SIGNALS
from selaras.core.ledger.details.lead import (
    Accepted,
    Converted,
    Disqualified,
    Notified,
    Qualified,
    Recycled,
    Regressed,
    Rejected,
    Routed,
    SalesQualified,
    Woken,
)
from selaras.kit.identity import derived_id

_JUMPED = 0.03
"""Share of SQLs whose opportunity the CRM shows without the SQL ever having been recorded."""
_REGRESSED = 0.01


def decisions(past: History) -> list[Sheet]:
    """Return the sheets of every decision, in the order of the vocabulary."""
    return [
        _woken(past), _qualified(past), *_routed(past), _notified(past), _accepted(past), _regressed(past),
        _sales_qualified(past), _converted(past), _rejected(past), *_ended(past),
    ]  # fmt: skip


def version_of(past: History, at: Ints) -> Coded:
    """Return the number of the charter version in force at each instant."""
    numbers = table([version.number for version in past.agreement.signed])
    return Coded(numbers, past.agreement.version_at(np.minimum(at, past.frame.until)))


def subject_of(past: History) -> Coded:
    """Return the lead of each pass."""
    return Coded(past.names.leads, past.passes.handoff.lead)


def rep_of(past: History) -> Coded:
    """Return the rep of each pass."""
    return Coded(past.names.reps, past.passes.handoff.rep)


def _soon(past: History, at: Ints, part: str) -> Ints:
    """Return when facts of the CRM reach us: within seconds, and some days late when a rep fills them in on Friday."""
    chance = past.draws.of(f"noted {part}")
    lag = chance.integers(1, 50, at.size) * SECOND
    late = chance.random(at.size) < past.scenario.late_share
    return at + np.where(late, lag + (chance.exponential(30.0, at.size) * HOUR).astype(np.int64), lag)


def _qualified(past: History) -> Sheet:
    passes, hits, leads = past.passes, past.hits, past.leads
    given = passes.handoff
    return Sheet(
        kind="lead.qualified",
        make=Qualified,
        subject=subject_of(past),
        happened=given.qualified,
        noted=given.noted + SECOND,
        key=f"{past.key}qualified:",
        details={
            "score": (hits.fit + hits.behaviour)[passes.hit].round(4),
            "fit": hits.fit[passes.hit],
            "behaviour": hits.behaviour[passes.hit],
            "high_intent": passes.intent,
            "signal": Coded(table(SIGNALS), hits.signal[passes.hit]),
            "channel": Coded(past.names.channels, _tracked(past, leads.channel[given.lead])),
            "campaign": Coded(past.names.campaigns, leads.campaign[given.lead]),
            "segment": Coded(table(("small", "mid", "large")), past.accounts.segment[leads.account[given.lead]]),
            "charter_version": version_of(past, given.qualified),
        },
        actor="simulator:scoring",
    )


def _tracked(past: History, channel: Ints) -> Ints:
    return np.where(channel >= past.names.channels.size - 1, -1, channel)


def _routed(past: History) -> list[Sheet]:
    given, shared = past.passes.handoff, sharing(past)
    rules = table(["account_owner", *(team.territory for team in TEAMS)])
    first = Sheet(
        kind="lead.routed",
        make=Routed,
        subject=subject_of(past),
        happened=given.routed,
        noted=given.routed + SECOND,
        key=f"{past.key}routed:",
        details={
            "rep_id": rep_of(past),
            "rule": Coded(rules, np.where(given.by_owner, 0, given.team + 1)),
            "steps": shared.steps,
            "pool": shared.pool,
            "shared": shared.shared,
            "charter_version": version_of(past, given.routed),
        },
        actor="simulator:routing",
    )
    return [first]


def _notified(past: History) -> Sheet:
    given = past.passes.handoff
    medium = table(["email", "slack"])
    details = {"rep_id": rep_of(past), "medium": Coded(medium, past.passes.intent.astype(np.int64))}
    return Sheet(
        "lead.notified", Notified, subject_of(past), given.notified, given.notified + SECOND, f"{past.key}notified:",
        details, "simulator:routing",
    )  # fmt: skip


def _accepted(past: History) -> Sheet:
    given = past.passes.handoff
    at = np.where(given.accepted, given.decided, NEVER)
    return Sheet(
        kind="lead.accepted",
        make=Accepted,
        subject=subject_of(past),
        happened=at,
        noted=_soon(past, at, "accepted"),
        key=f"{past.key}accepted:",
        details={
            "reviewer_id": Coded(past.names.managers, given.team),
            "rep_id": rep_of(past),
            "charter_version": version_of(past, at),
        },
        actor="simulator:crm",
    )


def _rejected(past: History) -> Sheet:
    """Return rejections; those against the definition claim that the lead does not fit, though it does."""
    given, draw = past.passes.handoff, past.passes.follow.reason
    at = np.where(~given.accepted & (given.decided < NEVER), given.decided, NEVER)
    codes = past.agreement.codes
    honest = _choice(draw, len(codes.reject_honest))
    unfit = _choice(draw, len(codes.reject_unfit)) + len(codes.reject_honest)
    reason = Coded(table([*codes.reject_honest, *codes.reject_unfit]), np.where(given.doubted, unfit, honest))
    details = {
        "reason": reason,
        "reviewer_id": Coded(past.names.managers, given.team),
        "charter_version": version_of(past, at),
    }
    noted = _soon(past, at, "rejected")
    return Sheet(
        "lead.rejected", Rejected, subject_of(past), at, noted, f"{past.key}rejected:", details, "simulator:crm"
    )


def _choice(draw: Floats, count: int) -> Ints:
    return np.minimum((draw * count).astype(np.int64), count - 1)


def recorded_sql(past: History) -> Truths:
    """Return which SQLs the CRM recorded: some jump straight to the opportunity."""
    jumped = past.draws.of("jumps").random(past.passes.size) < _JUMPED
    created = past.after.created < past.frame.until
    recorded: Truths = (past.passes.follow.outcome == SQL) & ~(jumped & created)
    return recorded


def _sales_qualified(past: History) -> Sheet:
    follow = past.passes.follow
    at = np.where(recorded_sql(past), follow.ended, NEVER)
    framework, questions = past.agreement.framework
    return Sheet(
        kind="lead.sales_qualified",
        make=SalesQualified,
        subject=subject_of(past),
        happened=at,
        noted=_soon(past, at, "sales qualified"),
        key=f"{past.key}sql:",
        details={
            "rep_id": rep_of(past),
            "framework": framework,
            "answered": Made(lambda rows: [questions] * rows.size),
            "charter_version": version_of(past, at),
        },
        actor="simulator:crm",
    )


def _regressed(past: History) -> Sheet:
    """Return the few leads a CRM user set back a stage by hand; what they had reached stays reached."""
    follow, chance = past.passes.follow, past.draws.of("regressions")
    some = recorded_sql(past) & (chance.random(past.passes.size) < _REGRESSED)
    at = np.where(some, follow.ended + 3 * HOUR, NEVER)
    details = {"to_stage": "sal", "from_stage": "sql", "reason": "set back by hand"}
    return Sheet(
        "lead.regressed",
        Regressed,
        subject_of(past),
        at,
        at + MINUTE,
        f"{past.key}regressed:",
        details,
        "simulator:crm",
    )


def deal_ids(past: History) -> Objects:
    """Return the ids of all opportunities; -1 picks None."""
    return table([derived_id("opportunity", "simulator", f"{past.seed}-{i}") for i in range(past.deals.size)])


def _converted(past: History) -> Sheet:
    deals, given = past.deals, past.passes.handoff
    came = np.flatnonzero(deals.row >= 0)
    row, at = deals.row[came], deals.created[came]
    return Sheet(
        kind="lead.converted",
        make=Converted,
        subject=Coded(past.names.leads, given.lead[row]),
        happened=at,
        noted=at + 4 * SECOND,
        key=f"{past.key}converted:",
        details={
            "opportunity_id": Coded(deal_ids(past), came),
            "rep_id": Coded(past.names.reps, given.rep[row]),
            "charter_version": version_of(past, at),
        },
        actor="simulator:crm",
    )


def endings(past: History) -> tuple[Ints, Ints]:
    """Return how each pass ended without an opportunity, and when: in follow-up, or as an SQL that went nowhere."""
    follow, after = past.passes.follow, past.after
    late = follow.outcome == SQL
    return np.where(late, after.outcome, follow.outcome), np.where(late, after.ended, follow.ended)


def dispositions_of(past: History) -> tuple[Objects, Ints]:
    """Return the dispositions and each pass's place among them, should it be disqualified; the unreached are first."""
    codes, follow = past.agreement.codes, past.passes.follow
    places = np.where(follow.attempts == 0, 0, 1 + _choice(follow.reason, len(codes.disposition)))
    return table([codes.unreachable, *codes.disposition]), places


def _ended(past: History) -> list[Sheet]:
    outcome, ended = endings(past)
    codes, draw = past.agreement.codes, past.passes.follow.reason
    reasons, dispositions = dispositions_of(past)
    gone = np.where(outcome == DISQUALIFIED, ended, NEVER)
    back = np.where(outcome == RECYCLED, ended, NEVER)
    common = {"rep_id": rep_of(past)}
    wake = past.passes.follow.wake
    disqualified = Sheet(
        "lead.disqualified", Disqualified, subject_of(past), gone, _soon(past, gone, "disqualified"),
        f"{past.key}disqualified:",
        {"reason": Coded(reasons, dispositions), **common, "charter_version": version_of(past, gone)},
        "simulator:crm",
    )  # fmt: skip
    recycled = Sheet(
        "lead.recycled", Recycled, subject_of(past), back, _soon(past, back, "recycled"), f"{past.key}recycled:",
        {
            "reason": Coded(table(codes.recycle), _choice(draw, len(codes.recycle))), **common,
            "wake_at": Instants(wake),
            "wake_on": Coded(table(["next_fiscal_year"]), np.where(wake < NEVER, -1, 0)),
            "charter_version": version_of(past, back),
        },
        "simulator:crm",
    )  # fmt: skip
    return [disqualified, recycled]


def _woken(past: History) -> Sheet:
    wake = past.passes.follow.wake
    return Sheet(
        "lead.woken", Woken, subject_of(past), wake, wake + 3 * SECOND, f"{past.key}woken:",
        {"because": "the date agreed for it came"}, "simulator:nurture",
    )  # fmt: skip
