"""Profiles in time: what was known of every lead from when until when, and how the terms judge it."""

from functools import reduce
from operator import and_

import ibis
import ibis.expr.types as ir

from selaras.analytics.conditions import holds
from selaras.analytics.relations.facts import facts
from selaras.analytics.relations.kept import kept
from selaras.analytics.relations.people import PROFILE, merges, people, people_facts, with_root
from selaras.analytics.replay.conditions import KNOWN_OF_A_LEAD, fields_read
from selaras.core.charter.terms import Terms
from selaras.core.scoring import stage_terms
from selaras.core.scoring.fading import ticks
from selaras.core.scoring.qualifying import at_least

FOREVER = 2**62
_TELLS = ("lead.captured", "lead.updated")


@kept(people, merges)
def replayed_leads() -> ir.Table:
    """Return every captured lead under a number of its own, and when it asked to be forgotten."""
    told = with_root(facts("people_changes").filter(facts("people_changes").kind == "lead.erased"))
    erased = told.group_by("lead_id").agg(erased_at=told.happened_at.min())
    who = people.table.filter(people.table.captured_at.notnull()).select("lead_id", "captured_at")
    joined = who.left_join(erased, "lead_id").drop("lead_id_right")
    return joined.mutate(
        lead=ibis.row_number().over(ibis.window(order_by="lead_id")).cast("int64"),
        erased_at=ibis.coalesce(joined.erased_at, ibis.literal(FOREVER)),
    )


@kept(replayed_leads, merges)
def profiles_in_time() -> ir.Table:
    """Return what was known of each lead from one word about it until before the next.

    The last value of a field counts, unless it was cleared since; channel and campaign are those of the first capture.
    """
    told = people_facts()
    told = told.filter(told.kind.isin(_TELLS))
    who = replayed_leads.table.select("lead_id", "lead")
    instants = told.select("lead_id", at="happened_at").distinct()
    said = told.rename(said_by="lead_id")
    by_then = instants.join(said, [instants.lead_id == said.said_by, said.happened_at <= instants["at"]])
    captured = by_then.kind == "lead.captured"
    known = by_then.group_by("lead_id", "at").agg(
        **{name: by_then[name].argmax(by_then.n, where=by_then[name].notnull()) for name in PROFILE},
        **{f"given_{name}": by_then.n.max(where=by_then[name].notnull()) for name in PROFILE},
        **{
            f"gone_{name}": by_then.n.max(where=ibis.coalesce(by_then.cleared.contains(name), False))
            for name in PROFILE
        },
        channel=by_then.channel.argmin(by_then.n, where=captured),
        campaign=by_then.campaign.argmin(by_then.n, where=captured),
    )
    left = {
        name: ibis.ifelse(
            known[f"given_{name}"] >= ibis.coalesce(known[f"gone_{name}"], -1),
            known[name],
            ibis.null(known[name].type()),
        )
        for name in PROFILE
    }
    in_turn = ibis.window(group_by="lead_id", order_by="at")
    spells = known.mutate(**left, until=ibis.coalesce(known["at"].lead().over(in_turn), ibis.literal(FOREVER)))
    joined = spells.join(who, "lead_id")
    return joined.select("lead", "at", "until", *KNOWN_OF_A_LEAD)


def judged_profiles(terms: Terms) -> ir.Table:
    """Return each lead's fit in ten-thousandths of a point while a profile lasted, and whether the definition holds.

    ``meets`` leaves the score out: criteria, fields and the least fit.
    """
    known = profiles_in_time.table
    fields: dict[str, ir.Value] = {name: known[name] for name in fields_read(terms) if name in KNOWN_OF_A_LEAD}
    scoring, stage = terms.scoring, stage_terms(terms, "mql")
    points = [
        ibis.ifelse(
            ibis.coalesce(holds(rule.condition, fields, taken_as_known=True), False), ticks(rule.points), 0
        ).cast("int64")
        for rule in scoring.fit
    ]
    fit = sum(points, start=ibis.literal(0, "int64"))
    claims = [holds(one.condition, fields, taken_as_known=True) for one in (stage.criteria if stage else ())]
    claims += [_there(fields[name]) for name in (stage.needs_fields if stage else ()) if name in fields]
    if scoring.fit_minimum is not None:
        claims.append(fit >= at_least(scoring.fit_minimum))
    meets = reduce(and_, (ibis.coalesce(claim, False) for claim in claims), ibis.literal(True))
    return known.select("lead", "at", "until", fit=fit, meets=meets)


def _there(field: ir.Value) -> ir.BooleanValue:
    return field.notnull() & (field != "") if field.type().is_string() else field.notnull()
