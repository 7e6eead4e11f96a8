"""Spilling: a folder on the disk for what does not fit into memory, gone with its process, however that ends."""

import fcntl
import shutil
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from selaras.kit.errors import InputError

_HELD = "held"


class Spill:
    """A folder of our own under a parent; nobody else uses it while we live."""

    def __init__(self, parent: Path) -> None:
        """Make the folder, and remove those whose process was killed."""
        try:
            parent.mkdir(parents=True, exist_ok=True)
            with _taking_turns(parent):
                _sweep(parent)
                self.folder = Path(tempfile.mkdtemp(dir=parent))
                held = (self.folder / _HELD).open("w")
                _hold(held)
        except OSError as problem:
            raise InputError(
                f"there is no place for what does not fit into memory: {problem.strerror}",
                place=str(parent),
                next_step="make the data folder writable",
            ) from None
        weakref.finalize(self, _remove, self.folder, held)


@contextmanager
def _taking_turns(parent: Path) -> Iterator[None]:
    """A folder is made and held in one turn, so that nobody sweeps it in between."""
    with (parent / "turn").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


def _hold(held: IO[str]) -> None:
    fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _sweep(parent: Path) -> None:
    for left in parent.glob(f"*/{_HELD}"):
        with suppress(OSError), left.open("w") as held:
            _hold(held)
            shutil.rmtree(left.parent, ignore_errors=True)


def _remove(folder: Path, held: IO[str]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    held.close()
