"""Populations: which rows count, said once for the figure and for the rows behind it."""

import ibis
import ibis.expr.types as ir

from selaras.analytics.door import parameter
from selaras.analytics.metric import Population
from selaras.analytics.yardstick import Counting


def during(column: str) -> Population:
    """Leave the rows whose instant in this column lies in the period.

    >>> import ibis
    >>> during("won_at")(ibis.table({"won_at": "int64"}, name="t")).columns
    ('won_at',)
    """
    return lambda table: table.filter(table[column] >= parameter("start"), table[column] < parameter("end"))


def counted(column: str, counting: Counting) -> Population:
    """Leave the passes whose instant in this column lies in the period; by person, only the first such of each lead."""
    inside = during(column)
    if counting == "passes":
        return inside

    def first(table: ir.Table) -> ir.Table:
        made = inside(table)
        turn = ibis.row_number().over(ibis.window(group_by="lead_id", order_by="pass_no"))
        return made.mutate(turn=turn).filter(lambda each: each.turn == 0).drop("turn")

    return first


def narrowed(population: Population, column: str, *values: str) -> Population:
    """Leave those of a population whose column has one of the values."""

    def only(table: ir.Table) -> ir.Table:
        left = population(table)
        return left.filter(left[column].isin(values))

    return only
