"""Counting rows of a relation by cut: the plain figures, and the parts of the others."""

from collections.abc import Callable

import ibis.expr.types as ir

from selaras.analytics.door import Columns, statement
from selaras.analytics.figures import Answer, Dimension, Figure
from selaras.analytics.question import WHOLE, Question, largest_first, split
from selaras.analytics.relations.cutting import cut_of


def sums_sql(rows: ir.Table, by: Dimension | None, **parts: ir.Value) -> str:
    """Return the statement that sums columns by cut; a truth counts as one."""
    told = rows.select(cut=cut_of(rows, by), **{name: part.cast("int64") for name, part in parts.items()})
    sums = {name: told[name].sum().cast("int64") for name in parts}
    return statement(told.group_by("cut").agg(**sums).order_by("cut"))


def answer(question: Question, found: Columns, tell: Callable[[str, Columns], Figure]) -> Answer:
    """Return the figure of the whole and of each cut from columns sorted by cut."""
    parts = {cut: tell(cut, rows) for cut, rows in split(found)} if question.by else {}
    return Answer(tell(WHOLE, found), largest_first(parts), question.by)


def total(rows: Columns, name: str) -> int:
    """Return the sum of a column, 0 where there is no row."""
    return int(rows[name].sum())


def beside(question: Question, metric: str, cut: str, **counts: int) -> tuple[Figure, ...]:
    """Return counts to stand beside a figure."""
    return tuple(
        question.figure(f"{metric}.{name}", "count", cut, value=count, n=count) for name, count in counts.items()
    )
