"""The charter agreed on over HTTP, and what is one's own: notices, choices, feeds and keys, in person."""

import json

import pytest

from selaras.core.charter import starting_terms
from selaras.core.charter.canonical import canonical
from selaras.records.models import OutgoingMessage

pytestmark = pytest.mark.django_db


def terms(**changed):
    return json.loads(canonical(starting_terms())) | changed


def test_a_charter_is_proposed_signed_by_both_sides_in_person_and_in_force(desk, at):
    bima, start = desk.by_key("bima"), {"effective_from": "2026-03-02T03:00:00Z", "note": "shorter"}
    made = bima.post("charter/versions", {"terms": terms(title="Anew"), **start}, 201)
    assert (made["number"], made["state"], made["note"]) == (2, "proposed", "shorter")
    for name in ("ayu", "sari"):
        desk.person(name)
    signature = {"sha256": made["sha256"]}
    ayu, sari = desk.by_password("ayu"), desk.by_password("sari")
    assert ayu.post("charter/versions/2/sign", {"side": "marketing", **signature})["state"] == "signed_by_one"
    assert ayu.post("charter/versions/2/sign", {"side": "sales", **signature}, 409)["code"] == "wrong_role"
    at(1)
    assert sari.post("charter/versions/2/sign", {"side": "sales", **signature})["state"] == "in_force"
    assert bima.get("charter")["terms"]["title"] == "Anew"
    assert sari.post("charter/versions/2/sign", {"side": "sales", "sha256": "0" * 64}, 409)["code"] == "hash_mismatch"
    assert desk.by_key("sari").post("charter/versions/2/sign", {"side": "sales", **signature}, 403)["code"] == (
        "not_by_key"
    )


def test_a_proposal_with_mistakes_names_every_one_and_another_is_taken_back(desk):
    bima, start = desk.by_key("bima"), {"effective_from": "2026-04-01T00:00:00Z"}
    wrong = bima.post("charter/versions", {"terms": {"title": 7, "colour": "red"}, **start}, 422, Accept_Language="id")
    assert len(wrong["errors"]) > 3
    assert {"colour", "title"} <= {error["at"] for error in wrong["errors"]}
    assert bima.post("charter/versions", {"terms": terms(), **start}, 409)["code"] == "unchanged"
    bima.post("charter/versions", {"terms": terms(title="Anew"), **start}, 201)
    assert bima.post("charter/versions/2/withdraw", {"reason": "a typing error"})["state"] == "withdrawn"
    assert bima.post("charter/versions/9/withdraw", {"reason": "x"}, 404)["code"] == "no_such_version"


def test_one_reads_one_s_own_notices(desk):
    desk.person("dewi")
    OutgoingMessage.objects.all().delete()
    desk.by_key("rina").post("leads/lead_1/accept")
    dewi = desk.by_password("dewi")
    notices = dewi.get("me/notices")
    assert [notice["read"] for notice in notices] == [False] * len(notices)
    assert dewi.post("me/notices/read")["read"] == len(notices)
    assert dewi.post("me/notices/read", {"until": 1})["read"] == 0
    assert desk.by_key("dewi").get("me/notices", 403)["code"] == "not_by_key"


def test_one_chooses_what_one_is_told_in_person(desk):
    desk.person("dewi")
    dewi = desk.by_password("dewi")
    body = {"sort": "reminder", "medium": "mail", "wanted": False}
    said = {(one["sort"], one["medium"]): one for one in dewi.post("me/notifications", body)}
    assert said["reminder", "mail"] == {"sort": "reminder", "medium": "mail", "wanted": False, "own": True}
    dewi.post("me/notifications", body | {"wanted": None})
    assert not any(one["own"] for one in dewi.get("me/notifications"))
    assert desk.by_key("dewi").get("me/notifications", 403)["code"] == "not_by_key"


def test_one_opens_a_calendar_feed_and_closes_it(desk):
    desk.person("dewi")
    dewi = desk.by_password("dewi")
    made = dewi.post("me/feeds", {}, 201)
    assert made["secret"]
    [feed] = dewi.get("me/feeds")
    assert (feed["id"], "secret" in feed) == (made["id"], False)
    assert dewi.post(f"me/feeds/{made['id']}/revoke")["revoked_at"]
    assert dewi.post("me/feeds/999/revoke", {}, 404)


def test_keys_are_issued_listed_and_revoked_in_person(desk):
    desk.person("bima")
    bima = desk.by_password("bima")
    made = bima.post("keys", {"name": "export", "scopes": ["read:leads"]}, 201)
    assert desk.Program(f"Bearer {made['secret']}").get("leads")["items"]
    assert [key["id"] for key in bima.get("keys")["items"]] == [made["id"]]
    assert bima.post(f"keys/{made['id']}/revoke")["works"] is False
    assert desk.Program(f"Bearer {made['secret']}").get("leads", 401)
    assert bima.post("keys", {"name": "x", "scopes": ["admin:people"]}, 400)["code"] == "unusable_input"


def test_who_calls_is_told_what_they_may_do(desk):
    me = desk.by_key("dewi", "read:leads").get("me")
    assert (me["username"], me["acts"], me["scopes"]) == ("dewi", ["read_own_leads"], ["read:leads"])
    assert desk.by_password("dewi").get("me")["scopes"] is None
