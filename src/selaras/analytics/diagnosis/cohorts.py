"""Cohorts: what the chain is counted from, as expressions over the kept relations.

Each speaks of one period, between the parameters ``start`` and ``end``. A length of time that never came is -1.
"""

from functools import cache

import ibis
import ibis.expr.types as ir

from selaras.analytics.door import parameter, statement
from selaras.analytics.metrics.populations import during, narrowed
from selaras.analytics.metrics.speed import STARTS
from selaras.analytics.relations.opportunities import opportunities
from selaras.analytics.relations.passes import passes
from selaras.analytics.relations.people import leads
from selaras.analytics.yardstick import ContactStart

NEVER = -1


def cohort(start: ContactStart) -> ir.Table:
    """Return the passes that began in the period, each with when what happened to it, in microseconds since it began.

    ``waited`` counts from where the charter's clause begins; a pass that misses that instant counts from its own
    beginning. ``deals`` are the opportunities this pass was the first to name, ``amount`` what they are worth, and
    ``priced`` those with an amount. ``captured`` says that the lead came in the period too.
    """
    made = during("mql_at")(passes.table)
    made = made.left_join(_deals(), "pass_id").drop("pass_id_right")
    made = made.left_join(_sources(), "lead_id").drop("lead_id_right")
    began = ibis.coalesce(made[STARTS[start]], made.mql_at)
    tried = ibis.ifelse(made.first_attempt_at > began, made.first_attempt_at - began, 0)
    told = made.select(
        "lead_id",
        "pass_no",
        "channel",
        "segment",
        "version",
        "high_intent",
        lead_channel=ibis.coalesce(made.lead_channel, made.channel),
        lead_segment=ibis.coalesce(made.lead_segment, made.segment),
        captured=ibis.coalesce((made.captured_at >= parameter("start")) & (made.captured_at < parameter("end")), False),
        score=ibis.coalesce(made.score, ibis.literal(-1.0, "float64")),
        age=parameter("as_of") - made.mql_at,
        began=began,
        waited=ibis.ifelse(made.first_attempt_at.notnull(), tried, NEVER),
        accepted=ibis.coalesce(made.sal_at - made.mql_at, NEVER),
        qualified=ibis.coalesce(made.sql_at - made.mql_at, NEVER),
        converted=ibis.ifelse(made.deals > 0, ibis.coalesce(made.opportunity_at - made.mql_at, NEVER), NEVER),
        priced=ibis.coalesce(made.priced, 0),
        amount=ibis.coalesce(made.amount, 0),
    )
    return told.mutate(converted=ibis.coalesce(told.converted, NEVER)).order_by("lead_id", "pass_no")


def captured() -> ir.Table:
    """Return how many leads came in the period that did not become MQL in it, by channel and segment."""
    came = during("captured_at")(leads.table)
    began = during("mql_at")(passes.table).select("lead_id").distinct()
    waiting = came.anti_join(began, "lead_id")
    counted = waiting.group_by("channel", "segment").agg(n=waiting.count().cast("int64"))
    return counted.order_by("channel", "segment")


def came() -> ir.Table:
    """Return every lead that came in the period."""
    found = during("captured_at")(leads.table)
    return found.select("lead_id", "captured_at", "channel", "segment").order_by("lead_id")


def closed() -> ir.Table:
    """Return the deals with an amount that were won or lost in the period; ``own`` ones came of no lead."""
    ended = narrowed(during("closed_at"), "outcome", "won", "lost")(opportunities.table)
    ended = ended.filter(ended.amount_minor.notnull())
    return ended.select(
        "opportunity_id",
        "channel",
        "segment",
        own=ended.pass_id.isnull(),
        won=ended.outcome == "won",
        amount=ended.amount_minor,
    ).order_by("opportunity_id")


def opened() -> ir.Table:
    """Return the deals that began in the period and came of no lead."""
    made = opportunities.table
    made = made.mutate(at=ibis.coalesce(made.created_at, made.first_at))
    alone = during("at")(made.filter(made.pass_id.isnull()))
    return alone.select("opportunity_id", amount=ibis.coalesce(alone.amount_minor, 0)).order_by("opportunity_id")


def versions() -> ir.Table:
    """Return since when passes began under each version of the charter."""
    made = passes.table
    return made.group_by("version").agg(first=made.mql_at.min()).order_by("version")


@cache
def cohort_sql(start: ContactStart) -> str:
    """Return the statement of the cohort."""
    return statement(cohort(start))


@cache
def captured_sql() -> str:
    """Return the statement of the leads that came."""
    return statement(captured())


@cache
def came_sql() -> str:
    """Return the statement of every lead that came."""
    return statement(came())


@cache
def closed_sql() -> str:
    """Return the statement of the deals that were decided."""
    return statement(closed())


@cache
def opened_sql() -> str:
    """Return the statement of the deals of sales' own."""
    return statement(opened())


@cache
def versions_sql() -> str:
    """Return the statement of the charter's versions."""
    return statement(versions())


def _deals() -> ir.Table:
    made = opportunities.table
    made = made.filter(made.pass_id.notnull())
    return made.group_by("pass_id").agg(
        deals=made.count().cast("int64"),
        priced=made.amount_minor.count().cast("int64"),
        amount=made.amount_minor.sum().cast("int64"),
    )


def _sources() -> ir.Table:
    return leads.table.select("lead_id", lead_channel="channel", lead_segment="segment")
