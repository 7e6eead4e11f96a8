"""Rejections: how many leads of a period sales gave back, and for which reasons."""

from collections import defaultdict
from functools import cache, partial

import ibis
import ibis.expr.types as ir

from selaras.analytics.door import Columns, statement
from selaras.analytics.figures import Answer, Dimension, Figure
from selaras.analytics.metric import BY_PASS, PASSES, Metric
from selaras.analytics.metrics.counting import answer, sums_sql, total
from selaras.analytics.metrics.populations import during
from selaras.analytics.question import Question
from selaras.analytics.relations.cutting import cut_of
from selaras.analytics.relations.passes import passes

NAME = "rejections"


def _rejected(table: ir.Table) -> ir.Table:
    made = during("mql_at")(table)
    return made.filter(made.sal_at.isnull(), made.outcome == "rejected")


@cache
def _sql(by: Dimension | None) -> str:
    return sums_sql(_rejected(passes.table), by, n=ibis.literal(1, "int64"))


def _measure(question: Question) -> Answer:
    """Return how many passes that became MQL in the period were rejected."""
    found = question.moment.columns(_sql(question.by), (passes,), **question.period.bounds)
    return answer(question, found, partial(_figure, question))


def _figure(question: Question, cut: str, rows: Columns) -> Figure:
    n = total(rows, "n")
    return question.figure(NAME, "count", cut, value=n, n=n)


REJECTIONS = Metric(
    name=NAME,
    unit="count",
    measure=_measure,
    over=passes,
    populations={"rejected": _rejected},
    cuts=("reason", *BY_PASS),
    needs=(PASSES, ("lead.rejected",)),
)


@cache
def _reasons_sql(by: Dimension | None) -> str:
    made = _rejected(passes.table)
    told = made.select(cut=cut_of(made, by), why=cut_of(made, "reason"))
    counted = told.group_by("cut", "why").agg(n=told.count().cast("int64"))
    return statement(counted.order_by("cut", ibis.desc("n"), "why"))


def reasons_by_cut(question: Question) -> dict[str, list[tuple[str, int]]]:
    """Return the reasons of each cut with how often each was given, the most frequent first; ties by name."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for cut, why, n in question.moment.rows(_reasons_sql(question.by), (passes,), **question.period.bounds):
        found[cut].append((why, n))
    return dict(found)
