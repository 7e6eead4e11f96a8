"""The cast at their screens, and a small company; what they are made of is loaded once Django is set up."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings


@pytest.fixture(scope="session")
def settling() -> Any:
    """The module that settles people and company; this file is read before Django has its settings."""
    return import_module("tests.web.settling")


@pytest.fixture
def cast(db: None, settling: Any) -> dict[str, Any]:
    """Everybody who signs in, and Eka who may see nothing."""
    return settling.people()


@pytest.fixture
def at_screen(cast: dict[str, Any], settling: Any) -> Callable[..., Any]:
    """Sign somebody in: ``at_screen("sari", "id")``."""
    return lambda name, language="en": settling.seated(cast[name], language)


@pytest.fixture(scope="session")
def world(settling: Any) -> Any:
    """A company of few leads, simulated once."""
    return settling.simulated()


@pytest.fixture(scope="module")
def settled(module_rows: None, tmp_path_factory: pytest.TempPathFactory, world: Any, settling: Any) -> Path:
    """The company's facts and readings, written once for a module, and the folder of its lake."""
    lake = tmp_path_factory.mktemp("company") / "lake"
    with override_settings(LAKE=lake):
        settling.settle(world)
    return lake


@pytest.fixture
def company(db: None, settings: Any, settled: Path, world: Any) -> Any:
    """The company's facts, readings and lake."""
    settings.LAKE = settled
    return world


@pytest.fixture
def dewis_rep(company: Any, cast: dict[str, Any], settling: Any) -> str:
    """The id of the rep that Dewi is, who owns a lead."""
    cast["dewi"].rep_id = settling.a_busy_rep()
    cast["dewi"].save()
    return cast["dewi"].rep_id
