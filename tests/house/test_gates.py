"""The gates run beside one another, and the one that fails is named and ends the others."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

GATES = Path(__file__).parents[2] / "tools" / "gates.py"
MAKEFILE = """
lint: ; @echo the style is good
types: ; @echo a type is wrong; exit 3
house: ; @sleep 600
chromium: ; @touch found
browser: ; @cat found && echo the pages open
bytecode: ; @sleep 0.3; touch compiled
unit: ; @cat compiled && echo the tests pass
"""


@pytest.fixture
def gates(tmp_path):
    (tmp_path / "Makefile").write_text(MAKEFILE)

    def run(*names):
        return subprocess.run(
            [sys.executable, GATES, *names], cwd=tmp_path, capture_output=True, text=True, check=False
        )

    return run


def test_gates_that_hold_say_what_they_said_and_pass(gates):
    ended = gates("browser", "lint", "chromium")
    assert ended.returncode == 0
    assert "the style is good" in ended.stdout
    assert ended.stdout.endswith("the pages open\n"), "the browser waits for its Chromium"
    ended = gates("unit", "bytecode")
    assert ended.stdout == "the tests pass\n", "tests wait until what they import was compiled"
    assert gates("unit").returncode == 0, "what was not asked for is not waited for"


def test_the_gate_that_fails_is_named_and_ends_the_others(gates):
    started = time.monotonic()
    ended = gates("house", "lint", "types")
    assert ended.returncode == 1
    assert ended.stdout.splitlines()[-1].startswith("── FAILED: types;")
    assert "a type is wrong" in ended.stdout
    assert time.monotonic() - started < 600, "nobody waits for what no longer matters"
