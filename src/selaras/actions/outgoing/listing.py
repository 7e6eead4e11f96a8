"""What went out and what did not: the messages by what became of them, and every attempt at one."""

from dataclasses import dataclass
from typing import Final

from selaras.records.models import Delivery, OutgoingMessage
from selaras.records.troubles import database_troubles

STATES: Final = ("waiting", "delivered", "failed", "moot", "stopped", "shown")


@dataclass(frozen=True, slots=True)
class Failed:
    """How many messages wait, and how many were given up."""

    waiting: int
    failed: int


def messages(
    *, state: str = "", audience: str = "", audience_id: str = "", before: int | None = None, limit: int = 50
) -> list[OutgoingMessage]:
    """Return the newest messages, those with an id below ``before`` where it is given."""
    wished = {"state": state, "audience": audience, "audience_id": audience_id}
    with database_troubles():
        found = OutgoingMessage.objects.filter(**{name: value for name, value in wished.items() if value})
        if before is not None:
            found = found.filter(pk__lt=before)
        return list(found.order_by("-pk")[:limit])


def attempts_of(key: str) -> list[Delivery]:
    """Return every attempt to deliver a message, the first one first."""
    with database_troubles():
        return list(Delivery.objects.filter(message__key=key))


def outgoing_state() -> Failed:
    """Return how many messages wait and how many were given up."""
    with database_troubles():
        waiting = OutgoingMessage.objects.filter(next_try_at__isnull=False).count()
        return Failed(waiting, OutgoingMessage.objects.filter(state="failed").count())
