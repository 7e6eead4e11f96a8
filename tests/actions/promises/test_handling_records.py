"""Those who must meet take a record over, write into it and close it; everybody else is refused, with the reason."""

from datetime import timedelta

import pytest

from selaras.actions.desk import Told
from selaras.actions.promises import (
    Handling,
    close_record,
    evaluate_weeks,
    ladder_records,
    note_on_record,
    overdue_records,
    record_of,
    record_state,
    take_record,
)
from selaras.actions.staff import Newcomer, add_person
from selaras.core.staff import Person, Role
from selaras.kit.refusal import Refusal
from selaras.records.models import EscalationReading, Fact, OutgoingMessage
from tests.actions.desk.company import BIMA, DEWI, RINA, SARI, hired, signed
from tests.actions.promises.company import AFTER, a_missed_week, at

pytestmark = pytest.mark.django_db

LATER = AFTER + timedelta(hours=3)


@pytest.fixture(autouse=True)
def record():
    """A record about first contacts, of the first rung."""
    signed(when=at(-20))
    hired(at(-19))
    a_missed_week()
    evaluate_weeks(AFTER)


def the_record():
    return EscalationReading.objects.get(clause="first contact")


def by(person, now=LATER, key=""):
    return Handling(the_record().record_id, person, now, key)


def code(answer):
    assert isinstance(answer, Refusal)
    return answer.code


def test_a_record_is_taken_written_into_and_closed():
    assert isinstance(take_record(by(RINA)), Told)
    assert the_record().owner_id == "rina"
    assert isinstance(note_on_record(by(BIMA), "two people were away"), Told)
    assert isinstance(close_record(by(RINA, LATER + timedelta(days=1)), "absence", "we plan absences ahead"), Told)
    found = record_of(the_record().record_id)
    assert [(one.by, one.comment) for one in found.remarks] == [("bima", "two people were away")]
    assert (the_record().cause, the_record().outcome) == ("absence", "we plan absences ahead")
    assert record_state(the_record(), LATER + timedelta(days=99)) == "closed"


def test_what_people_wrote_can_be_forgotten_and_never_reaches_the_lake():
    note_on_record(by(RINA), "Tono was ill")
    fact = Fact.objects.get(kind="escalation.noted")
    assert "Tono" not in fact.details
    assert "Tono" in fact.personal.details


def test_the_same_deed_told_twice_is_one():
    take_record(by(RINA, key="form-1"))
    assert code(take_record(by(RINA, key="form-1"))) == "record_yours_already"
    note_on_record(by(RINA, key="form-2"), "hello")
    note_on_record(by(RINA, LATER + timedelta(minutes=1), key="form-2"), "hello")
    assert len(record_of(the_record().record_id).remarks) == 1


@pytest.mark.parametrize(
    "verb", [take_record, lambda who: note_on_record(who, "x"), lambda who: close_record(who, "data", "y")]
)
def test_who_need_not_meet_may_do_nothing(verb):
    assert code(verb(by(DEWI))) == "not_your_role"
    assert code(verb(by(SARI))) == "record_not_yours"
    assert code(verb(Handling("escalation_none", RINA, LATER))) == "record_unknown"


@pytest.mark.parametrize("role", Role)
def test_the_table_decides_who_may_handle_records_at_all(role):
    answer = take_record(by(Person("somebody", "Somebody", role)))
    meets = role in {Role.MARKETING, Role.SALES_MANAGER, Role.REVENUE_OPERATIONS}
    assert isinstance(answer, Told) == meets


def test_a_record_without_a_cause_or_an_outcome_stays_open():
    take_record(by(RINA))
    assert code(close_record(by(RINA), "bad luck", "we hope")) == "cause_unknown"
    assert code(close_record(by(RINA), "planning", "")) == "outcome_empty"
    assert the_record().closed_at is None


def test_a_record_nobody_closes_is_overdue():
    due = the_record().due_at
    assert overdue_records(due) == []
    late = due + timedelta(seconds=1)
    assert the_record() in overdue_records(late)
    assert record_state(the_record(), due) == "open"
    assert record_state(the_record(), late) == "overdue"
    take_record(by(RINA))
    assert record_state(the_record(), due) == "taken"
    close_record(by(RINA), "capacity", "two more reps")
    assert the_record() not in overdue_records(late)


def test_open_and_closed_records_are_told_apart():
    take_record(by(RINA))
    close_record(by(RINA), "capacity", "two more reps")
    assert the_record() in ladder_records(closed=True)
    assert the_record() not in ladder_records(closed=False)
    assert the_record() in ladder_records()


def test_whoever_must_meet_is_told():
    rina = add_person(Newcomer("rina", "sales_manager"), "a-long-pass-word-9")
    a_missed_week(1)
    a_missed_week(2)
    take_record(by(BIMA))
    close_record(by(BIMA), "capacity", "two more reps")
    evaluate_weeks(AFTER + timedelta(weeks=1))
    told = OutgoingMessage.objects.filter(sort="escalation", audience="user")
    assert {one.audience_id for one in told} == {str(rina.pk)}
