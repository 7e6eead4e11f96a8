"""The funnel: one cohort step by step, a trend with its alarm, and everything to take away."""

import io
import json

import pyarrow.parquet as pq
import pytest

from selaras.analytics import Yardstick, asked, question_of
from selaras.phrases import say
from selaras.web.figure.lake import open_lake
from selaras.web.frame.moment import present
from selaras.web.funnel.shown import CUTS, FATES


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_page_speaks_both_languages_and_names_what_is_no_conversion(company, at_screen, language):
    page = at_screen("bima", language).get("/funnel/").content.decode()
    for phrase in ("funnel-stages", "funnel-three", "funnel-in-period-foot", "funnel-rest"):
        assert say(language, phrase) in page
    assert say(language, "metrics-in-period-ratio-name") in page
    assert 'href="/figures/mql_to_sql/rows/?' in page
    assert "of=reached" in page


def test_every_mql_of_the_cohort_is_in_one_bar_of_each_stage(company, at_screen, rf):
    chart = json.loads(at_screen("hadi").get("/funnel/chart.json?period=2026-Q3").content)
    rows = chart["data"]["values"]
    lake = open_lake()
    terms = present(rf.get("/")).terms
    question = question_of(lake, terms, as_of=lake.noted_until, period=Yardstick.of(terms).cuts.named("2026-Q3"))
    n = asked("mql_volume", question).whole.n
    for stage in {row["stage"] for row in rows}:
        assert sum(row["n"] for row in rows if row["stage"] == stage) == n
    assert len(rows) == 4 * (1 + len(FATES))


@pytest.mark.parametrize("by", ["segment", "pass_no"])
def test_it_is_cut_by_any_key_the_passes_have(company, at_screen, by):
    assert by in CUTS
    page = at_screen("hadi").get(f"/funnel/?by={by}")
    assert page.status_code == 200
    assert say("en", f"metrics-dimension-{by.replace('_', '-')}") in page.content.decode()


def test_a_cut_by_rep_is_for_those_who_coach_and_a_cut_nobody_knows_is_told_with_the_choices(company, at_screen):
    assert at_screen("hadi").get("/funnel/?by=rep").status_code == 403
    assert at_screen("sari").get("/funnel/?by=rep").status_code == 200
    answer = at_screen("bima").get("/funnel/?by=mood")
    assert answer.status_code == 400
    assert "segment" in answer.content.decode()


def test_the_trend_says_how_often_it_would_be_wrong_or_why_it_is_silent(company, at_screen):
    client = at_screen("bima")
    pages = [client.get(address).content.decode() for address in ("/funnel/", "/figures/mql_to_opportunity/")]
    for page in pages:
        assert 'id="trend"' in page
        assert "a false alarm comes in about 5 % of years" in page or "Too little to watch" in page
    panel = client.get("/figures/mql_to_opportunity/", headers={"HX-Request": "true"}).content.decode()
    assert 'id="trend"' not in panel
    assert "#trend" in panel


def test_chart_trend_and_table_leave_as_files(company, at_screen):
    client = at_screen("hadi")
    assert client.get("/funnel/chart.svg").content.startswith(b"<svg")
    assert client.get("/figures/mql_to_sql/trend.png").content.startswith(b"\x89PNG")
    table = pq.read_table(io.BytesIO(client.get("/funnel/table.parquet?by=segment").content))
    assert {"mql_to_sql", "acceptance_rate", "mql_to_won.rejected"} <= set(table.column("metric").to_pylist())
    weeks = client.get("/figures/mql_to_sql/trend-table.csv").content.decode().splitlines()
    assert weeks[0].startswith("metric,week,first_day,value")
    assert client.get("/figures/leads/trend.json").status_code == 404


def test_without_any_fact_the_page_says_what_to_do_and_there_is_no_chart(at_screen, settings, tmp_path):
    settings.LAKE = tmp_path / "nothing"
    client = at_screen("ayu")
    for address, place in (("/funnel/", "funnel"), ("/channels/", "channels")):
        page = client.get(address).content.decode()
        assert say("en", "monday-empty-title") in page
        assert f"<h1>{say('en', f'web-place-{place}')}</h1>" in page
    for address in ("/funnel/chart.json", "/channels/table.csv", "/figures/mql_to_sql/trend.json"):
        assert client.get(address).status_code == 404
