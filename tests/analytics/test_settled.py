"""What the newest moment has worked out serves earlier moments: with it or without, every relation says the same."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from selaras.analytics import Lake, monday
from selaras.analytics.relations.derived import DERIVED
from selaras.core.ledger import KINDS, Fact
from tests.analytics.histories import REPS, START, clock_histories, histories
from tests.analytics.writing import lake_of

few = settings(
    max_examples=15,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
BY_GROUP = [relation for relation in DERIVED.values() if relation.by]


@st.composite
def shared_things(draw: st.DrawFn) -> list[Fact]:
    """Accounts and reps that leads name, told of early, late and again."""
    told = []
    for number in range(draw(st.integers(0, 6))):
        at = START + timedelta(hours=draw(st.integers(0, 24 * 30)))
        place = draw(st.sampled_from([None, "east", "west"]))
        if draw(st.booleans()):
            account = draw(st.sampled_from(["account_1", "account_2"]))
            kind, subject, said = "account.added", account, {"name": account, "territory": place}
        else:
            rep = draw(st.sampled_from(REPS))
            kind, subject, said = "rep.joined", rep, {"name": rep, "role": "rep", "team": place or "both"}
        late = timedelta(hours=draw(st.sampled_from([0, 0, 480])))
        fact = Fact(
            kind=kind,
            subject=subject,
            happened_at=at,
            noted_at=at + late,
            source_key=f"shared:{number}",
            actor="test",
            details=KINDS[kind].details(**said),
        )
        told.append(fact)
    return told


def rows(lake: Lake, as_of, name: str) -> list[tuple]:
    relation = DERIVED[name]
    columns = ", ".join(f'"{column}"' for column in relation.table.columns)
    return sorted(lake.at(as_of).rows(f"SELECT {columns} FROM {name}", (relation,)), key=str)


@few
@given(facts=histories(), clocks=clock_histories(), shared=shared_things(), hour=st.integers(0, 24 * 45))
def test_relations_say_the_same_with_now_worked_out_and_without(facts, clocks, shared, hour, tmp_path: Path) -> None:
    told = [*facts, *clocks, *shared]
    as_of = START + timedelta(hours=hour)
    without, served = lake_of(told, tmp_path), lake_of(told, tmp_path)
    served.at(served.noted_until).make(*BY_GROUP)
    for relation in BY_GROUP:
        assert rows(served, as_of, relation.name) == rows(without, as_of, relation.name), relation.name


@pytest.mark.parametrize("days", [1, 20, 90, 150])
def test_monday_of_an_earlier_day_is_the_same(world, world_lake, world_terms, days, tmp_path) -> None:
    facts = [fact for some in world.facts() for fact in some]
    as_of = world_lake.noted_until - timedelta(days=days)
    served = lake_of(facts, tmp_path)
    monday(served, world_terms, as_of=served.noted_until)
    assert served.at(as_of).make(*BY_GROUP) is None
    assert monday(served, world_terms, as_of=as_of) == monday(lake_of(facts, tmp_path), world_terms, as_of=as_of)
