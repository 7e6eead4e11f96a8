"""The worker as a process: it exports what is appended, another may be at work beside it, and it ends when asked."""

import os
import signal
import subprocess
import sys

import pytest

from selaras.kit.manifest import read_manifest
from tests.harness.waiting import PATIENCE_SECONDS, wait_until

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
def test_two_workers_export_once_and_stop_when_asked(home):
    folder, environment = home
    both = [subprocess.Popen(COMMAND, env=environment, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    try:
        wait_until(lambda: read_manifest(folder / "lake") is not None, "a worker exports")
        for worker in both:
            worker.send_signal(signal.SIGTERM)
        said = [worker.communicate(timeout=PATIENCE_SECONDS)[1] for worker in both]
    finally:
        for worker in both:
            worker.kill()
            worker.wait()
    assert [worker.returncode for worker in both] == [0, 0]
    assert "7 facts taken in" in "".join(said)
    assert "".join(said).count("7 facts exported, position 7") == 1
    assert all(one.rstrip().endswith("stopped") for one in said)
    assert read_manifest(folder / "lake").rows == 7
