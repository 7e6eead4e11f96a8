"""What was judged, what is recorded about it, and what was found."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Max, QuerySet

from selaras.core.ledger.details.escalation import Evaluated
from selaras.core.sla import Held
from selaras.records.models import EscalationReading, EvaluationReading, FindingReading

_FIELDS = tuple(name for name in Evaluated.__struct_fields__ if name != "missing")


def newest_week() -> date | None:
    """Return the first day of the newest week that was judged; None where none was."""
    newest: date | None = EvaluationReading.objects.aggregate(newest=Max("week"))["newest"]
    return newest


def evaluations(since: date | None = None) -> list[EvaluationReading]:
    """Return what was judged of the weeks from a day on, the oldest week first."""
    rows = EvaluationReading.objects.order_by("week", "side", "clause")
    return list(rows if since is None else rows.filter(week__gte=since))


def evaluation(row: EvaluationReading) -> Evaluated:
    """Return a reading as the details of the fact it was made of."""
    return Evaluated(**{name: getattr(row, name) for name in _FIELDS}, missing=tuple(row.missing.splitlines()))


def unrecovered() -> tuple[dict[str, list[Held]], dict[str, datetime]]:
    """Return, for each promise, every record it has not recovered from; and when each of those was closed that is."""
    found: dict[str, list[Held]] = defaultdict(list)
    closed: dict[str, datetime] = {}
    rows = EscalationReading.objects.filter(recovered_on__isnull=True).order_by("week", "rung")
    for promise, rung, record, missed, at in rows.values_list("promise_id", "rung", "record_id", "missed", "closed_at"):
        found[promise].append(Held(rung, record, missed))
        if at is not None:
            closed[record] = at
    return dict(found), closed


def records(*, closed: bool | None = None) -> QuerySet[EscalationReading]:
    """Return records of the ladder, those due first coming first: all, open ones, or closed ones."""
    rows = EscalationReading.objects.order_by("due_at", "record_id")
    return rows if closed is None else rows.filter(closed_at__isnull=not closed)


def findings(sides: Iterable[str], *, answered: bool | None = None) -> QuerySet[FindingReading]:
    """Return findings about these sides, the newest first: all, those nobody answered, or answered ones."""
    rows = FindingReading.objects.filter(side__in=list(sides)).order_by("-found_at", "finding_id")
    if answered is None:
        return rows
    return rows.exclude(verdict="") if answered else rows.filter(verdict="")
