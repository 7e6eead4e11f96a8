"""Several processes under one roof: started together, stopped together."""

import signal
import subprocess
import threading
from collections.abc import Mapping, Sequence
from types import FrameType


class Household:
    """Child processes that live and die together.

    The first child that ends by itself ends the others; SIGINT and SIGTERM to the parent end all of them. Children get
    ten seconds to finish what they hold before they are killed. Only a parent that is itself killed (SIGKILL) leaves
    children behind; the locks of the data folder keep a second household away from them.
    """

    def __init__(self, patience: float = 10.0) -> None:
        self._patience = patience
        self._children: dict[str, subprocess.Popen[bytes]] = {}
        self._asked_to_stop = threading.Event()

    def start(self, name: str, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Start a child in a session of its own, so that the terminal's Ctrl-C reaches only the parent."""
        self._children[name] = subprocess.Popen(command, env=dict(environment), start_new_session=True)  # noqa: S603 (our own commands)

    def wait(self) -> str | None:
        """Wait until a child ends or somebody asks to stop; return the name of the child that ended by itself."""
        before = {sort: signal.signal(sort, self._stop) for sort in (signal.SIGINT, signal.SIGTERM)}
        try:
            while not self._asked_to_stop.wait(0.2):
                for name, child in self._children.items():
                    if child.poll() is not None:
                        return name
            return None
        finally:
            self.stop()
            for sort, handler in before.items():
                signal.signal(sort, handler)

    def stop(self) -> None:
        """End every child: asked first, killed when its patience has run out."""
        for child in self._children.values():
            if child.poll() is None:
                child.terminate()
        for child in self._children.values():
            try:
                child.wait(self._patience)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        self._asked_to_stop.set()
