"""The queue as the page shows it: who waits, why they are there, what the agreement says of them, and until when."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from selaras.actions.reach import visible_leads
from selaras.core.charter.terms import RejectReason, Terms
from selaras.core.charter.versions import Version
from selaras.core.lifecycle import Lead, fold
from selaras.core.scoring import Answer, answers, stage_terms
from selaras.records.ledger.histories import lead_histories
from selaras.records.models import ClockReading, LeadReading

SHOWS = ("all", "fast", "overdue", "again")
LATELY = 3
"""How many different behaviours a row tells."""


@dataclass(frozen=True, slots=True)
class ReasonOffered:
    """A reason a reviewer may give; ``contradicts`` names agreed criteria that it denies and the lead meets."""

    code: str
    says: str
    contradicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """One lead in the queue."""

    row: LeadReading
    lead: Lead
    due_at: datetime | None
    overdue: bool
    left: timedelta | None
    criteria: tuple[Answer, ...]
    signals: tuple[tuple[str, int], ...]
    reasons: tuple[ReasonOffered, ...]

    @property
    def score(self) -> int:
        """The score the lead qualified with, in whole points."""
        return round(self.row.score or 0)

    @property
    def met(self) -> int:
        """How many criteria the lead meets."""
        return sum(answer.holds is True for answer in self.criteria)


def waiting_leads(user: Any, terms: Terms, show: str, now: datetime) -> QuerySet[LeadReading]:
    """Return the leads that wait for a decision and that this reader may see, the most urgent first."""
    leads = visible_leads(user, team=terms.desk.reps_see_their_team).filter(status="open", stage="mql")
    narrowed = {
        "fast": Q(high_intent=True),
        "again": Q(pass_number__gt=1),
        "overdue": Q(lead_id__in=ClockReading.objects.filter(_review_due_before(now)).values("lead_id")),
    }
    leads = leads.filter(narrowed[show]) if show in narrowed else leads
    return leads.order_by("-high_intent", "next_due_at", "-score", "lead_id")


def counts(user: Any, terms: Terms, now: datetime) -> dict[str, int]:
    """Return how many leads each view of the queue has."""
    return {show: waiting_leads(user, terms, show, now).order_by().count() for show in SHOWS}


def shown(
    rows: Sequence[LeadReading], known: Sequence[Version], terms: Terms, who: tuple[Any, str], now: datetime
) -> list[Waiting]:
    """Return the rows of one page with everything a reviewer decides by; ``who`` is the reader and their language."""
    user, language = who
    histories = lead_histories([row.lead_id for row in rows])
    due = _review_clocks([row.lead_id for row in rows])
    agreed = {version.number: version.terms for version in known}
    found = []
    for row in rows:
        lead = fold(histories[row.lead_id])
        number = lead.open_pass.charter_version if lead.open_pass else None
        found.append(_waiting(row, lead, agreed.get(number or 0, terms), (terms, user.role, language), (due, now)))
    return found


def _waiting(
    row: LeadReading, lead: Lead, agreed: Terms, by: tuple[Terms, str, str], clock: tuple[dict[str, datetime], datetime]
) -> Waiting:
    due, now = clock
    due_at = due.get(row.lead_id)
    criteria = answers(lead.fields, stage_terms(agreed, "mql"))
    return Waiting(
        row=row,
        lead=lead,
        due_at=due_at,
        overdue=due_at is not None and due_at < now,
        left=None if due_at is None else abs(due_at - now),
        criteria=criteria,
        signals=_lately(lead),
        reasons=_reasons(criteria, *by),
    )


def _lately(lead: Lead) -> tuple[tuple[str, int], ...]:
    """Return what the lead did, the latest first, and how often."""
    times = Counter(touch.signal for touch in lead.touches)
    latest = dict.fromkeys(touch.signal for touch in reversed(lead.touches))
    return tuple((signal, times[signal]) for signal in latest)[:LATELY]


def _reasons(criteria: Sequence[Answer], terms: Terms, role: str, language: str) -> tuple[ReasonOffered, ...]:
    """Return what this reviewer may give as a reason: first what the agreement bears out, last what it contradicts."""
    offered = [_offered(one, criteria, language) for one in terms.reasons.reject if role in one.used_by]
    failed = {answer.reject_reason for answer in criteria if answer.holds is False}
    return tuple(sorted(offered, key=lambda one: (one.code not in failed, bool(one.contradicts))))


def _offered(one: RejectReason, criteria: Sequence[Answer], language: str) -> ReasonOffered:
    met = tuple(answer.criterion for answer in criteria if answer.reject_reason == one.code and answer.holds)
    return ReasonOffered(one.code, one.says_id if language == "id" else one.says_en, met)


def _review_due_before(now: datetime) -> Q:
    return Q(promise="review", state="running", due_at__lt=now)


def _review_clocks(lead_ids: list[str]) -> dict[str, datetime]:
    running = ClockReading.objects.filter(lead_id__in=lead_ids, promise="review", state="running")
    return dict(running.values_list("lead_id", "due_at"))
