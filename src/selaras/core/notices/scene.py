"""The scene of new facts: the terms, the leads and the promises they are about, and who is over whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from selaras.core.charter.terms import Terms
from selaras.core.lifecycle import Lead
from selaras.core.notices.notice import Audience
from selaras.core.routing.people import Person, person_named
from selaras.core.staff import Role


@dataclass(frozen=True, slots=True)
class Owed:
    """A promise as far as a notice needs it: what it is about, and who owes it."""

    promise: str
    side: str
    lead_id: str = ""
    rep_id: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """What has to be known to say who is told of new facts. ``managers`` gives the manager of each rep."""

    terms: Terms
    now: datetime
    leads: Mapping[str, Lead] = field(default_factory=dict)
    promises: Mapping[str, Owed] = field(default_factory=dict)
    managers: Mapping[str, str] = field(default_factory=dict)
    people: tuple[Person, ...] = ()

    def rep_of(self, lead_id: str) -> str | None:
        """Return who works on a lead, where the lead is known."""
        lead = self.leads.get(lead_id)
        return lead.rep_id if lead else None

    @property
    def fallback_owner(self) -> Audience:
        """Whoever the charter names for what no rule catches: a role, or one person."""
        name = self.terms.routing.fallback_owner
        person = None if name in set(Role) else person_named(name, self.people)
        return Audience("rep", person.id) if person else Audience("role", name)
