"""Whole numbers in the engine: quotients that are exact, which engines' own division of integers is not everywhere."""

from functools import reduce
from operator import add

import ibis
import ibis.expr.types as ir


def quotient(number: ir.IntegerValue, by: ir.IntegerValue) -> ir.IntegerValue:
    """Return how often ``by`` goes into a number that is not negative.

    What is divided is a multiple, so that rounding the float gives the exact quotient while it is below 2^52; rounding
    the plain quotient down does not.
    """
    return ((number - number % by) / by).round().cast("int64")


def product_share(amount: ir.IntegerValue, weight: ir.IntegerValue, total: ir.IntegerValue) -> tuple[
    ir.IntegerValue, ir.IntegerValue
]:  # fmt: skip
    """Return amount × weight ÷ total in whole numbers, and what is left of it, without a product beyond 64 bits."""
    left = (amount % total) * weight
    return quotient(amount, total) * weight + quotient(left, total), left % total


def one_where(claim: ir.BooleanValue) -> ir.IntegerValue:
    """Return 1 where a claim is true, else 0; not every engine makes a number of a truth by itself."""
    return ibis.ifelse(claim, 1, 0)


def total_of(values: list[ir.IntegerValue]) -> ir.IntegerValue:
    """Return the sum of columns; 0 of none."""
    return reduce(add, values) if values else ibis.literal(0, "int64")
