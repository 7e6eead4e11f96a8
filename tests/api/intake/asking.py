"""Asks the door as a server does, in one process: scopes and messages in, status and JSON out."""

import asyncio
import base64
import hashlib
import json
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selaras.api.intake import Door
from selaras.api.intake.keys import KeyRing
from selaras.api.intake.writing import MOST_WAITING_BYTES, Writer
from selaras.core.intake import Arrival
from selaras.records.inbox import Inbox
from selaras.records.inbox.embedded import EmbeddedInbox
from selaras.records.models import WriteKey

SHOP = b"https://shop.example"
DEMO = b'{"event":"Demo Requested","userId":"7","messageId":"m1"}'


@dataclass
class Asked:
    """What the door answered."""

    status: int
    headers: dict[bytes, bytes]
    said: Any


def kept(text: str, *origins: bytes) -> WriteKey:
    """A key as the database holds it."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return WriteKey(id=f"id-{text}", name=text, sha256=digest, origins=[origin.decode() for origin in origins])


def basic(key: str, password: str = "") -> tuple[bytes, bytes]:
    """The header of basic authentication."""
    return b"authorization", b"Basic " + base64.b64encode(f"{key}:{password}".encode())


class Standing:
    """A door with three keys, and an inbox of its own."""

    def __init__(self, folder: Path, **about: Any) -> None:
        self.path = folder / "inbox.db"
        self.keys = [kept("server"), kept("shop", SHOP), kept("anywhere", b"*")]
        self.used: dict[str, Any] = {}
        self.ring = about.get("ring") or KeyRing(lambda: self.keys, self.used.update)
        self.writer = Writer(about.get("open_inbox") or self.inbox, about.get("most_bytes", MOST_WAITING_BYTES))
        self.door = Door(self.ring, self.writer, about.get("patience"))

    def inbox(self) -> Inbox:
        return EmbeddedInbox(self.path)

    def arrived(self) -> list[Arrival]:
        with self.inbox() as inbox:
            return inbox.after(0, 10_000)

    async def ask(
        self, path: str, body: bytes | list[bytes] = DEMO, *headers: tuple[bytes, bytes], method: str = "POST"
    ) -> Asked:
        """Send one request, its body in pieces where a list is given; a piece that is None is the sender going away."""
        pieces = [body] if isinstance(body, bytes) else body
        messages = [
            {"type": "http.request", "body": piece, "more_body": place < len(pieces)}
            for place, piece in enumerate(pieces, 1)
        ]
        return await self.converse(path, messages, *headers, method=method)

    async def converse(
        self, path: str, messages: list[dict[str, Any]], *headers: tuple[bytes, bytes], method: str = "POST"
    ) -> Asked:
        waiting, sent = iter([*messages, {"type": "http.disconnect"}]), []

        async def receive() -> dict[str, Any]:
            message = next(waiting)
            await asyncio.sleep(message.get("after", 0))
            return message

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        where, _, query = path.partition("?")
        scope = {
            "type": "http", "method": method, "path": where, "query_string": query.encode(), "scheme": "http",
            "headers": [(b"host", b"desk.example:8000"), *headers],
        }  # fmt: skip
        await self.door(scope, receive, send)
        if not sent:
            return Asked(0, {}, None)
        start, body = sent
        headed = dict(start["headers"])
        assert int(headed[b"content-length"]) == len(body["body"])
        return Asked(start["status"], headed, json.loads(body["body"]) if body["body"] else None)


def at(standing: Standing, visit: Callable[[Standing], Awaitable[Any]]) -> Any:
    """Run a visit, and close the door behind it; in a thread, as a browser of other tests may hold this one's loop."""

    async def whole() -> Any:
        try:
            return await visit(standing)
        finally:
            await standing.door.close()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, whole()).result()


def answers(standing: Standing, *asked: Coroutine[Any, Any, Asked]) -> list[Asked]:
    """What the door says to each of these, one after the other."""

    async def visit(_: Standing) -> list[Asked]:
        return [await one for one in asked]

    return at(standing, visit)
