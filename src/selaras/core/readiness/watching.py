"""Watching a file go by, row by row, and saying at its end what was wrong with it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from selaras.core.readiness.amounts import Claims
from selaras.core.readiness.duplicates import Duplicates
from selaras.core.readiness.finding import Finding
from selaras.core.readiness.picklists import Picklists
from selaras.core.readiness.presence import Presence, not_mapped
from selaras.core.readiness.references import Reference
from selaras.core.readiness.times import Times
from selaras.core.readiness.weakened import untold


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a file's rows are meant to hold: our fields with their column names, lists of values, and references."""

    table: str
    columns: Mapping[str, str]
    now: datetime
    key_columns: str = ""
    lists: Mapping[str, Collection[str]] = field(default_factory=dict)
    references: Collection[str] = ()
    filled: Collection[str] = ()
    """Fields that constants fill."""


class Watch:
    """All checks of one file at once. Memory grows with distinct keys and values, not with rows."""

    def __init__(self, expectation: Expectation) -> None:
        table, columns = expectation.table, expectation.columns
        self._table, self._untold = table, untold(table, {*columns, *expectation.filled})
        self._checks = (
            Presence(table, columns),
            Times(table, columns, expectation.now),
            Picklists(table, columns, expectation.lists),
            Duplicates(table, columns, expectation.key_columns),
            Claims(table, columns),
        )
        self._references: dict[str, dict[str, list[int]]] = {name: {} for name in expectation.references}
        self.rows = 0

    def see(self, row: int, key: str, values: Mapping[str, Any]) -> None:
        """Take a row that could be read into account."""
        self.rows += 1
        for check in self._checks:
            check.see(row, key, values)
        for name, seen in self._references.items():
            other = values.get(name)
            if other is not None:
                counted = seen.get(other)
                if counted is None:
                    seen[other] = [1, row]
                else:
                    counted[0] += 1

    def findings(self) -> Iterator[Finding]:
        """Yield what the file alone shows."""
        for check in self._checks:
            yield from check.findings()
        yield from not_mapped(self._table, self._untold, self.rows)

    def references(self, name: str) -> list[Reference]:
        """Return the keys a reference field held."""
        return [Reference(key, rows, first) for key, (rows, first) in self._references[name].items()]
