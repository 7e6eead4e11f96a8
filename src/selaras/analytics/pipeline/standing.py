"""Deals as they stood by what was known at an instant: whose they were, in which team, for how much and until when.

Rep and team are what was known then too, so that a deal handed on later, or a rep who changed teams, leaves the past
as it was.
"""

import ibis
import ibis.expr.types as ir

from selaras.analytics.figures import UNKNOWN
from selaras.analytics.relations.facts import facts
from selaras.analytics.relations.opportunities import states


def standing(known_at: ir.IntegerValue, happened_by: ir.IntegerValue | None = None) -> ir.Table:
    """Return the deals by what was known at an instant; with ``happened_by``, only of what had happened by then.

    What was known by ``happened_by`` already counts too, even if it was told of a time still to come: the figure of
    that instant used it.
    """
    told, sellers = (_known(facts(name), known_at, happened_by) for name in ("opportunity_changes", "reps"))
    teams = sellers.group_by("rep_id").agg(team=sellers.team.argmax(sellers.n, where=sellers.team.notnull()))
    stood = states(told)
    joined = stood.left_join(teams, stood.owner_id == teams.rep_id).drop("rep_id")
    return joined.mutate(rep=ibis.coalesce(joined.owner_id, UNKNOWN), team=ibis.coalesce(joined.team, UNKNOWN))


def _known(told: ir.Table, known_at: ir.IntegerValue, happened_by: ir.IntegerValue | None) -> ir.Table:
    left = told.filter(told.noted_at <= known_at)
    if happened_by is None:
        return left
    return left.filter((left.happened_at <= happened_by) | (left.noted_at <= happened_by))
