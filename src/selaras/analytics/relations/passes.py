"""Passes: each trip of a lead from MQL to its end, with its stages, its speed and what it can be cut by.

The slow twin is ``selaras.core.lifecycle.fold``; a property test holds the two together on random histories.
"""

import ibis
import ibis.expr.types as ir

from selaras.analytics.figures import UNKNOWN
from selaras.analytics.relations.companies import accounts, reps
from selaras.analytics.relations.facts import facts
from selaras.analytics.relations.kept import kept
from selaras.analytics.relations.people import merges, people, with_root
from selaras.core.lifecycle.speed import EARLY_FOR
from selaras.core.lifecycle.stages import ENDS, STAGES, Stage

STAGES_OF_A_PASS = STAGES[1:]
REACHES: dict[str, Stage] = {
    "lead.qualified": "mql",
    "lead.accepted": "sal",
    "lead.sales_qualified": "sql",
    "lead.converted": "opportunity",
    "opportunity.won": "won",
}
_CLOSES = ("opportunity.won", "opportunity.lost", "opportunity.reopened")
_EVENTS = (
    "lead.qualified", "lead.routed", "lead.notified", "lead.accepted", "lead.regressed", "lead.sales_qualified",
    "lead.converted", "lead.rejected", "lead.disqualified", "lead.recycled",
)  # fmt: skip
_NAMES_REP = ("lead.routed", "lead.accepted", "lead.sales_qualified", "lead.converted")
_BEFORE_ALL, _AFTER_ALL = -1, 2**62
_EARLY = int(EARLY_FOR.total_seconds()) * 1_000_000
_ENVELOPE = ("lead_id", "kind", "happened_at", "n")
_PAYLOAD = {
    "rep_id": "string", "reason": "string", "to_stage": "string", "opportunity_id": "string", "inferred": "boolean",
    "attempt": "boolean", "connected": "boolean", "meeting": "boolean",
}  # fmt: skip


@kept()
def effective_closes() -> ir.Table:
    """Return the close of each opportunity that counts: its last of won, lost, reopened, unless it was reopened."""
    told = facts("opportunity_changes")
    told = told.filter(told.kind.isin(_CLOSES))
    last = told.group_by("opportunity_id").agg(last=told.n.max())
    effective = told.filter(told.kind != "opportunity.reopened").semi_join(last, told.n == last.last)
    return effective.select("opportunity_id", "kind", "happened_at", "n", "reason")


@kept(merges, effective_closes)
def told_of_passes() -> ir.Table:
    """Return every event of every lead that a pass is read from."""
    decided = facts("decisions")
    decided = with_root(decided.filter(decided.kind.isin(_EVENTS)))
    return ibis.union(_shaped(decided), _shaped(_contacts()), _shaped(_closes_of_leads(decided)))


@kept(told_of_passes)
def pass_events() -> ir.Table:
    """Return every event with ``grp``: how many ends of a pass came before it in the history of its lead.

    The ends cut a lead's history into stretches, and each event lies in exactly one: only the few ends are sorted.
    """
    told = told_of_passes.table
    ends = told.filter(told.kind.isin(tuple(ENDS))).select("lead_id", "n")
    in_turn = ibis.window(group_by="lead_id", order_by="n")
    ends = ends.mutate(
        grp=ibis.row_number().over(in_turn), after=ibis.coalesce(ends.n.lag().over(in_turn), _BEFORE_ALL)
    )
    last = ends.group_by("lead_id").agg(after=ends.n.max(), grp=ends.count())
    stretches = ibis.union(
        ends.select("lead_id", "grp", "after", until=ends.n),
        last.select("lead_id", "grp", "after", until=ibis.literal(_AFTER_ALL)),
    )
    joined = told.left_join(
        stretches,
        [told.lead_id == stretches.lead_id, told.n > stretches.after, told.n <= stretches.until],
        rname="{name}_right",
    )
    return joined.mutate(grp=ibis.coalesce(joined.grp, 0)).drop("lead_id_right", "after", "until")


def _contacts() -> ir.Table:
    told = with_root(facts("activities"))
    told = told.mutate(
        attempt=told.outbound & ~told.automated, meeting=told.medium == "meeting", rep_id=ibis.null("string")
    )
    return told.filter(told.attempt | told.connected | told.meeting).drop("opportunity_id")


def _closes_of_leads(decided: ir.Table) -> ir.Table:
    named = decided.filter(decided.kind == "lead.converted").select("lead_id", "opportunity_id").distinct()
    closes = effective_closes.table
    return named.join(closes, "opportunity_id")


def _shaped(table: ir.Table) -> ir.Table:
    given = {
        name: table[name].cast(kind) if name in table.columns else ibis.null(kind) for name, kind in _PAYLOAD.items()
    }
    return table.select(*_ENVELOPE, **given)


@kept(pass_events)
def trips() -> ir.Table:
    """Return the passes with what their own events say; what other relations know is joined in ``passes``."""
    told = pass_events.table
    told = told.filter(told.kind != "lead.contacted")
    groups = told.group_by("lead_id", "grp").agg(**_own(told), **_said_last(told))
    groups = _with_first_said(groups)
    real = groups.filter(ibis.coalesce(*(groups[f"own_{stage}"] for stage in STAGES_OF_A_PASS)).notnull())
    in_turn = ibis.window(group_by="lead_id", order_by="grp")
    number = ibis.row_number().over(in_turn) + 1
    real = real.mutate(pass_no=number, outcome=ibis.coalesce(real.outcome, "open"), stage_now=_stage_now(real))
    return _with_entries(real).drop("set_back_n", "set_back_to", *(f"last_{stage}_n" for stage in STAGES_OF_A_PASS))


def _stage_now(real: ir.Table) -> ir.StringValue:
    """Return the furthest of the stage the lead was last set back to and those said since."""
    ranks = {stage: place for place, stage in enumerate(STAGES)}
    since = ibis.coalesce(real.set_back_n, _BEFORE_ALL)
    back = ibis.coalesce(real.set_back_to, STAGES[0]).cases(*ranks.items(), else_=0)
    said = [ibis.ifelse(real[f"last_{stage}_n"] > since, ranks[stage], 0) for stage in STAGES_OF_A_PASS]
    return ibis.greatest(back, *said).cases(*((place, stage) for stage, place in ranks.items()))


def _own(told: ir.Table) -> dict[str, ir.Value]:
    """When each stage was first said; a rejection says that the lead had been taken for an MQL."""
    own = {f"own_{stage}": told.happened_at.min(where=_reaches(told, kind)) for kind, stage in REACHES.items()}
    own["qualified_at"] = own["own_mql"]
    own["own_mql"] = told.happened_at.min(where=told.kind.isin(("lead.qualified", "lead.rejected")))
    own["routed_at"] = told.happened_at.min(where=(told.kind == "lead.routed") & told.rep_id.notnull())
    own["notified_at"] = told.happened_at.min(where=told.kind == "lead.notified")
    own["accepted_at"] = told.happened_at.min(where=told.kind == "lead.accepted")
    return own


def _reaches(told: ir.Table, kind: str) -> ir.BooleanValue:
    """A conversion whose instant nobody knows is no stage entry of its own."""
    said = told.kind == kind
    return said & ~ibis.coalesce(told.inferred, False) if kind == "lead.converted" else said


def _with_first_said(groups: ir.Table) -> ir.Table:
    """Add what the first qualification said; what it left open stays open, whatever a later one says."""
    said = facts("decisions")
    said = said.filter(said.kind == "lead.qualified").select(
        "charter_version",
        "score",
        qualified_n="n",
        q_channel=said.channel.nullif(""),
        q_campaign=said.campaign.nullif(""),
        q_segment=said.segment.nullif(""),
        high_intent=ibis.coalesce(said.high_intent, False),
    )
    joined = groups.left_join(said, "qualified_n").drop("qualified_n", "qualified_n_right")
    return joined.mutate(high_intent=ibis.coalesce(joined.high_intent, False))


def _said_last(told: ir.Table) -> dict[str, ir.Value]:
    ends = told.kind.isin(tuple(ENDS))
    stage = told.to_stage.strip().lower()
    set_back = (told.kind == "lead.regressed") & stage.isin(STAGES)
    return {
        "qualified_n": told.n.min(where=told.kind == "lead.qualified"),
        "opportunity_id": told.opportunity_id.argmin(told.n, where=told.kind == "lead.converted"),
        "rep_id": told.rep_id.argmax(told.n, where=told.kind.isin(_NAMES_REP) & (told.rep_id != "")),
        "set_back_n": told.n.max(where=set_back),
        "set_back_to": stage.argmax(told.n, where=set_back),
        **{f"last_{reached}_n": told.n.max(where=_reaches(told, kind)) for kind, reached in REACHES.items()},
        "outcome": told.kind.max(where=ends).cases(*ENDS.items()),
        "ended_at": told.happened_at.max(where=ends),
        "reason": told.reason.max(where=ends),
    }


def _with_entries(real: ir.Table) -> ir.Table:
    """Reaching a later stage implies the earlier ones, entered no later than it and flagged as skipped."""
    entered, skipped = {}, {}
    for place, stage in enumerate(STAGES_OF_A_PASS):
        at = ibis.least(*(real[f"own_{later}"] for later in STAGES_OF_A_PASS[place:]))
        entered[f"{stage}_at"] = at
        skipped[f"{stage}_skipped"] = at.notnull() & (real[f"own_{stage}"].isnull() | (real[f"own_{stage}"] > at))
    told = real.mutate(**entered, **skipped).drop(*(f"own_{stage}" for stage in STAGES_OF_A_PASS))
    return told.mutate(next_at=told.mql_at.lead().over(ibis.window(group_by="lead_id", order_by="grp")))


@kept(pass_events, trips)
def speeds() -> ir.Table:
    """Return the first human attempt, connection and meeting of each pass, none earlier than a week before it began."""
    told = pass_events.table
    begun = trips.table.select("lead_id", "grp", "mql_at")
    told = told.filter(told.kind == "lead.contacted")
    near = told.join(begun, ["lead_id", "grp"])
    near = near.filter(near.happened_at >= near.mql_at - _EARLY)
    return near.group_by("lead_id", "grp").agg(
        first_attempt_at=near.happened_at.min(where=near.attempt),
        first_connect_at=near.happened_at.min(where=near.connected),
        first_meeting_at=near.happened_at.min(where=near.meeting),
    )


@kept(trips, people, speeds, accounts, reps, by="lead_id")
def passes() -> ir.Table:
    """Return one row per pass, with every key it can be cut by; unknown is a value, never a dropped row."""
    made = trips.table
    who = people.table.drop("segment")
    fast = speeds.table
    deals = facts("opportunity_changes")
    deals = deals.filter(deals.product.notnull())
    products = deals.group_by("opportunity_id").agg(product=deals.product.argmax(deals.n))
    joined = made.left_join(who, "lead_id").drop("lead_id_right")
    joined = joined.left_join(fast, ["lead_id", "grp"]).drop("lead_id_right", "grp_right")
    joined = joined.left_join(products, "opportunity_id").drop("opportunity_id_right")
    joined = _with_places(joined)
    joined = joined.mutate(
        pass_id=joined.lead_id.concat("#", joined.pass_no.cast("string")),
        early=ibis.coalesce(joined.first_attempt_at < joined.mql_at, False),
        channel=ibis.coalesce(joined.q_channel, joined.channel.nullif(""), UNKNOWN),
        campaign=ibis.coalesce(joined.q_campaign, joined.campaign.nullif(""), UNKNOWN),
        segment=ibis.coalesce(joined.q_segment, UNKNOWN),
        version=ibis.coalesce(joined.charter_version.cast("string"), UNKNOWN),
        rep=ibis.coalesce(joined.rep_id, UNKNOWN),
    )
    return joined.drop("q_channel", "q_campaign", "q_segment", "grp")


def _with_places(joined: ir.Table) -> ir.Table:
    """Territory and tier are the account's; a territory nobody gave the account is its rep's. The team is the rep's."""
    companies = accounts.table.select("account_id", "territory", "tier")
    people_who_sell = reps.table.select("rep_id", "team", rep_territory="territory")
    joined = joined.left_join(companies, "account_id").drop("account_id_right")
    joined = joined.left_join(people_who_sell, "rep_id").drop("rep_id_right")
    return joined.mutate(
        territory=ibis.coalesce(joined.territory, joined.rep_territory, UNKNOWN),
        tier=ibis.coalesce(joined.tier, UNKNOWN),
        team=ibis.coalesce(joined.team, UNKNOWN),
        product=ibis.coalesce(joined["product"], UNKNOWN),
    ).drop("rep_territory")


@kept(passes, stored=False)
def stage_entries() -> ir.Table:
    """Return one row per stage a pass entered; a skipped one counts in conversion, not in durations."""
    made = passes.table
    entries = [
        made.filter(made[f"{stage}_at"].notnull()).select(
            "pass_id", "lead_id", "pass_no", stage=ibis.literal(stage), at=f"{stage}_at", skipped=f"{stage}_skipped"
        )
        for stage in STAGES_OF_A_PASS
    ]
    return ibis.union(*entries)
