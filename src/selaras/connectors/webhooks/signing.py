"""Signatures of Standard Webhooks: HMAC-SHA256 over id, timestamp and body, base64, each with its version before it."""

import base64
import binascii
import hmac
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from selaras.kit.errors import InputError, SelarasError
from selaras.kit.instants import from_microseconds

_PREFIX: Final = "whsec_"
_SECRET_BYTES: Final = 24
TOLERANCE: Final = timedelta(minutes=5)
"""How far a timestamp may be from the receiver's clock; whoever repeats an old message is noticed."""


class SignatureError(SelarasError):
    """The message was not signed with the secret, or not now."""


def new_secret() -> str:
    """Return a secret that nobody can guess, as receivers expect it."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode()


def signature(secret: str, message_id: str, timestamp: int, body: bytes) -> str:
    """Return one signature with its version.

    >>> signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_1", 1614265330, b"{}")
    'v1,ZztYR0IIDCBCUcYzh8ZE+qsQWpIgtHU7R1hpe8htaD4='
    """
    signed = f"{message_id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(_key(secret), signed, "sha256")).decode()


def signatures(known: Iterable[str], message_id: str, timestamp: int, body: bytes) -> str:
    """Return the signatures of several secrets, as one header holds them while a secret is being replaced."""
    return " ".join(signature(secret, message_id, timestamp, body) for secret in known)


def verify(body: bytes, headers: Mapping[str, str], known: Iterable[str], now: datetime) -> None:
    """Return in peace when one of the secrets signed this body less than five minutes ago; else raise."""
    given = {name.lower(): value for name, value in headers.items()}
    message_id, stamp, signed = (given.get(f"webhook-{name}", "") for name in ("id", "timestamp", "signature"))
    if not (message_id and stamp and signed):
        raise SignatureError("a header is missing", next_step="send webhook-id, webhook-timestamp, webhook-signature")
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 11):
        raise SignatureError("webhook-timestamp is not a number of seconds")
    if abs(now - from_microseconds(int(stamp) * 1_000_000)) > TOLERANCE:
        raise SignatureError("webhook-timestamp is more than five minutes from now", next_step="set the clocks")
    offered = [one.encode() for one in signed.split() if one.startswith("v1,")]
    expected = [signature(secret, message_id, int(stamp), body).encode() for secret in known]
    if not any(hmac.compare_digest(one, other) for one in offered for other in expected):
        raise SignatureError("no signature is right", next_step="compare the secret with the sender's")


def _key(secret: str) -> bytes:
    """Return the bytes of a secret, with or without its prefix, padded or not."""
    text = secret.removeprefix(_PREFIX)
    try:
        key = base64.b64decode(text + "==")
    except (binascii.Error, ValueError):
        key = b""
    if not key:
        raise InputError("this is no secret of a webhook", next_step="write it as whsec_ and base64")
    return key
