"""Duplicates on their pages: seen side by side, merged, told apart, taken back; accounts chosen by whoever may."""

import pytest

from selaras.phrases import say
from selaras.records.models import LeadReading, PairReading
from tests.actions.desk.company import asks_for_a_demo, at, opened, tell, told

pytestmark = pytest.mark.django_db

PERSON = {"first_name": "Dewi", "last_name": "Lestari", "email": "dewi@maju.example"}


@pytest.fixture
def pair(cast):
    opened()
    asks_for_a_demo("lead_1", at(), **PERSON)
    asks_for_a_demo("lead_2", at(minutes=5), **{**PERSON, "email": "d.lestari@maju.example"})
    return PairReading.objects.get()


def text(answer):
    return answer.content.decode()


def decide(screen, what, pair="lead_1|lead_2", **said):
    return screen.post(f"/duplicates/decide/{what}/", {"pair": pair, "next": "/duplicates/", **said}, follow=True)


def test_a_pair_waits_and_is_compared_side_by_side(at_screen, pair):
    assert "dewi@maju.example" in text(at_screen("bima").get("/duplicates/"))
    page = text(at_screen("bima").get("/duplicates/lead_1/lead_2/"))
    assert "stays and takes the whole history" in page
    assert "Telephone" not in page
    assert "E-mail: " in page


def test_two_leads_become_one_and_stand_apart_again(at_screen, pair):
    screen = at_screen("bima")
    assert "one lead now" in text(decide(screen, "merge"))
    assert LeadReading.objects.get(lead_id="lead_2").merged_into == "lead_1"
    assert "Take back" in text(screen.get("/leads/lead_1/"))
    assert "stand on their own" in text(decide(screen, "unmerge", "lead_2|"))
    assert LeadReading.objects.get(lead_id="lead_2").merged_into == ""


def test_two_people_are_not_asked_about_again(at_screen, pair):
    assert "two people" in text(decide(at_screen("ayu"), "part", reason="Mother and daughter"))
    assert "No two leads wait" in text(at_screen("ayu").get("/duplicates/"))
    assert "already" in text(decide(at_screen("ayu"), "part"))


def test_somebody_chooses_the_account_of_a_lead(at_screen, pair):
    tell(
        at(),
        told("account.added", "account_1", at(), name="PT Maju"),
        told("account.added", "account_2", at(), name="PT Jaya"),
    )
    asked = {"candidates": ("account_1", "account_2"), "rule": "name", "confidence": 0.8}
    tell(at(1), told("lead.match_asked", "lead_1", at(1), **asked))
    screen = at_screen("bima")
    assert "PT Jaya" in text(screen.get("/duplicates/?show=accounts"))
    assert "has its account" in text(screen.post("/duplicates/accounts/lead_1/", {"account": "account_2"}, follow=True))
    assert LeadReading.objects.get(lead_id="lead_1").account_id == "account_2"
    assert "no account that is known" in text(screen.post("/duplicates/accounts/lead_2/", {"account": ""}, follow=True))


def test_whoever_may_not_decide_finds_no_page(at_screen, pair):
    assert at_screen("dewi").get("/duplicates/").status_code == 403
    assert decide(at_screen("hadi"), "merge").status_code == 403


@pytest.mark.parametrize("where", ["/duplicates/lead_1/lead_9/", "/duplicates/lead_9/lead_1/"])
def test_a_lead_nobody_knows_is_not_found(at_screen, pair, where):
    assert at_screen("bima").get(where).status_code == 404


def test_a_deed_nobody_knows_is_not_found(at_screen, pair):
    assert decide(at_screen("bima"), "dance").status_code == 404
    assert decide(at_screen("bima"), "merge", "lead_9|lead_1").status_code == 404


def test_without_anything_to_decide_the_page_says_so(at_screen, cast):
    assert "Tidak ada" in text(at_screen("bima", "id").get("/duplicates/"))
    assert "Every lead has its account" in text(at_screen("bima").get("/duplicates/?show=accounts"))


def test_a_rep_opens_what_became_part_of_a_lead_they_see(at_screen, cast, pair):
    decide(at_screen("bima"), "merge")
    cast["dewi"].rep_id = LeadReading.objects.get(lead_id="lead_1").rep_id
    cast["dewi"].save()
    page = at_screen("dewi").get("/leads/lead_2/")
    assert say("en", "lead-merged-away") in text(page)
    assert '/leads/lead_1/"' in text(page)
    cast["dewi"].rep_id = "rep_somebody_else"
    cast["dewi"].save()
    assert at_screen("dewi").get("/leads/lead_2/").status_code == 404
