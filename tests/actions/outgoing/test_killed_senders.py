"""Senders killed at any instant lose no message and put none out under a second id."""

import os
import subprocess
import sys

import pytest


@pytest.mark.slow
@pytest.mark.django_db
def test_killed_senders_lose_nothing_and_repeat_only_under_the_same_id(database_url):
    """SELARAS_KILLS=500 is the long form."""
    command = [sys.executable, "-m", "tests.actions.outgoing.killing", "--kills", os.environ.get("SELARAS_KILLS", "10")]
    environment = os.environ | {"SELARAS_DATABASE": database_url, "PYTHONPATH": "src:."}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr[-4000:]
    assert "50 messages arrived" in done.stdout or "SELARAS_KILLS" in os.environ
