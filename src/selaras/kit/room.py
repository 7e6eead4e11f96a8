"""Room: how much of the machine the engine of the lake may take, and where it puts aside what does not fit.

A process is told once, when it starts, and keeps to it; until then it takes half of the machine's memory and puts
nothing aside.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from selaras.kit.errors import InputError

_UNITS = {"kb": 1000, "mb": 1000**2, "gb": 1000**3, "tb": 1000**4, "kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30}
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*([kmgt]b|[kmg]ib)", re.IGNORECASE)
LEAST = 64 * _UNITS["mb"]
"""The engine cannot work with less."""


@dataclass(frozen=True, slots=True)
class Room:
    """Memory in bytes and threads for all the engine does in this process; ``spill`` is a folder on the disk."""

    memory: int
    threads: int
    spill: Path | None = None


def amount(said: str, setting: str) -> int:
    """Return an amount of memory in bytes.

    >>> amount("1.5 GB", "SELARAS_LAKE_MEMORY"), amount("512MiB", "SELARAS_LAKE_MEMORY")
    (1500000000, 536870912)
    """
    found = _AMOUNT.fullmatch(said.strip())
    size = round(float(found[1]) * _UNITS[found[2].lower()]) if found else 0
    if size < LEAST:
        raise InputError(
            f"'{said}' is not enough memory, or no amount of it",
            place=setting,
            next_step="say at least 64MB, such as 2GB or 512MB",
        )
    return size


def threads(said: str, setting: str) -> int:
    """Return a number of threads.

    >>> threads("2", "SELARAS_LAKE_THREADS")
    2
    """
    if not (said.isascii() and said.isdigit() and int(said) > 0):
        raise InputError(f"'{said}' is not a number of threads", place=setting, next_step="say 1, 2 or more")
    return int(said)


def machine() -> Room:
    """Return half of the machine's memory, and all its processors."""
    return Room(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2, os.cpu_count() or 1)


_given = machine()


def room() -> Room:
    """Return the room of this process."""
    return _given


def give(wanted: Room) -> None:
    """Let whatever is opened from here on keep to this room."""
    global _given  # noqa: PLW0603 (the process has one memory)
    _given = wanted
