"""A demo request nobody answers: broken, judged, and before the right people with its cause."""

from datetime import timedelta

import pytest

from selaras.actions.due import look_at_due
from selaras.actions.promises import board, breach_rows, evaluate_weeks, ladder_records
from tests.actions.desk.company import BIMA, asks_for_a_demo, at, hired, signed
from tests.actions.promises.company import AFTER, WEEK, note, told

REPS = ("dewi", "tono", "budi")

pytestmark = pytest.mark.django_db


def test_an_untouched_demo_request_ends_as_a_record_with_an_owner_and_a_due_time():
    signed(when=at(-20))
    hired(at(-19))
    asks_for_a_demo(when=at())
    for hours in range(1, 7 * 24 - 9, 3):
        look_at_due(at(hours))
    evaluate_weeks(AFTER)
    rows = breach_rows(WEEK, AFTER, BIMA, clause="first contact")
    assert [(row.cause, row.stopped_at, row.high_intent) for row in rows] == [("untouched", None, True)]
    assert rows[0].owner
    (sales,) = [side for side in board(AFTER).sides if side.side == "sales"]
    assert sales.worst.owed.clause in {"first contact", "reviewed within a working day"}
    record = next(one for one in ladder_records() if one.clause == "first contact")
    assert (record.name, record.owner_role, record.missed) == ("talk", "revenue_operations", 1)
    assert record.due_at - record.opened_at == timedelta(days=5)


def test_a_rep_who_was_given_more_than_they_said_they_can_take_is_over_capacity():
    signed(when=at(-20))
    hired(at(-19))
    note([told("rep.capacity_announced", f"rep_{name}", at(-15), leads_per_week=1, from_at=at(-14)) for name in REPS])
    for number in range(8):
        asks_for_a_demo(f"lead_{number}", at(number / 60), company=f"Company {number}")
    look_at_due(at(30))
    rows = breach_rows(WEEK, at(31), BIMA, clause="first contact")
    assert "over_capacity" in {row.cause for row in rows}
