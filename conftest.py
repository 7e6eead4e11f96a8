"""What every test can count on: a data folder of its own, Django set up, and no network but the loopback address.

Fixtures that start servers and browsers live in tests/harness. Tests that use them need no marker of their own: a test
that asks for a database, a PostgreSQL server or a browser is marked here, so that the gates can select by need.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Generator, Iterator
from datetime import timedelta
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from hypothesis import settings

from tests.harness.network import refuse_strangers

pytest_plugins = [
    "tests.harness.databases", "tests.harness.browser", "tests.harness.facts", "tests.harness.inboxes",
    "tests.harness.serving",
]  # fmt: skip

_NEEDS = {  # a fixture, and the marker of the tests that use it
    "chromium": "browser",
    "postgres_server": "postgres",
    "db": "django_db",
    "transactional_db": "django_db",
    "live_server": "django_db",
}
_WITHOUT_DATABASE = {"analytics", "connectors", "core", "docs", "kit", "phrases"}
_TESTS = Path(__file__).parent / "tests"
_home = pytest.StashKey[Path]()

# The gate tries the same examples every time; `SELARAS_HYPOTHESIS=search` looks for new ones, for as long as it takes.
settings.register_profile("gate", deadline=None, derandomize=True, max_examples=60)
settings.register_profile("search", deadline=None, max_examples=3000, print_blob=True)
settings.load_profile(os.environ.get("SELARAS_HYPOTHESIS", "gate"))


@pytest.fixture(scope="module", autouse=True)
def _the_clock_runs_on() -> Iterator[None]:
    """Let no module of tests live in the time of another."""
    yield
    import_module("selaras.kit.clock").set_back(timedelta(0))


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Prepare the process before pytest-django does."""
    config.stash[_home] = Path(tempfile.mkdtemp(prefix="selaras-home-"))
    os.environ["SELARAS_HOME"] = str(config.stash[_home])
    if find_spec("selaras.records.models"):
        _load_settings()
    sys.addaudithook(refuse_strangers)


def _load_settings() -> None:
    """Load Django's settings with this process's data folder, and leave no trace in the environment.

    Were the module named there, a worker of pytest-xdist would inherit the name and load the settings before this file
    has given it a folder of its own.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = "selaras.site.settings"
    _ = django_settings.DATABASES  # reading one loads them all
    del os.environ["DJANGO_SETTINGS_MODULE"]
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # safe ones are slow


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the data folder."""
    if _home in config.stash:
        shutil.rmtree(config.stash[_home], ignore_errors=True)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Generator[None, object, object]:
    """Mark each test with what it needs, before -m selects; begin with the modules that hold slow tests.

    A module's tests stay together. Were a long one the last to begin, all but one worker would wait for it.
    """
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        for name in {marker for fixture, marker in _NEEDS.items() if fixture in fixtures}:
            if item.get_closest_marker(name) is None:
                item.add_marker(name)
    lost = [item.nodeid for item in items if _would_be_lost(item)]
    if lost:
        raise pytest.UsageError("the gates `postgres` and `browser` would not find these: " + ", ".join(lost))
    answer = yield
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)
    return answer


def _would_be_lost(item: pytest.Item) -> bool:
    """Say whether a gate that looks only where its tests may be (see the Makefile) would overlook this one."""
    if item.get_closest_marker("browser") is not None:
        return not {"browser", "chromium"} & set(item.path.stem.split("_"))
    if item.get_closest_marker("django_db") is None and item.get_closest_marker("postgres") is None:
        return False
    return item.path.is_relative_to(_TESTS) and item.path.relative_to(_TESTS).parts[0] in _WITHOUT_DATABASE
