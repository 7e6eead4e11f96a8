"""The lake brought up to the ledger, and how fresh it is."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings

from selaras.records.lake import Exported, Freshness, export, freshness


def bring_lake_up_to_date(now: datetime, progress: Callable[[int, int], None] | None = None) -> Exported:
    """Export every fact that is not in the lake yet."""
    return export(settings.LAKE, now, progress=progress)


def lake_freshness() -> Freshness:
    """Return when the lake was last written and how many facts wait for it."""
    return freshness(settings.LAKE)
