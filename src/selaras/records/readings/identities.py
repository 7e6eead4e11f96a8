"""The readings of names: by which each lead is known, and who is known by some names."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from selaras.core.intake.names import ANONYMOUS, Known, known_by, system_of
from selaras.core.ledger import Fact, standing
from selaras.kit.instants import to_microseconds
from selaras.records.ledger.histories import by_subject, facts_of_kinds, in_portions
from selaras.records.models import Fact as Row
from selaras.records.models import IdentityReading
from selaras.records.readings.known import Reading
from selaras.records.readings.writing import write

IDENTITY_KINDS = ("lead.captured", "lead.updated", "lead.identified", "lead.erased", "lead.undone")
"""The facts that say by which names a lead is known, or that it is so no more."""
_TAKE_BACK = frozenset({"lead.erased", "lead.undone"})


def write_identities(lead_ids: Iterable[str]) -> int:
    """Make again by which names these leads are known; return how many names there are."""
    written = 0
    for some in in_portions(lead_ids):
        rows = Row.objects.filter(subject__in=some)
        told = by_subject(fact for _, fact in facts_of_kinds(IDENTITY_KINDS, among=rows))
        fewer = [lead for lead, facts in told.items() if any(fact.kind in _TAKE_BACK for fact in facts)]
        IdentityReading.objects.filter(lead_id__in=fewer).delete()
        written += write(IdentityReading, (one for facts in told.values() for one in identity_readings(facts)))
    return written


def identity_readings(facts: Iterable[Fact]) -> Iterator[Reading]:
    """Yield the names by which one lead's own facts make it known."""
    for known in known_by(standing(facts)):
        device = system_of(known.name) == ANONYMOUS
        at = f" {to_microseconds(known.since)}" if device else ""
        yield Reading(
            key=f"{known.lead_id} {known.name}{at}", name=known.name, lead_id=known.lead_id, since=known.since
        )


def known_by_name(names: Iterable[str]) -> Iterator[Known]:
    """Yield who is or was known by these names."""
    for some in in_portions(names):
        yield from _known(IdentityReading.objects.filter(name__in=some))


def names_of(lead_ids: Iterable[str], *, without: str = "") -> Iterator[Known]:
    """Yield by which names these leads are known, by their own facts; those of one sort may stay away."""
    for some in in_portions(lead_ids):
        yield from _known(IdentityReading.objects.filter(lead_id__in=some).exclude(name__startswith=f"{without}:"))


def _known(rows: QuerySet) -> Iterator[Known]:
    return (Known(*row) for row in rows.values_list("name", "lead_id", "since"))
