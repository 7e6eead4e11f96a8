"""Cases: every pass with what was known of the lead, what sales did about it, and what it brought in the end."""

from typing import Final

import ibis
import ibis.expr.types as ir

from selaras.analytics.figures import UNKNOWN
from selaras.analytics.relations.facts import facts
from selaras.analytics.relations.kept import kept
from selaras.analytics.relations.opportunities import opportunities, pass_opportunities
from selaras.analytics.relations.passes import passes
from selaras.analytics.relations.people import PROFILE, leads, merges, people_facts, with_root

DAY: Final = 86_400_000_000
EFFORT_DAYS: Final = 14
"""How long after its acceptance sales' attempts at a lead are counted."""
_FOREVER: Final = 2**62


@kept(passes, merges)
def efforts() -> ir.Table:
    """Return for every pass the human attempts in the two weeks from its acceptance, and the automatic mails."""
    made = passes.table.select("pass_id", "mql_at", "sal_at", "next_at", whose="lead_id")
    told = with_root(facts("activities"))
    told = told.filter(told.outbound).select("lead_id", "automated", at="happened_at")
    near = made.join(told, made.whose == told.lead_id)
    near = near.filter(near.at >= near.mql_at, near.at < ibis.coalesce(near.next_at, _FOREVER))
    worked = ~near.automated & (near.at >= near.sal_at) & (near.at < near.sal_at + EFFORT_DAYS * DAY)
    return near.group_by("pass_id").agg(
        attempts=ibis.coalesce(worked, False).cast("int64").sum().cast("int64"),
        automatic=near.automated.cast("int64").sum().cast("int64"),
    )


@kept(passes, pass_opportunities, opportunities)
def brought() -> ir.Table:
    """Return for every pass what was won of the opportunities that came of it, in the charter's currency."""
    named = pass_opportunities.table
    named = named.filter(named.first).select("pass_id", "opportunity_id")
    deals = opportunities.table
    won = deals.filter(deals.outcome == "won").select("opportunity_id", "amount_minor")
    made = named.join(won, "opportunity_id")
    return made.group_by("pass_id").agg(won_minor=ibis.coalesce(made.amount_minor, 0).sum().cast("int64"))


@kept(passes, merges)
def profiles_then() -> ir.Table:
    """Return for every pass the profile as it was when sales decided, or else when the pass began."""
    made = passes.table
    until = ibis.ifelse(made.outcome == "rejected", ibis.coalesce(made.ended_at, made.mql_at), made.mql_at)
    begun = made.select("pass_id", whose="lead_id", until=until)
    told = people_facts()
    joined = begun.join(told, [begun.whose == told.lead_id, told.happened_at <= begun.until])
    return _said_last(joined, "pass_id")


@kept(leads, merges)
def profiles() -> ir.Table:
    """Return every captured lead with its profile as last said, and the keys it can be cut by."""
    known = _said_last(people_facts(), "lead_id")
    told = leads.table.select("lead_id", "captured_at", "channel", "campaign")
    return told.left_join(known, "lead_id").drop("lead_id_right")


def _said_last(told: ir.Table, key: str) -> ir.Table:
    """Return the last value of every field of the profile; one cleared since it was given has none."""
    parts = {name: told[name].argmax(told.n, where=told[name].notnull()) for name in PROFILE}
    given = {f"given_{name}": told.n.max(where=told[name].notnull()) for name in PROFILE}
    cleared = {
        f"cleared_{name}": told.n.max(where=ibis.coalesce(told.cleared.contains(name), False)) for name in PROFILE
    }
    last = told.group_by(key).agg(**parts, **given, **cleared)
    stands = {
        name: ibis.ifelse(last[f"given_{name}"] >= ibis.coalesce(last[f"cleared_{name}"], -1), last[name], None)
        for name in PROFILE
    }
    return last.select(key, **stands)


@kept(merges, passes)
def reviewers() -> ir.Table:
    """Return for every pass who accepted it or gave it back."""
    told = with_root(facts("decisions"))
    told = told.filter(told.kind.isin(("lead.accepted", "lead.rejected")), told.reviewer_id.notnull())
    told = told.select("lead_id", "n", "reviewer_id", at="happened_at")
    made = passes.table.select("pass_id", "mql_at", "next_at", whose="lead_id")
    near = made.join(told, made.whose == told.lead_id)
    near = near.filter(near.at >= near.mql_at, near.at < ibis.coalesce(near.next_at, _FOREVER))
    return near.group_by("pass_id").agg(reviewer=near.reviewer_id.argmin(near.n))


_KEPT: Final = (
    "pass_id", "lead_id", "pass_no", "channel", "campaign", "team", "rep", "charter_version", "version", "score",
    "high_intent", "mql_at", "routed_at", "sal_at", "sql_at", "opportunity_at", "won_at", "ended_at",
    "first_attempt_at", "outcome", "reason",
)  # fmt: skip


@kept(passes, efforts, brought, profiles_then, reviewers)
def cases() -> ir.Table:
    """Return one row per pass: its keys and times, the profile then, attempts, reviewer, and the revenue it brought."""
    joined = passes.table.select(*_KEPT)
    for other in (efforts, brought, reviewers, profiles_then):
        joined = joined.left_join(other.table, "pass_id").drop("pass_id_right")
    return joined.mutate(
        attempts=ibis.coalesce(joined.attempts, 0),
        automatic=ibis.coalesce(joined.automatic, 0),
        won_minor=ibis.coalesce(joined.won_minor, 0),
        reviewer=ibis.coalesce(joined.reviewer, UNKNOWN),
    )
