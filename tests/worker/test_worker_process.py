"""The worker as a process: it exports what is appended, there is one of it, and it ends when asked."""

import os
import signal
import subprocess
import sys
import time

import pytest

from selaras.kit.manifest import read_manifest

COMMAND = [sys.executable, "-m", "selaras.worker"]
APPEND = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from selaras.records.ledger import append
from tests.records.company import captured, touched
append([captured(1), *touched(1, 6)])
"""


@pytest.fixture
def home(tmp_path):
    environment = {name: value for name, value in os.environ.items() if name != "SELARAS_DATABASE"}
    environment |= {
        "SELARAS_HOME": str(tmp_path),
        "PYTHONPATH": "src:.",
        "DJANGO_SETTINGS_MODULE": "selaras.site.settings",
    }
    subprocess.run([sys.executable, "-c", APPEND], check=True, env=environment)
    return tmp_path, environment


@pytest.mark.slow
def test_the_worker_exports_is_alone_and_stops_when_asked(home):
    folder, environment = home
    with subprocess.Popen(COMMAND, env=environment, stderr=subprocess.PIPE, text=True) as worker:
        try:
            _wait_for(lambda: read_manifest(folder / "lake") is not None)
            second = subprocess.run(COMMAND, env=environment, capture_output=True, text=True, check=False, timeout=20)
            worker.send_signal(signal.SIGTERM)
            _, said = worker.communicate(timeout=20)
        finally:
            worker.kill()
    assert worker.returncode == 0
    assert "7 facts taken in" in said
    assert "7 facts exported, position 7" in said
    assert said.rstrip().endswith("stopped")
    assert second.returncode == 1
    assert "a worker is at work on this data already" in second.stderr
    assert read_manifest(folder / "lake").rows == 7


def _wait_for(happened):
    give_up = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < give_up
        time.sleep(0.05)
