"""Stretches of a lead's history in which a trip can begin: before its first trip, and after the end of each."""

from typing import Final

import ibis
import ibis.expr.types as ir

from selaras.analytics.door import parameter
from selaras.analytics.relations.facts import facts
from selaras.analytics.relations.kept import kept
from selaras.analytics.relations.passes import passes
from selaras.analytics.relations.people import merges, with_root
from selaras.analytics.replay.profiles import judged_profiles, replayed_leads
from selaras.core.charter.terms import Terms

BEFORE_ALL: Final = -(2**62)


@kept(passes, replayed_leads)
def stretches() -> ir.Table:
    """Return the stretches; ``stretch`` is the number of the trip that ended before it, 0 for none.

    Whoever was won begins no other trip.
    """
    who = replayed_leads.table
    first = who.select(
        "lead", "captured_at", "erased_at", since=ibis.literal(BEFORE_ALL, "int64"),
        stretch=ibis.literal(0, "int64"),
    )  # fmt: skip
    made = passes.table
    made = made.filter(made.ended_at.notnull(), made.outcome != "won").select("lead_id", "pass_no", "ended_at")
    joined = who.join(made, "lead_id")
    after = joined.select(
        "lead", "captured_at", "erased_at", since="ended_at", stretch=joined.pass_no.cast("int64")
    )  # fmt: skip
    return ibis.union(first, after)


@kept(passes, replayed_leads, merges)
def wakings() -> ir.Table:
    """Return when leads woke that rested after a trip, in the stretch after it and before the next trip ended."""
    told = facts("decisions")
    told = with_root(told.filter(told.kind == "lead.woken").select("lead_id", at="happened_at"))
    made = passes.table
    next_end = made.ended_at.lead().over(ibis.window(group_by="lead_id", order_by="pass_no"))
    rests = made.mutate(over_at=ibis.coalesce(next_end, ibis.literal(2**62)))
    rests = rests.filter(rests.outcome == "recycled").select("lead_id", "pass_no", "ended_at", "over_at")
    joined = told.join(rests, "lead_id")
    joined = joined.filter(joined["at"] > joined.ended_at, joined["at"] <= joined.over_at)
    joined = joined.join(replayed_leads.table, "lead_id")
    joined = joined.filter(joined["at"] >= joined.captured_at, joined["at"] < joined.erased_at)
    return joined.select("lead", "at", stretch=joined.pass_no.cast("int64"))


def woken(terms: Terms) -> ir.Table:
    """Return for each stretch the first instant at which its lead woke and met the definition, whatever its score."""
    told = wakings.table
    judged = judged_profiles(terms).rename(whose="lead", begins="at")
    judged = judged.filter(judged.meets)
    joined = told.join(judged, [told.lead == judged.whose, told["at"] >= judged.begins, told["at"] < judged.until])
    joined = joined.filter(
        joined["at"] >= parameter("start"), joined["at"] < parameter("end"), joined["at"] <= parameter("as_of")
    )
    return joined.group_by("lead", "stretch").agg(at=joined["at"].min())
