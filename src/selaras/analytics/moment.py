"""A moment: the lake as it was known at an instant. Relations are worked out once and answers are remembered."""

import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from itertools import count
from typing import Any, TypeVar

from selaras.analytics.door import Columns, Door
from selaras.analytics.loading import CAN_BE_UNDONE, FIRST_TOUCHES
from selaras.analytics.relations.kept import Kept
from selaras.analytics.settled import RESTRICTED, Settled
from selaras.core.ledger import KINDS, RELATIONS
from selaras.kit.instants import in_utc, to_microseconds

Answer = TypeVar("Answer")
_ANSWERS = 2048


def _known(family: str, instant: int) -> str:
    """Return what was known of a family of facts at an instant; an act taken back by then is left out."""
    known = f"noted_at <= {instant}"
    if family in CAN_BE_UNDONE:
        known += f" AND (undone_at IS NULL OR undone_at > {instant})"
    return f"SELECT * FROM main.{family} WHERE {known}"  # noqa: S608 (a family and an integer)


class Moment:
    """The lake as of one instant. Its relations are made when first asked for, and dropped with it."""

    _numbers = count(1)

    def __init__(self, door: Door, as_of: datetime, settled: Settled | None = None) -> None:
        self.as_of = in_utc(as_of)
        self.instant = to_microseconds(self.as_of)
        self.schema = f"moment_{next(self._numbers)}"
        self._door = door
        self._settled = settled
        self._made: set[str] = set()
        self._making = threading.RLock()
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._begin()
        weakref.finalize(self, door.forget, self.schema)

    def _begin(self) -> None:
        self._door.run(f'CREATE SCHEMA "{self.schema}"')
        for name in (*RELATIONS, FIRST_TOUCHES):
            self._door.run(f'CREATE VIEW "{self.schema}".facts_{name} AS {_known(name, self.instant)}')

    def rows(self, sql: str, needs: Sequence[Kept] = (), **values: int | str) -> list[tuple[Any, ...]]:
        """Return the answer to a statement over kept relations and facts as tuples."""
        self.make(*needs)
        return self._door.rows(sql, schema=self.schema, **({"as_of": self.instant} | values))

    def columns(self, sql: str, needs: Sequence[Kept] = (), **values: int | str) -> Columns:
        """Return the answer to a statement over kept relations and facts as NumPy columns."""
        self.make(*needs)
        return self._door.columns(sql, schema=self.schema, **({"as_of": self.instant} | values))

    def tells(self, kinds: Sequence[str]) -> bool:
        """Whether a fact of one of these kinds is known at all."""
        return any(kind in self._kinds(KINDS[kind].relation) for kind in kinds)

    def _kinds(self, family: str) -> frozenset[str]:
        sql = f"SELECT DISTINCT kind FROM facts_{family}"  # noqa: S608 (a family of our vocabulary)
        return self.remember(("kinds", family), lambda: frozenset(kind for (kind,) in self.rows(sql)))

    def has(self, relation: Kept) -> bool:
        """Whether a relation has been worked out."""
        return relation.name in self._made

    def size(self, sizes: Mapping[str, int]) -> int:
        """Return about how many bytes its relations take, given those of every schema."""
        others: Moment | None = self.__dict__.get("_others")
        return sizes.get(self.schema, 0) + (others.size(sizes) if others else 0)

    def make(self, *relations: Kept) -> None:
        """Work out relations that have not been asked for yet, and what they need."""
        for relation in relations:
            if relation.name in self._made:
                continue
            with self._making:
                if relation.name not in self._made:
                    self._make(relation)
                    self._made.add(relation.name)

    def _make(self, relation: Kept) -> None:
        if self._settled is not None and self._settled.serves(relation, self.instant):
            own = ", ".join(f'"{name}"' for name in relation.table.columns)
            told = self._settled.rows(relation, self.instant)
            self._others.make(relation)
            others = f'SELECT {own} FROM "{self._others.schema}".{relation.name}'  # noqa: S608 (our own names)
            self._door.run(f'CREATE VIEW "{self.schema}".{relation.name} AS {told} UNION ALL {others}')
        else:
            self.make(*relation.needs)
            self._door.keep(self.schema, relation.name, relation.sql, stored=relation.stored, as_of=self.instant)

    @cached_property
    def _others(self) -> "Moment":
        assert self._settled is not None  # noqa: S101 (asked for only where something is settled)
        return _Others(self._door, self, self._settled)

    def remembers(self, question: Hashable) -> bool:
        """Whether the answer to a question is at hand."""
        return question in self._answers

    def remember(self, question: Hashable, answer: Callable[[], Answer]) -> Answer:
        """Return the answer to a question, asking only the first time."""
        if question in self._answers:
            found: Answer = self._answers[question]
            return found
        given = answer()
        self._answers[question] = given
        while len(self._answers) > _ANSWERS:
            self._answers.popitem(last=False)
        return given


class _Others(Moment):
    """A moment as if there were only the groups that were not settled yet; what they share it takes from the whole."""

    def __init__(self, door: Door, whole: Moment, settled: Settled) -> None:
        self._whole = weakref.proxy(whole)
        self._unsettled = settled
        super().__init__(door, whole.as_of)

    def _begin(self) -> None:
        self._door.run(f'CREATE SCHEMA "{self.schema}"')
        for name in RESTRICTED:
            told = self._unsettled.others(name, _known(name, self.instant), self.instant)
            self._door.run(f'CREATE TABLE "{self.schema}".facts_{name} AS {told}')

    def _make(self, relation: Kept) -> None:
        if relation.shared:
            self._whole.make(relation)
            whole = f'SELECT * FROM "{self._whole.schema}".{relation.name}'  # noqa: S608 (our own names)
            self._door.run(f'CREATE VIEW "{self.schema}".{relation.name} AS {whole}')
        else:
            super()._make(relation)
