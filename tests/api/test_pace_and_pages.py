"""How fast one may call, and how a long list is read page by page while others write into it."""

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as tried
from hypothesis import strategies as st

from selaras.api.leads.routes import _ORDERS
from selaras.api.paging import PageWish, page_of
from selaras.records.models import LeadReading
from tests.actions.desk.company import at as hour

pytestmark = pytest.mark.django_db


def test_every_answer_says_how_much_of_the_pace_is_left(desk, settings):
    settings.API_CALLS_A_MINUTE = 3
    bima = desk.by_key("bima")
    told = [bima.call("GET", "leads").headers for _ in range(3)]
    assert [one["RateLimit"].split(";")[:2] for one in told] == [['"caller"', f"r={left}"] for left in (2, 1, 0)]
    assert {one["RateLimit-Policy"] for one in told} == {'"caller";q=3;w=60'}


def test_who_is_too_fast_is_told_how_long_to_wait(desk, settings, at):
    settings.API_CALLS_A_MINUTE = 2
    desk.set_clock(hour(1))
    bima, other = desk.by_key("bima"), desk.by_key("bima")
    for _ in range(2):
        bima.get("leads")
    answer = bima.call("GET", "leads")
    assert (answer.status_code, int(answer.headers["Retry-After"])) == (429, 30)
    assert answer.headers["RateLimit"].startswith('"caller";r=0')
    assert other.get("leads"), "each key has its own pace"
    at(1.01)
    assert bima.get("leads")


def rows(*seconds):
    """Leads captured at these seconds; None is one that nobody captured."""
    LeadReading.objects.all().delete()
    LeadReading.objects.bulk_create(
        LeadReading(
            lead_id=f"lead_{place:03}", stage="lead", status="new", score=second,
            captured_at=None if second is None else hour(0, seconds=second),
        )
        for place, second in enumerate(seconds)
    )  # fmt: skip


def walk(sort, limit):
    """Every page of the list, one after the other."""
    wish = PageWish(limit=limit)
    while True:
        page = page_of(LeadReading.objects.all(), wish, _ORDERS, sort, "all")
        yield [row.lead_id for row in page.items]
        if page.next_cursor is None:
            return
        wish = PageWish(limit=limit, cursor=page.next_cursor)


@tried(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    seconds=st.lists(st.none() | st.integers(0, 5), max_size=14),
    limit=st.integers(1, 6),
    sort=st.sampled_from(["-captured_at", "captured_at", "-score"]),
)
def test_the_pages_together_are_the_list(db, seconds, limit, sort):
    rows(*seconds)
    pages = list(walk(sort, limit))
    key = {"-captured_at": lambda s: -s, "captured_at": lambda s: s, "-score": lambda s: -s}[sort]
    placed = sorted((second is None, key(second or 0), place) for place, second in enumerate(seconds))
    assert [name for page in pages for name in page] == [f"lead_{place:03}" for _, _, place in placed]
    assert all(len(page) == limit for page in pages[:-1])


def test_what_comes_in_meanwhile_repeats_and_hides_nothing(db):
    rows(*range(10))
    pages = walk("-captured_at", 4)
    first = next(pages)
    LeadReading.objects.create(lead_id="lead_new", stage="lead", status="new", captured_at=hour(5))
    LeadReading.objects.filter(lead_id=first[-1]).delete()
    assert first + [name for page in pages for name in page] == [f"lead_{n:03}" for n in range(9, -1, -1)]


def test_a_cursor_belongs_to_the_question_it_came_from(desk):
    rows(*range(3))
    bima = desk.by_key("bima")
    cursor = bima.get("leads?limit=1")["next_cursor"]
    assert len(bima.get(f"leads?limit=2&cursor={cursor}")["items"]) == 2
    for other in ("sort=-score", "status=new"):
        assert bima.get(f"leads?limit=1&{other}&cursor={cursor}", 400)["code"] == "bad_cursor"
    assert bima.get(f"leads?cursor={cursor[:-3]}AAA", 400)["code"] == "bad_cursor"


def test_fifty_leads_take_few_questions_to_the_database(desk, django_assert_max_num_queries):
    rows(*range(60))
    bima = desk.by_key("bima")
    bima.get("leads")
    with django_assert_max_num_queries(2):
        assert len(bima.get("leads?limit=50")["items"]) == 50


def test_one_lead_and_its_story_take_few_questions_too(desk, django_assert_max_num_queries):
    bima = desk.by_key("bima")
    bima.get("leads")
    for part, most in (("", 6), ("/timeline", 6), ("/score", 8), ("/clocks", 8), ("/passes", 6)):
        with django_assert_max_num_queries(most):
            bima.get(f"leads/lead_1{part}")
