"""Promises: the share of clocks that were met, and what was known of the leads handed over."""

from functools import cache, partial

import ibis
import ibis.expr.types as ir

from selaras.analytics.door import Columns
from selaras.analytics.figures import Answer, Dimension, Figure, Interval
from selaras.analytics.metric import PASSES, Metric, Population
from selaras.analytics.metrics.counting import answer, beside, sums_sql, total
from selaras.analytics.metrics.populations import during, narrowed
from selaras.analytics.question import Question
from selaras.analytics.relations.clocks import clocks
from selaras.analytics.relations.handoffs import FIELDS, handoffs
from selaras.analytics.statistics import wilson
from selaras.analytics.yardstick import Yardstick
from selaras.kit.sentence import Sentence

STATES = ("met", "breached", "pending", "cancelled")
_DUE = during("due_at")


@cache
def _clocks_sql(by: Dimension | None) -> str:
    due = _DUE(clocks.table)
    return sums_sql(due, by, **{state: due.state == state for state in STATES})


def _attainment(question: Question) -> Answer:
    """Return met ÷ (met + breached) over clocks due in the period, pending and cancelled ones beside it."""
    found = question.moment.columns(_clocks_sql(question.by), (clocks,), **question.period.bounds)
    return answer(question, found, partial(_attained, question))


def _attained(question: Question, cut: str, rows: Columns) -> Figure:
    counts = {state: total(rows, state) for state in STATES}
    due = counts["met"] + counts["breached"]
    return question.figure(
        "sla_attainment",
        "share",
        cut,
        value=counts["met"] / due if due else None,
        numerator=counts["met"],
        denominator=due,
        n=due,
        interval=Interval(*wilson(counts["met"], due), "wilson"),
        method="share_of_clocks",
        beside=beside(question, "sla_attainment", cut, **counts),
    )


ATTAINMENT = Metric(
    name="sla_attainment",
    unit="share",
    measure=_attainment,
    over=clocks,
    populations={"due": narrowed(_DUE, "state", "met", "breached")}
    | {state: narrowed(_DUE, "state", state) for state in STATES},
    cuts=("side", "clause", "channel", "campaign", "territory", "team", "rep", "charter_version"),
    needs=(("clock.started",),),
)


@cache
def _complete_sql(fields: tuple[str, ...], by: Dimension | None) -> str:
    made = during("mql_at")(handoffs.table)
    complete = ibis.and_(*(made[f"has_{name}"] for name in fields))
    each = {name: made[f"has_{name}"] for name in fields}
    return sums_sql(made, by, n=ibis.literal(1, "int64"), complete=complete, **each)


def _complete(question: Question) -> Answer:
    """Return the share of hand-offs that carried every promised field, with the share of each field beside it."""
    fields = _promised(question.yardstick)
    if not fields:
        because = Sentence.of("metrics-refused-no-fields", fields=question.yardstick.handoff_fields)
        return Answer(question.refused("data_complete", "share", because), (), question.by)
    found = question.moment.columns(_complete_sql(fields, question.by), (handoffs,), **question.period.bounds)
    if not total(found, "n"):
        because = Sentence.of("metrics-refused-no-passes", stage=Sentence.of("metrics-stage-mql"))
        return Answer(question.refused("data_complete", "share", because), (), question.by)
    return answer(question, found, partial(_completeness, question, fields))


def _completeness(question: Question, fields: tuple[str, ...], cut: str, rows: Columns) -> Figure:
    n = total(rows, "n")
    tell = partial(_share, question, cut, n)
    unseen = tuple(name for name in question.yardstick.handoff_fields if name not in FIELDS)
    return question.figure(
        "data_complete",
        "share",
        cut,
        value=total(rows, "complete") / n,
        numerator=total(rows, "complete"),
        denominator=n,
        n=n,
        interval=Interval(*wilson(total(rows, "complete"), n), "wilson"),
        method="share_of_handoffs",
        present=len(fields) / len(question.yardstick.handoff_fields),
        beside=tuple(tell(name, total(rows, name)) for name in fields),
        notes=(Sentence.of("metrics-note-unseen-fields", fields=unseen),) if unseen else (),
    )


def _share(question: Question, cut: str, n: int, name: str, known: int) -> Figure:
    interval = Interval(*wilson(known, n), "wilson")
    return question.figure(
        f"data_complete.{name}", "share", cut, value=known / n, numerator=known, denominator=n, n=n, interval=interval
    )


def _promised(yardstick: Yardstick) -> tuple[str, ...]:
    """The promised fields that can be seen at all."""
    return tuple(name for name in yardstick.handoff_fields if name in FIELDS)


def _lacking(yardstick: Yardstick) -> Population:
    """Leave the hand-offs without at least one of the promised fields."""

    def only(table: ir.Table) -> ir.Table:
        made = during("mql_at")(table)
        return made.filter(~ibis.and_(*(made[f"has_{name}"] for name in _promised(yardstick))))

    return only


COMPLETENESS = Metric(
    name="data_complete",
    unit="share",
    measure=_complete,
    over=handoffs,
    populations={"cohort": during("mql_at"), "lacking": _lacking(Yardstick())},
    needs=(PASSES,),
    by_charter={"lacking": _lacking},
)
