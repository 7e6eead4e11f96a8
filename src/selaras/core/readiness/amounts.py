"""Amounts that say nothing, creations and stages without an instant: what a row claims and cannot date or count."""

from collections.abc import Iterator, Mapping
from typing import Any

from selaras.core.readiness.finding import Finding, Tally
from selaras.core.readiness.weakened import FUNNEL, MONEY, weakened

_ENTRIES = frozenset(
    {
        "qualified_at",
        "accepted_at",
        "sales_qualified_at",
        "converted_at",
        "rejected_at",
        "disqualified_at",
        "recycled_at",
        "stage_since",
    }
)


class Claims:
    """Counts amounts of nought, opportunities whose creation is inferred, and leads whose stage has no date."""

    def __init__(self, table: str, columns: Mapping[str, str]) -> None:
        self._table, self._columns = table, columns
        self._zero, self._inferred, self._undated = Tally(), Tally(), Tally()
        self._rows = 0

    def see(self, row: int, key: str, values: Mapping[str, Any]) -> None:
        """Take a row into account."""
        self._rows += 1
        if values.get("amount") == 0:
            self._zero.add(row, key)
        if self._table == "opportunities" and "created_at" not in values:
            self._inferred.add(row, key)
        if self._table == "leads" and "stage" in values and not _ENTRIES & values.keys():
            self._undated.add(row, f"{key}: {values['stage']}")

    def findings(self) -> Iterator[Finding]:
        """Yield what rows claim without saying when or how much."""
        if self._zero.count:
            yield Finding(
                "amount-zero",
                "warning",
                self._table,
                self._zero.count,
                self._rows,
                self._columns.get("amount", ""),
                {},
                self._zero.examples,
                weakened(self._table, "amount") or MONEY,
            )
        if self._inferred.count:
            yield Finding(
                "creation-inferred",
                "warning",
                self._table,
                self._inferred.count,
                self._rows,
                self._columns.get("created_at", ""),
                {},
                self._inferred.examples,
                weakened("opportunities", "created_at"),
            )
        if self._undated.count:
            yield Finding(
                "stage-undated",
                "warning",
                self._table,
                self._undated.count,
                self._rows,
                self._columns.get("stage", ""),
                {},
                self._undated.examples,
                FUNNEL,
            )
