"""Shutting an endpoint that nobody answers at, and telling whoever can mend it."""

from datetime import datetime

from selaras.actions.charter import terms_in_force
from selaras.actions.outgoing.putting import put_notices
from selaras.core.notices import Audience, Notice, Sort
from selaras.core.staff import ACTS, Act
from selaras.records.models import OutgoingMessage, WebhookEndpoint


def shut(endpoint_id: int, because: str, at: datetime) -> None:
    """Switch an endpoint off, stop what waits for it, and put out the notice of it; shutting twice tells it once."""
    if not WebhookEndpoint.objects.filter(pk=endpoint_id, enabled=True).update(enabled=False, shut_because=because):
        return
    stop_waiting("endpoint", endpoint_id, at)
    endpoint = WebhookEndpoint.objects.get(pk=endpoint_id)
    put_notices(
        [
            Notice(
                Sort.ENDPOINT, Audience("role", role), at, f"endpoint:{endpoint_id}:shut:{at.isoformat()}",
                {"endpoint": endpoint.name},
            )
            for role in sorted(ACTS[Act.MANAGE_CHANNELS])
        ],
        terms_in_force(at),
        at,
    )  # fmt: skip


def stop_waiting(audience: str, audience_id: int, at: datetime) -> int:
    """Stop every message that waits for an endpoint or a channel; they can be sent again by hand."""
    waiting = OutgoingMessage.objects.filter(
        audience=audience, audience_id=str(audience_id), next_try_at__isnull=False, claimed_by=""
    )
    return waiting.update(state="stopped", next_try_at=None, settled_at=at)
