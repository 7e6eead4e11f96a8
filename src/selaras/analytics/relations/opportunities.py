"""Opportunities as they stand, and as they stood at an earlier instant, by what is known now."""

import ibis
import ibis.expr.types as ir

from selaras.analytics.door import parameter
from selaras.analytics.figures import UNKNOWN
from selaras.analytics.relations.companies import accounts, reps
from selaras.analytics.relations.facts import day_number, facts
from selaras.analytics.relations.kept import kept
from selaras.analytics.relations.passes import pass_events, passes, trips

_LAST = (
    "base_minor",
    "owner_id",
    "forecast_category",
    "product",
    "account_id",
    "name",
    "source",
    "channel",
    "campaign",
)
_CLOSES = ("opportunity.won", "opportunity.lost", "opportunity.reopened")
_NO_AMOUNT = -(2**62)


def states(told: ir.Table) -> ir.Table:
    """Return one row per opportunity from its facts: the last word on every part, and whether it is closed.

    The amount is what the effective win says, else the last amount said; where nobody said one it stays missing,
    never 0.
    """
    closes = told.kind.isin(_CLOSES)
    stage = ibis.coalesce(told.to_stage, told.stage)
    created = told.kind == "opportunity.created"
    parts = told.group_by("opportunity_id").agg(
        **{part: told[part].argmax(told.n, where=told[part].notnull()) for part in _LAST},
        stage=stage.argmax(told.n, where=stage.notnull()),
        close_day=day_number(told.close_date).argmax(told.n, where=told.close_date.notnull()),
        created_at=told.happened_at.min(where=created & ~ibis.coalesce(told.inferred, False)),
        first_at=told.happened_at.min(),
        closed=told.kind.argmax(told.n, where=closes),
        closed_at=told.happened_at.argmax(told.n, where=closes),
        reason=ibis.coalesce(told.reason, "").argmax(told.n, where=closes).nullif(""),
        won_minor=ibis.coalesce(told.base_minor, _NO_AMOUNT).argmax(told.n, where=closes).nullif(_NO_AMOUNT),
    )
    outcome = parts.closed.cases(("opportunity.won", "won"), ("opportunity.lost", "lost"), else_="open")
    parts = parts.mutate(outcome=ibis.coalesce(outcome, "open"))
    return parts.mutate(
        amount_minor=ibis.ifelse(
            parts.outcome == "won", ibis.coalesce(parts.won_minor, parts.base_minor), parts.base_minor
        ),
        closed_at=ibis.ifelse(parts.outcome == "open", ibis.null("int64"), parts.closed_at),
    ).drop("closed", "won_minor", "base_minor")


def states_before_an_instant() -> ir.Table:
    """Return the opportunities as they stood just before the instant ``at``, by what is known now."""
    told = facts("opportunity_changes")
    return states(told.filter(told.happened_at < parameter("at")))


@kept(pass_events, trips, by="opportunity_id")
def pass_opportunities() -> ir.Table:
    """Return which pass named which opportunity, the first that did so marked ``first``."""
    told = pass_events.table
    told = told.filter(told.kind == "lead.converted")
    made = trips.table.select("lead_id", "grp", "pass_no")
    named = told.join(made, ["lead_id", "grp"])
    named = named.group_by("opportunity_id", "lead_id", "pass_no").agg(at=named.happened_at.min())
    order = ibis.window(group_by="opportunity_id", order_by=[named.at, named.lead_id, named.pass_no])
    return named.mutate(
        pass_id=named.lead_id.concat("#", named.pass_no.cast("string")), first=ibis.row_number().over(order) == 0
    )


def pushes() -> ir.Table:
    """Return how many times the close date of each opportunity was moved to a later day than was said before."""
    told = facts("opportunity_changes")
    told = told.filter(told.close_date.notnull())
    said = told.select("opportunity_id", "n", day=day_number(told.close_date))
    order = ibis.window(group_by="opportunity_id", order_by="n")
    moved = said.mutate(later=ibis.coalesce(said.day > said.day.lag().over(order), False))
    return moved.group_by("opportunity_id").agg(pushes=moved.later.sum().cast("int64"))


@kept(passes, pass_opportunities, accounts, reps, by="opportunity_id")
def opportunities() -> ir.Table:
    """Return one row per opportunity with every key it can be cut by; its first pass stands in for gaps."""
    named = pass_opportunities.table
    origin = named.filter(named.first).select("opportunity_id", "pass_id")
    origin = origin.join(
        passes.table.select(
            "pass_id",
            "lead_id",
            "pass_no",
            "version",
            first_channel="channel",
            first_campaign="campaign",
            first_segment="segment",
        ),
        "pass_id",
    )
    companies = accounts.table.select("account_id", "tier", account_segment="segment", account_territory="territory")
    sellers = reps.table.select("rep_id", "team", rep_territory="territory")
    joined = states(facts("opportunity_changes")).left_join(origin, "opportunity_id").drop("opportunity_id_right")
    joined = joined.left_join(companies, "account_id").drop("account_id_right")
    joined = joined.left_join(sellers, joined.owner_id == sellers.rep_id).drop("rep_id")
    joined = joined.left_join(pushes(), "opportunity_id").drop("opportunity_id_right")
    return joined.mutate(
        pushes=ibis.coalesce(joined.pushes, 0),
        source_channel=ibis.coalesce(joined.first_channel.nullif(UNKNOWN), joined.channel, UNKNOWN),
        source_campaign=ibis.coalesce(joined.first_campaign.nullif(UNKNOWN), joined.campaign, UNKNOWN),
        channel=ibis.coalesce(joined.channel, joined.first_channel, UNKNOWN),
        campaign=ibis.coalesce(joined.campaign, joined.first_campaign, UNKNOWN),
        segment=ibis.coalesce(joined.first_segment.nullif(UNKNOWN), joined.account_segment, UNKNOWN),
        territory=ibis.coalesce(joined.account_territory, joined.rep_territory, UNKNOWN),
        tier=ibis.coalesce(joined.tier, UNKNOWN),
        team=ibis.coalesce(joined.team, UNKNOWN),
        rep=ibis.coalesce(joined.owner_id, UNKNOWN),
        product=ibis.coalesce(joined["product"], UNKNOWN),
        version=ibis.coalesce(joined.version, UNKNOWN),
    ).drop("first_channel", "first_campaign", "first_segment", "account_segment", "account_territory", "rep_territory")
