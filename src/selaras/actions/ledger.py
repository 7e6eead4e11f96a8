"""Appending to the ledger as a verb: the facts and the readings that follow from them, in one transaction."""

from collections.abc import Iterable

from django.db import transaction

from selaras.core.ledger import Fact
from selaras.records.ledger import Appended, append, database_troubles
from selaras.records.models import Fact as Row
from selaras.records.readings import refresh_after
from selaras.records.readings.refreshing import one_at_a_time


def note(facts: Iterable[Fact]) -> Appended:
    """Append a few facts and refresh every reading they change, all of it or nothing.

    For bulk, call `selaras.records.ledger.append` and then `rebuild_readings`: it is faster and holds no lock for long.
    """
    told = list(facts)
    with database_troubles(), transaction.atomic():
        one_at_a_time()  # before the facts, as the desk does: whoever held them the other way round would wait for it
        appended = append(told)
        if appended.new:
            refresh_after(told)
    return appended


def ledger_is_empty() -> bool:
    """Return whether no fact was ever appended."""
    with database_troubles():
        return not Row.objects.exists()
