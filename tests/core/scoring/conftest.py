"""Short ways to write touches down."""

from datetime import timedelta

import pytest

from tests.core.scoring.agreed import SCORING, START, Seen, terms_with


@pytest.fixture
def scoring():
    return SCORING


@pytest.fixture
def agreement():
    return terms_with


@pytest.fixture
def at():
    return lambda days: START + timedelta(days=days)


@pytest.fixture
def seen(at):
    return lambda signal, days: Seen(at(days), signal)
