"""Sending again, by hand: what was given up, refused or stopped, or even what arrived."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from selaras.records.models import OutgoingMessage
from selaras.records.troubles import database_troubles

SETTLED = ("failed", "stopped", "moot", "delivered")


def send_again(keys: Iterable[str], now: datetime) -> int:
    """Make settled messages due now, with all their tries before them; return how many were.

    Their ids stay: a receiver that had a message already knows it again. What waits anyway is left as it is.
    """
    with database_troubles(), transaction.atomic():
        settled = OutgoingMessage.objects.filter(key__in=list(keys), state__in=SETTLED).exclude(medium="page")
        return settled.update(state="waiting", next_try_at=now, attempts=0, settled_at=None)


def send_stopped_again(audience: str, audience_id: int, now: datetime) -> int:
    """Do so with whatever did not get through to an endpoint or a channel."""
    with database_troubles(), transaction.atomic():
        missed = OutgoingMessage.objects.filter(
            audience=audience, audience_id=str(audience_id), state__in=("failed", "stopped")
        )
        return missed.update(state="waiting", next_try_at=now, attempts=0, settled_at=None)
