"""A rep's day: which lead is next, what the agreement asks for, and by when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from django.db.models import Count, Q, QuerySet

from selaras.core.charter.terms import Terms
from selaras.core.lifecycle import Lead, Pass, efforts, fold, touches_clause
from selaras.kit.sentence import Sentence
from selaras.records.ledger.histories import lead_histories
from selaras.records.models import ClockReading, LeadReading

Group = Literal["fast", "late", "today", "later", "aside"]
GROUPS: Final[tuple[Group, ...]] = ("fast", "late", "today", "later", "aside")
OWED: Final = ("first_contact", "touches", "disposition")
"""The promises a rep keeps by working; routing and review are kept by others."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A promise of a rep that runs: which, until when, and whether it is overdue."""

    promise: str
    due_at: datetime
    overdue: bool


@dataclass(frozen=True, slots=True)
class Task:
    """One lead of the day, with the next step and everything a rep needs to take it."""

    row: LeadReading
    lead: Lead
    group: Group
    step: Sentence
    owed: Owed | None
    left: timedelta | None
    made: int
    needed: int

    @property
    def accepted(self) -> bool:
        """Whether sales has taken the lead, so that it can be qualified or ended."""
        return self.lead.open_pass is not None and self.lead.open_pass.entered("sal") is not None


def leads_of(rep_id: str, group: Group | Literal["all"], now: datetime, day_ends: datetime) -> QuerySet[LeadReading]:
    """Return the open leads of a rep in one group of the day, what is due first coming first."""
    leads = LeadReading.objects.filter(rep_id=rep_id, status="open", merged_into="").exclude(stage="opportunity")
    aside = Q(snoozed_until__gt=now)
    fast = Q(next_look_at__isnull=False, high_intent=True)
    late, today = Q(next_due_at__lt=now), Q(next_due_at__lt=day_ends)
    chosen = {
        "fast": ~aside & fast,
        "late": ~aside & ~fast & late,
        "today": ~aside & ~fast & ~late & today,
        "later": ~aside & ~fast & (Q(next_due_at__gte=day_ends) | Q(next_due_at__isnull=True)),
        "aside": aside,
        "all": Q(),
    }
    return leads.filter(chosen[group]).order_by("next_due_at", "-score", "lead_id")


def counts(rep_id: str, now: datetime, day_ends: datetime) -> dict[str, int]:
    """Return how many leads each group of the day has."""
    return {group: leads_of(rep_id, group, now, day_ends).aggregate(n=Count("lead_id"))["n"] for group in GROUPS}


def tasks(rows: Sequence[LeadReading], group: Group, terms: Terms, now: datetime) -> list[Task]:
    """Return the rows of one group with their next steps."""
    ids = [row.lead_id for row in rows]
    histories, owed = lead_histories(ids), _owed(ids, now)
    return [_task(row, fold(histories[row.lead_id]), group, (terms, owed.get(row.lead_id), now)) for row in rows]


def _task(row: LeadReading, lead: Lead, group: Group, by: tuple[Terms, Owed | None, datetime]) -> Task:
    terms, owed, now = by
    clause = touches_clause(terms)
    accepted = lead.open_pass.entered("sal") if lead.open_pass else None
    made = len(efforts(lead.activities, clause, accepted, terms.time_zone)) if clause and accepted else 0
    needed = clause.needed if clause else 0
    return Task(
        row=row,
        lead=lead,
        group=group,
        step=_step(lead.open_pass, made, needed),
        owed=owed,
        left=None if owed is None else abs(owed.due_at - now),
        made=made,
        needed=needed,
    )


def _step(current: Pass | None, made: int, needed: int) -> Sentence:
    """Return what the agreement asks for next: first contact, more touches, then a decision."""
    if current is None or current.speed.first_attempt is None:
        return Sentence.of("myday-step-first")
    if current.entered("sql") is not None:
        return Sentence.of("myday-step-opportunity")
    if current.entered("sal") is None:
        return Sentence.of("myday-step-review")
    if made < needed:
        return Sentence.of("myday-step-touch", next=made + 1, needed=needed)
    return Sentence.of("myday-step-decide")


def _owed(lead_ids: list[str], now: datetime) -> dict[str, Owed]:
    """Return the promise of each lead that its rep must keep next."""
    running = ClockReading.objects.filter(lead_id__in=lead_ids, state="running", promise__in=OWED).order_by("-due_at")
    return {
        lead: Owed(promise, due, due < now)
        for lead, promise, due in running.values_list("lead_id", "promise", "due_at")
    }
