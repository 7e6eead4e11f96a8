"""Rows that are one thing twice: the same key, e-mail address, web domain or name."""

from collections.abc import Iterator, Mapping
from typing import Any

from selaras.core.readiness.finding import Finding, Tally
from selaras.core.readiness.nearness import normal_form

_TOLD_BY = {
    "leads": (("email", ("leads", "mql_volume")),),
    "accounts": (("domain", ("data_complete",)), ("name", ("data_complete",))),
    "people": (("email", ("win_rate",)), ("name", ("win_rate",))),
}
_KEYED = frozenset({"leads", "accounts", "opportunities", "campaigns", "people"})


class Duplicates:
    """Remembers what tells rows apart and counts those that share it."""

    def __init__(self, table: str, columns: Mapping[str, str], key_columns: str) -> None:
        self._table, self._columns, self._key_columns = table, columns, key_columns
        self._metrics = {name: metrics for name, metrics in _TOLD_BY.get(table, ()) if name in columns}
        self._seen: dict[str, dict[str, int]] = {name: {} for name in self._metrics}
        self._same = {name: Tally() for name in self._metrics}
        self._keys: dict[str, int] | None = {} if table in _KEYED else None
        self._same_key = Tally()
        self._rows = 0

    def see(self, row: int, key: str, values: Mapping[str, Any]) -> None:
        """Take a row into account."""
        self._rows += 1
        if self._keys is not None and (first := self._keys.setdefault(key, row)) != row:
            self._same_key.add(row, f"{key} = {first}")
        for name, seen in self._seen.items():
            value = values.get(name)
            if value is None:
                continue
            form = normal_form(value) if name == "name" else value.casefold()
            first = seen.setdefault(form, row)
            if first != row:
                self._same[name].add(row, f"{value} = {first}")

    def findings(self) -> Iterator[Finding]:
        """Yield keys that came again, then other signs of one thing twice."""
        if self._same_key.count:
            yield Finding("key-again", "error", self._table, self._same_key.count, self._rows, self._key_columns, {},
                          self._same_key.examples, ())  # fmt: skip
        for name, tally in self._same.items():
            if tally.count:
                yield Finding("duplicate", "warning", self._table, tally.count, self._rows, self._columns[name], {},
                              tally.examples, self._metrics[name])  # fmt: skip
