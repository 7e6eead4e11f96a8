"""An exporter killed at any instant, under load, neither loses nor repeats a fact."""

import os
import subprocess
import sys

import pytest


@pytest.mark.slow
@pytest.mark.django_db
def test_a_killed_exporter_neither_loses_nor_repeats_a_fact(database_url, tmp_path):
    """SELARAS_KILLS=2000 is the long form."""
    command = [
        sys.executable,
        "-m",
        "tests.records.killing",
        tmp_path / "lake",
        "--kills",
        os.environ.get("SELARAS_KILLS", "30"),
    ]
    environment = os.environ | {"SELARAS_DATABASE": database_url, "PYTHONPATH": "src:."}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr[-4000:]
    assert "facts" in done.stdout
