"""The readings of who people are: each lead's own details in the forms by which they are compared."""

from collections.abc import Iterable

from selaras.core.ledger import Fact, in_order
from selaras.core.ledger.details.lead import LeadProfile
from selaras.core.ledger.details.pair import Parted, Suspected
from selaras.core.lifecycle import profile_of
from selaras.core.matching import KnownPerson, person_forms
from selaras.records.ledger.histories import by_subject, facts_of_kinds, in_portions, roots
from selaras.records.models import Fact as Row
from selaras.records.models import PersonReading
from selaras.records.readings.known import Reading
from selaras.records.readings.writing import write

PERSON_KINDS = ("lead.captured", "lead.updated", "lead.merged", "lead.unmerged", "lead.erased", "lead.undone")
"""The facts that say who a lead is, and which lead it is part of."""


def write_persons(lead_ids: Iterable[str]) -> int:
    """Make the readings of who these leads are again; return how many were written."""
    written = 0
    for some in in_portions(lead_ids):
        told = by_subject(fact for _, fact in facts_of_kinds(PERSON_KINDS, among=Row.objects.filter(subject__in=some)))
        into = roots(some)
        written += write(PersonReading, (person_reading(facts, into.get(lead, lead)) for lead, facts in told.items()))
    return written


def person_reading(facts: list[Fact], root: str) -> Reading:
    """Return who a lead is by its own facts alone, and which lead it is part of; what nobody knows is null."""
    told = in_order(facts)
    profile, lead = profile_of(told), facts[0].subject
    person = KnownPerson(
        lead, profile.email, profile.first_name, profile.last_name, profile.phone, profile.company, profile.country
    )
    forms = person_forms(person)
    forgotten = any(fact.kind == "lead.erased" for fact in told) and not (forms["name"] or forms["email"])
    said = [fact.happened_at for fact in told if isinstance(fact.details, LeadProfile)]
    return Reading(
        lead_id=lead,
        root="" if forgotten else root,
        said_at=max(said, default=None),
        **{form: value or None for form, value in forms.items()},
    )


def pair_reading(facts: list[Fact]) -> Reading | None:
    """Return the reading of a pair; None while nobody has said which two leads it is."""
    suspicion = next((fact for fact in reversed(facts) if isinstance(fact.details, Suspected)), None)
    parting = next((fact for fact in reversed(facts) if isinstance(fact.details, Parted)), None)
    said = [fact.details for fact in (suspicion, parting) if fact is not None]
    named = next((one for one in said if isinstance(one, Suspected | Parted) and one.first and one.second), None)
    if named is None:
        return None
    found = suspicion.details if suspicion and isinstance(suspicion.details, Suspected) else None
    return Reading(
        pair_id=facts[0].subject,
        first=named.first,
        second=named.second,
        confidence=found.confidence if found else 0.0,
        evidence="\n".join(found.evidence) if found else "",
        state="parted" if parting else "open",
        suspected_at=suspicion.happened_at if suspicion else None,
        parted_at=parting.happened_at if parting else None,
        parted_by=parting.actor if parting else "",
    )
