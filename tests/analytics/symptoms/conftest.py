"""The simulator's small company, asked for its symptoms, and its cases as plain rows for the slow twins."""

from datetime import timedelta
from typing import Any

import pytest

from selaras.analytics import Lake, Question, Yardstick
from selaras.analytics.symptoms.cases import cases, profiles
from selaras.analytics.symptoms.finding import last_year
from selaras.analytics.symptoms.looking import Looking
from selaras.connectors.simulator import World
from selaras.core.charter.versions import versions
from selaras.core.ledger import Fact


@pytest.fixture(scope="session")
def charter_facts(world: World) -> list[Fact]:
    return [fact for some in world.facts() for fact in some if fact.kind.startswith("charter.")]


@pytest.fixture(scope="session")
def looking(world_lake: Lake, world: World, charter_facts: list[Fact]) -> Looking:
    as_of = world_lake.noted_until
    yardstick = Yardstick(horizon=timedelta(days=30), thin_below=10, cuts=Yardstick.of(world.terms).cuts)
    question = Question(world_lake.at(as_of), last_year(yardstick, as_of), yardstick)
    return Looking(question, versions(charter_facts), people=True)


def rows_of(looking: Looking, name: str) -> list[dict[str, Any]]:
    relation = {"cases": cases, "profiles": profiles}[name]
    columns = relation.table.columns
    told = looking.question.moment.rows(f"SELECT * FROM {name}", (relation,))
    return [dict(zip(columns, row, strict=True)) for row in told]


@pytest.fixture(scope="session")
def every_case(looking: Looking) -> list[dict[str, Any]]:
    return rows_of(looking, "cases")


@pytest.fixture(scope="session")
def every_profile(looking: Looking) -> list[dict[str, Any]]:
    return rows_of(looking, "profiles")
