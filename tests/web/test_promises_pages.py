"""Promises, escalations and disputes on their pages: both sides see the same, and whoever must act can."""

import re
from datetime import timedelta

import pytest

from selaras.actions import handover
from selaras.actions.due import look_at_due
from selaras.actions.promises import evaluate_weeks
from selaras.kit import clock
from selaras.records.models import DisputeReading, EscalationReading
from tests.actions.desk.company import RINA, asks_for_a_demo, doing, hired, signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def now():
    return clock.now()


@pytest.fixture
def weeks(now):
    """A month in which nobody reviewed or called in time, judged week by week."""
    start = now - timedelta(days=35)
    signed(when=start)
    hired(when=start)
    for number, days in enumerate((30, 23, 16, 9)):
        asks_for_a_demo(f"lead_{number}", now - timedelta(days=days), first_name=f"Person {number}")
    look_at_due(now)
    while evaluate_weeks(now).weeks:
        pass


def text(answer):
    return answer.content.decode()


def test_the_board_shows_both_sides_and_leads_to_every_breach(at_screen, weeks):
    page = text(at_screen("bima").get("/promises/"))
    assert "Marketing" in page
    assert "first contact" in page
    link = re.search(r'href="(/promises/breaches/[^"]+first%20contact)"', page)[1].replace("&amp;", "&")
    breaches = text(at_screen("bima").get(link))
    assert "Person" in breaches
    assert "not told yet" not in breaches


def test_everybody_sees_the_board_and_only_some_whose_breach_it_was(at_screen, weeks):
    assert "By rep" in text(at_screen("bima").get("/promises/"))
    for name in ("ayu", "hadi", "dewi"):
        assert "By rep" not in text(at_screen(name).get("/promises/"))


@pytest.mark.parametrize("week", ["", "yesterday", "0001-01-01x", "9999-12-31"])
def test_a_week_that_is_none_is_not_found(at_screen, weeks, week):
    assert at_screen("bima").get("/promises/breaches/", {"week": week}).status_code == 404


def test_without_a_charter_the_board_says_so(at_screen, cast):
    assert "nothing was promised" in text(at_screen("bima").get("/promises/"))
    assert at_screen("bima").get("/promises/breaches/?week=2026-11-09").status_code == 404


def test_a_record_is_taken_written_into_and_closed_with_cause_and_outcome(at_screen, weeks):
    record = EscalationReading.objects.filter(clause="first contact").first()
    screen = at_screen("bima")
    assert record.clause in text(screen.get("/escalations/"))
    where = f"/escalations/{record.record_id}/"
    screen.post(f"{where}take/")
    assert "Rota is too thin" in text(screen.post(f"{where}note/", {"comment": "Rota is too thin"}, follow=True))
    assert "without an outcome" in text(screen.post(f"{where}close/", {"cause": "capacity"}, follow=True))
    screen.post(f"{where}close/", {"cause": "capacity", "outcome": "One more rep from Monday"})
    assert "One more rep from Monday" in text(screen.get(where))
    assert record.clause in text(screen.get("/escalations/?show=closed"))


def test_whoever_may_not_handle_a_record_only_reads_it(at_screen, weeks):
    record = EscalationReading.objects.first()
    assert "Take it over" not in text(at_screen("dewi").get(f"/escalations/{record.record_id}/"))
    assert at_screen("dewi").post(f"/escalations/{record.record_id}/take/").status_code == 403
    assert at_screen("bima").post(f"/escalations/{record.record_id}/dance/").status_code == 404
    assert at_screen("bima").get("/escalations/record_x/").status_code == 404
    assert at_screen("bima").get("/escalations/findings/finding_x/").status_code == 404


def test_only_those_who_must_meet_are_offered_to_do_anything_about_a_record(at_screen, cast, weeks):
    record = EscalationReading.objects.filter(name__contains="executive").first()
    cast["dewi"].role = "sales_manager"
    cast["dewi"].save()
    for name, offered in (("bima", True), ("ayu", True), ("hadi", True), ("dewi", False)):
        page = text(at_screen(name).get(f"/escalations/{record.record_id}/"))
        assert (f"/escalations/{record.record_id}/note/" in page) is offered


@pytest.fixture
def dispute(weeks, now):
    handover.reject(doing("reject", "lead_3", by=RINA, now=now), "wrong_size", "Too small for us")
    return DisputeReading.objects.get()


def test_a_dispute_is_read_by_both_sides_and_ruled_on_by_somebody_neutral(at_screen, dispute):
    where = f"/disputes/{dispute.dispute_id}/"
    assert "found by Selaras" in text(at_screen("ayu").get("/disputes/"))
    page = text(at_screen("ayu").post(f"{where}note/", {"comment": "They have 120 people"}, follow=True))
    assert "They have 120 people" in page
    assert "Overturn" not in page
    assert "may not" in text(at_screen("ayu").post(f"{where}rule/", {"ruling": "upheld", "because": "x"}, follow=True))
    ruled = at_screen("hadi").post(f"{where}rule/", {"ruling": "overturned", "because": "It fits"}, follow=True)
    assert "overturned" in text(ruled)
    assert dispute.dispute_id in text(at_screen("hadi").get("/disputes/?show=ruled"))


def test_a_dispute_nobody_may_see_is_not_found(at_screen, dispute):
    assert at_screen("dewi").get("/disputes/").status_code == 403
    assert at_screen("ayu").get("/disputes/dispute_x/").status_code == 404
    assert at_screen("ayu").post(f"/disputes/{dispute.dispute_id}/dance/").status_code == 404


def test_the_pages_speak_indonesian(at_screen, dispute):
    for where, word in (("/promises/", "Ke mana waktunya"), ("/escalations/", "Catatan"), ("/disputes/", "Sengketa")):
        assert word in text(at_screen("bima", "id").get(where))


def test_the_board_asks_the_database_little(at_screen, weeks, django_assert_max_num_queries):
    screen = at_screen("bima")
    with django_assert_max_num_queries(45):
        screen.get("/promises/")
