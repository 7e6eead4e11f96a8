"""A small company behind the API, on a Monday morning; what it is made of is loaded once Django is set up."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from selaras.kit import clock


@pytest.fixture(scope="session")
def calling() -> Any:
    """The module that calls; this file is read before Django has its settings."""
    return import_module("tests.api.calling")


@pytest.fixture
def at(calling: Any) -> Callable[..., None]:
    """Move the clock: ``at(2)`` is two hours after nine on Monday."""
    company = import_module("tests.actions.desk.company")
    return lambda hours=0.0: calling.set_clock(company.at(hours))


@pytest.fixture
def house(settings: Any, tmp_path: Path) -> Iterator[None]:
    """A data folder of the test's own, so that no call of another test is counted."""
    pacing = import_module("selaras.records.pacing")
    settings.HOME, settings.LAKE = tmp_path, tmp_path / "lake"
    yield
    pacing.buckets(tmp_path).close()
    pacing.buckets.cache_clear()


@pytest.fixture
def desk(db: None, house: None, calling: Any) -> Iterator[Any]:
    """A signed charter, reps, and an MQL of the fast lane that Dewi holds, at nine on Monday; the calls to make."""
    calling.company()
    yield calling
    clock.set_back(clock.wall() - clock.wall())
