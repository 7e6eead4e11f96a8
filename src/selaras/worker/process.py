"""The worker as a process: one per data folder, ended by SIGTERM or Ctrl-C between two duties."""

import logging
import signal
from types import FrameType

from django.conf import settings
from filelock import FileLock, Timeout

from selaras.kit import clock
from selaras.kit.errors import InputError
from selaras.worker.duties import DUTIES
from selaras.worker.loop import Worker

log = logging.getLogger("selaras.worker")


def work() -> None:
    """Work until somebody asks this process to stop."""
    worker = Worker(DUTIES, clock.now)

    def stop(number: int, _frame: FrameType | None) -> None:
        log.info("asked to stop by %s", signal.Signals(number).name)
        worker.stop()

    try:
        with FileLock(settings.HOME / "worker.lock").acquire(blocking=False):
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, stop)
            log.info("at work for %s", settings.HOME)
            worker.run()
            log.info("stopped")
    except Timeout:
        raise InputError(
            "a worker is at work on this data already",
            place=str(settings.HOME),
            next_step="let it work, or stop it first; a second one would only wait",
        ) from None
