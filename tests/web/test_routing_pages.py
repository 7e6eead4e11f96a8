"""Routing on its page: rules, members, fairness, what waits, decisions in steps, a change tried before it is signed."""

import re
from datetime import timedelta

import pytest

from selaras.core.charter import starting_terms
from selaras.kit import clock
from selaras.records.models import LeadReading
from tests.actions.desk.company import asks_for_a_demo, hired, signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def now():
    return clock.now()


@pytest.fixture
def routed(now, cast):
    """Six leads of last month divided among three reps."""
    start = now - timedelta(days=90)
    signed(when=start)
    hired(when=start)
    for number in range(6):
        asks_for_a_demo(f"lead_{number}", now - timedelta(days=30, hours=number), first_name=f"Person {number}")


def text(answer):
    return answer.content.decode()


def test_the_page_tells_rules_members_fairness_and_decisions(at_screen, routed):
    page = text(at_screen("bima").get("/routing/"))
    for words in ("Rules, in order", "may take a lead", "first and last lie apart", "is furthest behind their share"):
        assert words in page
    assert "Every lead has an owner" in page


def test_everybody_reads_the_rules_and_only_coaches_the_lines_of_reps(at_screen, routed):
    page = text(at_screen("ayu").get("/routing/"))
    assert "share this pool" in page
    assert "Waiting for an owner" not in page
    assert at_screen("dewi").get("/routing/").status_code == 200


@pytest.fixture
def nobody(now, cast):
    signed(when=now - timedelta(days=9))
    asks_for_a_demo("lead_1", now - timedelta(hours=1), first_name="Wati")
    hired(when=now - timedelta(minutes=30))


def test_a_lead_nobody_had_is_given_by_hand_or_by_the_rules(at_screen, nobody):
    screen = at_screen("bima")
    assert "Wati" in text(screen.get("/routing/"))
    done = screen.post("/routing/leads/lead_1/", {"from": "queue", "rep": ""}, follow=True)
    assert "has a new owner" in text(done)
    first = LeadReading.objects.get().rep_id
    other = "rep_tono" if first != "rep_tono" else "rep_dewi"
    moved = screen.post("/routing/leads/lead_1/", {"rep": other, "comment": "Speaks the language"}, follow=True)
    assert LeadReading.objects.get().rep_id == other
    act = re.search(r'name="act" value="([^"]+)"', text(moved))[1]
    assert "Taken back" in text(screen.post("/undo/", {"act": act, "next": "/routing/"}, follow=True))
    assert LeadReading.objects.get().rep_id == first
    refused = screen.post("/routing/leads/lead_1/", {"rep": "rep_nobody", "comment": "Why not"}, follow=True)
    assert "Nobody who sells is known" in text(refused)
    assert at_screen("dewi").post("/routing/leads/lead_1/", {"rep": other}).status_code == 403


def test_a_change_is_tried_before_it_is_signed(at_screen, routed, now):
    screen = at_screen("bima")
    page = text(screen.get("/routing/dry-run/"))
    yaml = re.search(r"<textarea[^>]*>([^<]+)</textarea>", page)[1]
    assert "fallback_queue" in yaml
    routes = "routes: [{name: all, condition: always, rep: rep_dewi}]"
    only_dewi = f"routing:\n  {routes}\n  fallback_queue: q\n  fallback_owner: b\n"
    days = f"{now - timedelta(days=40):%Y-%m-%d}..{now:%Y-%m-%d}"
    tried = text(screen.post("/routing/dry-run/", {"text": only_dewi, "period": days}))
    assert "Leads with another owner" in tried
    assert re.search(r"<dt>Leads tried</dt><dd class=\"num\">6</dd>", tried)


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"text": "routing: [", "period": ""}, 422),
        ({"text": "routing: {}", "period": ""}, 422),
        ({"period": "soon"}, 422),
    ],
)
def test_what_cannot_be_tried_says_why(at_screen, routed, said, status):
    given = {"text": f"routing: {starting_terms().routing.model_dump_json()}"} | said
    assert at_screen("bima").post("/routing/dry-run/", given).status_code == status


def test_a_dry_run_is_for_those_who_read_figures(at_screen, routed):
    assert at_screen("dewi").get("/routing/dry-run/").status_code == 403


def test_without_a_charter_the_page_says_so_in_indonesian(at_screen, cast):
    assert "belum menandatangani" in text(at_screen("bima", "id").get("/routing/"))
