"""What both sides said and delivered besides leads: content and reports, commitments, and changes of capacity."""

import ibis.expr.types as ir

from selaras.analytics.relations.facts import day_number, facts
from selaras.analytics.relations.kept import kept
from selaras.core.sla.deliveries import FORECAST_CATEGORY


@kept()
def deliveries() -> ir.Table:
    """Return every piece of content and every report that reached sales; a report with the day its week begins on."""
    told = facts("deliverables")
    return told.mutate(week_day=day_number(told.week))


@kept()
def commitments() -> ir.Table:
    """Return every forecast that sales committed to, with the first and last day it is about."""
    told = facts("forecasts")
    told = told.filter(told.category == FORECAST_CATEGORY)
    return told.mutate(first_day=day_number(told.period_start), last_day=day_number(told.period_end))


@kept()
def capacities() -> ir.Table:
    """Return every announcement of how many leads a week somebody takes from an instant on."""
    return facts("capacities")
