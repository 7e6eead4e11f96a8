"""A leader draws a sample, both sides rate it blind, and it closes when all is rated or it is due."""

from datetime import timedelta

import pytest

from selaras.actions import audits
from selaras.actions.audits import Said, Wish
from selaras.actions.desk import Told
from selaras.actions.promises.records import Handling
from selaras.core.staff import Person
from selaras.kit.refusal import Refusal
from selaras.records.ledger import append
from selaras.records.ledger.histories import history
from selaras.records.models import AuditReading, Fact, PersonalDetails
from selaras.records.readings import rebuild, refresh_after
from tests.actions.desk.company import AYU, BIMA, DEWI, MONDAY, RINA, SARI, asks_for_a_demo, at, opened

pytestmark = pytest.mark.django_db
PUTRI = Person("putri", "Putri", "marketing")
NOW = at(24)


@pytest.fixture
def handed_over():
    opened()
    for number in range(12):
        more = {"seniority": "intern"} if number == 3 else {}
        asks_for_a_demo(f"lead_{number}", at(number / 10), channel=("website", "fair")[number % 2], **more)


def handling(by, subject="audit", now=NOW):
    return Handling(subject, by, now)


def drawn(size=10, by=AYU, now=NOW):
    told = audits.open_sample(handling(by, now=now), Wish(size, from_at=MONDAY - timedelta(days=1), seed=5))
    assert isinstance(told, Told), told
    return audits.opened_as(handling(by, now=now))


def say(audit, by, place, verdict="meets", failed=(), comment=""):
    return audits.rate_item(handling(by, audit), Said(place, verdict, tuple(failed), comment))


def test_both_leaders_open_and_nobody_else(handed_over):
    for by in (BIMA, RINA, DEWI, PUTRI):
        refusal = audits.open_sample(handling(by), Wish(10))
        assert isinstance(refusal, Refusal)
        assert refusal.code == "not_your_role"
    drawn(by=SARI)
    assert AuditReading.objects.get().opened_by == "sari"


def test_the_sample_is_drawn_once_under_one_name(handed_over):
    drawn()
    again = audits.open_sample(handling(AYU), Wish(10, from_at=MONDAY - timedelta(days=1), seed=5))
    assert isinstance(again, Told)
    assert again.new == 0
    assert AuditReading.objects.count() == 1


def test_a_rater_sees_what_was_known_then_and_nothing_that_tells_who_or_what_became_of_it(handed_over):
    audit = audits.audit_of(drawn())
    item = audits.item_for(audit, "sales_manager")
    assert item.place == 1
    names = {name for name, _ in item.known}
    assert {"employees", "country", "seniority"} <= names
    assert not names & {"company", "channel", "campaign", "email", "city"}
    assert ("company_size", "employees >= 50 and employees <= 500") in item.criteria
    assert audits.item_for(audit, "revenue_operations") is None


def test_the_charter_itself_judges_every_one(handed_over):
    audit = audits.audit_of(drawn())
    assert set(audit.said.judged) == {"meets"}, "whoever does not meet the criteria never became an MQL"


def test_all_rated_by_both_closes_it_and_the_readings_follow_from_the_facts(handed_over):
    audit = drawn()
    for place in range(1, 11):
        assert isinstance(say(audit, PUTRI, place), Told)
        verdict, failed = ("fails", ("seniority",)) if place == 4 else ("meets", ())
        assert isinstance(say(audit, RINA, place, verdict, failed, "an intern" if failed else ""), Told)
    row = AuditReading.objects.get()
    assert (row.because, row.rated_marketing, row.rated_sales, row.agreed, row.compared) == ("all_rated", 10, 10, 9, 10)
    live = list(AuditReading.objects.values())
    rebuild()
    assert list(AuditReading.objects.values()) == live
    refusal = say(audit, DEWI, 1)
    assert isinstance(refusal, Refusal)


def test_what_a_rater_wrote_can_be_erased_and_the_rating_stays(handed_over):
    audit = drawn()
    say(audit, RINA, 2, "fails", ("seniority",), "too young")
    rated = Fact.objects.get(kind="audit.rated")
    assert "too young" not in rated.details
    assert "too young" in PersonalDetails.objects.get(fact=rated).details


def test_later_facts_that_arrive_first_make_no_reading(handed_over):
    audit = drawn()
    say(audit, RINA, 1)
    facts = [fact for fact in history(audit) if fact.kind == "audit.rated"]
    AuditReading.objects.all().delete()
    append(facts)
    refresh_after(facts)
    assert AuditReading.objects.count() == 1


def test_it_closes_when_it_is_due_however_late_anybody_looks(handed_over):
    audit = drawn()
    assert audits.close_due(NOW) == 0
    late = NOW + timedelta(days=20)
    assert audits.close_due(late) == 1
    assert audits.close_due(late) == 0
    row = AuditReading.objects.get(audit_id=audit)
    assert (row.because, row.closed_at) == ("due", NOW + timedelta(days=14))


@pytest.mark.parametrize(("by", "place", "code"), [(BIMA, 1, "not_your_role"), (RINA, 99, "audit_not_in_sample")])
def test_a_rating_that_cannot_be_is_refused(handed_over, by, place, code):
    assert say(drawn(), by, place).code == code


def test_there_is_no_audit_of_that_name(handed_over):
    assert say("audit_x", RINA, 1).code == "audit_unknown"
    assert audits.audit_of("audit_x") is None
