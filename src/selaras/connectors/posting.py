"""Posting over HTTP: one guarded request with one deadline, of whose answer no more is read than one needs."""

import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Final
from urllib.parse import SplitResult, urlsplit

import httpcore2

from selaras.connectors.guard import Guard, GuardedBackend
from selaras.kit.errors import InputError, TransientError

_READ_AT_MOST: Final = 64 * 1024
_KEPT: Final = 300
_LONGEST_WISH: Final = timedelta(days=1)
_WAITS: Final = frozenset({429, 503})


@cache
def system_trust() -> ssl.SSLContext:
    """Return a context that trusts whom this machine trusts; SSL_CERT_FILE names others, such as a company's own."""
    return httpcore2.default_ssl_context()


@dataclass(frozen=True, slots=True)
class Way:
    """How messages leave: past which guard, within how many seconds, trusting whom, and at which instant."""

    now: datetime
    guard: Guard = field(default_factory=Guard)
    seconds: float = 10.0
    trust: ssl.SSLContext = field(default_factory=system_trust)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the other side answered: a status where it has one, and the beginning of its words."""

    status: int | None
    said: str = ""
    retry_at: datetime | None = None

    @property
    def good(self) -> bool:
        """Whether it took the message."""
        return self.status is not None and 200 <= self.status < 300


def address_parts(url: str, *, place: str = "") -> SplitResult:
    """Return the parts of an address to post to; one that nobody can post to is an error."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        (parts.hostname or "").encode("idna")
    except ValueError:  # also that of a name that cannot be one
        parts, port = urlsplit(""), None
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0:
        raise InputError("this is not an address to post to", place=place, next_step="write it as https://host/path")
    if parts.username or parts.password:
        raise InputError(
            "an address with a name and a password in it would be shown and logged with them",
            place=place,
            next_step="leave them out; every message is signed",
        )
    return parts


def post(url: str, body: bytes, headers: Mapping[str, str], way: Way) -> Receipt:
    """Post a body and return what was answered, whatever it was; no answer at all is a `TransientError`.

    Redirects are not followed: an address that moved must be corrected by a person. An address that is not encrypted
    is posted to only within the networks that the guard lets pass.
    """
    parts = address_parts(url)
    sent = {"Host": parts.netloc, "User-Agent": "Selaras", "Accept": "*/*", "Content-Type": "application/json"}
    request = [(name.encode(), value.encode()) for name, value in {**sent, **headers}.items()]
    backend = GuardedBackend(way.guard, way.seconds, only_allowed=parts.scheme == "http")
    try:
        with (
            httpcore2.ConnectionPool(ssl_context=way.trust, network_backend=backend) as pool,
            pool.stream("POST", _requested(parts), headers=request, content=body) as answer,
        ):
            said = b""
            for chunk in answer.iter_stream():
                said += chunk
                if len(said) > _READ_AT_MOST:
                    break
            wish = {name.lower(): value for name, value in answer.headers}.get(b"retry-after")
            return Receipt(answer.status, _shortened(said), _wish(answer.status, wish, way.now))
    except httpcore2.TimeoutException:
        raise _silent(f"no answer within {way.seconds:g} seconds", parts, way) from None
    except (httpcore2.NetworkError, httpcore2.ProtocolError, socket.gaierror) as problem:
        raise _silent(_reason(problem), parts, way) from None


def _requested(parts: SplitResult) -> httpcore2.URL:
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return httpcore2.URL(
        scheme=parts.scheme.encode(),
        host=(parts.hostname or "").encode("idna"),
        port=parts.port,
        target=target.encode(),
    )


def _silent(what: str, parts: SplitResult, way: Way) -> TransientError:
    return TransientError(what, retry_at=way.now, place=parts.hostname or "", next_step="it is tried again by itself")


def _reason(problem: Exception) -> str:
    """Return what went wrong without the address: its path may be a secret."""
    if isinstance(problem, socket.gaierror):
        return "nobody knows a host of that name"
    return str(problem) or "the connection was lost"


def _shortened(said: bytes) -> str:
    return " ".join(said[: 4 * _KEPT].decode("utf-8", "replace").replace("\0", " ").split())[:_KEPT]


def _wish(status: int, wish: bytes | None, now: datetime) -> datetime | None:
    """Return when a receiver that is too busy wants to be asked again, at most a day from now."""
    if wish is None or status not in _WAITS:
        return None
    text = wish.decode("ascii", "replace").strip()
    try:
        at = now + timedelta(seconds=int(text)) if text.isdigit() else parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return None if at.tzinfo is None else min(at, now + _LONGEST_WISH)
