"""The people a batch may speak of, read from the readings in a few questions for the whole batch."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Max

from selaras.core.intake.hearing import known_again, lead_id_of
from selaras.core.intake.names import ANONYMOUS
from selaras.core.intake.people import People, Someone
from selaras.core.intake.said import Said
from selaras.core.ledger import Fact
from selaras.core.ledger.details.lead import Updated
from selaras.records.ledger import lead_history
from selaras.records.ledger.histories import by_subject, facts_of_kinds, in_portions
from selaras.records.models import Fact as Row
from selaras.records.models import LeadReading, PairReading, PersonReading
from selaras.records.readings.identities import known_by_name, names_of

_SAY_WHO = ("lead.captured", "lead.updated", "lead.erased", "lead.undone")


class Ledger:
    """What was told before, as hearing asks for it where two leads may be one."""

    def history(self, lead_id: str) -> list[Fact]:
        """Return the whole history of a lead; empty for one that is new."""
        return lead_history(lead_id)

    def are_two(self, one: str, other: str) -> bool:
        """Whether somebody has said that two leads, or leads that are part of them, are two people."""
        ones, others = (_members([lead]).keys() | {lead} for lead in (one, other))
        parted = PairReading.objects.filter(state="parted")
        return (
            parted.filter(first__in=ones, second__in=others).exists()
            or parted.filter(first__in=others, second__in=ones).exists()
        )


def people_of(batch: Sequence[Said]) -> People:
    """Return everybody whom these messages may mean."""
    people = People()
    names = list(known_by_name(name for said in batch for name in said.names))
    known = {one.name for one in names}
    candidates = {lead_id_of(said.strongest) for said in batch if said.names_somebody and not known & {*said.names}}
    people.erased = _erased(candidates)
    into = _roots({one.lead_id for one in names} | candidates | {known_again(lead) for lead in people.erased})
    _add(people, into)
    for one in [*names, *names_of(into, without=ANONYMOUS)]:
        people.learn(one)
    _with_profiles(people, batch, into)
    return people


def _roots(leads: Iterable[str]) -> dict[str, str]:
    """Return these leads and all that are one with them, each with the lead that survives."""
    asked = set(leads)
    rows = [
        row
        for some in in_portions(asked)
        for row in PersonReading.objects.filter(lead_id__in=some).values_list("lead_id", "root")
    ]
    into = {lead: root or lead for lead, root in rows}
    into |= {lead: lead for lead in asked - into.keys()}
    return into | _members(set(into.values()))


def _members(roots: Iterable[str]) -> dict[str, str]:
    """Return the leads that are part of these, each with the one it is part of."""
    return {
        lead: root
        for some in in_portions(roots)
        for lead, root in PersonReading.objects.filter(root__in=some).values_list("lead_id", "root")
    }


def _add(people: People, into: dict[str, str]) -> None:
    columns = ("lead_id", "captured_at", "account_id")
    for some in in_portions(set(into.values())):
        for lead, captured_at, account in LeadReading.objects.filter(lead_id__in=some).values_list(*columns):
            people.add(Someone(lead, captured_at, account))
    for lead, root in into.items():
        if lead != root:
            people.part(lead, root)


def _erased(leads: Iterable[str]) -> dict[str, datetime]:
    """Return which of these leads were forgotten, and when; with those under whose id they may be known again."""
    found: dict[str, datetime] = {}
    asked = set(leads)
    while asked:
        rows = Row.objects.filter(kind="lead.erased", subject__in=asked).values_list("subject")
        new = dict(rows.annotate(at=Max("happened_at")).values_list("subject", "at"))
        found |= new
        asked = {known_again(lead) for lead in new}
    return found


def _with_profiles(people: People, batch: Sequence[Said], into: dict[str, str]) -> None:
    """Give those of whom the batch says who they are what was said of them before."""
    described = {
        someone.id
        for said in batch
        if any(isinstance(saying.details, Updated) for saying in said.sayings)
        for name in said.names
        if (someone := people.owner(name, said.at)) is not None
    }
    asked = [lead for lead, root in into.items() if root in described]
    for some in in_portions(asked):
        rows = Row.objects.filter(subject__in=some)
        for lead, facts in by_subject(fact for _, fact in facts_of_kinds(_SAY_WHO, among=rows)).items():
            people.remember(lead, facts)
