"""What a visitor did whom nobody knows yet: a fact without a subject, kept until somebody is known by its names."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import msgspec

from selaras.core.intake.said import Said, Saying
from selaras.core.ledger import Details, decode_details

_ENCODER: Final = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class Visited:
    """One thing a visitor did or said. ``key`` is the message's, ``source_key`` that of the fact it may become."""

    source_key: str
    key: str
    kind: str
    happened_at: datetime
    actor: str
    user: str | None
    device: str | None
    details: Details

    @property
    def said(self) -> Said:
        """The part of the message that it is."""
        saying = Saying(self.source_key, self.kind, self.details)
        return Said(self.key, self.happened_at, self.actor, self.user, self.device, sayings=(saying,))


def visited(said: Said, saying: Saying) -> Visited:
    """Return one thing that a message says, as a visitor's."""
    return Visited(
        source_key=saying.key, key=said.key, kind=saying.kind, happened_at=said.at, actor=said.actor, user=said.user,
        device=said.device, details=saying.details,
    )  # fmt: skip


def packed(details: Details) -> str:
    """Return details as text that `unpacked` reads back, the personal ones among them."""
    return _ENCODER.encode(details).decode()


def unpacked(kind: str, text: str) -> Details:
    """Return the details that a text holds."""
    return decode_details(kind, "{}", text)
