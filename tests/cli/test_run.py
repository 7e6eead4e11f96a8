"""One command starts everything, says where to look, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection  # noqa: TID251 (asks our own server on the loopback address)
from pathlib import Path
from threading import Thread

import pytest

from selaras.cli import chosen_home
from selaras.cli.processes import Household
from tests.harness.network import free_port
from tests.harness.waiting import PATIENCE_SECONDS, wait_until

pytestmark = pytest.mark.slow
ASLEEP_SECONDS = 600
SLEEPER = [sys.executable, "-c", f"import time; time.sleep({ASLEEP_SECONDS})"]


def environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SELARAS_", "DJANGO_"))}
    return kept | {"SELARAS_HOME": str(home)}


def selaras(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "selaras", *arguments]
    return _ended(command, environment(home))


def _ended(command: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False
    )


class Running:
    """A whole Selaras on a data folder of its own."""

    def __init__(self, home: Path) -> None:
        self.home, self.port = home, free_port()
        command = [sys.executable, "-m", "selaras", "run", "--no-demo", "--port", str(self.port)]
        self.process = subprocess.Popen(
            command, env=environment(home), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def status(self, path: str) -> int:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)) as connection:
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            return answer.status

    def wait_until_up(self) -> None:
        wait_until(self._is_up, f"Selaras answers at port {self.port}")

    def _is_up(self) -> bool:
        try:
            return self.status("/health") == 200
        except OSError:
            return False

    def stop(self) -> str:
        self.process.send_signal(signal.SIGINT)
        said, _ = self.process.communicate(timeout=PATIENCE_SECONDS)
        return said


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    here = Running(tmp_path / "home")
    yield here
    if here.process.poll() is None:
        here.stop()


def test_one_command_starts_web_and_worker_and_leaves_nothing_behind(running: Running) -> None:
    running.wait_until_up()
    assert running.status("/") == 302, "a page asks for the sign-in"
    second = selaras(running.home, "run", "--no-demo", "--port", str(free_port()))
    assert second.returncode == 1
    assert f"already runs on this data at http://localhost:{running.port}/" in second.stderr
    assert "--home" in second.stderr
    taken = selaras(running.home.parent / "other", "run", "--no-demo", "--port", str(running.port))
    assert taken.returncode == 1
    assert f"port {running.port} cannot be used" in taken.stderr
    assert "SELARAS_PORT" in taken.stderr
    said = running.stop()
    assert f"http://localhost:{running.port}/" in said
    assert running.process.returncode == 0
    assert not (running.home / "run.address").exists()
    with pytest.raises(OSError, match="refused"):
        running.status("/health")


def test_an_error_is_one_readable_line_and_not_a_trace(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    ended = selaras(tmp_path, "migrate", "--home", str(tmp_path / "file" / "home"))
    assert ended.returncode == 1
    assert "data folder" in ended.stderr
    assert "--home" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("line", "left", "home"),
    [
        ("selaras --home here metrics leads", "selaras metrics leads", "here"),
        ("selaras metrics leads --home=there", "selaras metrics leads", "there"),
        ("selaras metrics --home", "selaras metrics --home", None),
        ("selaras import -- --home x", "selaras import -- --home x", None),
        ("selaras metrics", "selaras metrics", None),
    ],
)
def test_home_may_stand_anywhere_in_the_line(line: str, left: str, home: str | None) -> None:
    words = line.split()
    assert chosen_home(words) == home
    assert words == left.split()


def test_a_database_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    wrong = environment(tmp_path) | {"SELARAS_DATABASE": "mysql://localhost/x"}
    command = [sys.executable, "-m", "selaras", "migrate"]
    ended = _ended(command, wrong)
    assert ended.returncode == 1
    assert "postgresql://" in ended.stderr


def test_the_first_of_a_household_to_end_ends_the_others() -> None:
    household = Household(patience=PATIENCE_SECONDS)
    household.start("sleeper", SLEEPER, os.environ)
    household.start("brief", [sys.executable, "-c", "pass"], os.environ)
    started = time.monotonic()
    assert household.wait() == "brief"
    assert time.monotonic() - started < ASLEEP_SECONDS


def test_a_child_that_does_not_listen_is_killed(tmp_path: Path) -> None:
    household, up = Household(patience=0.3), tmp_path / "up"
    deaf = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); open({str(up)!r}, 'w'); {SLEEPER[-1]}"
    household.start("deaf", [sys.executable, "-c", deaf], os.environ)
    wait_until(up.exists, "the child no longer listens")
    started = time.monotonic()
    household.stop()
    assert time.monotonic() - started < ASLEEP_SECONDS


def test_asking_to_stop_stops_the_household() -> None:
    household = Household(patience=PATIENCE_SECONDS)
    household.start("sleeper", SLEEPER, os.environ)
    alone = signal.getsignal(signal.SIGTERM)

    def ask() -> None:
        wait_until(lambda: signal.getsignal(signal.SIGTERM) != alone, "the household listens")
        os.kill(os.getpid(), signal.SIGTERM)

    asker = Thread(target=ask)
    asker.start()
    assert household.wait() is None
    asker.join()
    assert signal.getsignal(signal.SIGTERM) == alone
