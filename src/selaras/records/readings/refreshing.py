"""Refreshing: the readings that new facts can have changed, made again from the facts."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Count, Max, Min

from selaras.core.ledger import Fact, in_order, standing
from selaras.records.guards import READINGS_LOCK
from selaras.records.ledger.histories import (
    by_subject,
    concerning,
    facts_of,
    facts_of_kinds,
    in_portions,
    members,
    opportunities_of,
    roots,
)
from selaras.records.models import (
    AbsenceReading,
    AccountReading,
    AssignmentReading,
    CapacityReading,
    ClockReading,
    OpportunityReading,
    RepReading,
)
from selaras.records.models import (
    Fact as Row,
)
from selaras.records.readings.affected import Affected, affected
from selaras.records.readings.alone import ALONE, Read
from selaras.records.readings.fairness import take_in_routing
from selaras.records.readings.identities import write_identities
from selaras.records.readings.known import Reading
from selaras.records.readings.leads import Touched, lead_reading
from selaras.records.readings.passes import write_leads
from selaras.records.readings.persons import write_persons
from selaras.records.readings.routing import absence_readings, assignment_readings, capacity_readings
from selaras.records.readings.things import account_reading, clock_reading, opportunity_reading, rep_reading
from selaras.records.readings.writing import write


@transaction.atomic
def refresh(lead_ids: Iterable[str]) -> int:
    """Make the readings of these leads again, and of the leads they are merged into; return how many were written."""
    leads = set(lead_ids)
    one_at_a_time()
    write_persons(leads)
    write_identities(leads)
    return write_leads(_leads(leads | set(roots(leads).values())))


def refresh_after(facts: Iterable[Fact]) -> int:
    """Make again every reading that these facts, already appended, can have changed; return how many were written."""
    return refresh_all(affected(facts))


@transaction.atomic
def refresh_all(changed: Affected) -> int:
    """Make the readings of these subjects again, clocks before the leads they run for."""
    one_at_a_time()
    return sum(
        (
            write(ClockReading, _each(changed.clocks, clock_reading)),
            write(AccountReading, _each(changed.accounts, account_reading)),
            write(RepReading, _each(changed.reps, rep_reading)),
            write(OpportunityReading, _opportunities(changed.opportunities)),
            write_leads(_leads(changed.leads)),
            write_persons(changed.people),
            write_identities(changed.named),
            refresh_routing(changed.routed),
            _refresh_desk_of(changed.reps),
            *(write(ALONE[sort][0], _several(some, ALONE[sort][1])) for sort, some in changed.alone.items()),
        )
    )


def refresh_routing(leads: Iterable[str]) -> int:
    """Make the assignments of these leads again, and take what routing decided since into the fairness ledger."""
    given = {lead: facts for some in in_portions(leads) for lead, facts in _given(some).items()}
    written = write(AssignmentReading, (one for facts in given.values() for one in assignment_readings(facts)))
    if given:
        take_in_routing()
    return written


def _given(leads: list[str]) -> dict[str, list[Fact]]:
    rows = Row.objects.filter(subject__in=leads)
    return by_subject(fact for _, fact in facts_of_kinds(("lead.routed", "lead.undone"), among=rows))


def _refresh_desk_of(reps: Iterable[str]) -> int:
    """Make the absences and capacities of these reps again."""
    told = by_subject(facts_of(reps)).values()
    return write(AbsenceReading, (one for facts in told for one in absence_readings(facts))) + write(
        CapacityReading, (one for facts in told for one in capacity_readings(facts))
    )


def one_at_a_time() -> None:
    """Wait until nobody else refreshes readings, and let nobody until our transaction ends.

    Two who each see only their own facts of one lead would otherwise each write a reading that lacks the other's. On
    SQLite every writing transaction is alone as it is.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [READINGS_LOCK])


def owners_of(opportunities: Iterable[tuple[str, str]], into: dict[str, str]) -> dict[str, str]:
    """Return the lead each opportunity came from, given (lead, opportunity) of the conversions to it.

    Where several leads became one opportunity, the smallest id stands: every order of arrival gives the same.
    """
    found: dict[str, str] = {}
    for lead, opportunity in opportunities:
        root = into.get(lead, lead)
        found[opportunity] = min(root, found.get(opportunity, root))
    return found


def _each(subjects: Iterable[str], reading: Callable[[list[Fact]], Reading | None]) -> Iterator[Reading]:
    for some in in_portions(subjects):
        for facts in by_subject(facts_of(some)).values():
            if (made := reading(in_order(facts))) is not None:
                yield made


def _several(subjects: Iterable[str], readings: Read) -> Iterator[Reading]:
    for some in in_portions(subjects):
        for facts in by_subject(facts_of(some)).values():
            yield from readings(in_order(facts))


def _opportunities(opportunities: set[str]) -> Iterator[Reading]:
    conversions = concerning("lead.converted", opportunities)
    owners = owners_of(conversions, roots(lead for lead, _ in conversions))
    return _each(opportunities, lambda facts: opportunity_reading(facts, owners.get(facts[0].subject, "")))


def _leads(lead_ids: set[str]) -> Iterator[Reading]:
    for some in in_portions(lead_ids):
        groups = members(some)
        everyone = {lead for group in groups.values() for lead in group}
        facts = by_subject(facts_of(everyone, without="lead.touched"))
        closes = by_subject(facts_of(opportunities_of(fact for told in facts.values() for fact in told)))
        touched, due = _touched(everyone), _due(everyone)
        for lead, group in groups.items():
            told = [fact for one in group for fact in facts.get(one, ())]
            if any(fact.subject == lead for fact in standing(told)):
                told += [fact for opportunity in opportunities_of(told) for fact in closes.get(opportunity, ())]
                yield lead_reading(told, together(touched, group), earliest(due, group))


def _touched(leads: set[str]) -> dict[str, Touched]:
    return {
        subject: Touched(times, last, first)
        for some in in_portions(leads)
        for subject, times, last, first in Row.objects.filter(subject__in=some, kind="lead.touched")
        .values("subject")
        .annotate(times=Count("id"), last=Max("happened_at"), first=Min("happened_at"))
        .values_list("subject", "times", "last", "first")
    }


def _due(leads: set[str]) -> dict[str, datetime]:
    return {
        lead: due
        for some in in_portions(leads)
        for lead, due in ClockReading.objects.filter(lead_id__in=some, state="running")
        .values("lead_id")
        .annotate(due=Min("due_at"))
        .values_list("lead_id", "due")
    }


def together(touched: dict[str, Touched], group: Iterable[str]) -> Touched:
    """Return the touches of a lead and of those merged into it."""
    total = Touched()
    for lead in group:
        total = total.and_also(touched.get(lead, Touched()))
    return total


def earliest(due: dict[str, datetime], group: Iterable[str]) -> datetime | None:
    """Return the first due time of the clocks that run for a lead and for those merged into it."""
    return min((due[lead] for lead in group if lead in due), default=None)
