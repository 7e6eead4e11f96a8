"""The worker judges a week once everything that had come by its end is in, and looks for patterns every day."""

from datetime import timedelta

import pytest

from selaras.actions.intake import fold_inbox
from selaras.records.inbox import Inbox
from selaras.records.ledger import append
from selaras.records.models import EvaluationReading
from selaras.records.readings import catch_up, readings_position
from selaras.worker.promises import JudgeWeeks, watch
from tests.actions.desk.company import signed
from tests.actions.intake.sending import event, send
from tests.actions.promises.company import AFTER, WEEK, a_missed_week, at, clocks, note, told

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def charter():
    signed(when=at(-20))


def take_in():
    catch_up(readings_position())


def test_a_week_is_judged_once_and_said(inbox: Inbox):
    a_missed_week()
    take_in()
    judge = JudgeWeeks()
    assert judge(WEEK.end - timedelta(seconds=1)) is None
    assert judge(AFTER) == "1 weeks judged, 2 records opened"
    assert judge(AFTER) is None


def test_a_week_waits_for_what_was_acknowledged_and_not_folded_yet(inbox: Inbox):
    take_in()
    judge = JudgeWeeks()
    send(inbox, event("identify", userId="u1"))
    assert judge(AFTER) is None
    assert not EvaluationReading.objects.exists()
    fold_inbox(inbox, AFTER)
    take_in()
    send(inbox, event("identify", userId="u2"))
    assert judge(AFTER) == "1 weeks judged, 1 records opened"


def test_a_week_waits_for_facts_that_no_reading_holds_yet(inbox: Inbox):
    take_in()
    append(clocks(3, due=30, kept=29))
    judge = JudgeWeeks()
    assert judge(AFTER) is None
    take_in()
    assert judge(AFTER) is not None
    assert EvaluationReading.objects.get(clause="first contact").met == 3


def test_patterns_are_looked_for_and_said():
    assert watch(AFTER) is None
    contacts = {"medium": "call", "rep_id": "rep_dewi"}
    late = [told("lead.contacted", f"lead_{n}", at(10 + n / 10), noted=at(58), **contacts) for n in range(12)]
    note([*clocks(12, due=33), *late])
    assert watch(AFTER) == "1 findings made"
    assert watch(AFTER) is None
