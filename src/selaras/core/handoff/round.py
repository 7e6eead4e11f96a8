"""A round of routing: leads asked about one after the other, each seeing what the one before it was given."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from selaras.core.charter.terms import Terms
from selaras.core.routing import Asking, Choice, FairnessLedger, Person, route


class Round:
    """Who may take a lead and who has had how many; every choice counts for the next."""

    def __init__(self, people: Iterable[Person], ledger: FairnessLedger) -> None:
        self._people = {person.id: person for person in people}
        self.ledger = ledger

    def choose(self, asking: Asking, terms: Terms, now: datetime, without: str | None = None) -> Choice:
        """Return who gets the lead now; ``without`` is a rep who is not asked again."""
        people = [person for person in self._people.values() if person.id != without]
        choice, self.ledger = route(asking, terms, self.ledger, people, now)
        if choice.rep_id is not None and (taker := self._people.get(choice.rep_id)):
            self._people[taker.id] = replace(taker, open_leads=taker.open_leads + 1)
        return choice
