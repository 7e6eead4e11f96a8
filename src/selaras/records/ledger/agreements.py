"""Reading the agreement back: every fact about every version of the charter."""

from selaras.core.ledger import Fact
from selaras.records.ledger.histories import facts_of

_AT_ONCE = 200


def charter_facts() -> list[Fact]:
    """Return the facts of all charters, in no particular order; `core.charter.versions` folds them.

    Versions are numbered from 1 without a gap, so their subjects are known and the ledger is asked by its index.
    """
    found: list[Fact] = []
    first = 1
    while some := facts_of(f"charter_{number}" for number in range(first, first + _AT_ONCE)):
        found += some
        first += _AT_ONCE
    return found
