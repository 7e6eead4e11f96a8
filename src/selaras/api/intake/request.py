"""A request as the door sees it: a few headers, and a body that is never larger than what may come in."""

import base64
import binascii
import zlib
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qs

from selaras.core.intake import BATCH_BYTES, Problem

Receive = Callable[[], Awaitable[Mapping[str, Any]]]

MOST_HEARD = 16 * BATCH_BYTES
"""How much is heard to its end before it is refused, so that the sender is there to read why."""

_GZIP = 16 + zlib.MAX_WBITS
_PLAIN = (b"", b"identity")


class Said(NamedTuple):
    """What the headers say."""

    authorization: bytes = b""
    encoding: bytes = b""
    origin: bytes = b""
    length: bytes = b""
    wanted: bytes = b""


class GoneError(Exception):
    """The sender went away before the body was whole, so nobody waits for an answer."""


_NAMES = (b"authorization", b"content-encoding", b"origin", b"content-length", b"access-control-request-headers")
_HEADERS = {name: place for place, name in enumerate(_NAMES)}


def said(scope: Mapping[str, Any]) -> Said:
    """Return the headers that matter; the last one counts where one is said twice."""
    found = [b""] * len(_HEADERS)
    for name, value in scope["headers"]:
        place = _HEADERS.get(name)
        if place is not None:
            found[place] = value
    return Said(*found)


def key_in_header(authorization: bytes) -> str | None:
    """Return the write key of basic authentication: the name; the password is empty and not looked at.

    >>> key_in_header(b"Basic d3JpdGVfMTo=")
    'write_1'
    """
    scheme, _, word = authorization.partition(b" ")
    if scheme.lower() != b"basic":
        return None
    try:
        return base64.b64decode(word).partition(b":")[0].decode() or None
    except (binascii.Error, UnicodeDecodeError):
        return None


def key_in_address(query: bytes) -> str | None:
    """Return the write key that a beacon carries in its address.

    >>> key_in_address(b"writeKey=write_1")
    'write_1'
    """
    return parse_qs(query.decode("latin-1")).get("writeKey", [None])[0] if query else None


async def body_of(receive: Receive, headers: Said) -> bytes | Problem:
    """Return the whole body, unpacked; nothing larger than a batch may be is ever held."""
    declared = int(headers.length) if headers.length.isdigit() else -1
    if declared > MOST_HEARD:
        return Problem.of("too_large", bytes=declared, most=BATCH_BYTES)
    body = await _received(receive, declared)
    if isinstance(body, Problem) or headers.encoding in _PLAIN:
        return body
    if headers.encoding.lower() not in {b"gzip", b"x-gzip"}:
        return Problem.of("unknown_encoding", encoding=headers.encoding.decode("latin-1")[:40])
    return _unpacked(body)


async def _received(receive: Receive, declared: int) -> bytes | Problem:
    """Return the body that was sent. One that is too large is heard to its end and let go of, piece by piece."""
    pieces: list[bytes] = []
    size, more = 0, True
    while more and size != declared:
        message = await receive()
        if message["type"] != "http.request":
            raise GoneError
        pieces.append(message.get("body", b""))
        size += len(pieces[-1])
        more = message.get("more_body", False) and size <= MOST_HEARD
        if size > BATCH_BYTES:
            pieces.clear()
    if size > BATCH_BYTES:
        return Problem.of("too_large", bytes=size, most=BATCH_BYTES)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def _unpacked(body: bytes) -> bytes | Problem:
    """Return what gzip packed; a small body that would become a large one is given up at the limit."""
    unpacking = zlib.decompressobj(_GZIP)
    try:
        whole = unpacking.decompress(body, BATCH_BYTES + 1)
    except zlib.error as problem:
        return Problem.of("not_gzip", detail=str(problem))
    if len(whole) > BATCH_BYTES:
        return Problem.of("too_large", bytes=len(whole), most=BATCH_BYTES)
    return whole if unpacking.eof else Problem.of("not_gzip", detail="the end is missing")
