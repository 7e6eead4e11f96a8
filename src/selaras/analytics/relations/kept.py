"""Kept relations: an expression that is worked out once per instant asked about, and read by name after that."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import ibis
import ibis.expr.types as ir

from selaras.analytics.door import statement

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Sort:
    """How a relation is kept."""

    stored: bool
    by: str
    moved: Mapping[str, str]
    shared: bool


class Kept:
    """A relation derived from facts and from other kept relations, named by ``needs``.

    One that is not ``stored`` is only a name for its expression: worked out each time, for what is large and rarely
    read. One with ``by`` says of each key what the facts of the key's group say, and of nobody else; ``moved`` are the
    columns that time alone changes, as SQL of the instant. One that is ``shared`` is about what many groups name.
    """

    def __init__(self, make: Callable[[], ir.Table], needs: tuple["Kept", ...], sort: "Sort") -> None:
        self.name = make.__name__
        self.needs = needs
        self.stored = sort.stored
        self.by = sort.by
        self.moved = sort.moved
        self.shared = sort.shared
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


def kept(
    *needs: Kept, stored: bool = True, by: str = "", moved: Mapping[str, str] = NOTHING, shared: bool = False
) -> Callable[[Callable[[], ir.Table]], Kept]:
    """Keep the relation a function makes, after those it needs."""
    return lambda make: Kept(make, needs, Sort(stored, by, moved, shared))
