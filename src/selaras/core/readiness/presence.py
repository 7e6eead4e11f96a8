"""Fields that are blank, and columns that say the same in every row."""

from collections.abc import Iterator, Mapping
from typing import Any

from selaras.core.readiness.finding import Finding, Tally
from selaras.core.readiness.weakened import OPTIONAL, weakened

_CODES = {"amount": "amount-missing", "channel": "channel-blank"}
_ENOUGH_TO_JUDGE = 20


class Presence:
    """Counts, for each field, the rows that leave it blank, and sees columns that never change."""

    def __init__(self, table: str, columns: Mapping[str, str]) -> None:
        self._table, self._columns = table, columns
        self._blank = {name: Tally() for name in columns if name not in OPTIONAL and weakened(table, name)}
        self._constant: dict[str, Any] = {}
        self._steady = set(columns)
        self._rows = 0

    def see(self, row: int, key: str, values: Mapping[str, Any]) -> None:
        """Take a row into account."""
        self._rows += 1
        for name, tally in self._blank.items():
            if name not in values:
                tally.add(row, key)
        if self._steady:
            for name in tuple(self._steady):
                value = values.get(name)
                if self._constant.setdefault(name, value) != value:
                    self._steady.discard(name)

    def findings(self) -> Iterator[Finding]:
        """Yield what was blank where a figure needs it, then what never changed."""
        for name, tally in self._blank.items():
            if tally.count:
                yield Finding(
                    _CODES.get(name, "field-blank"),
                    "warning",
                    self._table,
                    tally.count,
                    self._rows,
                    self._columns[name],
                    {"field": name},
                    tally.examples,
                    weakened(self._table, name),
                )
        for name in sorted(self._steady):
            if self._rows >= _ENOUGH_TO_JUDGE and self._constant.get(name) is not None:
                yield Finding(
                    "constant", "note", self._table, self._rows, self._rows, self._columns[name],
                    {"value": str(self._constant[name])[:60]}, (), weakened(self._table, name),
                )  # fmt: skip


def not_mapped(table: str, missing: tuple[str, ...], rows: int) -> list[Finding]:
    """Return the finding that fields which figures need are filled by no column."""
    if not missing or not rows:
        return []
    metrics = tuple(dict.fromkeys(metric for name in missing for metric in weakened(table, name)))
    return [Finding("not-mapped", "note", table, rows, rows, "", {"fields": ", ".join(missing)}, (), metrics)]
