"""Two worlds most tests look at: a small one with all its facts, and the demo company before it is told."""

import pytest

from selaras.connectors.simulator import BALANCED, DEMO_SEED, DEMO_UNTIL, World, simulate, small_world
from selaras.core.ledger import Fact


@pytest.fixture(scope="session")
def small() -> World:
    return small_world(seed=11, leads=900)


@pytest.fixture(scope="session")
def told(small: World) -> list[Fact]:
    return [fact for batch in small.facts() for fact in batch]


@pytest.fixture(scope="session")
def demo() -> World:
    return simulate(BALANCED, DEMO_SEED, DEMO_UNTIL)
