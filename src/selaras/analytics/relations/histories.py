"""Behaviour, work, money and agreement as they were told, each under the lead that survives."""

import ibis
import ibis.expr.types as ir

from selaras.analytics.figures import UNKNOWN
from selaras.analytics.relations.facts import day_number, facts
from selaras.analytics.relations.kept import kept
from selaras.analytics.relations.people import merges, with_root


@kept(merges, stored=False)
def touches() -> ir.Table:
    """Return every behaviour marketing saw."""
    return with_root(facts("touches"))


@kept(merges, stored=False)
def activities() -> ir.Table:
    """Return everything sales did or received."""
    return with_root(facts("activities"))


@kept(stored=False)
def opportunity_changes() -> ir.Table:
    """Return everything that was said of opportunities."""
    return facts("opportunity_changes")


@kept()
def spending() -> ir.Table:
    """Return every booking of money spent, with its first and last day as days since 1970."""
    told = facts("spend")
    return told.mutate(
        channel=ibis.coalesce(told.channel.nullif(""), UNKNOWN),
        campaign=ibis.coalesce(told.campaign, UNKNOWN),
        side=ibis.coalesce(told.side, UNKNOWN),
        from_day=day_number(told.from_date),
        to_day=ibis.greatest(day_number(told.from_date), day_number(told.to_date)),
    )


@kept(stored=False)
def charters() -> ir.Table:
    """Return every proposal, signature and withdrawal of the agreement."""
    return facts("charters")
