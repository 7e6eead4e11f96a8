"""Short ways to write a lead's history down."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from selaras.core.ledger import Fact
from tests.core.lifecycle.telling import START, told


@pytest.fixture
def fact() -> Callable[..., Fact]:
    return told


@pytest.fixture
def at() -> Callable[[float], datetime]:
    return lambda hours: START + timedelta(hours=hours)
