"""The lives of deals as known at an instant: how long they stood in each stage at what age, and what came of it."""

from functools import cache
from typing import Final

import ibis
import ibis.expr.types as ir

from selaras.analytics.door import parameter, statement
from selaras.analytics.figures import UNKNOWN
from selaras.analytics.relations.facts import facts
from selaras.analytics.relations.opportunities import states

AGES: Final = (0, 14, 30, 60, 90, 180)
"""Where the bands of age begin, in days since a deal was first told of; the last has no end."""
DAY: Final = 86_400_000_000
_TURNS: Final = ("opportunity.created", "opportunity.won", "opportunity.lost", "opportunity.reopened")


def spells() -> ir.Table:
    """Return every stretch a deal stood open in one stage: from when to when, since when it lives, what ended it.

    ``then`` is the stage that followed, ``won``, ``lost``, or nothing where the stretch is not over.
    """
    told = facts("opportunity_changes")
    told = told.filter(told.noted_at <= parameter("at"), told.happened_at <= parameter("at"))
    stage = ibis.coalesce(told.to_stage, told.stage)
    turns = told.mutate(
        state=told.kind.cases(
            ("opportunity.won", "won"), ("opportunity.lost", "lost"), else_=ibis.coalesce(stage, UNKNOWN)
        )
    ).filter(told.kind.isin(_TURNS) | stage.notnull())
    order = ibis.window(group_by="opportunity_id", order_by="n")
    followed = turns.select(
        "opportunity_id",
        "state",
        begun=turns.happened_at,
        then=turns.state.lead().over(order),
        ended=ibis.coalesce(turns.happened_at.lead().over(order), parameter("at")),
        born=turns.happened_at.min().over(ibis.window(group_by="opportunity_id")),
    )
    return followed.filter(followed.state.notin(["won", "lost"]))


def by_stage_and_age() -> ir.Table:
    """Return, for every stage, band of age and end of a stretch, how many ended so; and the days stood there.

    The days stand in the rows whose end is missing, with whatever is not over; other rows count ends alone.
    """
    told = spells()
    parts = []
    for band, low in enumerate(AGES):
        after = told.born + low * DAY
        before = told.born + AGES[band + 1] * DAY if band + 1 < len(AGES) else told.ended
        stood = ibis.greatest(ibis.least(told.ended, before) - ibis.greatest(told.begun, after), 0)
        here = told.ended >= after
        if band + 1 < len(AGES):
            here = here & (told.ended < before)
        parts.append(
            told.select(
                "state",
                band=ibis.literal(band, "int64"),
                then=told.then,
                stood=stood.cast("int64"),
                ended=(here & told.then.notnull()).cast("int64"),
            )
        )
    every = ibis.union(*parts)
    every = every.mutate(then=ibis.coalesce(every.then, ""))
    return every.group_by("state", "band", "then").agg(
        stood=every.stood.sum().cast("int64"), ended=every.ended.sum().cast("int64")
    )


@cache
def stage_and_age_sql() -> str:
    """Return the statement of ends and of days stood, by stage and age, as known at an instant."""
    told = by_stage_and_age()
    return statement(told.order_by("state", "band", "then").select("state", "band", "then", "stood", "ended"))


def _known_deals() -> ir.Table:
    told = facts("opportunity_changes")
    return states(told.filter(told.noted_at <= parameter("at"), told.happened_at <= parameter("at")))


@cache
def open_sql() -> str:
    """Return the statement of the deals that are open: stage, microseconds since they were first told of, amount."""
    deals = _known_deals()
    left = deals.filter(deals.outcome == "open")
    told = left.select(
        "opportunity_id",
        state=ibis.coalesce(left.stage, UNKNOWN),
        age=parameter("at") - left.first_at,
        amount=ibis.coalesce(left.amount_minor, -1),
    )
    return statement(told.order_by("opportunity_id"))


@cache
def created_sql() -> str:
    """Return the statement of the deals first told of since an instant: when, in which stage, for how much."""
    told = facts("opportunity_changes")
    told = told.filter(told.noted_at <= parameter("at"), told.happened_at <= parameter("at"))
    stage = ibis.coalesce(told.to_stage, told.stage)
    first = told.group_by("opportunity_id").agg(
        at=told.happened_at.min(),
        state=ibis.coalesce(stage.argmin(told.n, where=stage.notnull()), UNKNOWN),
        amount=ibis.coalesce(told.base_minor.argmax(told.n, where=told.base_minor.notnull()), -1),
    )
    first = first.filter(first["at"] > parameter("since"))
    return statement(first.order_by("at", "opportunity_id"))


@cache
def closed_sql() -> str:
    """Return the statement of the sums over closed deals with an amount that compare value with count."""
    deals = _known_deals()
    closed = deals.filter(deals.outcome != "open", deals.amount_minor > 0)
    amount = closed.amount_minor.cast("float64")
    won = (closed.outcome == "won").cast("float64")
    told = closed.select(won=won, amount=amount)
    return statement(
        told.agg(
            n=told.count(),
            won=told.won.sum(),
            amount=told.amount.sum(),
            amount_squared=(told.amount * told.amount).sum(),
            won_amount=(told.won * told.amount).sum(),
            won_squared=(told.won * told.amount * told.amount).sum(),
        )
    )


FIRST_SQL: Final = "SELECT min(happened_at) FROM facts_opportunity_changes WHERE noted_at <= $at"
"""Since when anything is known of any deal."""
