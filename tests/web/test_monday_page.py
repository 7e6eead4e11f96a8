"""Monday: the right words and figures, the same for ever under one as_of, and few questions to the database."""

import json
from datetime import date, timedelta

import pytest

from selaras.actions.charter import charter_versions
from selaras.actions.promises.judging import Agreed, judged
from selaras.analytics import METRICS, asked, question_of
from selaras.core.sla import week_on
from selaras.phrases import say
from selaras.web.figure.lake import open_lake


def test_an_empty_company_is_told_what_to_do(at_screen, settings, tmp_path):
    settings.LAKE = tmp_path / "nothing"
    page = at_screen("ayu").get("/").content.decode()
    assert say("en", "monday-empty-title") in page
    assert 'href="/data/"' in page


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_page_speaks_both_languages(company, at_screen, language):
    page = at_screen("bima", language).get("/").content.decode()
    for phrase in ("monday-goal", "monday-changed", "monday-funnel", "monday-side-sales", "monday-all-channels"):
        assert say(language, phrase) in page


@pytest.mark.parametrize(
    ("language", "clause", "title"),
    [("en", "MQLs a month", "Selaras Demo: agreement"), ("id", "MQL per bulan", "Demo Selaras: kesepakatan")],
)
def test_the_charters_own_names_are_told_in_the_readers_language(company, at_screen, language, clause, title):
    client = at_screen("bima", language)
    assert f'<span class="strong">{clause}</span>' in client.get("/").content.decode()
    charter = client.get("/charter/").content.decode()
    assert clause in charter
    assert f"<h1>{title}" in charter


def test_every_figure_leads_to_its_definition_and_its_rows(company, at_screen):
    page = at_screen("bima").get("/").content.decode()
    for metric in ("won", "open_pipeline", "mql_to_sql", "acceptance_rate", "sla_attainment", "ageing_leads"):
        assert f'href="/figures/{metric}/?' in page
        assert f'href="/figures/{metric}/rows/?' in page


def test_promises_of_a_week_a_month_and_a_quarter_stand_with_those_who_made_them(company, at_screen):
    page = at_screen("bima").get("/").content.decode()
    marketing, sales = (page.split(f'id="side-{side}"')[1] for side in ("marketing", "sales"))
    marketing = marketing.split('id="side-sales"')[0]
    for kind in ("volume", "quality", "data_complete", "content", "campaign_report"):
        assert f'href="/figures/promise_{kind}/?' in marketing
        assert f'href="/figures/promise_{kind}/rows/?' in marketing
    for kind in ("forecast", "capacity_notice"):
        assert f'href="/figures/promise_{kind}/rows/?' in sales
        assert f"promise_{kind}" not in marketing
    assert f">{say('en', 'monday-promise-met')}</span>" in page


def test_monday_judges_a_promise_as_the_weekly_evaluation_does(company):
    versions, compared = charter_versions(), 0
    agreed = Agreed(versions, versions[1])
    lake = open_lake()
    put = question_of(lake, agreed.terms, as_of=lake.noted_until, period=agreed.cuts.named("2026-Q3"), by="clause")
    weeks = [week_on(agreed.cuts, date(2026, 6, 29) + timedelta(weeks=n)) for n in range(18)]
    for week, told in [(each, told) for each in weeks for told in judged(each, agreed)]:
        if f"promise_{told.promise}" in METRICS:  # and not about leads
            own = put.during(agreed.cuts.holding(week.start, told.every))
            part = next(p for p in asked(f"promise_{told.promise}", own).parts if p.cut.value == told.clause)
            assert (part.judgement, part.value, part.n) == (told.judgement, told.value, told.n), told
            compared += 1
    assert compared > 25


def test_a_moment_gives_the_same_page_for_ever(company, at_screen):
    client = at_screen("bima")
    first = client.get("/", {"as_of": "2026-10-20T09:00", "period": "2026-Q4"}).content.decode()
    second = client.get("/", {"as_of": "2026-10-20T09:00", "period": "2026-Q4"}).content.decode()
    assert say("en", "web-known-at") in first
    assert _without_tokens(first) == _without_tokens(second)


def test_the_week_is_a_choice_beside_the_quarter(company, at_screen):
    page = at_screen("bima").get("/", {"period": "2026-W46"}).content.decode()
    assert say("en", "monday-week-name", number=46, year="2026") in page


def test_a_period_that_is_none_is_told_with_the_way_to_write_it(company, at_screen):
    answer = at_screen("bima", "id").get("/", {"period": "soon"})
    assert answer.status_code == 400
    assert "2026-Q1" in answer.content.decode()


def test_the_chart_is_a_document_that_loads_nothing(company, at_screen):
    chart = json.loads(at_screen("bima").get("/monday/chart.json").content)
    assert chart["data"]["values"] or chart["datasets"]
    assert "url" not in chart["data"]


def test_the_page_asks_the_database_little(company, at_screen, django_assert_max_num_queries):
    client = at_screen("bima")
    with django_assert_max_num_queries(4):  # session, person, charter twice at the most
        assert client.get("/").status_code == 200


def test_a_definition_says_what_is_asked_and_what_cannot_be_seen(company, at_screen):
    page = at_screen("hadi").get("/figures/mql_to_sql/").content.decode()
    for phrase in ("metrics-page-blind-spot", "metrics-page-n", "metrics-page-as-of"):
        assert say("en", phrase) in page


def test_a_figure_nobody_defined_does_not_exist(at_screen):
    assert at_screen("hadi").get("/figures/happiness/").status_code == 404


def test_a_figure_that_counts_no_rows_leads_to_its_definition(company, at_screen):
    answer = at_screen("bima").get("/figures/target/rows/?period=2026-Q4")
    assert answer.headers["Location"] == "/figures/target/?period=2026-Q4"


def test_rows_open_the_lead_they_are_about(company, at_screen):
    page = at_screen("bima").get("/figures/mql_volume/rows/").content.decode()
    assert 'href="/leads/lead_' in page


def test_who_coaches_sees_the_reps_of_the_rows_and_an_executive_does_not(company, at_screen):
    coach = at_screen("sari").get("/figures/mql_volume/rows/").content.decode()
    executive = at_screen("hadi").get("/figures/mql_volume/rows/").content.decode()
    rep = f">{say('en', 'metrics-page-column-rep')}</th>"
    assert rep in coach
    assert rep not in executive


def test_a_cut_by_rep_is_for_those_who_coach(company, at_screen):
    assert at_screen("hadi").get("/figures/mql_to_sql/?by=rep&cut=rep_0").status_code == 403


def test_a_cut_that_does_not_exist_is_told_with_the_choices(company, at_screen):
    answer = at_screen("bima").get("/figures/mql_to_sql/?by=mood&cut=good")
    assert answer.status_code == 400
    assert "channel" in answer.content.decode()


def test_rows_are_exported_only_by_those_who_may(company, at_screen):
    answer = at_screen("bima").get("/figures/mql_volume/rows/?format=csv")
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert answer.content.decode().splitlines()[0].startswith("lead_id,")
    assert at_screen("hadi").get("/figures/mql_volume/rows/?format=csv").status_code == 403


def _without_tokens(page):
    return [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line and "max=" not in line]
