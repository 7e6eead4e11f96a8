"""Yesterday's page stays yesterday's page, whatever is told later."""

import threading
import weakref
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from selaras.analytics import (
    METRICS,
    Answer,
    Lake,
    Yardstick,
    asked,
    default_period,
    keep_ready,
    monday,
    prepare,
    question_of,
    trend,
)
from selaras.core.ledger.relations import SCHEMA_VERSION
from selaras.kit.errors import InputError
from selaras.kit.manifest import Manifest, Part, write_manifest
from tests.analytics.conftest import day
from tests.analytics.writing import lake_of, parquet_of


def page(lake: Lake, as_of: datetime) -> dict[str, Answer]:
    shown = monday(lake, None, as_of=as_of, period=Yardstick().cuts.named("2026-Q2"))
    return dict(shown.answers)


def test_late_facts_change_todays_answer_but_never_yesterdays_page(ten_mqls, folder) -> None:
    yesterday, today = day(21), day(22)
    before = page(lake_of(ten_mqls.facts, folder), yesterday)
    ten_mqls.tell("lead.qualified", "lead_late", day(2), noted=day(21.5), channel="fair")
    ten_mqls.tell("lead.sales_qualified", "lead_7", day(18), noted=day(21.5))
    ten_mqls.tell("lead.merged", "lead_0", day(3), noted=day(21.5), into="lead_1")
    ten_mqls.tell("lead.contacted", "lead_8", day(18), noted=day(21.5), medium="call")
    later = lake_of(ten_mqls.facts, folder)
    assert page(later, yesterday) == before
    assert page(later, today)["mql_to_sql"].whole.value != before["mql_to_sql"].whole.value


def test_every_metric_answers_alike_twice_at_the_same_instant(world_lake, world_terms) -> None:
    as_of = world_lake.noted_until - timedelta(days=20)
    period = default_period(world_lake, world_terms, as_of=as_of)
    once = {name: asked(name, question_of(world_lake, world_terms, as_of=as_of, period=period)) for name in METRICS}
    for other in range(1, 9):  # other instants push the first out of memory
        world_lake.at(as_of - timedelta(days=other))
    again = {name: asked(name, question_of(world_lake, world_terms, as_of=as_of, period=period)) for name in METRICS}
    assert again == once


def test_the_page_says_what_changed_since_last_week(world_lake, world_terms) -> None:
    shown = monday(world_lake, world_terms, as_of=world_lake.noted_until)
    assert shown.newest_facts
    assert shown.compared_with == shown.as_of - timedelta(days=7)
    change = shown.changes["mql_volume"]
    assert change.difference == change.now.value - change.before.value > 0
    assert change.before.as_of == shown.compared_with
    assert monday(world_lake, world_terms, as_of=world_lake.noted_until) is shown
    weeks = trend("sla_attainment", world_lake, world_terms, as_of=shown.as_of, period=shown.period)
    assert [figure.cut.value for figure in weeks] == [
        part.cut.value for part in shown.answers["sla_attainment/week"].parts
    ]


def test_a_change_without_both_values_has_no_difference(ten_mqls, folder) -> None:
    shown = monday(lake_of(ten_mqls.facts, folder), None, as_of=day(3), period=Yardstick().cuts.named("2026-Q2"))
    assert shown.changes["acceptance_rate"].difference is None


def test_many_readers_get_the_same_answer(ten_mqls, folder) -> None:
    lake = lake_of(ten_mqls.facts, folder)
    period = Yardstick().cuts.named("2026-Q2")
    found: list[object] = []

    def read(number: int) -> None:
        question = question_of(lake, None, as_of=day(21 + number % 3), period=period, by="channel")
        found.append(asked("mql_volume", question).whole.value)

    readers = [threading.Thread(target=read, args=(number,)) for number in range(12)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert found == [10] * 12


def test_an_empty_lake_has_a_page_of_refusals(folder) -> None:
    lake = Lake.open(folder / "nothing")
    now = datetime(2026, 5, 1, tzinfo=UTC)
    assert lake.empty
    assert default_period(lake, None, as_of=now).name == "2026-Q2"
    shown = monday(lake, None, as_of=now)
    assert all(answer.whole.refused for answer in shown.answers.values())


def written(folder: Path, facts: list, generation: int) -> None:
    files = parquet_of(facts, folder)
    tables = {
        name: tuple(
            Part(path=Path(path).name, rows=1, bytes=Path(path).stat().st_size, first=1, last=len(facts))
            for path in paths
        )
        for name, paths in files.items()
    }
    until = max(fact.noted_at for fact in facts)
    write_manifest(
        folder,
        Manifest(
            schema_version=SCHEMA_VERSION,
            generation=generation,
            position=len(facts),
            noted_until=int(until.timestamp()) * 10**6,
            tables=tables,
        ),
    )


def test_a_lake_is_opened_anew_only_when_there_is_anything_new(ten_mqls, folder) -> None:
    written(folder, ten_mqls.facts, 1)
    lake = Lake.open(folder)
    assert Lake.open(folder) is lake
    assert lake.noted_until == max(fact.noted_at for fact in ten_mqls.facts)
    ten_mqls.tell("lead.captured", "lead_new", day(30))
    written(folder, ten_mqls.facts, 2)
    assert Lake.open(folder).version != lake.version


def test_with_preparation_nobody_waits_for_what_is_new(ten_mqls, folder) -> None:
    prepared = threading.Event()
    go = threading.Event()

    def ready(lake: Lake) -> None:
        go.wait(10)
        prepare(lake, None)
        prepared.set()

    written(folder, ten_mqls.facts, 1)
    before = Lake.open(folder, ready)
    ten_mqls.tell("lead.captured", "lead_new", day(30))
    written(folder, ten_mqls.facts, 2)
    assert Lake.open(folder, ready) is before
    assert Lake.open(folder, ready) is before
    go.set()
    assert prepared.wait(30)
    for _ in range(200):
        if (now := Lake.open(folder, ready)) is not before:
            break
        threading.Event().wait(0.02)
    assert now.noted_until == day(30)
    prepare(Lake({}, "empty", None), None)


def test_a_lake_kept_ready_is_prepared_once_for_each_version(ten_mqls, folder) -> None:
    prepared: list[str] = []

    def ready(lake: Lake) -> None:
        prepare(lake, None)
        prepared.append(lake.version)

    written(folder, ten_mqls.facts, 1)
    keep_ready(folder, ready)
    before = Lake.open(folder)
    ten_mqls.tell("lead.captured", "lead_new", day(30))
    written(folder, ten_mqls.facts, 2)
    dropped = weakref.ref(before)
    for _ in range(400):
        if (now := Lake.open(folder)) is not before:
            break
        threading.Event().wait(0.02)
    assert prepared == [before.version, now.version]
    assert Lake.open(folder) is now
    del before
    assert dropped() is None


def test_a_lake_of_another_schema_says_what_to_do(folder) -> None:
    write_manifest(folder, Manifest(schema_version=99))
    with pytest.raises(InputError, match="schema 99.*export again"):
        Lake.open(folder)


def test_files_of_an_older_shape_read_their_missing_columns_as_unknown(ten_mqls, folder) -> None:
    import_of = parquet_of(ten_mqls.facts, folder)
    (path,) = import_of["decisions"]
    table = pq.read_table(path).drop_columns(["high_intent", "inferred"])
    pq.write_table(table, path)
    lake = Lake(import_of, "older", day(60))
    question = question_of(lake, None, as_of=day(60), period=Yardstick().cuts.named("2026-Q2"))
    assert asked("mql_to_sql", question).whole.numerator == 4
