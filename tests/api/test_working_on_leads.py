"""What is done to leads over HTTP: the way to an opportunity, the ways out, many at once, on what was read."""

import json

import pytest

from selaras.records.models import DisputeReading, Fact, LeadReading, OpportunityReading
from tests.actions.desk.company import asks_for_a_demo, tell, told
from tests.actions.desk.company import at as hour

pytestmark = pytest.mark.django_db
BANT = {"budget": "50,000", "authority": "the CFO", "need": "one report", "timeline": "this quarter"}
KNOWN = {"decision_process": "a committee", "stakeholders": "CFO, COO", "time_frame": "June"}


def test_a_lead_goes_all_the_way_to_an_opportunity(desk, at):
    rina, dewi = desk.by_key("rina"), desk.by_key("dewi")
    accepted = rina.post("leads/lead_1/accept")
    assert (accepted["new"], accepted["lead"]["stage"], accepted["lead"]["rep_id"]) == (True, "sal", "rep_dewi")
    assert "clock.stopped" in {fact["kind"] for fact in accepted["followed"]}
    at(1)
    called = dewi.post("leads/lead_1/activities", {"medium": "call", "connected": True})
    assert called["lead"]["stage"] == "sal"
    assert {c["promise"]: c["state"] for c in dewi.get("leads/lead_1/clocks")}["first_contact"] == "met"
    at(2)
    assert dewi.post("leads/lead_1/sales-qualify", {"answers": {"need": "x"}}, 409)["code"] == "checklist_incomplete"
    assert dewi.post("leads/lead_1/sales-qualify", {"answers": BANT})["lead"]["stage"] == "sql"
    at(3)
    deal = {"name": "40 seats", "amount_minor": 5_000_000, "close_date": "2026-06-30", "answers": KNOWN}
    assert dewi.post("leads/lead_1/convert", deal)["lead"]["stage"] == "opportunity"
    opportunity = OpportunityReading.objects.get()
    assert (opportunity.name, opportunity.amount_minor, opportunity.owner_id) == ("40 seats", 5_000_000, "rep_dewi")


def test_a_refusal_has_its_own_code_and_its_sentence_in_the_caller_s_language(desk, at):
    desk.by_key("rina").post("leads/lead_1/accept")
    at(1)
    dewi = desk.by_key("dewi")
    english = dewi.post("leads/lead_1/disqualify", {"reason": "no_budget"}, 409)
    indonesian = dewi.post("leads/lead_1/disqualify", {"reason": "no_budget"}, 409, Accept_Language="id")
    assert (english["code"], english["type"]) == ("too_few_touches", "/api/v1/problems/refused")
    assert english["detail"].startswith("0 of 6 touches")
    assert indonesian["detail"] != english["detail"]
    assert dewi.post("leads/lead_1/disqualify", {"reason": "opted_out", "comment": "by mail"})["lead"]["status"] == (
        "disqualified"
    )


def test_a_lead_is_put_to_rest_woken_and_put_aside(desk, at):
    desk.by_key("rina").post("leads/lead_1/accept")
    dewi, ayu = desk.by_key("dewi"), desk.by_key("ayu")
    at(0.5)
    assert dewi.post("leads/lead_1/snooze", {"until": "2026-03-02T03:30:00Z"})["lead"]["snoozed_until"]
    assert dewi.post("leads/lead_1/snooze", {"until": "2027-03-02T03:30:00Z"}, 409)
    at(1)
    rested = dewi.post("leads/lead_1/recycle", {"reason": "next_fiscal_year"})["lead"]
    assert (rested["status"], rested["wake_at"]) == ("recycled", "2026-12-31T17:00:00Z")
    at(2)
    assert dewi.post("leads/lead_1/wake", {"because": "they called"}, 403)["code"] == "not_permitted"
    assert ayu.post("leads/lead_1/wake", {"because": "they called"})["lead"]["status"] == "woken"


def test_what_one_did_a_moment_ago_can_be_taken_back(desk, at):
    rina = desk.by_key("rina")
    rina.post("leads/lead_1/accept")
    at(0.1)
    [accepted] = rina.get("leads/lead_1/timeline?kind=lead.accepted")["items"]
    assert rina.post("leads/lead_1/undo", {"key": accepted["key"]})["lead"]["stage"] == "mql"
    assert rina.post("leads/lead_1/undo", {"key": "nothing"}, 409)
    assert Fact.objects.filter(kind="lead.accepted").count() == 1
    story = {fact["kind"]: fact for fact in rina.get("leads/lead_1/timeline")["items"]}
    assert story["lead.accepted"]["taken_back_by"] == story["lead.undone"]["actor"] == "user:rina"
    assert story["lead.accepted"]["taken_back_at"] == story["lead.undone"]["happened_at"]
    assert story["lead.captured"]["taken_back_at"] is None


def test_a_decision_is_made_on_what_was_read_or_not_at_all(desk, at):
    rina = desk.by_key("rina")
    read = rina.call("GET", "leads/lead_1").headers["ETag"]
    tell(hour(0.5), told("lead.touched", "lead_1", hour(0.5), signal="pricing_page", channel="website"))
    at(1)
    changed = rina.post("leads/lead_1/reject", {"reason": "no_budget_signs"}, 412, If_Match=read)
    assert changed["code"] == "changed"
    assert rina.post("leads/lead_1/accept", {}, 412, If_Match='W/"c0ffee0123456789"')
    answer = rina.call("POST", "leads/lead_1/accept", {}, If_Match=rina.call("GET", "leads/lead_1").headers["ETag"])
    assert answer.status_code == 200
    assert answer.headers["ETag"] == f'"{json.loads(answer.content)["lead"]["version"]}"'
    assert rina.call("GET", "leads/lead_1").headers["ETag"] == answer.headers["ETag"]


def test_many_are_decided_at_once_and_each_has_its_own_answer(desk, at):
    asks_for_a_demo("lead_2", hour(0.5), company="PT Lain", email="b@lain.example")
    at(1)
    rina = desk.by_key("rina")
    assert [lead["id"] for lead in rina.get("reviews")["items"]] == ["lead_1", "lead_2"]
    rina.post("leads/lead_1/accept")
    answer = rina.post("reviews/accept", {"lead_ids": ["lead_1", "lead_2", "lead_9", "lead_2"]})
    assert (answer["done"], answer["refused"]) == (1, 2)
    told_of = [(item["id"], item["status"], item["code"]) for item in answer["items"]]
    assert told_of == [("lead_1", 409, "already_accepted"), ("lead_2", 200, None), ("lead_9", 404, "unknown_lead")]
    assert answer["items"][1]["lead"]["stage"] == "sal"
    assert rina.get("reviews")["items"] == []


def test_many_are_given_back_for_one_reason(desk, at):
    at(1)
    rina = desk.by_key("rina")
    answer = rina.post("reviews/reject", {"lead_ids": ["lead_1"], "reason": "no_budget_signs", "comment": "a fair"})
    assert answer["items"][0]["lead"]["status"] == "rejected"


def test_a_decision_is_disputed_over_http(desk, at):
    at(1)
    desk.by_key("rina").post("leads/lead_1/reject", {"reason": "no_budget_signs"})
    ayu = desk.by_key("ayu")
    [rejected] = ayu.get("leads/lead_1/timeline?kind=lead.rejected")["items"]
    body = {"decision": rejected["key"], "claim": "criteria_met", "comment": "they have the budget"}
    assert ayu.post("leads/lead_1/disputes", body)["new"]
    assert ayu.post("leads/lead_1/disputes", body, 409)["code"] == "dispute_open"
    assert DisputeReading.objects.get().claim == "criteria_met"


def test_nobody_works_on_a_lead_they_do_not_see(desk):
    tono = desk.by_key("tono")
    assert tono.post("leads/lead_1/activities", {"medium": "call"}, 404)["code"] == "not_found"
    assert LeadReading.objects.get(lead_id="lead_1").activities == 0


def test_what_is_done_by_key_stands_under_its_owner_s_name(desk):
    desk.by_key("rina").post("leads/lead_1/accept", {}, Idempotency_Key="a-7")
    fact = Fact.objects.get(kind="lead.accepted")
    assert (fact.actor, fact.source_key) == ("user:rina", "user:rina:accept:lead_1:a-7")
