"""What can be done with a lead on its page: offered to whoever may, done as the desk does it, refused in words."""

from datetime import timedelta

import pytest

from selaras.actions.desk.acting import Doing
from selaras.actions.selling import take_back
from selaras.core.charter import starting_terms
from selaras.core.staff import Person
from selaras.kit import clock
from selaras.phrases import say
from selaras.records.models import ClockReading, DisputeReading, Fact, LeadReading, OpportunityReading
from tests.actions.desk.company import asks_for_a_demo, hired, signed, tell, told

pytestmark = pytest.mark.django_db
BANT = {f"answer-{field}": "yes" for field in ("budget", "authority", "need", "timeline")}
KNOWN = {f"answer-{field}": "known" for field in ("decision_process", "stakeholders", "time_frame")}


@pytest.fixture
def now():
    return clock.now()


@pytest.fixture
def screen(now, at_screen):
    """Bima looks at a lead that asked for a demo an hour ago and that sales took."""
    signed(when=now - timedelta(days=60))
    hired(when=now - timedelta(days=60))
    when = now - timedelta(hours=1)
    asks_for_a_demo("lead_1", when)
    rep = LeadReading.objects.get().rep_id
    tell(when, told("lead.accepted", "lead_1", when, rep_id=rep))
    return at_screen("bima")


def act(screen, what, **said):
    return screen.post(f"/leads/lead_1/act/{what}/", said, follow=True)


def lead():
    return LeadReading.objects.get(lead_id="lead_1")


def test_the_whole_way_is_gone_on_one_page(screen):
    assert "What to do" in screen.get("/leads/lead_1/").content.decode()
    act(screen, "contact", medium="call", connected="1", outcome="Spoke with Wati")
    assert "still lacks" in act(screen, "qualify").content.decode()
    act(screen, "qualify", **BANT)
    assert lead().stage == "sql"
    assert "needs these fields" in act(screen, "opportunity", amount="1250.50").content.decode()
    act(screen, "opportunity", amount="1250.50", close_date="2027-03-31", **KNOWN)
    assert (OpportunityReading.objects.get().amount_minor, lead().stage) == (125050, "opportunity")


def test_ending_too_early_is_refused_with_the_count(screen):
    text = act(screen, "end", reason="no_budget").content.decode()
    assert "0 of 6 touches" in text
    act(screen, "end", reason="opted_out", comment="asked by mail")
    assert lead().status == "disqualified"
    act(screen, "dispute", decision=_decision(), comment="They only left the newsletter")
    assert DisputeReading.objects.get().claim == "not_as_agreed"


def _decision():
    return Fact.objects.get(kind="lead.disqualified").source_key


def test_a_lead_rests_until_a_day_and_is_woken_before(screen):
    act(screen, "rest", reason="next_quarter", wake_on_day="2027-06-01")
    assert lead().wake_at.date().isoformat() == "2027-06-01"
    assert "Wake" in screen.get("/leads/lead_1/").content.decode()
    act(screen, "wake", because="They called")
    assert lead().status == "woken"


def test_a_clock_is_paused_and_runs_again(screen):
    clock_id = ClockReading.objects.get(promise="first_contact").clock_id
    act(screen, "pause", clock=f"{clock_id}:waiting_for_customer")
    assert ClockReading.objects.get(clock_id=clock_id).state == "paused"
    act(screen, "resume", clock=clock_id)
    assert ClockReading.objects.get(clock_id=clock_id).state == "running"


@pytest.mark.parametrize(
    ("what", "said", "status"),
    [
        ("dance", {}, 404), ("opportunity", {"amount": "much"}, 400), ("opportunity", {"close_date": "soon"}, 400),
        ("contact", {"when": "yesterday"}, 400),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said(screen, what, said, status):
    assert act(screen, what, **said).status_code == status


def test_only_whoever_may_is_offered_anything(screen, at_screen):
    for name in ("hadi", "dewi"):
        page = at_screen(name).get("/leads/lead_1/")
        assert page.status_code in {403, 404} or "What to do" not in page.content.decode()
    assert at_screen("dewi").post("/leads/lead_1/act/contact/", {"medium": "call"}).status_code == 404


def test_the_page_of_another_day_is_only_read(screen, now):
    page = screen.get("/leads/lead_1/", {"as_of": (now - timedelta(minutes=1)).isoformat()})
    assert "What to do" not in page.content.decode()


@pytest.mark.parametrize(("team", "status", "listed"), [(True, 200, 1), (False, 404, 0)])
def test_a_rep_finds_a_colleagues_lead_where_the_charter_says_so(at_screen, cast, now, team, status, listed):
    terms = starting_terms()
    signed(terms.model_copy(update={"desk": terms.desk.model_copy(update={"reps_see_their_team": team})}))
    hired(when=now - timedelta(days=60))
    asks_for_a_demo("lead_1", now - timedelta(hours=1))
    other = "rep_tono" if lead().rep_id != "rep_tono" else "rep_dewi"
    cast["dewi"].rep_id = other
    cast["dewi"].save()
    reader = at_screen("dewi")
    assert reader.get("/leads/lead_1/").status_code == status
    assert len(reader.get("/leads/").context["page"].rows) == listed


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_story_keeps_what_was_taken_back_and_who_took_it_back(screen, at_screen, language):
    act(screen, "contact", medium="call", connected="1")
    call = Fact.objects.get(kind="lead.contacted")
    bima = Person("bima", "Bima", "revenue_operations")
    take_back(Doing("undo", "lead_1", bima, clock.now()), call.source_key)
    page = at_screen("bima", language).get("/leads/lead_1/")
    (struck,) = [line for day in page.context["days"] for line in day.lines if line.taken_back]
    assert (struck.kind, struck.taken_back.by) == ("lead.contacted", "bima")
    text = page.content.decode()
    assert say(language, "lead-taken-back", by="bima") in text
    assert say(language, "lead-fact-undone") in text
