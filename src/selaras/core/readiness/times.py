"""Instants that cannot be: in the future, long past, or in the wrong order; and stages entered out of order."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from selaras.core.readiness.finding import Finding, Tally
from selaras.core.readiness.weakened import FUNNEL, weakened

_DAY = timedelta(days=1)
_LONG = timedelta(days=365 * 40)
_PLANNED = frozenset({"close_date", "ends_on", "to_date", "starts_on"})
_ORDERED = {
    "leads": (
        ("captured_at", "qualified_at"), ("qualified_at", "accepted_at"), ("accepted_at", "sales_qualified_at"),
        ("sales_qualified_at", "converted_at"), ("qualified_at", "rejected_at"), ("qualified_at", "converted_at"),
    ),
    "opportunities": (("created_at", "won_at"), ("created_at", "lost_at"), ("created_at", "closed_at")),
    "people": (("joined_at", "left_at"),),
    "campaigns": (("starts_on", "ends_on"),),
}  # fmt: skip
_STAGES = ("qualified_at", "accepted_at", "sales_qualified_at", "converted_at")


class Times:
    """Looks at the instants of each row against each other and against the instant of the import."""

    def __init__(self, table: str, columns: Mapping[str, str], now: datetime) -> None:
        self._table, self._columns = table, columns
        self._latest, self._earliest = now + _DAY, now - _LONG
        self._pairs = [pair for pair in _ORDERED.get(table, ()) if set(pair) <= columns.keys()]
        self._future = {name: Tally() for name in columns if name.endswith("_at") or name == "at"}
        self._past = {name: Tally() for name in self._future}
        self._wrong = {pair: Tally() for pair in self._pairs}
        self._stages = [name for name in _STAGES if name in columns] if table == "leads" else []
        self._skipped = {name: Tally() for name in self._stages}
        self._rows = 0

    def see(self, row: int, key: str, values: Mapping[str, Any]) -> None:
        """Take a row into account."""
        self._rows += 1
        for name, future in self._future.items():
            at = values.get(name)
            if at is None:
                continue
            if at > self._latest and not (name == "closed_at" and values.get("status", "open") == "open"):
                future.add(row, at.date().isoformat())
            elif at < self._earliest:
                self._past[name].add(row, at.date().isoformat())
        for first, second in self._pairs:
            before, after = values.get(first), values.get(second)
            if before is not None and after is not None and after < before:
                self._wrong[first, second].add(row, f"{key}: {_day(before)} → {_day(after)}")
        if self._stages:
            self._see_stages(row, key, values)

    def _see_stages(self, row: int, key: str, values: Mapping[str, Any]) -> None:
        reached = [name in values for name in self._stages]
        for place, name in enumerate(self._stages):
            if not reached[place] and any(reached[place + 1 :]):
                self._skipped[name].add(row, key)

    def findings(self) -> Iterator[Finding]:
        """Yield what cannot be."""
        for code, tallies in (("in-future", self._future), ("long-past", self._past)):
            for name, tally in tallies.items():
                if tally.count:
                    yield Finding(code, "error", self._table, tally.count, self._rows, self._columns[name], {},
                                  tally.examples, weakened(self._table, name))  # fmt: skip
        for (first, second), tally in self._wrong.items():
            if tally.count:
                yield Finding("out-of-order", "error", self._table, tally.count, self._rows, self._columns[second],
                              {"first": self._columns[first]}, tally.examples,
                              weakened(self._table, second) or weakened(self._table, first))  # fmt: skip
        for name, tally in self._skipped.items():
            if tally.count:
                yield Finding("stage-skipped", "warning", self._table, tally.count, self._rows, self._columns[name], {},
                              tally.examples, FUNNEL)  # fmt: skip


def _day(value: Any) -> str:
    return value.isoformat()[:10]  # type: ignore[no-any-return]  # both a date and an instant begin with the day
