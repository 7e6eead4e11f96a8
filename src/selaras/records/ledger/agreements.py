"""Reading the agreement back: every fact about every version of the charter."""

from selaras.core.ledger import Fact
from selaras.records.ledger.histories import facts_of

_AT_FIRST = 8


def charter_facts() -> list[Fact]:
    """Return the facts of all charters, in no particular order; `core.charter.versions` folds them.

    Versions are numbered from 1 without a gap, so their subjects are known and the ledger is asked by its index, for a
    few at first and for ever more.
    """
    found: list[Fact] = []
    first, count = 1, _AT_FIRST
    while some := facts_of(f"charter_{number}" for number in range(first, first + count)):
        found += some
        if len({fact.subject for fact in some}) < count:
            break
        first, count = first + count, 2 * count
    return found
