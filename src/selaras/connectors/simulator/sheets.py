"""Sheets: facts of one kind held as columns, turned into Fact values only when their turn to be noted comes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from selaras.connectors.simulator.arrays import NEVER, Ints, Objects, Truths, instants
from selaras.core.ledger import Details, Fact

ACTOR = "simulator"


@dataclass(frozen=True, slots=True)
class Coded:
    """A column kept as places in a table; the table's last entry, None, is what -1 picks."""

    table: Objects
    codes: Ints


@dataclass(frozen=True, slots=True)
class Instants:
    """A column of instants in microseconds; NEVER reads as None."""

    at: Ints


@dataclass(frozen=True, slots=True)
class Made:
    """A column whose values are made from row numbers when they are wanted."""

    make: Callable[[Ints], list[Any]]


Cell = Coded | Instants | Made | np.ndarray | str | int | float | bool | None


def values(cell: Cell, rows: Ints) -> Sequence[Any]:
    """Return what a column says in these rows."""
    if isinstance(cell, Coded):
        return list(cell.table[cell.codes[rows]].tolist())
    if isinstance(cell, Instants):
        return _optional_instants(cell.at[rows])
    if isinstance(cell, Made):
        return cell.make(rows)
    if isinstance(cell, np.ndarray):
        return list(cell[rows].tolist())
    return [cell] * rows.size


def _optional_instants(at: Ints) -> list[Any]:
    never = at >= NEVER
    found: list[Any] = instants(np.where(never, 0, at))
    for place in np.flatnonzero(never).tolist():
        found[place] = None
    return found


@dataclass(frozen=True)
class Sheet:
    """Facts of one kind as columns.

    ``key`` opens every source key, the row number ends it. ``details`` gives, for each of the kind's details, its
    column. Rows that are noted after history ends are left out when the sheet is cut.
    """

    kind: str
    make: type[Details]
    subject: Cell
    happened: Ints
    noted: Ints
    key: str
    details: Mapping[str, Cell] = field(default_factory=dict)
    actor: str = ACTOR

    def cut(self, until: int, rows: Truths | None = None) -> "Cut":
        """Return the rows that belong to history, in the order in which they are noted."""
        kept = self.noted < until
        if rows is not None:
            kept &= rows
        found = np.flatnonzero(kept)
        found = found[np.argsort(self.noted[found], kind="stable")]
        return Cut(self, found, self.noted[found])

    def facts(self, rows: Ints) -> list[Fact]:
        """Return the facts of these rows."""
        names = tuple(self.details)
        make, kind, actor, key = self.make, self.kind, self.actor, self.key
        columns = [values(cell, rows) for cell in self.details.values()]
        if columns:
            said = [make(**dict(zip(names, row, strict=True))) for row in zip(*columns, strict=True)]
        else:
            said = [make() for _ in range(rows.size)]
        columns = [values(self.subject, rows), instants(self.happened[rows]), instants(self.noted[rows]), rows.tolist()]
        return [
            Fact(
                kind=kind,
                subject=subject,
                happened_at=happened,
                noted_at=noted,
                source_key=f"{key}{row}",
                actor=actor,
                details=one,
            )
            for subject, happened, noted, row, one in zip(*columns, said, strict=True)
        ]


@dataclass(frozen=True)
class Cut:
    """Rows of a sheet in the order in which they are noted."""

    sheet: Sheet
    rows: Ints
    noted: Ints

    def between(self, start: int, end: int) -> Ints:
        """Return the rows noted from one instant until before another."""
        low, high = np.searchsorted(self.noted, [start, end])
        return self.rows[low:high]


def interleaved(batches: Iterator[tuple[Ints, list[Fact]]]) -> list[Fact]:
    """Return facts of several sheets in the order in which they are noted; ties keep the order of the sheets."""
    parts = [(noted, facts) for noted, facts in batches if facts]
    if not parts:
        return []
    everything = [fact for _, facts in parts for fact in facts]
    order = np.argsort(np.concatenate([noted for noted, _ in parts]), kind="stable")
    return [everything[i] for i in order.tolist()]
