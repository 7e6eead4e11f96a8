"""Readings follow from the facts alone: kept live or rebuilt, in any order of arrival, they are the same."""

import random
from datetime import timedelta

import pytest

from selaras.core.ledger.details import lead
from selaras.records.ledger import append
from selaras.records.models import (
    AbsenceReading,
    AccountReading,
    AssignmentReading,
    CapacityReading,
    ClockReading,
    FairnessReading,
    LeadReading,
    OpportunityReading,
    PairReading,
    PersonReading,
    RepReading,
)
from selaras.records.readings import catch_up, readings_position, rebuild, refresh, refresh_after
from tests.records.company import START, captured, company, fact, touched

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

READINGS = (
    LeadReading, AccountReading, OpportunityReading, RepReading, ClockReading,
    AssignmentReading, AbsenceReading, CapacityReading, FairnessReading, PersonReading, PairReading,
)  # fmt: skip


def all_readings():
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in READINGS}


def told_live(facts, rng):
    """Append the facts a few at a time, each time refreshing what they change."""
    while facts:
        some, facts = facts[: (size := rng.randrange(1, 9))], facts[size:]
        append(some)
        refresh_after(some)


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.no_cover) for seed in range(2, 12))])
def test_rebuilt_readings_equal_those_kept_live(seed):
    rng = random.Random(seed)
    told_live(company(rng), rng)
    live = all_readings()
    rebuild()
    assert all_readings() == live
    assert live["LeadReading"]
    assert live["OpportunityReading"]
    assert live["ClockReading"]
    assert live["AssignmentReading"]
    assert live["AbsenceReading"]
    assert live["CapacityReading"]
    assert live["PersonReading"]
    assert live["PairReading"]


def test_readings_are_the_same_whatever_the_order_of_arrival():
    """All but the fairness ledger, which follows from the order in which decisions were made."""
    facts = company(random.Random(77))
    found = []
    for seed in (1, 2):
        shuffled = random.Random(seed).sample(facts, len(facts))
        append(shuffled)
        rebuild()
        found.append(all_readings() | {"FairnessReading": []})
    assert found[0] == found[1]


def test_a_rebuild_drops_a_reading_no_fact_stands_behind():
    append([captured(1)])
    LeadReading.objects.create(lead_id="lead_ghost", stage="lead", status="new")
    assert rebuild().leads == 1
    assert [reading.lead_id for reading in LeadReading.objects.all()] == ["lead_1"]


def test_a_lead_shows_who_it_is_where_it_stands_and_when_it_was_seen():
    append([
        captured(1, first_name="Dewi", last_name="Lestari", company="PT Maju", title="CFO"), *touched(1, 3),
        fact("lead.qualified", "lead_1", lead.Qualified(score=71.5), key="q", at=START + timedelta(hours=5)),
        fact("lead.routed", "lead_1", lead.Routed(rep_id="rep_dewi"), key="r", at=START + timedelta(hours=6)),
    ])  # fmt: skip
    refresh(["lead_1"])
    reading = LeadReading.objects.get()
    assert (reading.name, reading.company, reading.stage, reading.status) == ("Dewi Lestari", "PT Maju", "mql", "open")
    assert (reading.score, reading.rep_id, reading.touches) == (71.5, "rep_dewi", 3)
    assert reading.qualified_at == reading.stage_since == START + timedelta(hours=5)
    assert reading.last_touch_at == START + timedelta(hours=2)
    assert "dewi lestari" in reading.search


def test_a_merged_lead_gives_its_touches_to_the_survivor():
    told = [captured(1), captured(2), *touched(1, 2), *touched(2, 3)]
    append(told)
    merge = [fact("lead.merged", "lead_2", lead.Merged(into="lead_1"), key="m")]
    refresh_after(told)
    append(merge)
    refresh_after(merge)
    assert LeadReading.objects.get(lead_id="lead_1").touches == 5
    away = LeadReading.objects.get(lead_id="lead_2")
    assert (away.status, away.merged_into) == ("merged", "lead_1")


@pytest.mark.parametrize("pairs", [[(1, 2), (2, 1)], [(2, 1), (1, 2)], [(1, 2), (2, 3), (3, 1)], [(1, 2), (2, 3)]])
def test_leads_merged_in_a_ring_or_a_chain_are_each_shown_alone_and_say_where_they_went(pairs):
    numbers = {number for pair in pairs for number in pair}
    told = [
        *(captured(number) for number in numbers),
        *(
            fact(
                "lead.merged", f"lead_{a}", lead.Merged(into=f"lead_{b}"), key=f"m{a}", at=START + timedelta(hours=hour)
            )
            for hour, (a, b) in enumerate(pairs)
        ),
    ]
    for one in told:
        append([one])
        refresh_after([one])
    live = all_readings()
    rebuild()
    assert all_readings() == live
    into = {a: b for a, b in pairs if b not in dict(pairs)}
    assert dict(PersonReading.objects.values_list("lead_id", "root")) == {
        f"lead_{n}": f"lead_{into.get(n, n)}" for n in numbers
    }
    shown = {reading.lead_id: reading.merged_into for reading in LeadReading.objects.all()}
    assert shown == {f"lead_{n}": "" for n in numbers} | {f"lead_{a}": f"lead_{b}" for a, b in pairs}


def test_facts_appended_without_readings_are_taken_in_once():
    append(company(random.Random(5)))
    assert catch_up(readings_position()) > 0
    live = all_readings()
    assert catch_up(readings_position()) == 0
    rebuild()
    assert all_readings() == live


def test_a_progress_is_told_of_every_sort():
    append([captured(1)])
    heard = []
    rebuild(lambda what, done: heard.append((what, done)))
    assert ("leads", 1) in heard
