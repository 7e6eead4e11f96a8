"""Winning: how many deals are won, how long it takes, and how fast money flows."""

from functools import cache, partial

import ibis
import ibis.expr.types as ir
import numpy as np

from selaras.analytics.door import Columns, parameter, statement
from selaras.analytics.figures import Answer, Dimension, Figure, Interval, Unit
from selaras.analytics.metric import BY_PASS, DEALS, Metric
from selaras.analytics.metrics.counting import answer, beside
from selaras.analytics.metrics.incidence import Course, Part, Share, course_sql, measure_share
from selaras.analytics.metrics.money import WON, WON_REVENUE
from selaras.analytics.metrics.populations import during, narrowed
from selaras.analytics.metrics.waits import Wait, read_waits, wait_figure, waits_sql
from selaras.analytics.question import WHOLE, Question, largest_first
from selaras.analytics.relations.cutting import cut_of
from selaras.analytics.relations.opportunities import opportunities
from selaras.analytics.statistics import wilson
from selaras.analytics.statistics.ratio import value_share
from selaras.kit.sentence import Sentence

_CLOSED = narrowed(during("closed_at"), "outcome", "won", "lost")
_LOST = narrowed(during("closed_at"), "outcome", "lost")


@cache
def _closed_sql(by: Dimension | None) -> str:
    closed = _CLOSED(opportunities.table)
    told = closed.select(
        cut=cut_of(closed, by),
        won=(closed.outcome == "won").cast("int64"),
        amount=ibis.coalesce(closed.amount_minor, -1),
    )
    return statement(told.order_by("cut"))


def _win_rate(question: Question) -> Answer:
    """Return won ÷ (won + lost) over deals closed in the period by count, with the share by value beside it."""
    found = question.moment.columns(_closed_sql(question.by), (opportunities,), **question.period.bounds)
    if not found["won"].size:
        because = Sentence.of("metrics-refused-none-closed")
        return Answer(question.refused("win_rate", "share", because), (), question.by)
    return answer(question, found, partial(_rate, question))


def _rate(question: Question, cut: str, rows: Columns) -> Figure:
    won, n = int(rows["won"].sum()), int(rows["won"].size)
    known = rows["amount"] >= 0
    by_value = value_share(rows["amount"][known].astype(np.float64), rows["won"][known].astype(np.float64))
    share, low, high = by_value or (None, None, None)
    return question.figure(
        "win_rate",
        "share",
        cut,
        value=won / n,
        numerator=won,
        denominator=n,
        n=n,
        interval=Interval(*wilson(won, n), "wilson"),
        method="share_of_closed",
        beside=(
            question.figure(
                "win_rate.by_value",
                "share",
                cut,
                value=share,
                n=int(known.sum()),
                interval=Interval(low, high, "ratio_log_odds"),
                method="share_of_value",
                present=float(known.mean()),
            ),
            *beside(question, "win_rate", cut, won=won, lost=n - won, missing_amounts=n - int(known.sum())),
        ),
    )


WIN_RATE = Metric(
    name="win_rate",
    unit="share",
    measure=_win_rate,
    over=opportunities,
    populations={"closed": _CLOSED, "won": WON, "lost": _LOST},
    cuts=BY_PASS,
    needs=(DEALS,),
)


_CREATED_FATES = ("not_yet", "late", "lost")


@cache
def _created_sql(by: Dimension | None, part: Part) -> str:
    made = during("created_at")(opportunities.table)
    won_at = ibis.ifelse(made.outcome == "won", made.closed_at, ibis.null("int64"))
    course = Course(
        made,
        began=made.created_at,
        reached=won_at,
        ended=made.closed_at,
        skipped=ibis.literal(False),
        fates={
            "not_yet": made.outcome == "open",
            "late": won_at - made.created_at > parameter("horizon"),
            "lost": made.outcome == "lost",
        },
    )
    return course_sql(course, by, part)


def _created(question: Question) -> Answer:
    """Return the share of the deals created in the period that are won within the horizon; losing competes."""
    nobody = Sentence.of("metrics-refused-none-created")
    return measure_share(question, Share("win_rate_created", _created_sql, (opportunities,), nobody, _CREATED_FATES))


WIN_RATE_CREATED = Metric(
    name="win_rate_created",
    unit="share",
    measure=_created,
    over=opportunities,
    populations={"created": during("created_at")},
    cuts=BY_PASS,
    needs=(DEALS,),
)


def _dated(table: ir.Table) -> ir.Table:
    return table.filter(table.created_at < parameter("end"))


@cache
def _cycle_sql(by: Dimension | None) -> str:
    made = _dated(opportunities.table)
    until = ibis.coalesce(made.closed_at, ibis.greatest(parameter("as_of"), made.created_at))
    told = made.select(
        cut=cut_of(made, by),
        lasted=ibis.greatest(until - made.created_at, 0),
        event=(made.outcome == "won").cast("int64"),
    )
    return waits_sql(told, (), ())


def _cycle(question: Question) -> Answer:
    """Return the Kaplan–Meier median from creation to won over every deal created before the period's end.

    Open deals are censored where they stand, lost ones where they were lost; the median of the won ones alone is
    beside.
    """
    whole = _drawn(question.of(None))
    if not whole or not whole[WHOLE].happened:
        because = Sentence.of("metrics-refused-none-dated-won")
        return Answer(question.refused("sales_cycle", "seconds", because), (), question.by)
    parts = _drawn(question) if question.by else {}
    told = {cut: _length(question, cut, wait) for cut, wait in parts.items()}
    return Answer(_length(question, WHOLE, whole[WHOLE]), largest_first(told), question.by)


def _drawn(question: Question) -> dict[str, Wait]:
    rows = question.moment.rows(_cycle_sql(question.by), (opportunities,), **question.period.bounds)
    return read_waits(rows, (), ())


def _length(question: Question, cut: str, wait: Wait) -> Figure:
    won_only = question.figure(
        "sales_cycle.won_only", "seconds", cut, value=wait.alone, n=wait.happened, method="median"
    )
    return wait_figure(question, "sales_cycle", cut, wait, "kaplan_meier", (won_only,))


SALES_CYCLE = Metric(
    name="sales_cycle",
    unit="seconds",
    measure=_cycle,
    over=opportunities,
    populations={"dated": _dated},
    needs=(("opportunity.created",), ("opportunity.won",)),
)


@cache
def _open_count_sql() -> str:
    left = opportunities.table.filter(opportunities.table.outcome == "open")
    return statement(left.agg(n=left.count()))


def _velocity(question: Question) -> Answer:
    """Return open deals × win rate × average won amount ÷ the median days the won ones took, as money per day."""
    whole = question.of(None)
    rate, won, cycle = (metric.measure(whole).whole for metric in (WIN_RATE, WON_REVENUE, SALES_CYCLE))
    paid = won.n - won.beside_named("missing_amounts").n if won.beside else 0
    alone = cycle.beside_named("won_only").value if cycle.beside else None
    if rate.value is None or not paid or not alone:
        because = Sentence.of("metrics-refused-no-velocity")
        return Answer(question.refused("pipeline_velocity", "money_per_day", because))
    deals = question.moment.rows(_open_count_sql(), (opportunities,))[0][0]
    average = int(won.value or 0) / paid
    per_day = deals * rate.value * average / (alone / 86_400)
    parts: dict[str, tuple[Unit, float]] = {
        "open_deals": ("count", deals),
        "average_won": ("money", round(average)),
        "cycle": ("seconds", alone),
    }
    return Answer(
        question.figure(
            "pipeline_velocity",
            "money_per_day",
            WHOLE,
            value=round(per_day),
            n=deals,
            currency=question.yardstick.currency,
            method="velocity",
            beside=tuple(
                question.figure(f"pipeline_velocity.{name}", unit, value=value, currency=question.yardstick.currency)
                for name, (unit, value) in parts.items()
            ),
        )
    )


VELOCITY = Metric(
    name="pipeline_velocity",
    unit="money_per_day",
    measure=_velocity,
    over=opportunities,
    populations={"open": lambda table: table.filter(table.outcome == "open")},
    cuts=(),
    needs=(("opportunity.created",), ("opportunity.won",)),
)
