"""The writer: one thread that commits what has arrived together, and only then lets it be acknowledged."""

import asyncio
import logging
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue

from selaras.kit.errors import SelarasError
from selaras.records.inbox import Inbox, Incoming

MOST_WAITING_BYTES = 64 * 1024 * 1024
"""How much may wait to be committed, before the door says that it is busy."""

MOST_TOGETHER = 4 * 1024 * 1024
"""How many bytes are enough for one commit."""

log = logging.getLogger(__name__)

_Waiting = tuple[Incoming, "asyncio.Future[bool]"]


class Writer:
    """Appends requests to the inbox, those together that arrived together.

    It lives in the event loop that calls `write`; its thread has the only connection. When a commit fails, everything
    in it is refused, the connection is made anew, and the next one is tried: nothing is acknowledged that may be lost.
    """

    def __init__(self, open_inbox: Callable[[], Inbox], most_bytes: int = MOST_WAITING_BYTES) -> None:
        self._open = open_inbox
        self._most = most_bytes
        self._held = 0
        self._closed = False
        self._queue: SimpleQueue[_Waiting | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="inbox-writer", daemon=True)

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begin to write for callers in this loop."""
        self._loop = loop
        self._thread.start()

    async def write(self, request: Incoming) -> bool:
        """Return True when the request is durable, False when it is not and shall be sent again."""
        size = len(request.payload)
        if self._closed or self._held + size > self._most:
            return False
        written: asyncio.Future[bool] = self._loop.create_future()
        self._held += size
        self._queue.put((request, written))
        try:
            return await written
        finally:
            self._held -= size

    async def close(self) -> None:
        """Refuse what comes from now on; return when all that came before is durable or refused."""
        if not self._closed:
            self._closed = True
            self._queue.put(None)
        await asyncio.to_thread(self._thread.join)

    def _work(self) -> None:
        inbox: Inbox | None = None
        group: list[_Waiting] = []
        going_on = True
        try:
            while going_on:
                group, going_on = self._together()
                inbox, durable = self._committed(inbox, [request for request, _ in group])
                self._answer(group, durable)
                group = []
        finally:  # also when a bug ends it: nobody waits for an answer that never comes
            self._closed = True
            self._answer([*group, *self._left()], durable=False)
            if inbox is not None:
                inbox.close()

    def _together(self) -> tuple[list[_Waiting], bool]:
        """Return what has arrived, at least one, and whether more may come."""
        group: list[_Waiting] = []
        size = 0
        try:
            one = self._queue.get()
            while one is not None:
                group.append(one)
                size += len(one[0].payload)
                if size >= MOST_TOGETHER:
                    return group, True
                one = self._queue.get_nowait()
        except Empty:
            return group, True
        return group, False

    def _committed(self, inbox: Inbox | None, requests: list[Incoming]) -> tuple[Inbox | None, bool]:
        try:
            inbox = inbox or self._open()
            if requests:
                inbox.write(requests)
        except SelarasError as problem:
            log.error("%d requests were not written, and the senders were told so: %s", len(requests), problem)  # noqa: TRY400 (the error says all, and a full disk says it often)
            if inbox is not None:
                inbox.close()
            return None, False
        return inbox, True

    def _left(self) -> list[_Waiting]:
        return [one for _ in range(self._queue.qsize()) if (one := self._queue.get()) is not None]

    def _answer(self, group: list[_Waiting], durable: bool) -> None:
        if group and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(_tell, [written for _, written in group], durable)


def _tell(waiting: list["asyncio.Future[bool]"], durable: bool) -> None:
    for written in waiting:
        if not written.done():
            written.set_result(durable)
