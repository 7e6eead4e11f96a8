"""The worker's loop: each duty in its turn, again and again, until somebody asks it to stop; one loop for each lane."""

import logging
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, InterfaceError, connections

from selaras.kit.errors import SelarasError

log = logging.getLogger("selaras.worker")

_LONGEST_PAUSE = 60.0


@dataclass(frozen=True, slots=True)
class Duty:
    """Something the worker does every so often; ``do`` says in a few words what it did, or nothing.

    Duties of one ``lane`` take turns. What waits for other machines has a lane of its own and holds nobody up.
    """

    name: str
    every_seconds: float
    do: Callable[[datetime], str | None]
    lane: str = "desk"


class Worker:
    """Does its duties in turn, lane beside lane.

    A duty that fails is tried again, each time after twice the pause, up to a minute.
    """

    def __init__(self, duties: Sequence[Duty], clock: Callable[[], datetime]) -> None:
        self._duties = duties
        self._clock = clock
        self._stop = threading.Event()
        self._due = {duty.name: 0.0 for duty in duties}
        self._failures = {duty.name: 0 for duty in duties}

    def stop(self) -> None:
        """Ask the worker to stop after the duties it is at."""
        self._stop.set()

    def run(self) -> None:
        """Work until asked to stop; a bug in one lane ends them all."""
        lanes: dict[str, list[Duty]] = defaultdict(list)
        for duty in self._duties:
            lanes[duty.lane].append(duty)
        with ThreadPoolExecutor(len(lanes), thread_name_prefix="lane") as threads:
            working = [threads.submit(self._lane, duties) for duties in lanes.values()]
            done, _ = wait(working, return_when=FIRST_EXCEPTION)
            self.stop()
        for lane in done:
            lane.result()

    def _lane(self, duties: Sequence[Duty]) -> None:
        try:
            while not self._stop.is_set():
                for duty in duties:
                    if not self._stop.is_set() and time.monotonic() >= self._due[duty.name]:
                        self._due[duty.name] = time.monotonic() + self._once(duty)
                self._stop.wait(max(0.0, min(self._due[duty.name] for duty in duties) - time.monotonic()))
        finally:
            connections.close_all()

    def _once(self, duty: Duty) -> float:
        """Do a duty and return the pause until its next turn."""
        try:
            did = duty.do(self._clock())
        except (SelarasError, DatabaseError, InterfaceError, OSError) as problem:
            self._failures[duty.name] += 1
            pause = min(_LONGEST_PAUSE, duty.every_seconds * 2 ** self._failures[duty.name])
            log.warning("%s: %s; next try in %.0f s", duty.name, _first_line(problem), pause)
            connections.close_all()
            return pause
        if self._failures[duty.name]:
            log.info("%s: works again", duty.name)
            self._failures[duty.name] = 0
        if did:
            log.info("%s: %s", duty.name, did)
        return duty.every_seconds


def _first_line(problem: Exception) -> str:
    """Return what went wrong in one line; drivers put statements and their values into the lines below."""
    return (str(problem) or type(problem).__name__).splitlines()[0]
