"""Promises, disputes, duplicates, accounts, opportunities, people and what goes out, over HTTP."""

from datetime import date

import pytest

from selaras.actions.due import look_at_due
from selaras.actions.intake.parking import broken, park
from selaras.core.intake import Arrival
from selaras.core.ledger import KINDS
from selaras.records.models import ClockReading, Fact, LeadReading, OpportunityReading, WebhookEndpoint
from tests.actions.desk.company import asks_for_a_demo, tell, told
from tests.actions.desk.company import at as hour

pytestmark = pytest.mark.django_db
BANT = {"budget": "50,000", "authority": "the CFO", "need": "one report", "timeline": "this quarter"}
KNOWN = {"decision_process": "a committee", "stakeholders": "CFO, COO", "time_frame": "June"}


def clock(promise):
    return ClockReading.objects.get(lead_id="lead_1", promise=promise)


@pytest.fixture
def opportunity(desk, at):
    """Dewi's lead is an opportunity."""
    desk.by_key("rina").post("leads/lead_1/accept")
    dewi = desk.by_key("dewi")
    at(1)
    dewi.post("leads/lead_1/sales-qualify", {"answers": BANT})
    at(2)
    dewi.post("leads/lead_1/convert", {"amount_minor": 5_000_000, "answers": KNOWN})
    at(3)
    return OpportunityReading.objects.get().opportunity_id


def test_promises_are_listed_paused_resumed_and_amended(desk, at):
    dewi, bima = desk.by_key("dewi"), desk.by_key("bima")
    running = dewi.get("clocks")["items"]
    assert [one["promise"] for one in running] == ["first_contact"]
    assert {one["promise"] for one in bima.get("clocks?side=sales&sort=-due_at")["items"]} == {
        "review",
        "first_contact",
    }
    assert desk.by_key("tono").get("clocks")["items"] == []
    contact = clock("first_contact")
    at(0.5)
    refused = dewi.post(f"clocks/{contact.clock_id}/pause", {"reason": "no_such"}, 409)
    assert refused["code"] == "pause_not_listed"
    assert desk.by_key("tono").post(f"clocks/{contact.clock_id}/pause", {"reason": "x"}, 404)
    listed = bima.get(f"clocks/amendments?clause={contact.clause.replace(' ', '%20')}&due_at=2026-03-05T02:00:00Z")
    assert [(one["clock_id"], one["due_at"]) for one in listed] == [(contact.clock_id, "2026-03-05T02:00:00Z")]
    body = {"clock_ids": [contact.clock_id, "clock_9"], "due_at": "2026-03-05T02:00:00Z", "reason": "a flood"}
    amended = bima.post("clocks/amend", body)
    assert [one["code"] for one in amended] == [None, "unknown_clock"]
    assert clock("first_contact").due_at == hour(72)


def test_a_clock_stands_still_for_a_reason_its_clause_lists(desk, at):
    desk.by_key("rina").post("leads/lead_1/accept")
    at(1)
    dewi, disposition = desk.by_key("dewi"), clock("disposition")
    path, reason = f"clocks/{disposition.clock_id}", {"reason": "waiting_for_customer"}
    assert dewi.post(f"{path}/pause", reason)["clock"]["state"] == "paused"
    assert dewi.post(f"{path}/pause", reason, 409)["code"] == "already_paused"
    at(2)
    assert dewi.post(f"{path}/resume")["clock"]["due_at"] > disposition.due_at.isoformat()


def test_a_dispute_is_noted_and_ruled_on_by_somebody_neutral(desk, at):
    rina, ayu, hadi = desk.by_key("rina"), desk.by_key("ayu"), desk.by_key("hadi")
    rina.post("leads/lead_1/reject", {"reason": "wrong_size", "comment": "too small"})
    at(1)
    [dispute] = ayu.get("disputes?status=open")["items"]
    assert (dispute["lead_id"], dispute["criteria"], dispute["opened_by"]) == ("lead_1", ["company_size"], "selaras")
    name = dispute["dispute_id"]
    assert ayu.post(f"disputes/{name}/notes", {"comment": "120 people"})["new"]
    ruling = {"ruling": "overturned", "because": "120 lies between 50 and 500"}
    assert rina.post(f"disputes/{name}/ruling", ruling, 403)["code"] == "not_permitted"
    at(2)
    assert hadi.post(f"disputes/{name}/ruling", ruling)["dispute"]["status"] == "overturned"
    assert len(ayu.get(f"disputes/{name}")["facts"]) == 3
    assert "120 people" not in str(hadi.get(f"disputes/{name}")["facts"][1]), "an executive reads no personal details"
    assert ayu.get("disputes/dispute_9", 404)


def test_an_opportunity_is_moved_changed_won_and_opened_again(desk, at, opportunity):
    dewi = desk.by_key("dewi")
    assert [one["opportunity_id"] for one in dewi.get("opportunities?status=open")["items"]] == [opportunity]
    assert (
        dewi.post(f"opportunities/{opportunity}/move", {"to_stage": "proposal"})["opportunity"]["stage"] == "proposal"
    )
    at(4)
    new = {"amount_minor": 6_000_000, "close_date": "2026-06-30"}
    assert dewi.post(f"opportunities/{opportunity}/change", new)["opportunity"]["amount_minor"] == 6_000_000
    at(5)
    assert dewi.post(f"opportunities/{opportunity}/win")["opportunity"]["status"] == "won"
    assert dewi.post(f"opportunities/{opportunity}/lose", {"reason": "price"}, 409)["code"] == "opportunity_closed"
    assert desk.by_key("bima").get("leads/lead_1")["status"] == "won"
    at(6)
    assert dewi.post(f"opportunities/{opportunity}/reopen", {"stage": "proposal"})["opportunity"]["status"] == "open"
    at(7)
    assert dewi.post(f"opportunities/{opportunity}/lose", {"reason": "price"})["opportunity"]["status"] == "lost"
    assert desk.by_key("tono").get(f"opportunities/{opportunity}", 404)
    assert desk.by_key("rina").get(f"opportunities/{opportunity}")["account_id"] == "account_1"


def test_accounts_are_listed_and_read(desk):
    bima = desk.by_key("bima")
    assert [one["account_id"] for one in bima.get("accounts?search=maju")["items"]] == ["account_1"]
    assert bima.get("accounts?owner_id=rep_tono")["items"] == []
    assert bima.get("accounts/account_1")["owner_id"] == "rep_dewi"
    assert bima.get("accounts/account_9", 404)


def test_two_leads_are_merged_parted_and_given_an_account(desk, at):
    asks_for_a_demo("lead_2", hour(0.5), company="PT Maju", email="b@lain.example")
    at(1)
    ayu = desk.by_key("ayu")
    assert ayu.get("leads/lead_1/merge?other=lead_2")["stays"] == "lead_1"
    merged = ayu.post("leads/lead_1/merge", {"other": "lead_2"})
    assert (merged["stays"], merged["goes"], merged["lead"]["id"]) == ("lead_1", "lead_2", "lead_1")
    assert ayu.get("leads/lead_2")["merged_into"] == "lead_1"
    at(2)
    assert ayu.post("leads/lead_2/unmerge", {"reason": "father and daughter"})["new"]
    assert ayu.post("leads/lead_1/part", {"other": "lead_2"}, 409)["code"] == "already_parted"
    assert ayu.get("pairs")["items"] == []
    assert ayu.post("leads/lead_2/account", {"account_id": "account_9"}, 409)["code"] == "account_unknown"
    at(3)
    assert ayu.post("leads/lead_1/account", {"account_id": None})["new"]
    assert ayu.get("leads/lead_1")["account_id"] is None


def test_the_board_the_breaches_and_the_records_are_read(desk, at):
    at(30)
    look_at_due(hour(30))
    bima = desk.by_key("bima")
    board = bima.get("promises/board?weeks=2")
    assert {side["side"] for side in board["sides"]} >= {"marketing", "sales"}
    [breach, *_] = bima.get("promises/breaches?period=2026-W10")["items"]
    assert (breach["lead_id"], breach["late_seconds"] > 0) == ("lead_1", True)
    assert bima.get("promises/breaches?period=2026-W09")["items"] == []
    assert bima.get("promises/breaches?period=soon", 400)["code"] == "unusable_input"
    delays = bima.get("promises/delays?period=2026-W10&since=qualified")
    assert (delays["passes"], delays["links"][0]["link"]) == (1, "routed")
    assert bima.get("escalations")["items"] == []
    assert bima.get("findings")["items"] == []
    assert bima.post("escalations/record_9/take", {}, 404)
    assert bima.post("findings/finding_9/answer", {"verdict": "explained", "comment": "x"}, 404)


def test_a_record_of_the_ladder_is_taken_written_into_and_closed(desk, at):
    opened = {
        "promise_id": "promise_1", "promise": "first_contact", "clause": "first contact", "side": "sales",
        "week": "2026-W09", "rung": 1,
        "name": "conversation", "who": ("sales_leader",), "owner_role": "sales_leader", "due_at": hour(48), "missed": 1,
    }  # fmt: skip
    tell(hour(0), told("escalation.opened", "record_1", hour(0), **_as_declared("escalation.opened", opened)))
    sari = desk.by_key("sari")
    [record] = sari.get("escalations?closed=false")["items"]
    assert (record["record_id"], record["overdue"], record["who"]) == ("record_1", False, ["sales_leader"])
    at(1)
    assert sari.post("escalations/record_1/take", {})["owner_id"] == "sari"
    at(2)
    assert sari.post("escalations/record_1/notes", {"comment": "Tono takes half"})
    assert sari.post("escalations/record_1/close", {"cause": "no_such", "outcome": "x"}, 409)
    assert len(sari.get("escalations/record_1")["facts"]) == 3


def _as_declared(kind, details):
    """Only what this kind's details have, with days as days."""
    fields = KINDS[kind].details.__struct_fields__
    return {name: date(2026, 2, 23) if name == "week" else value for name, value in details.items() if name in fields}


def test_people_are_read_and_let_in_and_shown_out(desk):
    admin = desk.by_key("admin")
    assert {rep["rep_id"] for rep in admin.get("reps")["items"]} == {"rep_dewi", "rep_tono", "rep_budi", "rep_rina"}
    assert desk.by_key("bima", "read:leads").get("reps")["items"][0]["name"] is None
    body = {"username": "gita", "role": "sales_rep", "password": "kopi-tubruk-71", "rep_id": "rep_budi"}
    assert admin.post("people", body, 201)["role"] == "sales_rep"
    assert admin.post("people", body, 400)["code"] == "unusable_input"
    gita = desk.by_password("gita", "kopi-tubruk-71")
    assert gita.get("me")["acts"]
    assert admin.post("people/gita/role", {"role": "executive"})["role"] == "executive"
    assert admin.post("people/gita/show-out", {})["active"] is False
    assert gita.get("me", 401)
    assert "gita" in {one["username"] for one in admin.get("people")}
    assert admin.post("people/nobody/show-out", {}, 404)


def test_absences_and_capacity_are_read(desk):
    tell(hour(0), told("rep.away", "rep_tono", hour(0), starts_at=hour(0), ends_at=hour(24)))
    tell(hour(0), told("rep.capacity_announced", "rep_tono", hour(0), leads_per_week=12, from_at=hour(24)))
    bima = desk.by_key("bima")
    assert [one["rep_id"] for one in bima.get("absences")["items"]] == ["rep_tono"]
    assert bima.get("reps/rep_tono/capacity")[0]["leads_per_week"] == 12
    assert bima.get("reps/rep_9/capacity", 404)


def test_endpoints_are_made_changed_tried_and_removed(desk, settings):
    settings.OUTGOING_ALLOW = "127.0.0.0/8"
    bima = desk.by_key("bima")
    body = {"name": "warehouse", "url": "http://127.0.0.1:9/hooks", "kinds": ["lead.*"]}
    made = bima.post("endpoints", body, 201, Idempotency_Key="e-1")
    assert made["secret"].startswith("whsec_")
    assert bima.post("endpoints", body, 201, Idempotency_Key="e-1")["secret"] is None
    assert WebhookEndpoint.objects.count() == 1
    path = f"endpoints/{made['id']}"
    assert bima.post(f"{path}/rotate")["secret"] != made["secret"]
    assert bima.post(f"{path}/change", body | {"name": "lake"})["name"] == "lake"
    trial = bima.post(f"{path}/trial")["key"]
    assert [one["key"] for one in bima.get("outgoing?audience=endpoint")["items"]] == [trial]
    assert bima.get(f"outgoing/{trial}/attempts") == []
    assert bima.post(f"{path}/switch", {"on": False})["enabled"] is False
    assert bima.post(f"{path}/switch", {"on": True})["enabled"]
    assert bima.post(f"{path}/missed")["messages"] == 1
    assert bima.post(f"outgoing/{trial}/again")["state"] == "waiting"
    assert bima.post(f"{path}/remove") == []
    assert bima.post("endpoints/9/trial", {}, 404)
    assert bima.get("outgoing/msg_9/attempts", 404)


def test_channels_are_made_changed_tried_and_removed(desk, settings):
    settings.OUTGOING_ALLOW = "127.0.0.0/8"
    bima = desk.by_key("bima")
    body = {
        "name": "desk", "service": "slack", "address": "http://127.0.0.1:9/services/T0/B0/x", "sorts": ["breach"],
    }  # fmt: skip
    made = bima.post("channels", body, 201)
    assert "services" not in str(made)
    path = f"channels/{made['id']}"
    assert bima.post(f"{path}/change", body | {"address": "", "sorts": ["announced"]})["sorts"] == ["announced"]
    assert bima.post(f"{path}/trial")["key"]
    assert bima.post(f"{path}/switch", {"on": False})["enabled"] is False
    assert [one["name"] for one in bima.get("channels")] == ["desk"]
    assert bima.post(f"{path}/remove") == []


def test_a_lead_is_given_to_another_rep_and_the_ledger_shows_who_got_what(desk, at):
    rina, bima = desk.by_key("rina"), desk.by_key("bima")
    rina.post("leads/lead_1/accept")
    at(1)
    moved = rina.post("leads/lead_1/reassign", {"to": "rep_tono", "comment": "speaks Javanese"})
    assert moved["lead"]["rep_id"] == "rep_tono"
    assert rina.post("leads/lead_1/route", {}, 409)["code"]
    assigned = bima.get("routing/assignments?lead_id=lead_1")["items"]
    assert [one["rep_id"] for one in assigned] == ["rep_tono", "rep_dewi"]
    assert {one["rep_id"] for one in desk.by_key("dewi").get("routing/assignments")["items"]} == {"rep_dewi"}
    asks_for_a_demo("lead_2", hour(1), company="PT Lain", email="b@lain.example", domain="lain.example")
    fairness = bima.get("routing/fairness?period=2026-03")
    assert sum(pool["received"] for pool in fairness["pools"]) == 1
    assert {share["rep_id"] for pool in fairness["pools"] for share in pool["shares"]} >= {"rep_dewi", "rep_tono"}
    seen = [share for pool in desk.by_key("dewi").get("routing/fairness")["pools"] for share in pool["shares"]]
    assert {share["rep_id"] for share in seen} == {"rep_dewi"}
    told_of = bima.get("leads/lead_2/routing")
    assert (told_of[0]["rep_id"], bool(told_of[0]["steps"])) == (LeadReading.objects.get(pk="lead_2").rep_id, True)


def test_a_changed_routing_is_tried_before_it_is_signed(desk, at):
    at(30)
    bima = desk.by_key("bima")
    rules = bima.get("routing/rules")
    assert rules["charter_version"] == 1
    same = bima.post("routing/trials", {"period": "2026-W10", "routing": rules["routing"]})
    assert (same["leads"], same["faithful"], same["changed"]) == (1, 1, [])
    assert bima.post("routing/trials", {"period": "2026-W10", "version": 1})["leads"] == 1
    assert bima.post("routing/trials", {"period": "2026-W10"})["taken"] == {"rep_dewi": {"was": 1.0, "would": 1.0}}
    assert bima.post("routing/trials", {"period": "2026-W10", "version": 9}, 404)["code"] == "no_such_version"
    wrong = bima.post("routing/trials", {"period": "2026-W10", "routing": {"pools": "all"}}, 422)
    assert wrong["errors"]


def test_who_is_away_and_how_much_they_can_take_is_announced(desk, at):
    rina, dewi = desk.by_key("rina"), desk.by_key("dewi")
    week = {"starts_at": "2026-03-09T02:00:00Z", "ends_at": "2026-03-16T02:00:00Z", "why": "holiday"}
    assert dewi.post("absences", {"rep": "rep_dewi", **week})["new"]
    assert dewi.post("absences", {"rep": "rep_tono", **week}, 403)["code"] == "not_your_team"
    assert rina.post("absences", {"rep": "rep_9", **week}, 409)["code"] == "unknown_rep"
    [absence] = rina.get("absences")["items"]
    at(1)
    assert dewi.post("absences/withdraw", {"key": absence["key"]})["new"]
    assert rina.get("absences")["items"] == []
    capacity = {"leads_per_week": 12, "from_at": "2026-04-06T02:00:00Z"}
    assert rina.post("reps/rep_dewi/capacity", capacity)["new"]
    assert rina.get("reps/rep_dewi/capacity")[0]["leads_per_week"] == 12


def test_trackers_get_keys_and_what_they_sent_in_vain_is_seen_and_let_go(desk):
    bima = desk.by_key("bima")
    made = bima.post("write-keys", {"name": "website", "origins": ["https://www.example.com"]}, 201)
    assert made["secret"].startswith(made["prefix"])
    assert [key["id"] for key in bima.get("write-keys")] == [made["id"]]
    assert bima.post(f"write-keys/{made['id']}/revoke")["revoked_at"]
    assert bima.post("write-keys/writekey_9/revoke", {}, 404)
    assert bima.post("write-keys", {"name": "x", "origins": ["nowhere"]}, 400)["code"] == "unusable_input"
    arrival = Arrival(position=7, received_at=hour(0), source=made["id"], kind="", payload=b'{"type": "track"}')
    park([(arrival, broken(ValueError("no time")))], hour(0))
    [event] = bima.get("parked")["items"]
    assert (event["position"], event["code"], event["tries"]) == (7, "broken", 1)
    assert "track" in event["payload"]
    assert desk.by_key("bima", "admin:channels").get("parked")["items"][0]["payload"] is None
    assert bima.post("parked/retry", {"positions": [8]}) == {"folded": 0, "parked": 0}
    assert bima.post("parked/let-go", {"positions": [7]})["let_go"] == 1
    assert bima.get("parked")["items"] == []


def test_deliveries_and_forecasts_are_told_by_whoever_may(desk):
    ayu, bima = desk.by_key("ayu"), desk.by_key("bima")
    piece = {"piece": "Card of the rival", "sort": "battle_card"}
    assert ayu.post("deliveries/content", piece)["new"]
    assert ayu.post("deliveries/content", piece | {"sort": "poem"}, 409)["code"] == "sort_not_owed"
    assert ayu.post("deliveries/reports", {"week": "2026-W09"})["new"]
    assert ayu.post("deliveries/reports", {"week": "soon"}, 400)["code"] == "unusable_input"
    said = {"period": "2026-Q2", "amount_minor": 90_000}
    assert bima.post("forecasts", said | {"team": "sales"})["new"]
    assert bima.post("forecasts", said | {"rep": "rep_9"}, 409)["code"] == "unknown_rep"
    assert ayu.post("forecasts", said, 403)
    assert Fact.objects.get(kind="forecast.submitted").subject == "team_sales"
