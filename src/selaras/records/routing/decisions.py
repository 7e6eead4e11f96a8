"""What routing decided: the last decisions with every step, and how often each rule decided."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet

from selaras.core.ledger import Fact
from selaras.core.ledger.details.lead import Routed
from selaras.core.routing import Step, step_from
from selaras.kit.periods import Period
from selaras.records.ledger.histories import facts_of_kinds
from selaras.records.models import AssignmentReading
from selaras.records.models import Fact as Row


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision about whose a lead is, and every step that led there; ``comment`` is why a person decided."""

    key: str
    lead_id: str
    at: datetime
    actor: str
    rep_id: str | None
    queue: str | None
    rule: str
    pool: str | None
    steps: tuple[Step, ...]
    comment: str | None
    charter_version: int | None
    undone: bool = False


def decided(leads: QuerySet[Any, str], newest: int = 20) -> list[Decided]:
    """Return the newest decisions about these leads, the newest first; what was undone is among them."""
    rows = AssignmentReading.objects.filter(lead_id__in=leads).order_by("-at", "-key")
    undone = dict(rows.values_list("key", "undone")[:newest])
    facts = facts_of_kinds(("lead.routed",), among=Row.objects.filter(source_key__in=list(undone)))
    found = [
        _decided(fact, fact.details, undone=undone[fact.source_key])
        for _, fact in facts
        if isinstance(fact.details, Routed)
    ]
    return sorted(found, key=lambda one: (one.at, one.key), reverse=True)


def taken_by_rule(period: Period) -> dict[str, int]:
    """Return how many leads each rule gave away in the period; the fallback is under its own name."""
    given = AssignmentReading.objects.filter(at__gte=period.start, at__lt=period.end, undone=False)
    return dict(given.values("rule").annotate(times=Count("key")).order_by("rule").values_list("rule", "times"))


def _decided(fact: Fact, details: Routed, *, undone: bool) -> Decided:
    return Decided(
        key=fact.source_key,
        lead_id=fact.subject,
        at=fact.happened_at,
        actor=fact.actor,
        rep_id=details.rep_id,
        queue=details.queue,
        rule=details.rule or "",
        pool=details.pool,
        steps=tuple(map(step_from, details.steps)),
        comment=details.comment,
        charter_version=details.charter_version,
        undone=undone,
    )
