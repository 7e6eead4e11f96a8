"""Two who tell the desk of leads at the same time never favour one rep: each decision sees all before it."""

import random
import threading

import pytest
from django.db import connection

from selaras.actions.desk import desk
from selaras.core.routing import ROUTING_KINDS, fairness_of
from selaras.records.ledger.histories import facts_of_kinds
from selaras.records.models import AssignmentReading
from selaras.records.readings.fairness import fairness_ledger
from tests.actions.desk.company import FITS, at, opened, told

pytestmark = pytest.mark.django_db(transaction=True)


def tells(worker, sizes, begin, troubles):
    """Tell of so many leads at a time, as fast as the other lets us."""
    try:
        begin.wait()
        for turn, size in enumerate(sizes):
            with desk(at(turn)) as open_desk:
                for number in range(size):
                    lead = f"lead_{worker}_{turn}_{number}"
                    open_desk.tell([
                        told("lead.captured", lead, at(turn - 0.1), **FITS),
                        told("lead.touched", lead, at(turn), signal="demo_requested", channel="website"),
                    ])  # fmt: skip
    except Exception as trouble:  # noqa: BLE001 (a thread has nobody to raise to)
        troubles.append(trouble)
    finally:
        connection.close()


@pytest.mark.parametrize("seed", range(3))
def test_however_two_workers_take_turns_nobody_is_ahead_by_more_than_one(seed):
    opened()
    rng, begin, troubles = random.Random(seed), threading.Barrier(2), []
    shares = [[rng.randrange(1, 3) for _ in range(3)] for _ in range(2)]
    workers = [
        threading.Thread(target=tells, args=(name, sizes, begin, troubles))
        for name, sizes in zip("ab", shares, strict=True)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert troubles == []
    reps = list(AssignmentReading.objects.values_list("rep_id", flat=True))
    counts = [reps.count(rep) for rep in ("rep_budi", "rep_dewi", "rep_tono")]
    assert sum(counts) == sum(map(sum, shares))
    assert max(counts) - min(counts) <= 1
    assert fairness_ledger().books == fairness_of(fact for _, fact in facts_of_kinds(ROUTING_KINDS)).books


def test_whoever_comes_second_waits_for_the_first_and_sees_what_was_given():
    opened()
    begin, troubles = threading.Barrier(2), []
    second = threading.Thread(target=tells, args=("b", [1], begin, troubles))
    second.start()
    with desk(at(0)) as first:
        begin.wait()
        first.tell([
            told("lead.captured", "lead_a", at(-0.1), **FITS),
            told("lead.touched", "lead_a", at(0), signal="demo_requested", channel="website"),
        ])  # fmt: skip
        assert not AssignmentReading.objects.filter(lead_id="lead_b_0_0").exists()
    second.join()
    assert troubles == []
    assert list(AssignmentReading.objects.order_by("rep_id").values_list("lead_id", "rep_id")) == [
        ("lead_a", "rep_budi"), ("lead_b_0_0", "rep_dewi"),
    ]  # fmt: skip
