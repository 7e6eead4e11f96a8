"""The many other services, by Apprise: those whose host is the vendor's own, and hosts that an operator let pass."""

import logging
import re
from contextvars import ContextVar
from typing import Final
from urllib.parse import urlsplit

import apprise

from selaras.connectors.chat.message import ChatMessage
from selaras.connectors.guard import Guard
from selaras.connectors.posting import Receipt, Way
from selaras.kit.errors import InputError, TransientError

OTHERS: Final = frozenset(
    {
        "dingtalk", "discord", "feishu", "gchat", "lark", "line", "opsgenie", "pagerduty", "pbul", "pover", "tgram",
        "twilio", "wecombot", "whatsapp", "wxteams", "zulip",
    }
)  # fmt: skip
"""Services that Apprise reaches at the vendor's own host, whatever stands in the address."""

_ASSET: Final = apprise.AppriseAsset(
    app_id="Selaras",
    app_desc="Selaras",
    http_redirects=False,
    async_mode=False,
    storage_mode=apprise.PersistentStoreMode.MEMORY,
)

_HEARD: ContextVar[list[str] | None] = ContextVar("heard", default=None)


class _Ear(logging.Handler):
    """Hears why Apprise could not send: it answers yes or no, from threads of its own, and says why to its log."""

    def emit(self, record: logging.LogRecord) -> None:
        if (heard := _HEARD.get()) is not None:
            heard.append(record.getMessage())


_EAR: Final = _Ear(logging.WARNING)


def checked_other(address: str, guard: Guard) -> None:
    """Return when Apprise may post there: a service with a host of its own, or a host within the allowed networks.

    Apprise opens its own sockets, so a host of one's own choice is looked at here and reached a moment later; that is
    why nothing but an allowed network will do for it.
    """
    parts = urlsplit(address)
    if "redirect=" in parts.query:
        raise InputError("redirects are not followed", place=parts.scheme, next_step="leave out redirect=")
    if parts.scheme not in OTHERS:
        guard.addresses(parts.hostname or "", 443, only_allowed=True)
    if apprise.Apprise.instantiate(address, asset=_ASSET, suppress_exceptions=True) is None:
        raise InputError(
            "Apprise does not know such an address",
            place=parts.scheme,
            next_step=f"use slack, teams, or one of {', '.join(sorted(OTHERS))}",
        )


def send_other(address: str, message: ChatMessage, way: Way) -> Receipt:
    """Post by Apprise; it says only whether it worked, so what did not is tried again."""
    checked_other(address, way.guard)
    there = apprise.Apprise(asset=_ASSET)
    there.add(f"{address}{'&' if '?' in address else '?'}cto={way.seconds:g}&rto={way.seconds:g}")
    logging.getLogger("apprise").addHandler(_EAR)  # whoever sets logging up anew takes handlers away; twice is once
    heard: list[str] = []
    before = _HEARD.set(heard)
    try:
        worked = there.notify(
            title=message.title, body="\n".join([*message.lines, message.link]), body_format=apprise.NotifyFormat.TEXT
        )
    finally:
        _HEARD.reset(before)
    if worked:
        return Receipt(None)
    said = _without_secrets(heard[-1], address) if heard else "the service did not take the message"
    raise TransientError(said, retry_at=way.now)


def _without_secrets(said: str, address: str) -> str:
    """Return the beginning of what Apprise said, with every part of the address blotted out."""
    text = " ".join(said.split())[:200]
    for part in re.split(r"[/:@?&=#,]+", address):
        if len(part) > 5:
            text = text.replace(part, "…")
    return text
