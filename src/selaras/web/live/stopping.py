"""Stopping: streams end as soon as the server is asked to stop, so that it need not be killed."""

import asyncio
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Final

from selaras.web.live.views import poller

_ASKS: Final = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def streams_end_when_asked_to_stop() -> Iterator[None]:
    """Let SIGTERM and SIGINT end the open streams while the block runs, beside whatever the server does with them.

    The server waits for open connections before it says that it stops, and a stream never ends by itself. Only the main
    thread hears of signals; elsewhere nothing is changed.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    loop = asyncio.get_running_loop()
    before: dict[int, Any] = {number: signal.getsignal(number) for number in _ASKS}

    def stop(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(poller.stop)
        if callable(before[number]):
            before[number](number, frame)

    for number in _ASKS:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for given, handler in before.items():
            signal.signal(given, handler)
