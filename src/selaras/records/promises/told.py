"""What was told of a stretch of time, whoever it was about: read by kind and time."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

from selaras.core.ledger import Fact
from selaras.kit.periods import Period
from selaras.records.ledger.histories import facts_among
from selaras.records.models import Fact as Row
from selaras.records.models import OpportunityReading, RepReading


def told_between(kind: str, start: datetime, end: datetime) -> list[Fact]:
    """Return the facts of one kind that happened from an instant until before another; the kind must be among
    `selaras.records.models.ledger.BY_TIME`, or the whole ledger is read.
    """
    return list(facts_among(Row.objects.filter(kind=kind, happened_at__gte=start, happened_at__lt=end)))


def won_by_team(period: Period, currency: str) -> dict[str, int]:
    """Return what each team won in the period, in the smallest unit of the charter's currency.

    A deal belongs to the team its owner is in now; one without an owner, or whose owner is in none, to the team "".
    """
    rows = OpportunityReading.objects.filter(status="won", closed_at__gte=period.start, closed_at__lt=period.end)
    worth = Coalesce("base_minor", F("amount_minor"))
    known = rows.filter(Q(base_minor__isnull=False) | Q(currency=currency))
    sums = known.values("owner_id").annotate(won=Sum(worth)).values_list("owner_id", "won")
    return _by_team(sums)


def _by_team(sums: Iterable[tuple[str, int | None]]) -> dict[str, int]:
    teams = dict(RepReading.objects.values_list("rep_id", "team"))
    won: dict[str, int] = {}
    for owner, amount in sums:
        team = teams.get(owner, "")
        won[team] = won.get(team, 0) + (amount or 0)
    return won
