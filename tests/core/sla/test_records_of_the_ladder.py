"""A record is taken over, written into and closed by those who must meet, with a cause and an outcome."""

from datetime import date, timedelta
from random import Random

import pytest

from selaras.core.ledger.details.escalation import Closed, Taken
from selaras.core.sla import CAUSES, Deed, close, record_told, remark, take
from selaras.core.staff.person import Person
from selaras.kit.refusal import Refusal
from tests.core.sla.agreed import HOUR, MONDAY, told

BIMA = Person("bima", "Bima", "revenue_operations")
RINA = Person("rina", "Rina", "sales_manager")
DEWI = Person("dewi", "Dewi", "sales_rep")


def _opened(**more):
    said = {
        "promise_id": "promise_1", "promise": "first_contact",
        "clause": "first contact", "side": "sales", "week": date(2026, 2, 23), "rung": 1,
        "name": "talk", "who": ("marketing", "sales_manager"), "owner_role": "sales_manager",
        "due_at": MONDAY + timedelta(days=5), "missed": 1,
    }  # fmt: skip
    return told("escalation.opened", -2, noted=0, subject="escalation_1", **said | more)


def _by(person, hours=1.0):
    return Deed(person, MONDAY + hours * HOUR, f"{person.id}:{hours}")


def _code(answer):
    assert isinstance(answer, Refusal)
    return answer.code


RECORD = record_told([_opened()])
TAKEN = take(RECORD, _by(RINA))


def test_a_record_is_open_since_somebody_could_know_of_it():
    assert (RECORD.opened_at, RECORD.owner_id, RECORD.state(MONDAY)) == (MONDAY, None, "open")
    assert record_told([_opened(owner_id="rina")]).state(MONDAY) == "taken"
    assert record_told([TAKEN]) is None


def test_taking_a_record_makes_one_its_owner():
    assert (TAKEN.kind, TAKEN.actor, TAKEN.details) == ("escalation.taken", "user:rina", Taken(owner_id="rina"))
    record = record_told([_opened(), TAKEN])
    assert (record.owner_id, record.taken_at, record.state(MONDAY)) == ("rina", MONDAY + HOUR, "taken")
    assert _code(take(record, _by(RINA, 2))) == "record_yours_already"
    again = record_told([_opened(), TAKEN, take(record, _by(BIMA, 3))])
    assert (again.owner_id, again.taken_at) == ("bima", MONDAY + HOUR)


def test_past_its_time_a_record_is_overdue_whoever_has_it():
    record = record_told([_opened(), TAKEN])
    assert record.state(record.said.due_at) == "taken"
    assert record.state(record.said.due_at + timedelta(microseconds=1)) == "overdue"


def test_only_those_who_must_meet_and_operations_may_act_on_a_record():
    assert _code(take(RECORD, _by(DEWI))) == "record_not_yours"
    assert _code(remark(RECORD, _by(DEWI), "hello")) == "record_not_yours"
    assert _code(close(RECORD, _by(DEWI), "capacity", "we hire")) == "record_not_yours"
    assert take(RECORD, _by(BIMA)).actor == "user:bima"


def test_a_remark_says_something():
    assert _code(remark(RECORD, _by(RINA), "  ")) == "remark_empty"
    record = record_told([_opened(), remark(RECORD, _by(RINA), " two people were ill ")])
    (said,) = record.remarks
    assert (said.by, said.comment, said.at) == ("rina", "two people were ill", MONDAY + HOUR)


def test_closing_asks_for_an_owner_a_cause_and_an_outcome():
    assert _code(close(RECORD, _by(RINA), "capacity", "we hire")) == "record_without_owner"
    record = record_told([_opened(), TAKEN])
    assert _code(close(record, _by(RINA, 2), "laziness", "we hire")) == "cause_unknown"
    assert _code(close(record, _by(RINA, 2), "capacity", " ")) == "outcome_empty"
    done = close(record, _by(RINA, 2), "capacity", " we hire ")
    closed = record_told([_opened(), TAKEN, done])
    assert closed.closed == Closed(closed_by="rina", cause="capacity", outcome="we hire")
    assert (closed.closed_at, closed.state(MONDAY + timedelta(days=99))) == (MONDAY + 2 * HOUR, "closed")


def test_a_closed_record_stays_closed():
    record = record_told([_opened(), TAKEN])
    done = close(record, _by(RINA, 2), "capacity", "we hire")
    later = close(record, _by(BIMA, 3), "system", "we repair")
    closed = record_told([_opened(), TAKEN, done, later, take(record, _by(BIMA, 4))])
    assert (closed.closed.cause, closed.owner_id) == ("capacity", "rina")
    for answer in (
        take(closed, _by(BIMA, 5)),
        remark(closed, _by(BIMA, 5), "x"),
        close(closed, _by(BIMA, 5), "data", "y"),
    ):
        assert _code(answer) == "record_closed"


def test_a_recovery_is_kept_and_closes_nothing():
    record = record_told([_opened(), told("escalation.recovered", 200, subject="escalation_1", week=date(2026, 3, 9))])
    assert (record.recovered_on, record.closed) == (date(2026, 3, 9), None)


def test_a_record_is_the_same_whatever_the_order_of_arrival():
    record = record_told([_opened(), TAKEN])
    facts = [_opened(), TAKEN, remark(record, _by(RINA, 2), "x"), close(record, _by(RINA, 3), "data", "cleaned")]
    shuffled = Random(1).sample(facts, len(facts))
    assert record_told(shuffled) == record_told(facts)


@pytest.mark.parametrize("cause", CAUSES)
def test_every_cause_of_the_list_closes_a_record(cause):
    record = record_told([_opened(), TAKEN])
    assert close(record, _by(RINA, 2), cause, "agreed").details.cause == cause
