"""Money of a period: the target both teams carry, what was won, what is open, and what was spent."""

from functools import cache, partial

import ibis
import ibis.expr.types as ir

from selaras.analytics.door import Columns, parameter
from selaras.analytics.figures import Answer, Dimension, Figure
from selaras.analytics.metric import DEALS, Metric, Population
from selaras.analytics.metrics.counting import answer, beside, sums_sql, total
from selaras.analytics.metrics.populations import during, narrowed
from selaras.analytics.question import WHOLE, Question
from selaras.analytics.relations.histories import spending
from selaras.analytics.relations.opportunities import opportunities
from selaras.analytics.yardstick import Yardstick
from selaras.kit.money import Money
from selaras.kit.sentence import Sentence

WON = narrowed(during("closed_at"), "outcome", "won")


def target_minor(question: Question) -> int | None:
    """Return the target of exactly the period's days, or the sum of those that fill it, in the smallest unit."""
    period = question.period
    inside = [t for t in question.yardstick.targets if t.starts_on >= period.first_day and t.ends_on <= period.last_day]
    days = sum((t.ends_on - t.starts_on).days + 1 for t in inside)
    if not inside or days != (period.last_day - period.first_day).days + 1:
        return None
    return sum(Money.of(t.revenue, question.yardstick.currency).amount_minor for t in inside)


def _target(question: Question) -> Answer:
    """Return the revenue target the charter fixes for exactly this period."""
    minor = target_minor(question)
    if minor is None:
        because = Sentence.of("metrics-refused-no-target", period=question.period.name)
        return Answer(question.refused("target", "money", because))
    return Answer(question.money("target", WHOLE, minor, method="charter"))


TARGET = Metric(name="target", unit="money", measure=_target, over=opportunities, populations={}, cuts=())


@cache
def _won_sql(by: Dimension | None) -> str:
    return amounts_sql(WON(opportunities.table), by)


def amounts_sql(deals: ir.Table, by: Dimension | None) -> str:
    """Return the statement that sums amounts of deals by cut, and counts the deals and those without one."""
    amount = ibis.coalesce(deals.amount_minor, 0)
    return sums_sql(deals, by, n=ibis.literal(1, "int64"), amount=amount, missing=deals.amount_minor.isnull())


def _won(question: Question) -> Answer:
    """Return the sum of the deals won in the period; deals without an amount are counted, never taken for 0."""
    found = question.moment.columns(_won_sql(question.by), (opportunities,), **question.period.bounds)
    return amounts(question, "won", found)


def amounts(question: Question, name: str, found: Columns) -> Answer:
    """Return sums of amounts as figures of money."""
    return answer(question, found, partial(_amount, question, name))


def _amount(question: Question, name: str, cut: str, rows: Columns) -> Figure:
    deals, missing = total(rows, "n"), total(rows, "missing")
    return question.money(
        name,
        cut,
        total(rows, "amount"),
        n=deals,
        method="sum",
        present=1 - missing / deals if deals else 1.0,
        beside=beside(question, name, cut, deals=deals, missing_amounts=missing),
        notes=(Sentence.of("metrics-note-missing-amounts", n=missing, deals=deals),) if missing else (),
    )


WON_REVENUE = Metric(
    name="won",
    unit="money",
    measure=_won,
    over=opportunities,
    populations={"won": WON, "missing_amounts": lambda table: without_amount(WON(table))},
    needs=(DEALS,),
)


def without_amount(table: ir.Table) -> ir.Table:
    """Leave the deals nobody gave an amount."""
    return table.filter(table.amount_minor.isnull())


def open_in_period(stages: tuple[str, ...]) -> Population:
    """Leave the open opportunities whose close date lies in the period, of the stages that count as pipeline."""

    def only(table: ir.Table) -> ir.Table:
        left = table.filter(
            table.outcome == "open", table.close_day >= parameter("low"), table.close_day <= parameter("high")
        )
        return left.filter(left.stage.isin(stages)) if stages else left

    return only


@cache
def _open_sql(stages: tuple[str, ...], by: Dimension | None) -> str:
    return amounts_sql(open_in_period(stages)(opportunities.table), by)


def _open(question: Question) -> Answer:
    """Return the open pipeline that is to close in the period."""
    stages = question.yardstick.coverage.stages_counted
    found = question.moment.columns(_open_sql(stages, question.by), (opportunities,), **question.period.days)
    return amounts(question, "open_pipeline", found)


def pipeline(yardstick: Yardstick) -> Population:
    """Leave the open opportunities of the period that the charter counts as pipeline."""
    return open_in_period(yardstick.coverage.stages_counted)


def unpriced(yardstick: Yardstick) -> Population:
    """Leave the deals of the pipeline that have no amount."""
    return lambda table: without_amount(pipeline(yardstick)(table))


OPEN_PIPELINE = Metric(
    name="open_pipeline",
    unit="money",
    measure=_open,
    over=opportunities,
    populations={
        "open": pipeline(Yardstick()),
        "missing_amounts": unpriced(Yardstick()),
        "no_close_date": lambda table: table.filter(table.outcome == "open", table.close_day.isnull()),
    },
    by_charter={"open": pipeline, "missing_amounts": unpriced},
    needs=(DEALS,),
)


def _booked(table: ir.Table) -> ir.Table:
    return table.filter(table.from_day <= parameter("high"), table.to_day >= parameter("low"))


@cache
def spend_sql(by: Dimension | None, side: str = "") -> str:
    """Return the statement that sums the part of every booking that falls in the period, day by day alike.

    What falls before a day is rounded down, so that the parts of neighbouring periods sum to the booking exactly.
    With ``side`` only what that side booked counts.
    """
    booked = _booked(spending.table)
    booked = booked.filter(booked.side == side) if side else booked
    days = booked.to_day - booked.from_day + 1
    before = ibis.greatest(parameter("low") - booked.from_day, 0)
    through = ibis.least(parameter("high") - booked.from_day + 1, days)
    base = ibis.coalesce(booked.base_minor, 0)
    part = (base * through) // days - (base * before) // days
    return sums_sql(booked, by, n=ibis.literal(1, "int64"), amount=part, missing=booked.base_minor.isnull())


def _spent(question: Question) -> Answer:
    """Return what was spent on the days of the period, a booking spread over its days alike."""
    return spent(question)


def spent(question: Question, side: str = "", lag_days: int = 0) -> Answer:
    """Return what a side, or both, spent on days that lie so many days before those of the period."""
    days = {end: day - lag_days for end, day in question.period.days.items()}
    found = question.moment.columns(spend_sql(question.by, side), (spending,), **days)
    return answer(question, found, partial(_amount, question, "spend"))


SPEND = Metric(
    name="spend",
    unit="money",
    measure=_spent,
    over=spending,
    populations={"booked": _booked},
    cuts=("channel", "campaign", "side"),
    needs=(("spend.booked",),),
)
