"""Kept relations: an expression that is worked out once per instant asked about, and read by name after that."""

from collections.abc import Callable
from functools import cached_property

import ibis
import ibis.expr.types as ir

from selaras.analytics.door import statement


class Kept:
    """A relation derived from facts and from other kept relations, named by ``needs``.

    One that is not ``stored`` is only a name for its expression: worked out each time, for what is large and rarely
    read.
    """

    def __init__(self, make: Callable[[], ir.Table], needs: tuple["Kept", ...], *, stored: bool) -> None:
        self.name = make.__name__
        self.needs = needs
        self.stored = stored
        self.__doc__ = make.__doc__
        self._make = make

    @cached_property
    def expression(self) -> ir.Table:
        """The expression that makes the relation."""
        return self._make()

    @cached_property
    def table(self) -> ir.Table:
        """The relation as others read it: a table of this name."""
        return ibis.table(self.expression.schema(), name=self.name)

    @cached_property
    def sql(self) -> str:
        """The expression as the engine reads it."""
        return statement(self.expression)


def kept(*needs: Kept, stored: bool = True) -> Callable[[Callable[[], ir.Table]], Kept]:
    """Keep the relation a function makes, after those it needs."""
    return lambda make: Kept(make, needs, stored=stored)
