"""The locks: exact, with hashes, for any index, and the same as what pyproject.toml promises."""

import re
import tomllib

import pytest

from tests.house.source import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")
PINNED = re.compile(r"^([a-z0-9._-]+)(?:\[[^\]]*\])?==([^ ;\\]+)", re.MULTILINE)


def pins(name):
    return dict(PINNED.findall((ROOT / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_host(name):
    """It installs from whichever index pip is set to use, a company's own included."""
    assert not re.search(r"https?:|file:|--index|--find-links|@ ", (ROOT / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_of_a_lock_has_hashes(name):
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8").strip())
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_what_is_checked_is_what_runs():
    run, dev = (pins(name) for name in LOCKS)
    assert run.items() <= dev.items(), "make lock"


def test_a_lower_bound_is_the_version_that_was_tested():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = [line for group in project["dependency-groups"].values() for line in group if isinstance(line, str)]
    bounds = {
        found[1].lower(): found[2]
        for line in project["project"]["dependencies"] + groups
        if (found := re.match(r"([\w.-]+)(?:\[[^\]]*\])?[>=]=([^,;]+)", line))
    }
    locked = pins("requirements-dev.lock")
    promised = {name: f"{bound}, but the lock has {locked.get(name)}" for name, bound in bounds.items()}
    assert {name: said for name, said in promised.items() if locked.get(name) != bounds[name]} == {}
