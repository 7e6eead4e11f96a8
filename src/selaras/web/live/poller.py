"""The poller: one question a second to the database, whatever the number of readers; each gets what concerns them."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db import DatabaseError, connections

from selaras.kit.errors import SelarasError
from selaras.records.models import User
from selaras.web.live.news import News, Position, newest, news_since

log = logging.getLogger(__name__)

EVERY_SECONDS: Final = 1.0
_BEHIND: Final = 50
AT_MOST: Final = 400
AT_MOST_EACH: Final = 8


@dataclass(eq=False, slots=True)
class Listener:
    """A reader at an open page; ``news`` None says that the stream ends."""

    user: User
    news: "asyncio.Queue[News | None]" = field(default_factory=lambda: asyncio.Queue(_BEHIND))


class Poller:
    """Asks while anybody listens, in a thread of its own, and hands the answer round."""

    def __init__(self, clock: Callable[[], datetime], every: float = EVERY_SECONDS) -> None:
        self.clock, self._every = clock, every
        self._listeners: set[Listener] = set()
        self._task: asyncio.Task[None] | None = None
        self._thread: ThreadPoolExecutor | None = None
        self._position: Position | None = None
        self._turn = asyncio.Lock()

    def full(self, user: User) -> bool:
        """Whether nobody more, or this reader no more often, can listen."""
        mine = sum(one.user.pk == user.pk for one in self._listeners)
        return len(self._listeners) >= AT_MOST or mine >= AT_MOST_EACH

    async def listen(self, user: User) -> tuple[Listener, Position]:
        """Begin to listen; return also the position from which on everything new will come."""
        listener = Listener(user)
        async with self._turn:  # between two questions: what the next one brings is for this reader too
            if self._position is None:
                self._position = await self.ask(newest)
            self._listeners.add(listener)
            if self._task is None:
                self._task = asyncio.get_running_loop().create_task(self._poll())
            return listener, self._position

    def leave(self, listener: Listener) -> None:
        """Stop listening; with the last listener the questions stop."""
        self._listeners.discard(listener)
        if not self._listeners:
            self._rest()

    def stop(self) -> None:
        """End every stream: the server is asked to stop."""
        for listener in tuple(self._listeners):
            _end(listener)

    def ask(self, question: Callable[..., Any], *given: Any) -> Awaitable[Any]:
        """Ask the database in the poller's own thread, whose one connection serves all readers."""
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, thread_name_prefix="live")
        return asyncio.get_running_loop().run_in_executor(self._thread, question, *given)

    def _rest(self) -> None:
        if self._task is not None:
            self._task.cancel()
        if self._thread is not None:
            self._thread.submit(connections.close_all)
            self._thread.shutdown(wait=False)
        self._task = self._thread = self._position = None

    async def _poll(self) -> None:
        said = ""
        while True:
            await asyncio.sleep(self._every)
            try:
                async with self._turn:
                    await self._ask_for_news()
                said = ""
            except (SelarasError, DatabaseError) as problem:
                if str(problem) != said:  # once, however long it lasts
                    log.warning("the open pages get no news: %s", str(problem).partition("\n")[0])
                said = str(problem)
                await self.ask(connections.close_all)  # the next question opens a new one

    async def _ask_for_news(self) -> None:
        readers = {one.user.pk: one.user for one in self._listeners}
        news = await self.ask(news_since, self._position, readers, self.clock())
        self._position = news.position
        if news.any:
            self._hand_round(news)

    def _hand_round(self, news: News) -> None:
        for listener in tuple(self._listeners):
            try:
                listener.news.put_nowait(news)
            except asyncio.QueueFull:  # a browser that does not read; it will come back and say how far it was
                _end(listener)


def _end(listener: Listener) -> None:
    while listener.news.full():
        listener.news.get_nowait()
    listener.news.put_nowait(None)
