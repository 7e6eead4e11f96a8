"""A real server on a free port of the loopback address, with a data folder and write keys of its own.

It is started once for all tests of a run that need it: the same command as `selaras run` gives, but no worker, so that
what trackers send stays in the inbox for the tests to read.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection  # noqa: TID251 (asks our own server on the loopback address)
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from selaras.cli.serving import web_command
from tests.harness.network import free_port
from tests.harness.waiting import PATIENCE_SECONDS, wait_until

_PREPARE = """
import json, django
django.setup()
from django.core.management import call_command
from selaras.actions.write_keys import make_write_key
from selaras.kit import clock
call_command("migrate", verbosity=0)
now = clock.now()
print(json.dumps({"server": make_write_key("server", now).text, "browser": make_write_key("shop", now, ["*"]).text}))
"""


@dataclass
class Serving:
    """Where the server is, and the texts of its two write keys: one for servers, one for any website."""

    home: Path
    database: str
    port: int
    keys: dict[str, str]
    process: subprocess.Popen[bytes]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def inbox(self) -> Any:
        """The server's inbox, opened once more."""
        if self.database:
            return import_module("selaras.records.inbox.shared").SharedInbox({"conninfo": self.database}, self.database)
        return import_module("selaras.records.inbox.embedded").EmbeddedInbox(self.home / "selaras-inbox.db")

    def arrived(self, after: int = 0) -> list[Any]:
        """What has arrived, as the fold will read it."""
        with self.inbox() as inbox:
            return list(inbox.after(after, 1_000_000))

    def newest(self) -> int:
        with self.inbox() as inbox:
            return int(inbox.newest())

    def send(self, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> tuple[int, bytes]:
        """Post a body and return status and answer."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)) as connection:
            connection.request("POST", path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read()

    def workers(self) -> list[int]:
        """The ids of the processes that serve (Linux)."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(child) for child in children.read_text().split()] if children.exists() else []

    def resident(self) -> int:
        """How many megabytes the processes that serve hold; 0 where the system does not say."""
        lines = [
            line
            for worker in self.workers()
            for line in Path(f"/proc/{worker}/status").read_text().splitlines()
            if line.startswith("VmRSS")
        ]
        return sum(int(line.split()[1]) for line in lines) // 1024

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@contextmanager
def running_selaras(home: Path, database: str = "") -> Iterator[Serving]:
    """Give a server that stops with the block."""
    environment = own_environment(home, database)
    prepared = subprocess.run(
        [sys.executable, "-c", _PREPARE], env=environment, check=True, capture_output=True, text=True
    )
    port = free_port()
    command = web_command("127.0.0.1", port)
    with subprocess.Popen(command, env=environment) as process:
        serving = Serving(home, database, port, json.loads(prepared.stdout), process)
        try:
            wait_until_up(port)
            yield serving
        finally:
            serving.stop()


@pytest.fixture(scope="session")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """One server for the whole run."""
    with running_selaras(tmp_path_factory.mktemp("serving")) as server:
        yield server


@pytest.fixture(scope="session")
def node_clients() -> Path:
    """The folder that holds the trackers for Node and browsers; skipped where there is no Node."""
    root = Path(__file__).parents[2]
    got = subprocess.run([root / "tools" / "get_clients"], check=False, capture_output=True, text=True)
    if got.returncode == 3:
        pytest.skip(got.stderr.strip())
    assert got.returncode == 0, got.stderr
    return Path(got.stdout.strip())


def own_environment(home: Path, database: str = "") -> dict[str, str]:
    """The environment of a process that works on a data folder and a database of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SELARAS_", "DJANGO_"))}
    return kept | {
        "SELARAS_HOME": str(home), "SELARAS_DATABASE": database, "DJANGO_SETTINGS_MODULE": "selaras.site.settings",
    }  # fmt: skip


def wait_until_up(port: int) -> None:
    """Wait until the door of a server answers."""
    wait_until(lambda: _answers(port), f"a server answers at port {port}")


def _answers(port: int) -> bool:
    try:
        with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)) as connection:
            connection.request("POST", "/v1/m", b"")
            connection.getresponse().read()
    except OSError:
        return False
    return True
