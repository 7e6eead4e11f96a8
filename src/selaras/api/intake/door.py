"""The door itself: who comes in, at which address, with what; and the answer when it is durable.

It is no Django view on purpose: a request costs it tens of microseconds, and the database sees one commit for all that
arrived together.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from selaras.api.intake.addresses import ADDRESSES, METRICS, Address, settings_key
from selaras.api.intake.answers import TAKEN, Answer, asked_beforehand, refused, told
from selaras.api.intake.browsers import rudderstack_settings, segment_settings
from selaras.api.intake.keys import KeyRing
from selaras.api.intake.patience import Patience
from selaras.api.intake.request import GoneError, Receive, Said, body_of, key_in_address, key_in_header, said
from selaras.api.intake.writing import Writer
from selaras.core.intake import Problem, admitted
from selaras.kit import clock
from selaras.kit.instants import to_microseconds
from selaras.records.inbox import Incoming, open_inbox

Scope = Mapping[str, Any]
Send = Callable[[dict[str, Any]], Awaitable[None]]

_NO_KEY = Problem.of("unknown_key")
_BUSY = Problem.of("busy")


class Door:
    """An ASGI application. It begins to work at its first request, or at start-up where the server says so."""

    def __init__(
        self, ring: KeyRing | None = None, writer: Writer | None = None, patience: Patience | None = None
    ) -> None:
        self._ring = ring or KeyRing()
        self._writer = writer or Writer(open_inbox)
        self._patience = patience or Patience()
        self._opening: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Begin to work, once however often it is called; the keys are known when this returns."""
        if self._opening is None:
            self._opening = asyncio.ensure_future(self._open())
        await asyncio.shield(self._opening)

    async def close(self) -> None:
        """Refuse whatever comes from now on; everything in flight is durable or refused when this returns."""
        if self._opening is not None:
            await self._writer.close()
            await asyncio.to_thread(self._ring.close)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._opening is None or not self._opening.done():
            await self.open()
        headers = said(scope)
        try:
            answer = await self._answer(scope, headers, receive)
        except GoneError:
            return
        for message in answer.messages(self._ring.welcomed(headers.origin)):
            await send(message)

    async def _open(self) -> None:
        self._ring.start()
        self._writer.start(asyncio.get_running_loop())
        await asyncio.to_thread(self._ring.wait_until_known)

    async def _answer(self, scope: Scope, headers: Said, receive: Receive) -> Answer:
        method, path = scope["method"], scope["path"]
        if method == "OPTIONS":
            welcome = self._ring.welcomed(headers.origin)
            return asked_beforehand(headers.wanted) if welcome else refused(_wrong_origin(headers.origin))
        if method == "GET":
            return self._settings(scope, headers)
        if method != "POST":
            return refused(Problem.of("wrong_method", method=method[:20]))
        address = ADDRESSES.get(path) or ADDRESSES.get(path.rstrip("/"))
        if address is not None:
            return await self._arrival(address, scope, headers, receive)
        return TAKEN if path.rstrip("/") == METRICS else _nowhere(path)

    async def _arrival(self, address: Address, scope: Scope, headers: Said, receive: Receive) -> Answer:
        if not self._ring.known:
            return refused(_BUSY)
        body = await self._patience.hear(body_of(receive, headers))
        at = clock.now()
        text = key_in_header(headers.authorization) or key_in_address(scope["query_string"])
        if text and self._ring.key(text) is None:
            return refused(_NO_KEY)
        inside = admitted(address.kind, body) if isinstance(body, bytes) else body
        if isinstance(inside, Problem):
            return refused(inside)
        key = self._ring.key(text or inside.write_key)
        if key is None:
            return refused(_NO_KEY)
        if not key.welcomes(headers.origin):
            return refused(_wrong_origin(headers.origin))
        self._ring.used(key, at)
        return await self._written(Incoming(inside.events, to_microseconds(at), key.id, *address, inside.payload))

    async def _written(self, request: Incoming) -> Answer:
        """Answer when the request is durable; an empty batch is so at once."""
        return TAKEN if not request.events or await self._writer.write(request) else refused(_BUSY)

    def _settings(self, scope: Scope, headers: Said) -> Answer:
        """Answer a browser client that asks how it is set up, which here is always the same."""
        path = scope["path"].rstrip("/")
        text = settings_key(path)
        if text is not None:
            return told(segment_settings(text, _here(scope))) if self._ring.key(text) else refused(_NO_KEY)
        if path == "/sourceConfig":
            text = key_in_header(headers.authorization) or key_in_address(scope["query_string"])
            return told(rudderstack_settings(text, _here(scope))) if text and self._ring.key(text) else refused(_NO_KEY)
        return refused(Problem.of("wrong_method", method="GET")) if path in ADDRESSES else _nowhere(path)


def _wrong_origin(origin: bytes) -> Problem:
    return Problem.of("wrong_origin", origin=origin.decode("latin-1")[:100])


def _nowhere(path: str) -> Answer:
    return refused(Problem.of("no_such_address", path=path[:100]))


def _here(scope: Scope) -> str:
    """Return the address under which the sender knows us."""
    headers = dict(scope["headers"])
    scheme = headers.get(b"x-forwarded-proto", scope["scheme"].encode()).decode("latin-1")
    return f"{scheme}://{headers.get(b'host', b'localhost').decode('latin-1')}"
