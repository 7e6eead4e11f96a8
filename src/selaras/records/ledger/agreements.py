"""Reading the agreement back: every fact about every version of the charter."""

from selaras.core.ledger import Fact
from selaras.records.ledger.histories import facts_of
from selaras.records.models import Fact as Row


def charter_facts() -> list[Fact]:
    """Return the facts of all charters, in no particular order; `core.charter.versions` folds them."""
    return facts_of(Row.objects.filter(kind="charter.proposed").values_list("subject", flat=True).distinct())
