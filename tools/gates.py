"""Runs gates beside one another and stops at the first that does not hold: `tools/gates.py lint types unit...`.

A gate is a target of the Makefile in this folder. It starts, in the order given, as soon as the machine has room and
what it needs has passed, where that was asked for too. What it printed is shown whole when it ends, so that no two
speak at once. The last line names the gate that failed.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import IO

WORKERS = max(2, min(os.cpu_count() or 2, 8))
"""Processes that a gate of many tests shares them out to."""
ROOM = WORKERS + 2
"""Processes at once: a few more than there are cores, because tests wait for servers, browsers and disks. The gate that
takes longest has workers enough to keep all cores busy when the others have ended."""
MANY = {"unit", "postgres"}
NEEDS = {
    "unit": {"bytecode"}, "postgres": {"bytecode"}, "house": {"bytecode"}, "browser": {"bytecode", "chromium"},
}  # fmt: skip
PATIENCE_SECONDS = 15


@dataclass
class Running:
    """A gate that has started."""

    gate: str
    process: subprocess.Popen[bytes]
    said: IO[bytes]


def size(gate: str) -> int:
    """Return how many processes a gate keeps busy."""
    return WORKERS if gate in MANY else 1


def start(gate: str) -> Running:
    """Start a gate in a process group of its own, so that it can be stopped with all its children."""
    said = tempfile.TemporaryFile()  # noqa: SIM115 (closed when the gate has ended)
    environment = os.environ | {"SELARAS_GATES": "yes", "WORKERS": str(WORKERS)}
    command = ["make", "--no-print-directory", gate]
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, env=environment, start_new_session=True
    )
    return Running(gate, process, said)


def show(ended: Running) -> None:
    """Print what a gate said."""
    ended.said.seek(0)
    sys.stdout.write(ended.said.read().decode(errors="replace"))
    sys.stdout.flush()
    ended.said.close()


def stop(running: list[Running]) -> None:
    """End the gates that still run, and everything they started."""
    for each in running:
        with suppress(ProcessLookupError):
            os.killpg(each.process.pid, signal.SIGTERM)
    for each in running:
        try:
            each.process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(each.process.pid, signal.SIGKILL)
            each.process.wait()


def run(waiting: list[str]) -> str | None:
    """Run every gate; return the first that fails, None where all hold."""
    running: list[Running] = []
    ahead = set(waiting)
    try:
        while waiting or running:
            for gate in list(waiting):
                room = ROOM - sum(size(each.gate) for each in running)
                if size(gate) <= room and not NEEDS.get(gate, set()) & ahead:
                    waiting.remove(gate)
                    running.append(start(gate))
            ended = [each for each in running if each.process.poll() is not None]
            for each in ended:
                running.remove(each)
                show(each)
                if each.process.returncode:
                    return each.gate
                ahead.remove(each.gate)
            time.sleep(0.05)
    finally:
        stop(running)
    return None


def main(gates: list[str]) -> int:
    """Run the gates and say in one line how it ended."""
    failed = run(gates)
    if failed:
        print(f"── FAILED: {failed}; what it said stands above, and `make {failed}` runs it alone")
        return 1
    return 0


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
