"""Rebuilding: all readings made again from the ledger, in one walk over it in the order of subjects."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from django.db import connection, models, transaction
from django.db.models import Count, Max

from selaras.core.ledger import KINDS, Fact, in_order
from selaras.core.lifecycle import merge_roots
from selaras.records.ledger.histories import fact_from, opportunities_of
from selaras.records.ledger.settled import settled
from selaras.records.ledger.troubles import database_troubles
from selaras.records.models import AccountReading, ClockReading, LeadReading, OpportunityReading, RepReading
from selaras.records.models import Fact as Row
from selaras.records.readings.catching_up import catch_up, taken_in
from selaras.records.readings.leads import Touched, lead_reading
from selaras.records.readings.refreshing import earliest, one_at_a_time, owners_of, together
from selaras.records.readings.things import account_reading, clock_reading, opportunity_reading, rep_reading
from selaras.records.readings.writing import write

_READINGS = (LeadReading, AccountReading, OpportunityReading, RepReading, ClockReading)
_COLUMNS = ("kind", "subject", "happened_at", "noted_at", "source_key", "actor", "details", "personal__details")
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

    The walk holds no lock; readings are replaced in one short transaction at its end, which also takes in what was
    appended meanwhile. Pages see the old readings or the new ones, never half of each.
    """
    with database_troubles():
        start = settled()
        walk = _Walk(progress or _silently)
        made = walk.readings()
        with transaction.atomic():
            _hold_writers()
            one_at_a_time()
            for model in _READINGS:
                model.objects.all().delete()
            counts = {model: write(model, made[model]) for model in _READINGS}
            taken_in(start)
            catch_up(start)
    return Rebuilt(*(counts[model] for model in _READINGS))


def _hold_writers() -> None:
    """Let nobody append until our transaction ends; on SQLite the transaction does that by itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE records_fact IN SHARE MODE")


def _silently(_what: str, _done: int) -> None:
    pass


class _Walk:
    """One walk over the ledger. What leads need of other subjects is gathered before the leads."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._into = merge_roots(fact for _, facts in _subjects("lead.merged", "lead.unmerged") for fact in facts)
        self._groups = _members(self._into)
        self._closes: dict[str, list[Fact]] = {}
        self._due: dict[str, datetime] = {}
        self._touched = {
            subject: Touched(times, last)
            for subject, times, last in Row.objects.filter(kind="lead.touched")
            .values("subject")
            .annotate(times=Count("id"), last=Max("happened_at"))
            .values_list("subject", "times", "last")
            .iterator()
        }

    def readings(self) -> dict[type[models.Model], list]:
        """Return all readings by their table."""
        clocks = self._count("clocks", self._clocks())
        opportunities = self._count("opportunities", self._opportunities())
        return {
            ClockReading: clocks,
            OpportunityReading: opportunities,
            AccountReading: self._count("accounts", (account_reading(f) for _, f in _subjects(*_kinds("account")))),
            RepReading: self._count("reps", (rep_reading(f) for _, f in _subjects(*_kinds("rep")))),
            LeadReading: self._count("leads", self._leads()),
        }

    def _count(self, what: str, readings: Iterable[models.Model]) -> list[models.Model]:
        made = []
        for reading in readings:
            made.append(reading)
            if len(made) % 1000 == 0:
                self._progress(what, len(made))
        self._progress(what, len(made))
        return made

    def _clocks(self) -> Iterator[ClockReading]:
        for _, facts in _subjects(*_kinds("clock")):
            reading = clock_reading(facts)
            if reading is None:
                continue
            if reading.state == "running" and reading.lead_id:
                known = self._due.get(reading.lead_id)
                self._due[reading.lead_id] = reading.due_at if known is None else min(known, reading.due_at)
            yield reading

    def _opportunities(self) -> Iterator[OpportunityReading]:
        pairs = Row.objects.filter(concerns__isnull=False, kind="lead.converted").values_list("subject", "concerns")
        owners = owners_of(((lead, other) for lead, other in pairs.iterator() if other), self._into)
        for subject, facts in _subjects(*_kinds("opportunity")):
            self._closes[subject] = [fact for fact in facts if fact.kind in _MATTERS]
            yield opportunity_reading(facts, owners.get(subject, ""))

    def _leads(self) -> Iterator[LeadReading]:
        """Yield each lead as its facts come by; those that wait for a merged one come last."""
        waiting: dict[str, list[Fact]] = defaultdict(list)
        for subject, facts in _subjects(*(kind for kind in _kinds("lead") if kind != "lead.touched")):
            if subject in self._groups:
                waiting[subject] += facts
            else:
                yield self._lead({subject}, facts)
            if (root := self._into.get(subject)) is not None:
                waiting[root] += facts
        for lead, facts in waiting.items():
            if any(fact.subject == lead for fact in facts):
                yield self._lead({lead, *self._groups[lead]}, facts)

    def _lead(self, group: set[str], facts: list[Fact]) -> LeadReading:
        told = [*facts, *(fact for o in opportunities_of(facts) for fact in self._closes.get(o, ()))]
        return lead_reading(told, together(self._touched, group), earliest(self._due, group))


def _members(into: dict[str, str]) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for lead, root in into.items():
        groups[root].add(lead)
    return groups


def _kinds(sort: str) -> list[str]:
    return [name for name, kind in KINDS.items() if kind.sort == sort]


def _subjects(*kinds: str) -> Iterator[tuple[str, list[Fact]]]:
    """Yield each subject that has facts of these kinds, with these facts in ledger order."""
    rows = Row.objects.filter(kind__in=kinds).order_by("subject").values_list(*_COLUMNS).iterator(chunk_size=10_000)
    for subject, some in groupby(rows, key=itemgetter(1)):
        yield subject, in_order(map(fact_from, some))
