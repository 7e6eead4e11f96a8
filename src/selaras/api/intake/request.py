"""A request as the door sees it: a few headers, and a body that is never larger than what may come in."""

import asyncio
import base64
import binascii
import zlib
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qs

from selaras.core.intake import BATCH_BYTES, Problem

Receive = Callable[[], Awaitable[Mapping[str, Any]]]

PATIENCE_SECONDS = 30
"""How long the rest of a body may take."""

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
    if headers.length.isdigit() and int(headers.length) > BATCH_BYTES:
        return Problem.of("too_large", bytes=int(headers.length), most=BATCH_BYTES)
    body = await _received(receive)
    if isinstance(body, Problem) or headers.encoding in _PLAIN:
        return body
    if headers.encoding.lower() not in {b"gzip", b"x-gzip"}:
        return Problem.of("unknown_encoding", encoding=headers.encoding.decode("latin-1")[:40])
    return _unpacked(body)


async def _received(receive: Receive) -> bytes | Problem:
    message = await receive()
    if message["type"] == "http.request" and not message.get("more_body"):
        body = message.get("body", b"")
        return body if len(body) <= BATCH_BYTES else Problem.of("too_large", bytes=len(body), most=BATCH_BYTES)
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await _pieced_together(message, receive)
    except TimeoutError:
        raise GoneError from None


async def _pieced_together(message: Mapping[str, Any], receive: Receive) -> bytes | Problem:
    body = bytearray()
    while True:
        if message["type"] != "http.request":
            raise GoneError
        body += message.get("body", b"")
        if len(body) > BATCH_BYTES:
            return Problem.of("too_large", bytes=len(body), most=BATCH_BYTES)
        if not message.get("more_body"):
            return bytes(body)
        message = await receive()


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
