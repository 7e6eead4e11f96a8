"""Journeys: the touches that stand before each opportunity, in their total order, and its milestones among them."""

from functools import lru_cache

import ibis
import ibis.expr.types as ir

from selaras.analytics.attribution.answer import By
from selaras.analytics.door import parameter
from selaras.analytics.figures import UNKNOWN
from selaras.analytics.relations.facts import facts
from selaras.analytics.relations.histories import touches
from selaras.analytics.relations.kept import Kept, kept
from selaras.analytics.relations.opportunities import opportunities, pass_opportunities
from selaras.analytics.relations.passes import passes
from selaras.analytics.relations.people import merges, people, with_root
from selaras.core.attribution import JourneyRule

_DAY = 86_400_000_000


@kept(merges)
def contacts() -> ir.Table:
    """Return who is named on which opportunity, each once."""
    told = with_root(facts("decisions"))
    return told.filter(told.kind == "lead.converted").select("opportunity_id", "lead_id").distinct()


@kept(contacts, opportunities, people)
def account_people() -> ir.Table:
    """Return everybody of the account of each opportunity, and whoever else is named on it."""
    deals = opportunities.table.filter(opportunities.table.account_id.notnull()).select("opportunity_id", "account_id")
    theirs = people.table.filter(people.table.account_id.notnull()).select("account_id", "lead_id")
    joined = deals.join(theirs, "account_id").select("opportunity_id", "lead_id")
    return ibis.union(joined, contacts.table).distinct()


@kept(passes, pass_opportunities, opportunities)
def sources() -> ir.Table:
    """Return the channel and the campaign that created the first pass of each opportunity; else what the CRM said."""
    named = pass_opportunities.table
    first = named.filter(named.first).select("opportunity_id", "pass_id")
    made = passes.table.select("pass_id", born_channel="channel", born_campaign="campaign")
    joined = opportunities.table.select("opportunity_id", "channel", "campaign")
    joined = joined.left_join(first, "opportunity_id").drop("opportunity_id_right")
    joined = joined.left_join(made, "pass_id")
    return joined.select(
        "opportunity_id",
        source_channel=ibis.coalesce(joined.born_channel.nullif(UNKNOWN), joined.channel, UNKNOWN),
        source_campaign=ibis.coalesce(joined.born_campaign.nullif(UNKNOWN), joined.campaign, UNKNOWN),
    )


@lru_cache(maxsize=64)
def journey_touches(rule: JourneyRule) -> Kept:
    """Return the relation of the touches that stand before each opportunity, numbered from 0 in their total order."""
    group = contacts if rule.people == "contacts" else account_people

    def make() -> ir.Table:
        deals = opportunities.table
        deals = deals.select(
            "opportunity_id",
            since=ibis.coalesce(deals.created_at, deals.first_at) - rule.lookback_days * _DAY,
            until=ibis.coalesce(deals.closed_at, parameter("as_of")),
        )
        named = group.table.join(deals, "opportunity_id")
        told = touches.table.select(
            "lead_id", "signal", "channel", "campaign", "content", "session", "source_key", at="happened_at"
        )
        found = named.join(told, "lead_id")
        found = found.filter(found.at >= found.since, found.at <= found.until)
        if rule.touches == "session":
            found = _of_sessions(found)
        in_order = ibis.window(group_by="opportunity_id", order_by=["at", "lead_id", "source_key"])
        return found.select(
            "opportunity_id", "at", "lead_id", "source_key", "signal", "channel", "campaign", "content",
            pos=ibis.row_number().over(in_order).cast("int64"),
        )  # fmt: skip

    make.__name__ = f"journey_touches_{rule_name(rule)}"
    make.__doc__ = journey_touches.__doc__
    return kept(group, opportunities, touches)(make)


def _of_sessions(found: ir.Table) -> ir.Table:
    """Leave the first touch of every session; one outside any session stands for itself."""
    found = found.mutate(alone=found.session.isnull(), visit=ibis.coalesce(found.session, found.source_key))
    in_order = ibis.window(
        group_by=["opportunity_id", "lead_id", "alone", "visit"], order_by=["at", "lead_id", "source_key"]
    )
    found = found.mutate(turn=ibis.row_number().over(in_order))
    return found.filter(found.turn == 0)


@lru_cache(maxsize=64)
def journey_deals(rule: JourneyRule) -> Kept:
    """Return the relation of every opportunity with how many touches stand before it and before its milestones."""
    walked = journey_touches(rule)
    group = contacts if rule.people == "contacts" else account_people

    def make() -> ir.Table:
        known = group.table.join(people.table.select("lead_id", "captured_at"), "lead_id")
        known = known.group_by("opportunity_id").agg(captured_at=known.captured_at.min(), people=known.count())
        deals = opportunities.table.select(
            "opportunity_id", "outcome", "closed_at", "created_at", "close_day", "stage", "amount_minor", "segment"
        )
        deals = deals.left_join(known, "opportunity_id").drop("opportunity_id_right")
        told = walked.table.join(deals.select("opportunity_id", "captured_at", "created_at"), "opportunity_id")
        counts = told.group_by("opportunity_id").agg(
            n=told.count(),
            n_captured=(told.at <= told.captured_at).cast("int64").sum(),
            n_created=(told.at <= told.created_at).cast("int64").sum(),
            last_at=told.at.max(),
        )
        joined = deals.left_join(counts, "opportunity_id").drop("opportunity_id_right")
        joined = joined.left_join(sources.table, "opportunity_id").drop("opportunity_id_right")
        return joined.mutate(
            **{name: ibis.coalesce(joined[name], 0).cast("int64") for name in ("n", "n_captured", "n_created")},
            people=ibis.coalesce(joined.people, 0).cast("int64"),
        )

    make.__name__ = f"journey_deals_{rule_name(rule)}"
    make.__doc__ = journey_deals.__doc__
    return kept(walked, people, sources, opportunities)(make)


def rule_name(rule: JourneyRule) -> str:
    """Return what the relations of a rule are called after."""
    return f"{rule.people}_{rule.touches}_{rule.lookback_days}"


def value_of(walked: ir.Table, by: By) -> ir.StringValue:
    """Return the value of a dimension that a touch has; unknown is a value."""
    return ibis.coalesce(walked[by].cast("string"), UNKNOWN)
