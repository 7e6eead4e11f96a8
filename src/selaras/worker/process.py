"""The worker as a process, ended by SIGTERM or Ctrl-C between two duties; several may be at work on the same data."""

import logging
import signal
from types import FrameType

from django.conf import settings

from selaras.kit import clock
from selaras.worker.duties import DUTIES
from selaras.worker.loop import Worker

log = logging.getLogger("selaras.worker")


def work() -> None:
    """Work until somebody asks this process to stop.

    Workers need not know of each other: what happens at the desk takes turns by the desk's lock, each fold moves the
    inbox's bookmark in its own transaction, outgoing messages are claimed one by one, and the lake has one exporter.
    """
    worker = Worker(DUTIES, clock.now)

    def stop(number: int, _frame: FrameType | None) -> None:
        log.info("asked to stop by %s", signal.Signals(number).name)
        worker.stop()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    log.info("at work for %s", settings.HOME)
    worker.run()
    log.info("stopped")
