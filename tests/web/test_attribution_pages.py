"""Attribution and journeys: what the pages say, what they lead to, what leaves them, and who reads what."""

import io
import json
import re

import pyarrow.parquet as pq
import pytest

from selaras.analytics import question_of, whole_history
from selaras.analytics.attribution import NO_TOUCH, Ask, attribution, campaign_names, deals_behind
from selaras.phrases import say
from selaras.web.figure.lake import open_lake

YEARS = "2025-01-01..2026-12-31"


@pytest.fixture
def question(company):
    lake = open_lake()
    terms = company.terms
    return question_of(lake, terms, as_of=lake.noted_until, period=whole_history(lake, terms, as_of=lake.noted_until))


@pytest.fixture
def deal(question):
    found = deals_behind(Ask(question), attribution(question, draws=0).lines[0].value, page=(1, 1))
    return found.rows[0][0]


def read(client, address, status=200, **query):
    answer = client.get(address, query)
    assert answer.status_code == status
    return answer.content.decode()


def test_every_model_stands_beside_the_others_and_leads_to_the_deals(question, at_screen):
    client = at_screen("bima")
    page = read(client, "/attribution/", period=YEARS)
    found = attribution(question)
    for told in found.models:
        assert f"<td>{told.model.name}</td>" in page or str(told.model.name) in page
    for phrase in ("attribution-adds-up", "attribution-models-lede", "attribution-influenced-overlap"):
        assert say("en", phrase) in page
    assert f"value={found.lines[0].value}" in page
    assert 'href="/figures/won/rows/' in page


@pytest.mark.parametrize("by", ["campaign", "content", "segment"])
def test_the_same_in_indonesian_by_another_cut(company, at_screen, by):
    page = read(at_screen("ayu", "id"), "/attribution/", period=YEARS, by=by, basis="pipeline")
    assert say("id", f"attribution-by-{by}") in page
    assert say("id", "attribution-refused-open") in page or by == "segment"


def test_campaigns_are_called_by_their_names(question, at_screen):
    names = campaign_names(question.moment)
    value = next(line.value for line in attribution(question, "campaign", draws=0).lines if line.value in names)
    assert names[value] in read(at_screen("hadi"), "/attribution/", period=YEARS, by="campaign")


def test_a_segment_and_an_earlier_moment_are_part_of_the_address(question, at_screen):
    client = at_screen("bima")
    segment = attribution(question, "segment", draws=0).lines[0].value
    page = read(client, "/attribution/", period=YEARS, segment=segment, as_of="2026-09-01T09:00")
    assert say("en", "web-known-at") in page
    again = read(client, "/attribution/", period=YEARS, segment=segment, as_of="2026-09-01T09:00")
    assert _lasting(page) == _lasting(again)


def test_where_nothing_was_won_the_page_says_so(company, at_screen):
    client = at_screen("bima")
    assert say("en", "attribution-empty") in read(client, "/attribution/", period="2024-Q1")
    assert say("en", "attribution-empty-pipeline") in read(client, "/attribution/", period="2024-Q1", basis="pipeline")


def test_an_empty_company_is_told_what_to_do(at_screen, settings, tmp_path):
    settings.LAKE = tmp_path / "nothing"
    client = at_screen("ayu")
    assert say("en", "monday-empty-title") in read(client, "/attribution/")
    read(client, "/attribution/deals/", 400)
    read(client, "/journeys/opportunity_1/", 404)


def test_a_choice_that_is_none_is_told(company, at_screen):
    client = at_screen("bima")
    assert "campaign" in read(client, "/attribution/", 400, by="colour")
    assert "pipeline" in read(client, "/attribution/", 400, basis="hope")
    assert "W-shaped" in read(client, "/attribution/deals/", 400, model="zigzag")


def test_the_chart_and_the_table_leave_the_page(question, at_screen):
    client = at_screen("bima")
    chart = json.loads(read(client, "/attribution/chart.json", period=YEARS))
    assert "url" not in json.dumps(chart["layer"])
    assert read(client, "/attribution/chart.svg", period=YEARS).startswith("<svg")
    table = read(client, "/attribution/table.csv", period=YEARS)
    found = attribution(question)
    assert len(table.splitlines()) == 1 + len(found.lines) * len(found.models)
    answer = client.get("/attribution/table.parquet", {"period": YEARS})
    rows = pq.read_table(io.BytesIO(answer.content)).to_pylist()
    for told in found.models:
        assert sum(r["credit_minor"] for r in rows if r["model"] == told.model.name) == found.total_minor


def test_the_deals_of_a_line_lead_to_their_journeys(question, deal, at_screen):
    client = at_screen("hadi")
    value = attribution(question, draws=0).lines[0].value
    page = read(client, "/attribution/deals/", period=YEARS, value=value)
    assert f'href="/journeys/{deal}/' in page
    chain = read(client, "/attribution/deals/", period=YEARS, value=value, model="Markov")
    assert say("en", "attribution-deals-chain", model="Markov") in chain
    bare = read(client, "/attribution/deals/", period=YEARS, value=NO_TOUCH)
    assert say("en", "attribution-deals-bare") in bare
    read(client, "/attribution/deals/", period=YEARS, value="large", by="segment")


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_journey_goes_from_first_touch_to_close(deal, at_screen, language):
    page = read(at_screen("bima", language), f"/journeys/{deal}/")
    for phrase in ("journey-slot-first-touch", "journey-influence", "journey-people", "journey-credits"):
        assert say(language, phrase) in page
    days = re.findall(r'<time datetime="([^"]+)"', page)
    assert days


def test_a_journey_under_another_model_and_at_an_earlier_moment(deal, at_screen):
    client = at_screen("bima")
    page = read(client, f"/journeys/{deal}/", model="W-shaped", as_of="2026-11-01T09:00")
    assert say("en", "journey-credit-of", model="W-shaped") in page
    read(client, f"/journeys/{deal}/", 400, model="zigzag")
    read(client, "/journeys/opportunity_nobody/", 404)


def test_who_reads_figures_only_sees_no_rep_and_no_way_to_a_lead(deal, at_screen):
    page = read(at_screen("hadi"), f"/journeys/{deal}/")
    assert 'href="/leads/lead_' not in page
    assert 'href="/leads/lead_' in read(at_screen("bima"), f"/journeys/{deal}/")


def test_a_lead_leads_to_the_journey_of_its_deal(deal, question, at_screen):
    client = at_screen("bima")
    lead = re.search(r'href="/leads/(lead_\w+)/"', read(client, f"/journeys/{deal}/"))[1]
    assert f'href="/journeys/{deal}/"' in read(client, f"/leads/{lead}/")
    assert f'href="/journeys/{deal}/"' in read(client, "/figures/won/rows/", period=YEARS, size="500")


def _lasting(page):
    return [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line and "max=" not in line]
