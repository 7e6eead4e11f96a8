"""Waiting for what another process does: long enough for a machine that has much else to do."""

import time
from collections.abc import Callable

PATIENCE_SECONDS = 180
"""How long a test waits for what a quiet machine does in a moment. What never comes costs this once; nothing is judged
by how soon it came."""


def wait_until(happened: Callable[[], bool], what: str, patience: float = PATIENCE_SECONDS) -> None:
    """Return as soon as something has happened; fail with its name when patience has run out.

    >>> wait_until(lambda: True, "the sun rises")
    >>> wait_until(lambda: False, "the sun rises in the west", patience=0)
    Traceback (most recent call last):
    TimeoutError: waited 0 s in vain: the sun rises in the west
    """
    give_up = time.monotonic() + patience
    while not happened():
        if time.monotonic() >= give_up:
            raise TimeoutError(f"waited {patience:g} s in vain: {what}")
        time.sleep(0.05)
