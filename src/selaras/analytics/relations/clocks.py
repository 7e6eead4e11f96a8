"""Clocks: each promise with a due time, and whether it was kept, broken, is pending or was called off."""

import ibis
import ibis.expr.types as ir

from selaras.analytics.door import parameter
from selaras.analytics.figures import UNKNOWN
from selaras.analytics.relations.companies import reps
from selaras.analytics.relations.facts import facts
from selaras.analytics.relations.kept import kept
from selaras.analytics.relations.people import merges, people, with_root

_KEYS = (
    "clause", "promise", "side", "lead_id", "rep_id", "team", "high_intent", "charter_version", "target_seconds",
)  # fmt: skip


_STATE = "CASE WHEN state = 'breached' AND stopped_at IS NULL AND due_at >= {at} THEN 'pending' ELSE state END"


@kept(merges, people, reps, by="clock_id", moved={"state": _STATE})
def clocks() -> ir.Table:
    """Return one row per clock that is known to have started; its first stop counts that was not taken back.

    Past due and still running is breached now, exactly on time is met.
    """
    told = facts("clock_changes")
    started, stopped = told.kind == "clock.started", told.kind == "clock.stopped"
    parts = told.group_by("clock_id").agg(
        first=told.n.min(where=started),
        due_at=told.due_at.argmax(told.n, where=told.due_at.notnull()),
        running=told.kind.argmax(told.n, where=told.kind.isin(("clock.started", "clock.paused", "clock.resumed"))),
        cause=told.cause.argmax(told.n, where=told.cause.notnull()),
    )
    begun = told.filter(started).select("n", *_KEYS, started_at="happened_at")
    ended = told.filter(stopped).select("n", stopped_at="happened_at", ended="outcome")
    parts = parts.join(begun, parts.first == begun.n).drop("n")
    parts = parts.left_join(_first_stops(told), "clock_id").drop("clock_id_right")
    parts = parts.left_join(ended, parts.stop == ended.n).drop("n", "first", "stop")
    in_time = (parts.ended == "done") & (parts.stopped_at <= parts.due_at)
    state = ibis.cases(
        (parts.ended == "cancelled", "cancelled"),
        (in_time, "met"),
        (parts.ended.notnull(), "breached"),
        (parts.running == "clock.paused", "pending"),
        (parts.due_at < parameter("as_of"), "breached"),
        else_="pending",
    )
    return _with_keys(with_root(parts.mutate(state=state).drop("running", "ended")))


def _first_stops(told: ir.Table) -> ir.Table:
    """Return the first stop of each clock since it was last reopened."""
    reopened = told.filter(told.kind == "clock.reopened").group_by("clock_id").agg(again=told.n.max())
    stops = told.filter(told.kind == "clock.stopped").select("clock_id", "n").left_join(reopened, "clock_id")
    stops = stops.filter(stops.again.isnull() | (stops.n > stops.again))
    return stops.group_by("clock_id").agg(stop=stops.n.min())


def _with_keys(parts: ir.Table) -> ir.Table:
    sources = people.table.select("lead_id", "channel", "campaign")
    sellers = reps.table.select("rep_id", rep_team="team", territory="territory")
    joined = parts.left_join(sources, "lead_id").drop("lead_id_right")
    joined = joined.left_join(sellers, "rep_id").drop("rep_id_right")
    return joined.mutate(
        rep=ibis.coalesce(joined.rep_id, UNKNOWN),
        team=ibis.coalesce(joined.team, joined.rep_team, UNKNOWN),
        territory=ibis.coalesce(joined.territory, UNKNOWN),
        channel=ibis.coalesce(joined.channel, UNKNOWN),
        campaign=ibis.coalesce(joined.campaign, UNKNOWN),
        version=ibis.coalesce(joined.charter_version.cast("string"), UNKNOWN),
    ).drop("rep_team")
