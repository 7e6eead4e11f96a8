"""Sending one webhook: the body as it was put, signed at the moment of sending."""

from dataclasses import dataclass

from selaras.connectors.posting import Receipt, Way, post
from selaras.connectors.webhooks.signing import signatures
from selaras.kit.errors import PermanentError, TransientError
from selaras.kit.instants import to_microseconds

_GONE = 410


class GoneError(PermanentError):
    """The receiver said that nobody lives there any more; nothing should be sent to it again."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """A message for an endpoint. ``id`` stays the same however often it is sent: a receiver that keeps the ids it has
    seen takes each message once.
    """

    id: str
    url: str
    secrets: tuple[str, ...]
    body: bytes


def send(webhook: Webhook, way: Way) -> Receipt:
    """Post the message; every answer but 2xx is an error that says whether to try again."""
    stamp = to_microseconds(way.now) // 1_000_000
    headers = {
        "webhook-id": webhook.id,
        "webhook-timestamp": str(stamp),
        "webhook-signature": signatures(webhook.secrets, webhook.id, stamp, webhook.body),
    }
    receipt = post(webhook.url, webhook.body, headers, way)
    if receipt.good:
        return receipt
    if receipt.status == _GONE:
        raise GoneError(
            "the endpoint answered 410: it is gone", who_must_act="administrator", next_step="remove it, or mend it"
        )
    raise TransientError(f"the endpoint answered {receipt.status}", retry_at=receipt.retry_at or way.now)
