"""Rebuilding: all readings made again from the ledger, in one walk over it in the order of subjects."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, models, transaction

from selaras.core.ledger import KINDS, Fact, in_order, standing
from selaras.core.lifecycle import merge_roots
from selaras.core.routing import ROUTING_KINDS
from selaras.records.ledger.histories import facts_of_kinds, opportunities_of
from selaras.records.ledger.settled import settled
from selaras.records.ledger.subjects import subjects, touch_counts
from selaras.records.models import (
    AbsenceReading,
    AccountReading,
    AssignmentReading,
    CapacityReading,
    ClockReading,
    FairnessReading,
    IdentityReading,
    LeadReading,
    OpportunityReading,
    PassReading,
    PersonReading,
    RepReading,
)
from selaras.records.models import Fact as Row
from selaras.records.readings.alone import ALONE
from selaras.records.readings.catching_up import catch_up, taken_in
from selaras.records.readings.fairness import fairness_readings, taken_in_routing
from selaras.records.readings.identities import IDENTITY_KINDS, identity_readings
from selaras.records.readings.known import Reading
from selaras.records.readings.leads import Touched, lead_reading
from selaras.records.readings.persons import PERSON_KINDS, person_reading
from selaras.records.readings.refreshing import earliest, one_at_a_time, owners_of, together
from selaras.records.readings.routing import absence_readings, assignment_readings, capacity_readings
from selaras.records.readings.things import account_reading, clock_reading, opportunity_reading, rep_reading
from selaras.records.readings.writing import add_aside, begin_aside, put_aside, put_in_place
from selaras.records.searching import words_indexed
from selaras.records.troubles import database_troubles
from selaras.records.uncollected import uncollected

_COUNTED = (LeadReading, AccountReading, OpportunityReading, RepReading, ClockReading)
_READINGS: tuple[type[models.Model], ...] = (
    *_COUNTED, PassReading, PersonReading, IdentityReading, AssignmentReading, AbsenceReading, CapacityReading,
    FairnessReading,
    *(one for one, _ in ALONE.values()),
)  # fmt: skip
_AT_ONCE = 5_000
_MATTERS = frozenset({"opportunity.created", "opportunity.won", "opportunity.lost", "opportunity.reopened"})

Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many readings of each sort there are after a rebuild."""

    leads: int
    accounts: int
    opportunities: int
    reps: int
    clocks: int


def rebuild(progress: Progress | None = None) -> Rebuilt:
    """Make every reading again from the facts, and drop those no fact stands behind.

    The walk holds no lock and puts what it makes aside; readings are replaced in one short transaction at its end,
    which also takes in what was appended meanwhile. Pages see the old readings or the new ones, never half of each.
    """
    with database_troubles(), uncollected():
        start = settled()
        made = _Walk(progress or _silently, start).readings()
        counts = {model: put_aside(model, readings) for model, readings in made}
        with transaction.atomic():
            one_at_a_time()  # before the writers: who writes at the desk holds this, and waits for nobody else
            _hold_writers()
            for model in _READINGS:
                put_in_place(model)
            taken_in(start)
            taken_in_routing(start)
            catch_up(start)
        words_indexed()
    return Rebuilt(*(counts[model] for model in _COUNTED))


def _hold_writers() -> None:
    """Let nobody append until our transaction ends; on SQLite the transaction does that by itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE records_fact IN SHARE MODE")


def _silently(_what: str, _done: int) -> None:
    pass


class _Walk:
    """One walk over the ledger. What leads need of other subjects is gathered before the leads."""

    def __init__(self, progress: Progress, until: int) -> None:
        self._progress = progress
        self._until = until
        self._desks: list[list[Fact]] = []
        merges = subjects("lead.merged", "lead.unmerged")
        self._into = merge_roots(fact for _, facts in merges for fact in facts)
        self._groups = _members(self._into)
        self._closes: dict[str, list[Fact]] = {}
        self._due: dict[str, datetime] = {}
        self._touched = {subject: Touched(times, last, first) for subject, times, last, first in touch_counts()}

    def readings(self) -> Iterator[tuple[type[models.Model], Iterator[Reading]]]:
        """Yield the readings of each table; each table's must be taken before the next table is asked for."""
        yield ClockReading, self._count("clocks", self._clocks())
        yield OpportunityReading, self._count("opportunities", self._opportunities())
        accounts = subjects(*_kinds("account"))
        yield AccountReading, self._count("accounts", (account_reading(in_order(facts)) for _, facts in accounts))
        yield RepReading, self._count("reps", self._reps())
        yield AbsenceReading, (one for facts in self._desks for one in absence_readings(facts))
        yield CapacityReading, (one for facts in self._desks for one in capacity_readings(facts))
        yield LeadReading, self._count("leads", self._with_passes(self._leads()))
        yield PersonReading, self._people()
        given = subjects("lead.routed", "lead.undone")
        yield AssignmentReading, (one for _, facts in given for one in assignment_readings(facts))
        routing = facts_of_kinds(ROUTING_KINDS, until=self._until)
        yield FairnessReading, fairness_readings(fact for _, fact in routing)
        for sort, (model, read) in ALONE.items():
            yield model, (one for _, facts in subjects(*_kinds(sort)) for one in read(in_order(facts)))

    def _count(self, what: str, readings: Iterable[Reading]) -> Iterator[Reading]:
        made = 0
        for made, reading in enumerate(readings, start=1):
            yield reading
            if made % 1000 == 0:
                self._progress(what, made)
        self._progress(what, made)

    def _clocks(self) -> Iterator[Reading]:
        for _, facts in subjects(*_kinds("clock")):
            reading = clock_reading(facts)
            if reading is None:
                continue
            if reading["state"] == "running" and (lead := reading["lead_id"]):
                self._due[lead] = min(reading["due_at"], self._due.get(lead, reading["due_at"]))
            yield reading

    def _reps(self) -> Iterator[Reading]:
        """Yield each rep, and keep what was told of them for the tables of who can take how much when."""
        for _, facts in subjects(*_kinds("rep")):
            self._desks.append(facts)
            yield rep_reading(in_order(facts))

    def _opportunities(self) -> Iterator[Reading]:
        pairs = Row.objects.filter(concerns__isnull=False, kind="lead.converted").values_list("subject", "concerns")
        owners = owners_of(((lead, other) for lead, other in pairs.iterator() if other), self._into)
        for subject, told in subjects(*_kinds("opportunity")):
            facts = in_order(told)
            self._closes[subject] = [fact for fact in facts if fact.kind in _MATTERS]
            yield opportunity_reading(facts, owners.get(subject, ""))

    def _with_passes(self, leads: Iterable[Reading]) -> Iterator[Reading]:
        """Yield the leads, and put the passes of each aside while it comes by."""
        begin_aside(PassReading)
        waiting: list[Reading] = []
        for lead in leads:
            waiting += lead.pop("passes")
            if len(waiting) >= _AT_ONCE:
                add_aside(PassReading, waiting)
                waiting = []
            yield lead
        add_aside(PassReading, waiting)

    def _people(self) -> Iterator[Reading]:
        """Yield who each lead is, and put the names by which it is known aside while it comes by."""
        begin_aside(IdentityReading)
        waiting: list[Reading] = []
        for lead, facts in subjects(*{*PERSON_KINDS, *IDENTITY_KINDS}):
            waiting += identity_readings(facts)
            if len(waiting) >= _AT_ONCE:
                add_aside(IdentityReading, waiting)
                waiting = []
            if any(fact.kind in PERSON_KINDS for fact in facts):
                yield person_reading(facts, self._into.get(lead, lead))
        add_aside(IdentityReading, waiting)

    def _leads(self) -> Iterator[Reading]:
        """Yield each lead as its facts come by; those that wait for a merged one come last."""
        waiting: dict[str, list[Fact]] = defaultdict(list)
        for subject, facts in subjects(*(kind for kind in _kinds("lead") if kind != "lead.touched")):
            if subject in self._groups:
                waiting[subject] += facts
            elif standing(facts):
                yield self._lead({subject}, facts)
            if (root := self._into.get(subject)) in self._groups:
                waiting[root] += facts
        for lead, facts in waiting.items():
            if any(fact.subject == lead for fact in standing(facts)):
                yield self._lead({lead, *self._groups[lead]}, facts)

    def _lead(self, group: set[str], facts: list[Fact]) -> Reading:
        told = [*facts, *(fact for o in opportunities_of(facts) for fact in self._closes.get(o, ()))]
        return lead_reading(told, together(self._touched, group), earliest(self._due, group))


def _members(into: dict[str, str]) -> dict[str, set[str]]:
    """Return the leads merged into each lead that survives."""
    groups: dict[str, set[str]] = defaultdict(set)
    for lead, root in into.items():
        groups[root].add(lead)
    return groups


def _kinds(sort: str) -> list[str]:
    return [name for name, kind in KINDS.items() if kind.sort == sort]
