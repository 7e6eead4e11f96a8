"""Patience with slow senders: one timer for all of them, as a timer for each would cost as much as the door itself."""

import asyncio
from collections.abc import Coroutine
from typing import Any, cast

from selaras.core.intake import Problem

PATIENCE_SECONDS = 30.0
"""How long a body may take at least; twice that at most, as nobody looks more often."""


class Patience:
    """Hears what is sent, and gives up those who take too long: each holds one of the server's few places."""

    def __init__(self, seconds: float = PATIENCE_SECONDS) -> None:
        self._seconds = seconds
        self._since: dict[asyncio.Task[Any], float] = {}
        self._given_up: set[asyncio.Task[Any]] = set()
        self._timer: asyncio.TimerHandle | None = None

    async def hear(self, reading: Coroutine[Any, Any, bytes | Problem]) -> bytes | Problem:
        """Return what was read, or that it took too long."""
        loop, task = asyncio.get_running_loop(), cast("asyncio.Task[Any]", asyncio.current_task())
        self._since[task] = loop.time()
        if self._timer is None:
            self._timer = loop.call_later(self._seconds, self._look, loop)
        try:
            return await reading
        except asyncio.CancelledError:
            if task not in self._given_up:
                raise
            self._given_up.remove(task)
            task.uncancel()
            return Problem.of("too_slow")
        finally:
            del self._since[task]

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        late = [task for task, since in self._since.items() if loop.time() - since >= self._seconds]
        for task in late:
            self._given_up.add(task)
            task.cancel()
        self._timer = loop.call_later(self._seconds, self._look, loop) if len(self._since) > len(late) else None
