"""Sweeping: what went out long ago is forgotten, so that the log stays a log."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from selaras.records.models import Delivery, OutgoingMessage
from selaras.records.troubles import database_troubles

KEPT: Final = timedelta(days=90)
_AT_ONCE: Final = 1000


def sweep(now: datetime, kept: timedelta = KEPT) -> int:
    """Remove a portion of the messages that were settled before so long, with their attempts; return how many.

    What still waits is never removed, however old.
    """
    with database_troubles(), transaction.atomic():
        old = list(
            OutgoingMessage.objects.filter(next_try_at__isnull=True, settled_at__lt=now - kept)
            .order_by("pk")
            .values_list("pk", flat=True)[:_AT_ONCE]
        )
        Delivery.objects.filter(message__in=old).delete()
        removed, _ = OutgoingMessage.objects.filter(pk__in=old).delete()
    return removed
