"""People meet about the records that were opened, and some reps write their contacts down days later."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from selaras.connectors.simulator import BALANCED, DEMO_UNTIL, simulate
from selaras.connectors.simulator.told.meetings import meetings
from selaras.core.ledger import Fact
from selaras.core.ledger.details.escalation import Opened
from selaras.core.ledger.details.rep import Left
from selaras.core.sla import CAUSES, record_told

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)


def opened(number=0, owner="bima"):
    details = Opened(
        promise_id="promise_1", clause="first contact", side="sales", promise="first_contact", week=date(2026, 2, 23),
        rung=1, name="talk", who=("revenue_operations",), owner_role="revenue_operations", owner_id=owner,
        due_at=MONDAY + timedelta(days=5), missed=1,
    )  # fmt: skip
    return Fact(
        kind="escalation.opened", subject=f"escalation_{number}", happened_at=MONDAY, noted_at=MONDAY,
        source_key=f"o{number}", actor="worker", details=details,
    )  # fmt: skip


@pytest.mark.parametrize("why", ["late", "over_capacity", "volume", "nobody knows"])
def test_an_owner_takes_a_record_over_writes_into_it_and_closes_it_with_a_cause(why):
    record = record_told([opened(), *meetings(opened(), why, seed=7)])
    assert record.closed.cause in CAUSES
    assert (record.owner_id, record.closed.closed_by, len(record.remarks)) == ("bima", "bima", 1)
    assert MONDAY < record.taken_at < record.remarks[0].at < record.closed_at


def test_most_records_are_closed_in_time_some_late_and_a_few_never():
    records = [record_told([opened(n), *meetings(opened(n), "late", seed=7)]) for n in range(200)]
    closed = [one for one in records if one.closed]
    late = [one for one in closed if one.closed_at > one.said.due_at]
    assert 180 <= len(closed) < 200
    assert 20 <= len(late) <= 60


def test_the_same_seed_tells_the_same_meetings():
    assert meetings(opened(), "late", seed=7) == meetings(opened(), "late", seed=7)
    assert meetings(opened(), "late", seed=7) != meetings(opened(), "late", seed=8)


def test_a_record_nobody_owns_stays_as_it_is():
    assert meetings(opened(owner=None), "late", seed=7) == []
    left = replace_details(opened(), Left())
    assert meetings(left, "late", seed=7) == []


def replace_details(fact, details):
    return type(fact)(**{name: getattr(fact, name) for name in fact.__struct_fields__} | {"details": details})


def test_back_daters_write_contacts_down_days_later_and_others_hardly_ever():
    world = simulate(replace(BALANCED, leads=1500, reps=8, campaigns=14, months=6, back_dating=0.25), 11, DEMO_UNTIL)
    late, all_ = {True: 0, False: 0}, {True: 0, False: 0}
    for fact in (fact for batch in world.facts() for fact in batch if fact.kind == "lead.contacted"):
        if fact.details.outbound and not fact.details.automated:
            suspect = fact.details.rep_id in world.truth.back_dating_reps
            all_[suspect] += 1
            late[suspect] += fact.noted_at - fact.happened_at >= timedelta(hours=24)
    assert len(world.truth.back_dating_reps) == 2
    assert late[True] / all_[True] > 0.05
    assert late[False] / all_[False] < 0.02
