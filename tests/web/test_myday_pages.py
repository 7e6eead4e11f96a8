"""A rep's day: leads by what is due next, one key for what was done, and nobody else's day."""

import re
from datetime import timedelta

import pytest

from selaras.kit import clock
from selaras.records.models import Fact, LeadReading
from tests.actions.desk.company import asks_for_a_demo, hired, signed, tell, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def now():
    return clock.now()


@pytest.fixture
def day(now, cast):
    """Dewi holds three leads: one of the fast lane, one whose touches are overdue, one just called."""
    signed(when=now - timedelta(days=60))
    hired(when=now - timedelta(days=60))
    cast["dewi"].rep_id = "rep_dewi"
    cast["dewi"].save()
    tell(
        now - timedelta(days=50),
        told("account.added", "account_1", now - timedelta(days=50), owner_id="rep_dewi", name="PT"),
    )
    for lead, age in (
        ("lead_fast", timedelta(minutes=2)),
        ("lead_late", timedelta(days=20)),
        ("lead_done", timedelta(minutes=9)),
    ):
        when = now - age
        tell(when, told("lead.captured", lead, when - timedelta(minutes=1), first_name=lead))
        tell(
            when,
            told(
                "lead.matched", lead, when - timedelta(minutes=1), account_id="account_1", rule="person", confidence=1.0
            ),
        )
        asks_for_a_demo(lead, when, first_name=lead)
    then = now - timedelta(days=20)
    tell(then, told("lead.accepted", "lead_late", then, rep_id="rep_dewi"))
    tell(then, told("lead.contacted", "lead_late", then, medium="call", rep_id="rep_dewi"))
    tell(now, told("lead.contacted", "lead_done", now, medium="call", rep_id="rep_dewi"))


def groups(answer):
    text = answer.content.decode()
    return {
        name: re.findall(r"data-open>([^<]+)<", part)
        for name, part in re.findall(r'id="day-(\w+)".*?<ol class="queue-rows">(.*?)</ol>', text, re.DOTALL)
    }


def test_the_day_begins_with_whoever_waits_for_an_answer(at_screen, day):
    found = groups(at_screen("dewi").get("/my-day/"))
    assert list(found)[:2] == ["fast", "late"]
    assert (found["fast"], found["late"]) == (["lead_fast"], ["lead_late"])
    assert "lead_done" in [name for names in found.values() for name in names]


def test_one_key_writes_down_what_was_done_and_it_can_be_taken_back(at_screen, day):
    screen = at_screen("dewi")
    page = screen.post("/my-day/quick/", {"do": "spoke:lead_fast", "next": "/my-day/"}, follow=True)
    assert "Written down" in page.content.decode()
    assert Fact.objects.filter(kind="lead.contacted", subject="lead_fast").count() == 1
    assert "fast" not in groups(page)
    act = re.search(r'name="act" value="([^"]+)"', page.content.decode())[1]
    assert "fast" in groups(screen.post("/undo/", {"act": act, "next": "/my-day/"}, follow=True))


def test_a_lead_is_put_aside_and_comes_back_by_itself(at_screen, day):
    screen = at_screen("dewi")
    page = screen.post("/my-day/quick/", {"do": "snooze-10:lead_done", "next": "/my-day/"}, follow=True)
    assert groups(page)["aside"] == ["lead_done"]
    refused = screen.post("/my-day/quick/", {"do": "snooze-99999:lead_done", "next": "/my-day/"}, follow=True)
    assert "put aside until" in refused.content.decode()


@pytest.mark.parametrize("word", ["dance:lead_fast", "snooze-x:lead_fast"])
def test_a_word_nobody_knows_does_nothing(at_screen, day, word):
    text = at_screen("dewi").post("/my-day/quick/", {"do": word}, follow=True).content.decode()
    assert "That was not possible" in text
    assert LeadReading.objects.get(lead_id="lead_fast").snoozed_until is None


def test_others_see_their_own_day_or_the_teams(at_screen, day, cast):
    cast["dewi"].rep_id = "rep_tono"
    cast["dewi"].save()
    assert groups(at_screen("dewi").get("/my-day/?rep=rep_dewi")) == {}
    cast["dewi"].rep_id = ""
    cast["dewi"].save()
    assert "No rep belongs" in at_screen("dewi").get("/my-day/").content.decode()
    assert "fast" in groups(at_screen("bima").get("/my-day/?rep=rep_dewi"))
    assert at_screen("ayu").get("/my-day/").status_code == 403


def test_the_day_asks_the_database_little(at_screen, day, django_assert_max_num_queries):
    screen = at_screen("dewi")
    with django_assert_max_num_queries(45):
        screen.get("/my-day/")
