"""Passes in numbers: how many began, how many of those converted, what was known of them, and their chains."""

from collections.abc import Collection
from datetime import timedelta

from django.db.models import BigIntegerField, Count, ExpressionWrapper, F, Q, QuerySet

from selaras.core.lifecycle import LINKS, Speed
from selaras.kit.periods import Period
from selaras.records.models import PassReading

_LINKS = tuple(f"{link}_at" for link, _ in LINKS)
_MICROSECOND = timedelta(microseconds=1)


def passes_begun(period: Period) -> int:
    """Return how many leads became MQLs in the period, each time they did."""
    return _begun(period).count()


def converted(cohort: Period, within: timedelta) -> tuple[int, int]:
    """Return how many passes of a cohort became SQLs within the horizon, and how many passes it has."""
    took = ExpressionWrapper(F("sql_at") - F("mql_at"), output_field=BigIntegerField())
    rows = _begun(cohort).annotate(took=took)
    found = rows.aggregate(n=Count("pk"), converted=Count("pk", filter=Q(took__lte=within // _MICROSECOND)))
    return found["converted"], found["n"]


def hand_overs(period: Period) -> list[tuple[Collection[str], int]]:
    """Return which fields were known when passes of the period began, and of how many passes just these."""
    rows = _begun(period).values("known").annotate(times=Count("pk")).order_by("known")
    return [(frozenset(row["known"].split()), row["times"]) for row in rows]


def chains(period: Period, among: Q | None = None) -> list[Speed]:
    """Return the chain of every pass that began in the period."""
    rows = _begun(period) if among is None else _begun(period).filter(among)
    return [Speed(*links) for links in rows.order_by("pk").values_list(*_LINKS).iterator(chunk_size=5000)]


def _begun(period: Period) -> QuerySet[PassReading]:
    return PassReading.objects.filter(mql_at__gte=period.start, mql_at__lt=period.end)
