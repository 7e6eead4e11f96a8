"""The mission page is honest: every row of the mission is there, and what shows a finished row exists."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROWS = {"S": 5, "C": 6, "D": 7, "E": 6, "F": 4, "G": 7, "H": 6, "I": 5, "J": 4, "K": 3}


def rows() -> dict[str, list[str]]:
    lines = (ROOT / "docs/mission.md").read_text().splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if re.match(r"\| [A-Z]\d ", line)]
    return {row[0]: row for row in cells}


def test_every_row_of_the_mission_has_its_state():
    assert set(rows()) == {f"{letter}{number}" for letter, count in ROWS.items() for number in range(1, count + 1)}
    assert {row[2] for row in rows().values()} <= {"done", "part", "not yet"}


def test_what_is_done_names_a_page_or_command_and_a_test_that_exists():
    for row in rows().values():
        if row[2] == "not yet":
            continue
        tests = re.findall(r"`(tests/[\w/.]+)`", row[-1])
        assert tests, f"{row[0]} names no test"
        missing = [path for path in tests if not (ROOT / path).exists()]
        assert not missing, f"{row[0]} names tests that do not exist: {missing}"
        assert row[3] or row[4], f"{row[0]} names neither a page nor a command"
