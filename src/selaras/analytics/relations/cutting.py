"""Cutting: the value of a dimension for a row, unknown where nobody knows it."""

import ibis
import ibis.expr.types as ir

from selaras.analytics.figures import UNKNOWN, Dimension

_COLUMNS = {"charter_version": "version"}


def cut_of(table: ir.Table, by: Dimension | None) -> ir.StringValue:
    """Return what to group by: the dimension's value, or one value for all where nothing is asked for."""
    if by is None:
        return ibis.literal("(whole)")
    name = _COLUMNS.get(by, by)
    return ibis.coalesce(table[name].cast("string"), UNKNOWN)
