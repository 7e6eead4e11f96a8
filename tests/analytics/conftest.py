"""A quarter of a small company, told fact by fact, so that every figure can be checked by hand."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from selaras.analytics import Cuts, Lake, Period, Yardstick
from selaras.connectors.simulator import World, small_world
from selaras.core.charter.terms import Target, Terms
from tests.analytics.writing import Telling, lake_of

MAY = datetime(2026, 5, 1, 9, tzinfo=UTC)


def day(number: float) -> datetime:
    """Return the instant so many days after the first of May, nine o'clock in UTC."""
    return MAY + timedelta(days=number)


@pytest.fixture
def telling() -> Telling:
    return Telling()


@pytest.fixture
def yardstick() -> Yardstick:
    target = Target(starts_on=date(2026, 4, 1), ends_on=date(2026, 6, 30), revenue=Decimal(5_000_000))
    return Yardstick(targets=(target,), thin_below=5)


@pytest.fixture
def quarter() -> Period:
    return Cuts().named("2026-Q2")


@pytest.fixture
def ten_mqls(telling: Telling) -> Telling:
    """Ten MQLs of May: four became SQL, two were recycled, one disqualified, three are open (golden case 11)."""
    for number in range(10):
        lead, start = f"lead_{number}", day(number if number < 7 else number + 10)
        channel = "webinar" if number % 2 else "search"
        telling.tell("lead.captured", lead, start - timedelta(days=1), channel=channel, title="CTO", company="Acme")
        telling.tell("lead.touched", lead, start - timedelta(hours=1), signal="pricing_viewed")
        telling.tell("lead.qualified", lead, start, score=60.0 + number, charter_version=1)
        telling.tell("lead.routed", lead, start + timedelta(minutes=3), rep_id="rep_dewi")
        if number < 7:
            telling.tell("lead.contacted", lead, start + timedelta(hours=number), medium="call", connected=number < 3)
            telling.tell("lead.accepted", lead, start + timedelta(days=1), rep_id="rep_dewi")
        if number < 4:
            telling.tell("lead.sales_qualified", lead, start + timedelta(days=5), rep_id="rep_dewi")
        elif number < 6:
            telling.tell("lead.recycled", lead, start + timedelta(days=8), reason="timing")
        elif number == 6:
            telling.tell("lead.disqualified", lead, start + timedelta(days=9), reason="no_budget")
    return telling


@pytest.fixture(scope="session")
def world() -> World:
    return small_world(7)


@pytest.fixture(scope="session")
def world_terms(world: World) -> Terms:
    return world.terms


@pytest.fixture(scope="session")
def world_lake(world: World, tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """The simulator's small company."""
    facts = [fact for some in world.facts() for fact in some]
    return lake_of(facts, tmp_path_factory.mktemp("world"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path
