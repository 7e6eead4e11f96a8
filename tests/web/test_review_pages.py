"""The review queue: who finds whom in it, what a reviewer is told, and what one or many decisions come to."""

import re
from datetime import timedelta

import pytest

from selaras.kit import clock
from selaras.records.models import DisputeReading, LeadReading
from tests.actions.desk.company import asks_for_a_demo, hired, signed, tell, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def now():
    return clock.now()


@pytest.fixture
def waiting(now):
    """Two leads that wait: one that asked for a demo just now, one whose review was due a week ago."""
    signed(when=now - timedelta(days=30))
    hired(when=now - timedelta(days=30))
    asks_for_a_demo("lead_new", now - timedelta(minutes=1), first_name="Wati", company="PT Baru")
    asks_for_a_demo("lead_old", now - timedelta(days=7), first_name="Joko", company="PT Lama")


def rows(answer):
    return re.findall(r'data-open>(?:<span class="mono">)?([^<]+)<', answer.content.decode())


def test_a_reviewer_finds_who_waits_and_what_the_agreement_says_of_them(at_screen, waiting):
    page = at_screen("bima").get("/review/")
    assert sorted(rows(page)) == ["Joko", "Wati"]
    text = page.content.decode()
    assert "4 of 4" in text
    assert "The agreement says otherwise" in text


@pytest.mark.parametrize(("name", "status"), [("dewi", 403), ("ayu", 403), ("hadi", 403), ("sari", 200), ("bima", 200)])
def test_the_queue_is_for_those_who_review(at_screen, waiting, name, status):
    assert at_screen(name).get("/review/").status_code == status


def test_the_queue_shows_only_what_is_asked_for(at_screen, waiting):
    assert rows(at_screen("bima").get("/review/?show=overdue")) == ["Joko"]
    assert rows(at_screen("bima").get("/review/?show=again")) == []
    assert len(rows(at_screen("bima").get("/review/?show=nonsense"))) == 2


def test_accepting_says_so_once_and_can_be_taken_back(at_screen, waiting):
    screen = at_screen("bima")
    page = screen.post("/review/decide/", {"accept": "lead_new"}, follow=True)
    assert "Accepted for sales" in page.content.decode()
    assert LeadReading.objects.get(lead_id="lead_new").stage == "sal"
    act = re.search(r'name="act" value="([^"]+)"', page.content.decode())[1].replace("&#x27;", "'")
    again = screen.post("/undo/", {"act": act, "next": "/review/"}, follow=True)
    assert "Taken back" in again.content.decode()
    assert LeadReading.objects.get(lead_id="lead_new").stage == "mql"
    assert "Taken back" not in screen.get("/review/").content.decode()


def test_giving_back_against_the_agreement_opens_a_dispute(at_screen, waiting):
    at_screen("bima").post("/review/decide/", {"give": "lead_new:wrong_size"})
    assert LeadReading.objects.get(lead_id="lead_new").status == "rejected"
    assert DisputeReading.objects.get().lead_id == "lead_new"


def test_many_are_decided_at_once(at_screen, waiting):
    screen = at_screen("bima")
    marked = {"lead": ["lead_new", "lead_old", "lead_gone"], "give_marked": "1", "reason": "other", "comment": "Cold"}
    text = screen.post("/review/decide/", marked, follow=True).content.decode()
    assert "2 leads were given back" in text
    assert "There is no such lead" in text
    assert "Nobody waits for a decision" in text


def test_marking_nobody_decides_nothing(at_screen, waiting):
    text = at_screen("bima", "id").post("/review/decide/", {"accept_marked": "1"}, follow=True).content.decode()
    assert "Tandai dahulu" in text


def test_what_cannot_be_taken_back_says_why(at_screen, waiting):
    acts = {"act": ["lead_new|nothing", "lead_gone|x"], "next": "/review/"}
    text = at_screen("bima").post("/undo/", acts, follow=True).content.decode()
    assert "Nothing was taken back" in text
    assert "cannot be taken back" in text


def test_before_both_sides_signed_the_page_says_that_nothing_is_decided(at_screen, cast):
    assert "signed no agreement yet" in at_screen("bima").get("/review/").content.decode()


def test_the_queue_asks_the_database_little_however_many_wait(at_screen, waiting, now, django_assert_max_num_queries):
    for number in range(12):
        asks_for_a_demo(f"lead_{number}", now - timedelta(minutes=number + 2), company=f"Company {number}")
    tell(now, told("lead.updated", "lead_0", now, first_name="Ani"))
    screen = at_screen("bima")
    with django_assert_max_num_queries(32):
        assert len(rows(screen.get("/review/"))) == 14
