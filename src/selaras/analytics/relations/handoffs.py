"""Hand-offs: what was known of a lead at the instant marketing handed it over."""

import ibis
import ibis.expr.types as ir

from selaras.analytics.figures import UNKNOWN
from selaras.analytics.relations.facts import first_touches
from selaras.analytics.relations.kept import kept
from selaras.analytics.relations.passes import passes
from selaras.analytics.relations.people import PROFILE, merges, people_facts, with_root

FIELDS = (*PROFILE, "source", "channel", "campaign", "behaviour")
"""What can be checked: the profile without what is personal, where the lead came from, and whether it did anything."""


@kept(passes, merges, by="lead_id")
def handoffs() -> ir.Table:
    """Return for every pass which fields were known when it began; what had been cleared by then does not count."""
    made = passes.table
    told = people_facts()
    told = told.select(
        "n", at="happened_at", who="lead_id", cleared="cleared", **{f"p_{name}": name for name in PROFILE}
    )
    begun = made.select("pass_id", "lead_id", "mql_at")
    joined = begun.left_join(told, [begun.lead_id == told.who, told.at <= begun.mql_at])
    known = joined.group_by("pass_id").agg(**{f"has_{name}": _known(joined, name) for name in PROFILE})
    seen = with_root(first_touches())
    seen = seen.group_by("lead_id").agg(first_touch_at=seen.happened_at.min())
    joined = made.join(known, "pass_id").left_join(seen, "lead_id").drop("lead_id_right")
    return joined.mutate(
        has_source=joined.channel != UNKNOWN,
        has_channel=joined.channel != UNKNOWN,
        has_campaign=joined.campaign != UNKNOWN,
        has_behaviour=ibis.coalesce(joined.first_touch_at <= joined.mql_at, False),
    )


def _known(joined: ir.Table, name: str) -> ir.BooleanValue:
    given = joined.n.max(where=joined[f"p_{name}"].notnull())
    cleared = joined.n.max(where=ibis.coalesce(joined.cleared.contains(name), False))
    return ibis.coalesce(given >= ibis.coalesce(cleared, -1), False)
