"""Claiming: taking due messages so that nobody else sends them too, and giving them up by themselves if one dies."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F

from selaras.records.models import Channel, OutgoingMessage, WebhookEndpoint

_AT_ONCE_TO_ONE: Final = 16
_WINDOW: Final = 4


@dataclass(frozen=True, slots=True)
class Claim:
    """A message that is ours until ``lease``: whoever finds it claimed after that may send it again."""

    message: OutgoingMessage
    lease: datetime


def claim(now: datetime, lease: timedelta, *, by: str, limit: int, urgent: bool | None = None) -> list[Claim]:
    """Claim due messages, those of the fast lane first; ``urgent`` None takes both lanes.

    Each is taken by an UPDATE that names the instant that was read, so of two who read the same row one gets it; on
    PostgreSQL nobody even reads what another is about to take. To one endpoint or channel only a few go at a time, and
    only one while it fails.
    """
    due = OutgoingMessage.objects.filter(next_try_at__lte=now)
    if urgent is not None:
        due = due.filter(urgent=urgent)
    if not due.exists():  # most looks find nothing, and need no transaction
        return []
    taken: list[Claim] = []
    with transaction.atomic():
        seen = due.select_for_update(skip_locked=True).order_by("-urgent", "next_try_at", "id")[: limit * _WINDOW]
        for message in _few_to_each(seen):
            if len(taken) == limit:
                break
            if _take(message, now + lease, by):
                taken.append(Claim(message, now + lease))
    return taken


def _few_to_each(messages: Iterable[OutgoingMessage]) -> Iterable[OutgoingMessage]:
    seen = list(messages)
    failing = _failing(seen)
    busy: Counter[tuple[str, str]] = Counter()
    for message in seen:
        to = (message.audience, message.audience_id)
        if busy[to] < (1 if to in failing else _AT_ONCE_TO_ONE) or message.audience in {"user", "rep"}:
            busy[to] += 1
            yield message


def _failing(messages: Iterable[OutgoingMessage]) -> set[tuple[str, str]]:
    if all(message.audience in {"user", "rep"} for message in messages):
        return set()
    endpoints = WebhookEndpoint.objects.filter(failing_since__isnull=False).values_list("pk", flat=True)
    channels = Channel.objects.filter(failing_since__isnull=False).values_list("pk", flat=True)
    return {("endpoint", str(pk)) for pk in endpoints} | {("channel", str(pk)) for pk in channels}


def _take(message: OutgoingMessage, lease: datetime, by: str) -> bool:
    taken = OutgoingMessage.objects.filter(pk=message.pk, next_try_at=message.next_try_at).update(
        next_try_at=lease, claimed_by=by, attempts=F("attempts") + 1
    )
    message.attempts += 1
    return taken == 1
