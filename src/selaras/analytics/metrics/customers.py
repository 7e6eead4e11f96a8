"""Customers: who bought for the first time, who bought at all, and which channel brought the revenue of whom."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Final, Literal

import ibis
import ibis.expr.types as ir

from selaras.analytics.door import Columns
from selaras.analytics.figures import Answer, Dimension, Figure
from selaras.analytics.metric import DEALS, Metric
from selaras.analytics.metrics.counting import answer, sums_sql, total
from selaras.analytics.metrics.money import WON, amounts, amounts_sql, without_amount
from selaras.analytics.metrics.populations import during
from selaras.analytics.question import Question
from selaras.analytics.relations.opportunities import opportunities

Bought = Literal["first", "any"]


def by_source(table: ir.Table) -> ir.Table:
    """Return the deals under the channel and campaign that created their first pass, whatever else was said later."""
    return table.mutate(channel=table.source_channel, campaign=table.source_campaign)


def bought(which: Bought, table: ir.Table) -> ir.Table:
    """Leave one won deal for each customer of the period: of those who bought for the first time, or of all.

    A deal of no account is a customer of its own.
    """
    won = by_source(table).filter(table.outcome == "won")
    won = won if which == "first" else during("closed_at")(won)
    who = ibis.coalesce(won.account_id, won.opportunity_id)
    order = ibis.window(group_by=who, order_by=[won.closed_at, won.opportunity_id])
    first = won.mutate(turn=ibis.row_number().over(order)).filter(lambda each: each.turn == 0).drop("turn")
    return during("closed_at")(first)


@cache
def _count_sql(which: Bought, by: Dimension | None) -> str:
    return sums_sql(bought(which, opportunities.table), by, n=ibis.literal(1, "int64"))


def customers(name: str, which: Bought, question: Question) -> Answer:
    """Return how many customers bought for the first time in the period, or bought at all."""
    found = question.moment.columns(_count_sql(which, question.by), (opportunities,), **question.period.bounds)
    return answer(question, found, partial(_figure, question, name))


def _figure(question: Question, name: str, cut: str, rows: Columns) -> Figure:
    n = total(rows, "n")
    return question.figure(name, "count", cut, value=n, n=n)


NEW_CUSTOMERS = Metric(
    name="new_customers",
    unit="count",
    measure=partial(customers, "new_customers", "first"),
    over=opportunities,
    populations={"customers": partial(bought, "first")},
    needs=(DEALS,),
)


def won_by_source(table: ir.Table) -> ir.Table:
    """Leave the deals won in the period, under what created their first pass."""
    return by_source(WON(table))


@cache
def _sourced_sql(by: Dimension | None) -> str:
    return amounts_sql(won_by_source(opportunities.table), by)


def _sourced(question: Question) -> Answer:
    """Return the amounts of the deals won in the period, each whole for what created its first pass."""
    found = question.moment.columns(_sourced_sql(question.by), (opportunities,), **question.period.bounds)
    return amounts(question, "sourced_revenue", found)


SOURCED = Metric(
    name="sourced_revenue",
    unit="money",
    measure=_sourced,
    over=opportunities,
    populations={"won": won_by_source, "missing_amounts": lambda table: without_amount(won_by_source(table))},
    cuts=("channel", "campaign", "segment", "territory", "team", "product", "tier"),
    needs=(DEALS,),
)

CREDITS: Final[Mapping[str, Callable[[Question], Answer]]] = {"sourced": _sourced}
"""How revenue of the period is credited to channels and campaigns, by the name of the model a yardstick names."""
