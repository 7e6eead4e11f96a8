"""Leads: who sees which, search and filters, and one lead's whole story."""

import pytest

from selaras.core.lifecycle import STAGES
from selaras.phrases import say
from selaras.records.models import LeadReading


@pytest.fixture
def a_won_lead(company):
    return LeadReading.objects.filter(merged_into="").order_by("-pass_number", "-touches", "lead_id")[0]


def test_nobody_is_there_before_the_first_lead(at_screen):
    assert say("en", "lead-none-title") in at_screen("bima").get("/leads/").content.decode()


def test_a_search_finds_a_lead_by_a_part_of_its_company(company, at_screen):
    one = LeadReading.objects.exclude(company="").order_by("lead_id")[0]
    page = at_screen("bima").get("/leads/", {"q": one.company[:6].upper()}).content.decode()
    assert f"/leads/{one.lead_id}/" in page


def test_a_search_without_an_answer_offers_the_way_back(company, at_screen):
    page = at_screen("bima", "id").get("/leads/", {"q": "zzz-nobody"}).content.decode()
    assert say("id", "lead-none-found") in page


@pytest.mark.parametrize("stage", STAGES)
def test_a_filter_by_stage_shows_only_that_stage(company, at_screen, stage):
    answer = at_screen("bima").get("/leads/", {"stage": stage})
    assert {row.stage for row in answer.context["page"].rows} <= {stage}


def test_a_page_beyond_the_last_is_the_last(company, at_screen):
    answer = at_screen("bima").get("/leads/", {"page": "99999"})
    assert answer.context["page"].rows


def test_typing_in_the_search_asks_only_for_the_rows(company, at_screen):
    page = at_screen("bima").get("/leads/", {"q": "a"}, headers={"HX-Target": "lead-rows"}).content.decode()
    assert "<html" not in page


def test_a_rep_sees_only_their_own_leads(dewis_rep, at_screen):
    shown = at_screen("dewi").get("/leads/").context["page"].rows
    assert {row.rep_id for row in shown} == {dewis_rep}


def test_a_lead_of_another_rep_does_not_exist_for_a_rep(dewis_rep, at_screen):
    other = LeadReading.objects.exclude(rep_id=dewis_rep).order_by("lead_id")[0]
    assert at_screen("dewi").get(f"/leads/{other.lead_id}/").status_code == 404


def test_the_list_asks_the_database_little(company, at_screen, django_assert_max_num_queries):
    client = at_screen("bima")
    with django_assert_max_num_queries(9):
        client.get("/leads/")


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_leads_story_names_its_parts(a_won_lead, at_screen, language):
    page = at_screen("bima", language).get(f"/leads/{a_won_lead.lead_id}/").content.decode()
    for phrase in ("lead-story", "lead-passes-title", "lead-promises", "lead-score-title", "lead-fact-captured"):
        assert say(language, phrase) in page


def test_a_lead_asks_the_database_little(a_won_lead, at_screen, django_assert_max_num_queries):
    client = at_screen("bima")
    with django_assert_max_num_queries(16):
        client.get(f"/leads/{a_won_lead.lead_id}/")


def test_before_it_was_known_a_lead_does_not_exist(a_won_lead, at_screen):
    client = at_screen("bima")
    assert client.get(f"/leads/{a_won_lead.lead_id}/", {"as_of": "2020-01-01"}).status_code == 404


def test_a_lead_is_shown_as_it_was_known_then(a_won_lead, at_screen):
    moment = a_won_lead.captured_at.date().isoformat()
    answer = at_screen("bima").get(f"/leads/{a_won_lead.lead_id}/", {"as_of": moment})
    assert answer.status_code in {200, 404}
    if answer.status_code == 200:
        told = [line for day in answer.context["days"] for line in day.lines]
        assert all(line.at <= answer.context["moment"].at for line in told)


@pytest.mark.parametrize("show", ["marketing", "sales", "decisions", "promises", "nonsense"])
def test_the_story_can_be_narrowed(a_won_lead, at_screen, show):
    answer = at_screen("bima").get(f"/leads/{a_won_lead.lead_id}/", {"show": show})
    lines = [line for day in answer.context["days"] for line in day.lines]
    if show in {"marketing", "sales"}:
        assert {line.side for line in lines} <= {show}
    if show in {"decisions", "promises"}:
        assert {line.family for line in lines} <= {show}


def test_every_lead_of_the_company_has_a_page(company, at_screen):
    client = at_screen("bima")
    for lead_id in LeadReading.objects.order_by("lead_id").values_list("lead_id", flat=True)[:25]:
        assert client.get(f"/leads/{lead_id}/").status_code == 200
