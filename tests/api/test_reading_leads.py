"""Leads over HTTP: the list and one lead with its story, for whom it is, and as it was known."""

import pytest

from selaras.actions.erasure import erase_person
from selaras.core.charter import starting_terms
from selaras.records.models import LeadReading
from tests.actions.desk.company import asks_for_a_demo, hired, signed, tell, told
from tests.actions.desk.company import at as hour

pytestmark = pytest.mark.django_db


def names(page):
    return [lead["id"] for lead in page["items"]]


def test_a_lead_says_who_it_is_where_it_stands_and_what_it_waits_for(desk):
    lead = desk.by_key("bima").get("leads/lead_1")
    assert (lead["name"], lead["email"], lead["company"]) == ("Wulan", "a@maju.example", "PT Maju")
    assert (lead["stage"], lead["status"], lead["rep_id"], lead["high_intent"]) == ("mql", "open", "rep_dewi", True)
    assert lead["account"] == {"id": "account_1", "rule": "email_domain", "confidence": 0.98}
    assert (lead["profile"]["employees"], lead["profile"]["seniority"]) == (120, "director")
    assert lead["wake_up"] is None
    assert lead["next_due_at"]


def test_the_list_is_narrowed_and_sorted_as_asked(desk):
    asks_for_a_demo("lead_2", hour(1), company="PT Lain", email="b@lain.example")
    bima = desk.by_key("bima")
    assert names(bima.get("leads")) == ["lead_2", "lead_1"]
    assert names(bima.get("leads?sort=captured_at")) == ["lead_1", "lead_2"]
    assert names(bima.get("leads?search=lain")) == ["lead_2"]
    assert names(bima.get("leads?account_id=account_1")) == ["lead_1"]
    assert names(bima.get("leads?stage=sql")) == []
    assert names(bima.get("leads?rep_id=rep_dewi&high_intent=true&status=open&channel=website"))
    assert names(bima.get("leads?rep_id=nobody")) == []
    assert bima.get("leads?sort=name", 422)["code"] == "invalid"


def test_a_reader_who_has_the_lead_already_is_sent_nothing(desk):
    bima = desk.by_key("bima")
    tag = bima.call("GET", "leads/lead_1").headers["ETag"]
    again = bima.call("GET", "leads/lead_1", If_None_Match=tag)
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    tell(hour(1), told("lead.touched", "lead_1", hour(1), signal="pricing_page", channel="website"))
    assert bima.call("GET", "leads/lead_1", If_None_Match=tag).status_code == 200


def test_the_timeline_is_the_ledger_newest_first(desk):
    bima = desk.by_key("bima")
    story = bima.get("leads/lead_1/timeline")["items"]
    assert [fact["happened_at"] for fact in story] == sorted((f["happened_at"] for f in story), reverse=True)
    assert {"lead.captured", "lead.qualified", "lead.routed"} <= {fact["kind"] for fact in story}
    assert story[-1]["details"] == {"first_name": "Wulan", "email": "a@maju.example", "marketing_sourced": True}
    first = bima.get("leads/lead_1/timeline?limit=3")
    rest = bima.get(f"leads/lead_1/timeline?limit=200&cursor={first['next_cursor']}")
    assert first["items"] + rest["items"] == story
    assert bima.get("leads/lead_1/timeline?kind=lead.qualified")["items"][0]["kind"] == "lead.qualified"
    other = f"leads/lead_1/timeline?kind=lead.routed&cursor={first['next_cursor']}"
    assert bima.get(other, 400)["code"] == "bad_cursor"


def test_the_score_is_explained_line_by_line_and_adds_up(desk):
    bima = desk.by_key("bima")
    score = bima.get("leads/lead_1/score")
    assert score["total"] == pytest.approx(sum(line["points"] for line in score["lines"]))
    assert score["total"] == pytest.approx(score["fit"] + score["behaviour"])
    assert (score["threshold"], score["charter_version"]) == (float(starting_terms().scoring.threshold), 1)
    said = {line["rule"]: line["why"] for line in score["lines"]}
    indonesian = bima.get("leads/lead_1/score", Accept_Language="id")
    assert {line["rule"] for line in indonesian["lines"]} == said.keys()
    assert any(line["why"] != said[line["rule"]] for line in indonesian["lines"])


def test_promises_and_passes_say_how_they_stand(desk, at):
    bima = desk.by_key("bima")
    clocks = {clock["promise"]: clock for clock in bima.get("leads/lead_1/clocks")}
    assert (clocks["route"]["state"], clocks["first_contact"]["state"]) == ("met", "pending")
    at(9)
    assert {c["promise"]: c["state"] for c in bima.get("leads/lead_1/clocks")}["review"] == "breached"
    [trip] = bima.get("leads/lead_1/passes")
    assert (trip["number"], trip["outcome"], trip["high_intent"]) == (1, "open", True)
    assert [entry["stage"] for entry in trip["entries"]] == ["mql"]
    assert trip["speed"]["routed"]
    assert trip["speed"]["first_attempt"] is None


def test_a_lead_is_told_as_it_was_known_at_an_instant(desk):
    bima = desk.by_key("bima")
    before = "as_of=2026-03-01T20:00:00Z"
    assert bima.get(f"leads/lead_1/passes?{before}") == []
    assert len(bima.get(f"leads/lead_1/timeline?{before}")["items"]) == 3
    assert bima.get(f"leads/lead_1/score?{before}")["behaviour"] == 0
    assert bima.get("leads/lead_1/passes?as_of=2020-01-01T00:00:00Z", 404)
    assert len(bima.get("leads/lead_1/passes?as_of=2199-01-01T00:00:00Z")) == 1
    assert bima.get("leads/lead_1/passes?as_of=2026-03-01T20:00:00", 422)["code"] == "invalid"


def test_who_a_lead_is_stays_hidden_from_those_who_may_not_read_it(desk):
    program = desk.by_key("bima", "read:leads")
    lead = program.get("leads/lead_1")
    assert (lead["name"], lead["email"], lead["profile"]["phone"]) == (None, None, None)
    assert program.get("leads")["items"][0]["email"] is None
    told_of = str(program.get("leads/lead_1/timeline"))
    assert "Wulan" not in told_of
    assert "maju.example" in str(desk.by_key("bima").get("leads/lead_1/timeline"))
    assert program.get("leads?search=wulan", 403)["code"] == "out_of_scope"


def test_a_person_who_was_forgotten_is_gone_here_too(desk):
    erase_person("lead_1", hour(1), "user:bima", "request 7")
    bima = desk.by_key("bima")
    assert bima.get("leads/lead_1")["erased"]
    assert "Wulan" not in str((bima.get("leads/lead_1"), bima.get("leads/lead_1/timeline"), bima.get("leads")))


def test_a_rep_sees_their_own_leads_and_their_manager_the_team_s(desk):
    asks_for_a_demo("lead_2", hour(1), company="PT Lain", email="b@lain.example")
    LeadReading.objects.filter(lead_id="lead_2").update(rep_id="rep_tono")
    assert names(desk.by_key("dewi").get("leads")) == ["lead_1"]
    assert names(desk.by_key("tono").get("leads")) == ["lead_2"]
    assert names(desk.by_key("rina").get("leads")) == ["lead_2", "lead_1"]
    for part in ("", "/timeline", "/score", "/clocks", "/passes"):
        assert desk.by_key("tono").get(f"leads/lead_1{part}", 404)["code"] == "not_found"


def test_a_rep_sees_the_team_where_the_charter_says_so(db, house, calling):
    terms = starting_terms()
    signed(terms.model_copy(update={"desk": terms.desk.model_copy(update={"reps_see_their_team": True})}))
    hired()
    asks_for_a_demo()
    calling.set_clock()
    assert names(calling.by_key("tono").get("leads")) == ["lead_1"]
    assert calling.by_key("dewi").get("leads/lead_1")


def test_a_merged_lead_is_read_by_its_own_name_and_not_in_the_list(desk, at):
    at(2)
    tell(hour(1), told("lead.captured", "lead_2", hour(1), company="PT Maju"))
    tell(hour(1.1), told("lead.merged", "lead_2", hour(1.1), into="lead_1"))
    assert names(desk.by_key("dewi").get("leads")) == ["lead_1"]
    assert desk.by_key("dewi").get("leads/lead_2")["merged_into"] == "lead_1"
    assert desk.by_key("dewi").get("leads/lead_1")["merged"] == ["lead_2"]
    assert desk.by_key("tono").get("leads/lead_2", 404)
