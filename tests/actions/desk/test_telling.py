"""Telling something at the desk: everything that follows is decided, written and readable at once."""

import json

import pytest

from selaras.actions.desk import desk
from selaras.actions.due import look_at_due, next_look
from selaras.actions.ledger import note
from selaras.actions.readings import catch_up_readings, rebuild_readings
from selaras.kit.errors import InputError
from selaras.records.ledger import append
from selaras.records.models import ClockReading, Fact, LeadReading
from tests.actions.desk.company import FITS, asks_for_a_demo, at, hired, opened, tell, told

pytestmark = pytest.mark.django_db


def kinds(lead="lead_1"):
    return [row.kind for row in Fact.objects.filter(subject=lead).order_by("id")]


def test_a_demo_request_is_an_mql_with_an_owner_who_knows_and_promises_that_run():
    opened()
    asks_for_a_demo()
    assert kinds() == ["lead.captured", "lead.touched", "lead.qualified", "lead.routed", "lead.notified"]
    lead = LeadReading.objects.get()
    assert (lead.stage, lead.status, lead.high_intent, lead.rep_id) == ("mql", "open", True, "rep_budi")
    assert {(clock.promise, clock.state) for clock in ClockReading.objects.all()} == {
        ("route", "met"), ("review", "running"), ("first_contact", "running"),
    }  # fmt: skip
    assert lead.next_due_at == at(1)


def test_without_a_signed_charter_nothing_is_decided():
    hired()
    asks_for_a_demo()
    assert kinds() == ["lead.captured", "lead.touched"]
    assert LeadReading.objects.get().stage == "lead"
    assert not look_at_due(at(999)).leads


def test_telling_the_same_again_changes_nothing():
    opened()
    asks_for_a_demo()
    before = Fact.objects.count()
    assert asks_for_a_demo().new == 0
    assert Fact.objects.count() == before


def test_an_error_takes_everything_back():
    opened()
    before = Fact.objects.count()
    with pytest.raises(InputError, match="no such lead"):
        _told_and_looked_up(told("lead.captured", "lead_1", at(), channel="fair"), "lead_2")
    assert Fact.objects.count() == before


def test_leads_are_divided_in_turn_however_they_come():
    opened()
    for number in range(9):
        asks_for_a_demo(f"lead_{number}", at(number / 60), company=f"Company {number}")
    held = sorted(LeadReading.objects.values_list("rep_id", flat=True))
    assert held == ["rep_budi"] * 3 + ["rep_dewi"] * 3 + ["rep_tono"] * 3


def test_a_form_that_arrives_before_the_visits_that_led_to_it_is_judged_in_event_time():
    opened()
    visits = [told("lead.touched", "lead_1", at(hour), signal="pricing_viewed") for hour in (-5, -4, -3)]
    tell(at(), told("lead.captured", "lead_1", at(-6), **{**FITS, "domain": None}))
    tell(at(1), *reversed(visits))
    qualified = Fact.objects.get(kind="lead.qualified")
    assert (qualified.happened_at, qualified.noted_at) == (at(-4), at(1))


def test_the_owner_of_the_account_comes_first_and_fills_what_the_lead_did_not_say():
    opened()
    note(
        [
            told(
                "account.added",
                "account_1",
                at(-99),
                name="PT Maju",
                employees=90,
                industry="software",
                owner_id="rep_tono",
            )
        ]
    )
    matched = told("lead.matched", "lead_1", at(-1), account_id="account_1", rule="email_domain", confidence=0.98)
    captured = told("lead.captured", "lead_1", at(-1), seniority="director", country="ID")
    tell(at(), captured, matched, told("lead.touched", "lead_1", at(), signal="demo_requested"))
    lead = LeadReading.objects.get()
    assert (lead.rep_id, lead.company, lead.stage) == ("rep_tono", "PT Maju", "mql")


def test_a_promise_is_reminded_of_then_broken_at_its_due_time_however_late_anyone_looks():
    opened()
    asks_for_a_demo()
    assert next_look(at()) == at(0.25)
    look_at_due(at(0.8))
    assert Fact.objects.get(kind="clock.reminded").happened_at == at(0.8)
    look_at_due(at(30))
    broken = Fact.objects.filter(kind="clock.breached").order_by("happened_at")
    assert [fact.happened_at for fact in broken] == [at(1), at(5)]
    assert {fact.noted_at for fact in broken} == {at(30)}


def test_a_fast_lead_nobody_answers_climbs_to_the_manager_and_to_another_rep():
    opened()
    asks_for_a_demo()
    first = LeadReading.objects.get().rep_id
    for minutes in (16, 47, 108):
        look_at_due(at(minutes=minutes))
    steps = [row.details for row in Fact.objects.filter(kind="lead.escalated").order_by("id")]
    assert ['"to":"manager"' in steps[0], '"to":"another_rep"' in steps[1], '"to":"leader"' in steps[2]] == [True] * 3
    lead = LeadReading.objects.get()
    assert lead.rep_id != first
    assert lead.next_look_at is None


def test_an_mql_of_a_queue_that_asks_for_a_demo_goes_over_to_the_fast_lane_once():
    opened()
    captured = told("lead.captured", "lead_1", at(-1), **FITS)
    seen = [told("lead.touched", "lead_1", at(-0.5, minutes=n), signal="pricing_viewed") for n in range(2)]
    tell(at(), captured, *seen)
    assert not LeadReading.objects.get().high_intent
    tell(at(minutes=5), told("lead.touched", "lead_1", at(minutes=5), signal="demo_requested"))
    tell(at(minutes=6), told("lead.touched", "lead_1", at(minutes=6), signal="demo_requested"))
    lead = LeadReading.objects.get()
    assert (lead.stage, lead.high_intent, lead.next_look_at) == ("mql", True, at(minutes=20))
    lanes = [
        json.loads(row.details).get("medium", "queue")
        for row in Fact.objects.filter(kind="lead.notified").order_by("id")
    ]
    assert lanes == ["queue", "fast_lane"]
    due = dict(ClockReading.objects.values_list("promise", "due_at"))
    assert (due["review"], due["first_contact"]) == (at(minutes=65), at(minutes=5 + 240 + 60))
    look_at_due(at(minutes=21))
    assert Fact.objects.filter(kind="lead.escalated").count() == 1


def test_what_was_written_at_once_is_what_a_rebuild_makes():
    opened()
    for number in range(4):
        asks_for_a_demo(f"lead_{number}", at(number))
    tell(at(5), told("lead.merged", "lead_2", at(5), into="lead_1"))
    look_at_due(at(40))
    before = _readings()
    rebuild_readings()
    assert _readings() == before


def _told_and_looked_up(fact, lead_id):
    with desk(at()) as open_desk:
        open_desk.tell([fact])
        open_desk.lead(lead_id)


def _readings():
    return [list(model.objects.order_by("pk").values()) for model in (LeadReading, ClockReading)]


def test_what_the_desk_wrote_is_not_taken_in_a_second_time():
    opened()
    catch_up_readings()
    asks_for_a_demo()
    assert catch_up_readings() == 0
    append([told("lead.touched", "lead_1", at(2), signal="page_viewed")])
    tell(at(3), told("lead.touched", "lead_1", at(3), signal="page_viewed"))
    assert catch_up_readings() > 0


def test_nothing_due_is_looked_at_again_and_again():
    opened()
    asks_for_a_demo()
    looked = look_at_due(at(999))
    assert (looked.leads, looked.unmoved) == (1, frozenset())
    assert look_at_due(at(999)).leads == 0
