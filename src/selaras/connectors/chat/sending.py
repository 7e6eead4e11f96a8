"""Posting a message into a team's channel, and what the answers mean."""

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec

from selaras.connectors.chat.message import ChatMessage, for_slack, for_teams
from selaras.connectors.chat.others import checked_other, send_other
from selaras.connectors.guard import Guard
from selaras.connectors.posting import Receipt, Way, address_parts, post
from selaras.kit.errors import InputError, PermanentError, TransientError

_WRITTEN: Final[dict[str, Callable[[ChatMessage], dict[str, Any]]]] = {"slack": for_slack, "teams": for_teams}

SERVICES: Final = ("slack", "teams", "apprise")

_WORTH_ANOTHER_TRY: Final = frozenset({408, 425, 429})


def send(service: str, address: str, message: ChatMessage, way: Way) -> Receipt:
    """Post the message; an address that the service does not know any more is a `PermanentError`."""
    if service == "apprise":
        return send_other(address, message, way)
    receipt = post(address, msgspec.json.encode(_WRITTEN[service](message)), {}, way)
    if receipt.good:
        return receipt
    what = f"{service} answered {receipt.status} {receipt.said}".strip()
    if receipt.status in range(400, 500) and receipt.status not in _WORTH_ANOTHER_TRY:
        raise PermanentError(
            what, who_must_act="administrator", next_step="make a new incoming webhook and give the channel its address"
        )
    raise TransientError(what, retry_at=receipt.retry_at or way.now)


def checked_address(service: str, address: str, guard: Guard) -> str:
    """Return the address of a channel as it will be used; one that cannot be posted to is an error."""
    text = address.strip()
    if service not in SERVICES:
        raise InputError(f"'{service}' is not a service", next_step=f"use one of {', '.join(SERVICES)}")
    if service == "apprise":
        checked_other(text, guard)
        return text
    parts = address_parts(text, place="address")
    guard.addresses(parts.hostname or "", parts.port or 443, only_allowed=parts.scheme == "http")
    return text


def hint(service: str, address: str) -> str:
    """Return what may be shown of an address: the host, or only the service where the host is a secret.

    >>> hint("slack", "https://hooks.slack.com/services/T0/B0/secret"), hint("apprise", "discord://4174216298/secret")
    ('hooks.slack.com', 'discord')
    """
    parts = urlsplit(address)
    return parts.scheme if service == "apprise" else parts.hostname or ""
