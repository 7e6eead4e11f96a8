"""Settling: what an attempt did to its message and to the endpoint or channel it went to."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from selaras.actions.outgoing.claiming import Claim
from selaras.actions.outgoing.shutting import shut
from selaras.core.notices import SHUT_AFTER, next_try
from selaras.records.models import Channel, Delivery, OutgoingMessage, WebhookEndpoint

_ADDRESSED: Final[dict[str, type[WebhookEndpoint] | type[Channel]]] = {"endpoint": WebhookEndpoint, "channel": Channel}
_SHORTEST_REST, _LONGEST_REST = timedelta(seconds=5), timedelta(minutes=15)
_STATES: Final = {"delivered": "delivered", "refused": "failed", "moot": "moot", "stopped": "stopped"}


@dataclass(frozen=True, slots=True)
class Attempt:
    """How an attempt ended: delivered, again, refused, moot or stopped; ``gone`` says that nobody lives there."""

    outcome: str
    status: int | None = None
    answer: str = ""
    took_ms: int = 0
    retry_at: datetime | None = None
    gone: bool = False


def settle(claimed: Claim, attempt: Attempt, now: datetime) -> str:
    """Write down an attempt and what follows from it; return its outcome, failed where it was the last one.

    A message whose lease ran out while it was sent belongs to somebody else by now: the attempt is noted, the message
    is theirs.
    """
    message = claimed.message
    ended = now + timedelta(milliseconds=attempt.took_ms)
    again = attempt.outcome == "again"
    at = next_try(message.key, message.attempts, ended, attempt.retry_at) if again else None
    with transaction.atomic():
        Delivery.objects.create(
            message=message,
            at=now,
            attempt=message.attempts,
            outcome=attempt.outcome,
            status=attempt.status,
            answer=attempt.answer[:500],
            took_ms=attempt.took_ms,
        )
        state = "waiting" if at else _STATES.get(attempt.outcome, "failed")
        OutgoingMessage.objects.filter(pk=message.pk, next_try_at=claimed.lease).update(
            state=state, next_try_at=at, claimed_by="", settled_at=None if at else ended
        )
        _note_health(message, attempt, ended)
    return "failed" if again and at is None else attempt.outcome


def _note_health(message: OutgoingMessage, attempt: Attempt, at: datetime) -> None:
    """Keep since when an endpoint or channel fails; let it rest while it does, and shut an endpoint that is gone."""
    model = _ADDRESSED.get(message.audience)
    if model is None or attempt.outcome in {"moot", "stopped"}:
        return
    there = model.objects.filter(pk=message.audience_id)
    if attempt.outcome == "delivered":
        there.filter(failing_since__isnull=False).update(failing_since=None)
        return
    there.filter(failing_since__isnull=True).update(failing_since=at)
    failing_since = there.values_list("failing_since", flat=True).first()
    if failing_since is None:
        return
    if message.audience == "endpoint" and (attempt.gone or at - failing_since >= SHUT_AFTER):
        shut(int(message.audience_id), "gone" if attempt.gone else "failing", at)
    else:
        _rest(message, at + min(max((at - failing_since) / 2, _SHORTEST_REST), _LONGEST_REST), at)


def _rest(message: OutgoingMessage, until: datetime, at: datetime) -> None:
    """Let whatever else is due there wait a little: many messages need not find out one by one."""
    others = OutgoingMessage.objects.filter(audience=message.audience, audience_id=message.audience_id, claimed_by="")
    others.filter(next_try_at__lte=at).update(next_try_at=until)
