"""Opening the desk: one transaction at a time, whoever asks, on one machine or on several."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property

from django.db import transaction

from selaras.actions.charter import charter_in_force
from selaras.actions.desk.telling import Telling, Told
from selaras.core.charter.terms import Terms
from selaras.core.charter.versions import Version, terms_under
from selaras.core.ledger import Fact
from selaras.core.lifecycle import Lead, fold
from selaras.kit.errors import InputError
from selaras.records.ledger import lead_history
from selaras.records.readings.refreshing import one_at_a_time
from selaras.records.troubles import database_troubles


class Desk:
    """The desk at an instant: the agreement in force, leads as they stand, and the one way to tell something new."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    @cached_property
    def version(self) -> Version | None:
        """The version of the charter in force; None where both sides have signed nothing, and nothing is decided."""
        return charter_in_force(self.now)

    @property
    def terms(self) -> Terms:
        """The terms in force, or those of the starting charter."""
        return terms_under(self.version)

    @property
    def charter_version(self) -> int | None:
        """The number of the version in force."""
        return self.version.number if self.version else None

    def lead(self, lead_id: str) -> Lead:
        """Return the lead as its whole history tells it, or say that there is none of that id."""
        return fold(self.history(lead_id))

    def history(self, lead_id: str) -> list[Fact]:
        """Return the lead's history in ledger order."""
        facts = lead_history(lead_id)
        if not any(fact.subject == lead_id and fact.kind.startswith("lead.") for fact in facts):
            raise InputError("there is no such lead", place=lead_id, next_step="look it up on the page of leads")
        return facts

    def tell(self, facts: Sequence[Fact]) -> Told:
        """Append facts, follow up every lead they concern, write the readings and put what is to be sent out."""
        return self._telling.tell(facts)

    def look_again(self, lead_ids: Iterable[str]) -> Told:
        """Follow up leads for whom only time has passed."""
        return self._telling.look_again(lead_ids)

    @cached_property
    def _telling(self) -> Telling:
        return Telling(self.version, self.now)


@contextmanager
def desk(now: datetime) -> Iterator[Desk]:
    """Open the desk: a transaction that nobody else's can overlap, so that each decision sees all before it.

    Routing must not favour one rep twice, and a lead must not be decided on twice; both need every earlier decision. An
    error within takes back everything that was told.
    """
    with database_troubles(), transaction.atomic():
        one_at_a_time()
        yield Desk(now)
