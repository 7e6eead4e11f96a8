"""Recognising: to which account new leads belong and which known leads they are, before anything is decided."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from selaras.actions.duplicates.accounts import account_facts
from selaras.actions.duplicates.finding import pair_facts
from selaras.core.charter.terms import Terms
from selaras.core.ledger import Fact
from selaras.records.models import Fact as Row
from selaras.records.readings.persons import write_persons

SAID: Final = ("lead.captured", "lead.updated")
"""The facts that say who a lead is."""
AT_ONCE: Final = 200


def recognised(facts: Iterable[Fact], terms: Terms, now: datetime) -> list[Fact]:
    """Return what follows from who the leads of these facts are and the ledger does not hold yet; it holds the facts.

    So many at once that comparing them would keep others waiting get their accounts here, and are compared by the duty.
    """
    leads = sorted({fact.subject for fact in facts if fact.kind in SAID})
    if not leads:
        return []
    found = list(account_facts(leads, now))
    if len(leads) <= AT_ONCE:
        write_persons(leads)
        found += pair_facts(leads, terms, now)
    keys = [fact.source_key for fact in found]
    told = set(Row.objects.filter(source_key__in=keys).values_list("source_key", flat=True))
    return [fact for fact in found if fact.source_key not in told]
