"""Forgetting a person: the counts stay, the person goes."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from selaras.core.ledger import Fact
from selaras.core.ledger.details.lead import Erased
from selaras.kit.errors import InputError
from selaras.records.ledger import append, database_troubles
from selaras.records.ledger.forgetting import overwritten
from selaras.records.ledger.histories import members, roots
from selaras.records.models import Fact as Row
from selaras.records.models import PersonalDetails
from selaras.records.readings import refresh
from selaras.records.readings.identities import names_of
from selaras.records.visits import drop, visits_by


@dataclass(frozen=True, slots=True)
class Forgotten:
    """The leads that were one person, and how many personal details went."""

    leads: tuple[str, ...]
    details: int


def erase_person(lead_id: str, now: datetime, actor: str, request: str) -> Forgotten:
    """Forget who a lead was, under the request's own number; asking again with the same number changes nothing.

    Every lead that is the same person is forgotten with it. Their facts stay as they are, without name, e-mail,
    telephone and comments; facts of an earlier time that are told later stay without them too. Visits under their names
    go. A person who comes back by an act of their own, after this instant, is known again from that act on.
    """
    with database_troubles(), overwritten(), transaction.atomic():
        root = roots([lead_id]).get(lead_id, lead_id)
        leads = sorted(members([root])[root] | {lead_id})
        if not Row.objects.filter(subject__in=leads, kind__startswith="lead.").exists():
            raise InputError(
                "the ledger knows no such lead",
                place=lead_id,
                next_step="look it up on the page of leads and copy its id",
            )
        drop(visit.source_key for visit in visits_by(known.name for known in names_of(leads)))
        theirs = PersonalDetails.objects.filter(fact__subject__in=leads)
        before = theirs.count()
        append(_erased(lead, now, actor, request) for lead in leads)
        refresh(leads)
        return Forgotten(tuple(leads), before - theirs.count())


def _erased(lead: str, now: datetime, actor: str, request: str) -> Fact:
    return Fact(
        kind="lead.erased", subject=lead, happened_at=now, noted_at=now, source_key=f"erasure:{request}:{lead}",
        actor=actor, details=Erased(request=request),
    )  # fmt: skip
