"""Populations: which rows count, said once for the figure and for the rows behind it."""

import ibis.expr.types as ir

from selaras.analytics.door import parameter
from selaras.analytics.metric import Population


def during(column: str) -> Population:
    """Leave the rows whose instant in this column lies in the period.

    >>> import ibis
    >>> during("won_at")(ibis.table({"won_at": "int64"}, name="t")).columns
    ('won_at',)
    """
    return lambda table: table.filter(table[column] >= parameter("start"), table[column] < parameter("end"))


def narrowed(population: Population, column: str, *values: str) -> Population:
    """Leave those of a population whose column has one of the values."""

    def only(table: ir.Table) -> ir.Table:
        left = population(table)
        return left.filter(left[column].isin(values))

    return only
