"""Reading the agreement back: every fact about every version of the charter."""

from datetime import datetime
from functools import lru_cache

from selaras.core.charter.versions import Version, versions
from selaras.records.ledger.histories import fact_from, rows_of

_Rows = tuple[tuple, ...]
_NOTED = 3

_AT_FIRST = 8


def versions_of(as_of: datetime | None = None) -> tuple[Version, ...]:
    """Return every version of the charter by number, from the facts noted by an instant.

    The desk asks at every batch, so what the same rows come to is remembered; rows that were rolled back and told
    otherwise are other rows.
    """
    return _folded(tuple(row for row in _rows() if as_of is None or row[_NOTED] <= as_of))


@lru_cache(maxsize=16)
def _folded(rows: _Rows) -> tuple[Version, ...]:
    return versions(map(fact_from, rows))


def _rows() -> list[tuple]:
    """Return what the ledger says of all charters.

    Versions are numbered from 1 without a gap, so their subjects are known and the ledger is asked by its index, for a
    few at first and for ever more.
    """
    found: list[tuple] = []
    first, count = 1, _AT_FIRST
    while some := rows_of(f"charter_{number}" for number in range(first, first + count)):
        found += some
        if len({subject for _, subject, *_ in some}) < count:
            break
        first, count = first + count, 2 * count
    return found
