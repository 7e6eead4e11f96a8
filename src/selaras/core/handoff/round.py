"""A round of routing: leads asked about one after the other, each seeing what the one before it was given."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from selaras.core.charter.terms import Terms
from selaras.core.routing import Asking, Choice, FairnessLedger, Held, Person, route


class Round:
    """Who may take a lead, who has had how many, and who holds which; every choice counts for the next.

    ``held`` answers, for a lead's id, who has it now as routing counts it.
    """

    def __init__(
        self, people: Iterable[Person], ledger: FairnessLedger, held: Callable[[str], Held | None] = lambda _: None
    ) -> None:
        self._people = {person.id: person for person in people}
        self._held = held
        self._given: dict[str, Held | None] = {}
        self.ledger = ledger

    def choose(self, lead_id: str, asking: Asking, terms: Terms, now: datetime) -> Choice:
        """Return who gets the lead now."""
        held = self._given[lead_id] if lead_id in self._given else self._held(lead_id)
        choice, self.ledger = route(replace(asking, held=held), terms, self.ledger, self._people.values(), now)
        self._given[lead_id] = choice.held.after(held) if choice.held else None
        if choice.rep_id is not None and (taker := self._people.get(choice.rep_id)):
            self._people[taker.id] = replace(taker, open_leads=taker.open_leads + 1)
        return choice
