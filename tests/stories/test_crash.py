"""The short form of the crash test: `python -m tests.stories.crashing` kills as often as one likes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness.serving import own_environment

ROOT = Path(__file__).parents[2]


def crashed(home, database=""):
    """Run the site under load in a folder, kill it at a few instants, and return what was counted."""
    command = [sys.executable, "-m", "tests.stories.crashing", str(home), "--kills", "8", "--pace", "0.25"]
    environment = own_environment(home, database)
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)


@pytest.mark.slow
def test_on_the_embedded_database_nothing_is_lost_and_nothing_happens_twice(tmp_path):
    told = crashed(tmp_path)
    assert sum(told["killed"].values()) == 8
    assert told["acknowledged"] > 0
    assert told["facts"] > 0


@pytest.mark.slow
@pytest.mark.postgres
def test_on_postgresql_nothing_is_lost_and_nothing_happens_twice(tmp_path, postgres_url):
    told = crashed(tmp_path, postgres_url)
    assert sum(told["killed"].values()) == 8
    assert told["acknowledged"] > 0
    assert told["facts"] > 0
