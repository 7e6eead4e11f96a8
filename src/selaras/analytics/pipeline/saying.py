"""Forecasts as they were said, and what was won, both as known at an instant."""

from functools import cache

import ibis
import ibis.expr.types as ir

from selaras.analytics.door import parameter, statement
from selaras.analytics.figures import UNKNOWN
from selaras.analytics.relations.facts import day_number, facts
from selaras.analytics.relations.kept import kept
from selaras.analytics.relations.opportunities import states


@kept()
def forecasts() -> ir.Table:
    """Return every forecast with the days it is about and its place in the order they were said in.

    A forecast is worth what it says in the charter's currency: at the rate of its day, where it was said in another.
    """
    told = facts("forecasts")
    order = ibis.window(order_by=[told.happened_at, told.source_key])
    return told.mutate(
        place=ibis.row_number().over(order),
        first_day=day_number(told.period_start),
        last_day=day_number(told.period_end),
        team=ibis.coalesce(told.team.nullif(""), UNKNOWN),
    )


@cache
def last_words_sql() -> str:
    """Return the statement of what each rep and each team had last said of a period by an instant, by category."""
    told = forecasts.table
    told = told.filter(
        told.first_day == parameter("low"),
        told.last_day == parameter("high"),
        told.happened_at <= parameter("at"),
        told.noted_at <= parameter("at"),
    )
    last = told.group_by("forecast_id", "category").agg(
        amount_minor=told.base_minor.argmax(told.place), team=told.team.argmax(told.place)
    )
    last = last.filter(last.amount_minor.notnull())
    return statement(last.order_by("forecast_id", "category").select("forecast_id", "team", "category", "amount_minor"))


@cache
def winnings_sql() -> str:
    """Return the statement of what each rep, in each team, won between two instants, by what was known at a third.

    A deal is won by whoever held it then, for the team they were in then; a word that came later fills in where nobody
    had said it.
    """
    told = facts("opportunity_changes")
    told = told.filter(told.noted_at <= parameter("at"))
    deals = states(told)
    won = deals.filter(
        deals.outcome == "won", deals.closed_at >= parameter("start"), deals.closed_at < parameter("end")
    )
    won = won.select("opportunity_id", "closed_at", "amount_minor", "owner_id")
    held = _said_by_then(told, won, "opportunity_id", "owner_id")
    deals = won.left_join(held, "opportunity_id").drop("opportunity_id_right")
    deals = deals.mutate(rep=ibis.coalesce(deals.said, deals.owner_id, UNKNOWN)).drop("said", "owner_id")
    sellers = facts("reps")
    sellers = sellers.filter(sellers.noted_at <= parameter("at"))
    teams = _said_by_then(sellers, deals.mutate(rep_id="rep"), "rep_id", "team", key="opportunity_id")
    last = sellers.group_by("rep_id").agg(first_team=sellers.team.argmin(sellers.n, where=sellers.team.notnull()))
    deals = deals.left_join(teams, "opportunity_id").drop("opportunity_id_right")
    deals = deals.left_join(last, deals.rep == last.rep_id).drop("rep_id")
    deals = deals.mutate(
        team=ibis.coalesce(deals.said, deals.first_team, UNKNOWN), worth=ibis.coalesce(deals.amount_minor, 0)
    )
    sums = deals.group_by("rep", "team").agg(amount_minor=deals.worth.sum().cast("int64"), n=deals.count())
    return statement(sums.order_by("rep", "team"))


def _said_by_then(told: ir.Table, deals: ir.Table, by: str, part: str, key: str | None = None) -> ir.Table:
    """Return, for every deal, the last word on a part by the instant it was closed."""
    key = key or by
    words = told.filter(told[part].notnull()).select(by, "n", "happened_at", said=part)
    closed = deals.select(**{by: deals[by], "closed_at": deals.closed_at, key: deals[key]})
    joined = words.join(closed, by)
    joined = joined.filter(joined.happened_at <= joined.closed_at)
    return joined.group_by(key).agg(said=joined.said.argmax(joined.n))
