"""Blind audits on their pages: opened by a leader, rated one after the other, read when they are closed."""

from datetime import timedelta

import pytest

from selaras.actions import audits
from selaras.kit import clock
from selaras.records.models import AuditReading
from tests.actions.desk.company import asks_for_a_demo, hired, signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def handed_over():
    now = clock.now()
    signed(when=now - timedelta(days=40))
    hired(when=now - timedelta(days=40))
    for number in range(12):
        when = now - timedelta(days=3, minutes=number)
        asks_for_a_demo(f"lead_{number}", when, first_name=f"Person {number}", company=f"PT Nomor {number}")


def text(answer):
    return answer.content.decode()


def opened(at_screen):
    answer = at_screen("ayu").post("/audits/open/", {"size": "20"})
    assert answer.status_code == 302
    return AuditReading.objects.get().audit_id


def test_before_any_sample_the_page_says_so_and_only_leaders_open_one(at_screen):
    assert "No sample was drawn yet" in text(at_screen("hadi").get("/audits/"))
    assert "Draw a sample" in text(at_screen("sari").get("/audits/"))
    assert "Ambil sampel" in text(at_screen("ayu", "id").get("/audits/"))
    for name in ("bima", "dewi", "hadi"):
        assert "Draw a sample" not in text(at_screen(name).get("/audits/"))
        assert at_screen(name).post("/audits/open/", {"size": "20"}).status_code == 403


def test_a_sample_too_small_is_refused_in_words(at_screen, handed_over):
    AuditReading.objects.all().delete()
    answer = at_screen("ayu").post("/audits/open/", {"size": "7"}, follow=True)
    assert answer.status_code == 200
    assert AuditReading.objects.get().size == 12, "a size nobody offers is the usual one, and there are only twelve"


def test_a_rater_sees_one_hand_off_without_its_name_and_never_the_other_sides_word(at_screen, handed_over):
    audit = opened(at_screen)
    page = text(at_screen("dewi").get(f"/audits/{audit}/"))
    assert "Hand-off 1 of 12" in page
    assert "PT Nomor" not in page
    assert "Person" not in page.replace("lead-person", "")
    answer = at_screen("dewi").post(
        f"/audits/{audit}/rate/",
        {"place": "1", "verdict": "fails", "failed": ["seniority"], "comment": "a secret word"},
    )
    assert answer.status_code == 302
    assert "Hand-off 2 of 12" in text(at_screen("dewi").get(f"/audits/{audit}/"))
    for name in ("ayu", "bima", "hadi", "sari"):
        assert "a secret word" not in text(at_screen(name).get(f"/audits/{audit}/"))
    assert "still rating" in text(at_screen("bima").get(f"/audits/{audit}/"))
    assert at_screen("bima").post(f"/audits/{audit}/rate/", {"place": "1", "verdict": "meets"}).status_code == 403


def test_when_both_have_rated_all_everybody_reads_how_far_they_agree(at_screen, handed_over):
    audit = opened(at_screen)
    marketing, sales = at_screen("ayu"), at_screen("dewi")
    for place in range(1, 13):
        marketing.post(f"/audits/{audit}/rate/", {"place": str(place), "verdict": "meets"})
        said = {"verdict": "fails", "failed": ["company_size"], "comment": "too small"} if place < 4 else {}
        sales.post(f"/audits/{audit}/rate/", {"place": str(place), "verdict": "meets"} | said)
    assert audits.audit_of(audit).because == "all_rated"
    page = text(at_screen("hadi").get(f"/audits/{audit}/"))
    assert "75%" in page
    assert "Cohen" in page
    assert page.count("too small") == 3
    assert "Fewer than ten" not in page
    listed = text(at_screen("hadi").get("/audits/"))
    assert "all rated" in listed
    again = at_screen("dewi").post(f"/audits/{audit}/rate/", {"place": "x", "verdict": "meets"}, follow=True)
    assert "closed" in text(again)


def test_an_audit_nobody_opened_is_not_found(at_screen):
    assert at_screen("bima").get("/audits/audit_x/").status_code == 404
