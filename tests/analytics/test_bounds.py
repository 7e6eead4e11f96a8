"""The engine keeps to the memory it was given: what does not fit goes to the disk, and answers stay the same."""

from datetime import timedelta

import pytest

from selaras.analytics import Lake, monday
from selaras.analytics.door import Door, NoRoomError
from selaras.kit.room import Room
from tests.analytics.writing import parquet_of

MB = 1_000_000


@pytest.fixture(scope="module")
def files(world, tmp_path_factory):
    return parquet_of([fact for some in world.facts() for fact in some], tmp_path_factory.mktemp("bounds"))


def in_memory(door):
    [(used,)] = door.rows("SELECT sum(memory_usage_bytes) FROM duckdb_memory()")
    return used


def test_what_does_not_fit_into_memory_goes_to_the_disk_and_the_answer_is_the_same(tmp_path):
    roomy, tight = Door(Room(4000 * MB, 1)), Door(Room(128 * MB, 1, tmp_path))
    made = "CREATE TABLE big AS SELECT n, hash(n)::VARCHAR || n AS said FROM range(2_000_000) AS t(n)"
    for door in (roomy, tight):
        door.run(made)
    told = "SELECT count(*), sum(length(said)), min(said) FROM (SELECT * FROM big ORDER BY said LIMIT 1_500_000)"
    assert tight.rows(told) == roomy.rows(told)
    assert in_memory(tight) <= 64 * MB < in_memory(roomy)
    assert sum(part.stat().st_size for part in tmp_path.rglob("*")) > 10 * MB
    del tight, door
    assert [part.name for part in tmp_path.iterdir()] == ["turn"]


def test_without_a_disk_to_put_it_on_a_question_too_large_says_what_to_do():
    with pytest.raises(NoRoomError, match="SELARAS_LAKE_MEMORY"):
        Door(Room(64 * MB, 1)).run("CREATE TABLE big AS SELECT hash(n) AS h FROM range(9_000_000) AS t(n)")


def test_monday_is_the_same_in_little_room(files, world_lake, world_terms, tmp_path):
    little = Lake(files, "little", world_lake.noted_until, Room(300 * MB, 1, tmp_path / "spill"))
    little.door.run("CREATE TABLE ballast AS SELECT hash(n) AS h FROM range(16_000_000) AS t(n)")
    as_of = world_lake.noted_until
    assert monday(little, world_terms, as_of=as_of) == monday(world_lake, world_terms, as_of=as_of)
    assert in_memory(little.door) <= 150 * MB
    assert sum(part.stat().st_size for part in (tmp_path / "spill").rglob("*")) > 10 * MB


def test_moments_are_kept_by_their_size(files, world_lake, tmp_path):

    def kept(memory):
        lake = Lake(files, "kept", world_lake.noted_until, Room(memory, 1, tmp_path / "spill"))
        days = [world_lake.noted_until - timedelta(days=day) for day in range(1, 31)]
        moments = [lake.at(day) for day in days]
        return sum(lake.at(day) is moment for day, moment in zip(reversed(days), reversed(moments), strict=True))

    assert kept(2000 * MB) == 30
    assert 2 <= kept(80 * MB) < 20
