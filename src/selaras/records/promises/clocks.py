"""Attainment and breaches, read off the clocks by when they fell due."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from selaras.core.sla import Attainment, Owed, added
from selaras.kit.periods import Period
from selaras.records.models import ClockReading

Cut = Literal["team", "owner_id"]


@dataclass(frozen=True, slots=True)
class Breach:
    """A promise about a lead that was broken, and why; ``stopped_at`` None: it is open still."""

    clock_id: str
    side: str
    clause: str
    lead_id: str
    owner_id: str
    team: str
    high_intent: bool
    due_at: datetime
    stopped_at: datetime | None
    cause: str


def attainment_by_promise(period: Period, as_of: datetime) -> dict[Owed, Attainment]:
    """Return how the promises stood at an instant whose due times fall into the period."""
    return {owed: found for (owed, _, _), found in attainments([period], as_of).items()}


def attainments(
    periods: Sequence[Period], as_of: datetime, cut: Cut | None = None, among: Q | None = None
) -> dict[tuple[Owed, Period, str], Attainment]:
    """Return the same for several periods that follow each other, in one question, each cut by team or by owner.

    Where nothing is cut the third part of each key is empty. ``among`` narrows the clocks.
    """
    keys = ("side", "clause", "promise", "number", *([cut] if cut else []))
    rows = (
        _numbered(periods, among)
        .values(*keys, "state")
        .annotate(times=Count("*"), overdue=Count("pk", filter=Q(due_at__lt=as_of)))
    )
    found: dict[tuple[Owed, Period, str], Attainment] = {}
    for row in rows.order_by(*keys):
        key = Owed(row["side"], row["clause"], row["promise"]), periods[row["number"]], row[cut] if cut else ""
        found[key] = added((found.get(key, Attainment()), _standing(row["state"], row["times"], row["overdue"])))
    return found


def _standing(state: str, times: int, overdue: int) -> Attainment:
    """Return so many clocks of one state as they stand at an instant at which so many of them were due."""
    match state:
        case "met":
            return Attainment(met=times)
        case "late":
            return Attainment(breached=times)
        case "running":
            return Attainment(breached=overdue, pending=times - overdue)
        case "paused":
            return Attainment(pending=times)
        case _:
            return Attainment(cancelled=times)


def causes(periods: Sequence[Period], as_of: datetime) -> dict[tuple[Owed, Period], Counter[str]]:
    """Return how often each cause stands behind the broken promises of each period; an empty cause was not told yet."""
    found: dict[tuple[Owed, Period], Counter[str]] = defaultdict(Counter)
    rows = _numbered(periods, _broken(as_of)).values("side", "clause", "promise", "number", "cause")
    for row in rows.annotate(times=Count("pk")).order_by("cause"):
        owed = Owed(row["side"], row["clause"], row["promise"])
        found[owed, periods[row["number"]]][row["cause"]] = row["times"]
    return dict(found)


def breaches(period: Period, as_of: datetime, among: Q | None = None) -> list[Breach]:
    """Return every promise whose due time fell into the period and that was broken at an instant, the oldest first."""
    rows = ClockReading.objects.filter(_broken(as_of), due_at__gte=period.start, due_at__lt=period.end)
    if among is not None:
        rows = rows.filter(among)
    names = (
        "clock_id",
        "side",
        "clause",
        "lead_id",
        "owner_id",
        "team",
        "high_intent",
        "due_at",
        "stopped_at",
        "cause",
    )
    return [Breach(*row) for row in rows.order_by("due_at", "clock_id").values_list(*names)]


def _broken(as_of: datetime) -> Q:
    return Q(state="late") | Q(state="running", due_at__lt=as_of)


def _numbered(periods: Sequence[Period], among: Q | None) -> QuerySet:
    """Return the clocks that fall due in the periods, each with the place of its period among them."""
    place = Case(
        *(When(due_at__lt=period.end, then=Value(number)) for number, period in enumerate(periods)),
        output_field=IntegerField(),
    )
    rows = ClockReading.objects.filter(due_at__gte=periods[0].start, due_at__lt=periods[-1].end)
    return (rows if among is None else rows.filter(among)).annotate(number=place)
