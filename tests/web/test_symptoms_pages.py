"""What stands out, on its page: everybody reads it, every line opens to its rows, single people are for coaches."""

import re

import pytest

pytestmark = pytest.mark.django_db


def text(answer):
    return answer.content.decode()


@pytest.mark.parametrize(("language", "title"), [("en", "What stands out"), ("id", "Yang menonjol")])
def test_everybody_reads_what_stands_out_in_their_language(at_screen, company, language, title):
    page = text(at_screen("hadi", language).get("/symptoms/"))
    assert title in page
    assert "reviewer_bias" not in page


def test_every_line_opens_to_its_rows_and_colleagues_are_named_to_coaches_only(at_screen, company):
    page = text(at_screen("bima").get("/symptoms/"))
    links = {link.replace("&amp;", "&") for link in re.findall(r'href="(/symptoms/[a-z_]+/rows/[^"]*)"', page)}
    assert links
    codes = ("criteria_unmet", "quality_low", "cherry_picking", "close_rate_over_care", "channel_wasted")
    for link in (min(links), *(f"/symptoms/{code}/rows/?by=channel&cut=email" for code in codes)):
        assert at_screen("bima").get(link).status_code == 200
    link = "/symptoms/touched_slowly/rows/"
    assert "Reviewer" in text(at_screen("bima").get(link))
    assert "Reviewer" not in text(at_screen("hadi").get(link))
    assert at_screen("hadi").get(link, {"by": "reviewer", "cut": "rep_x"}).status_code == 403
    assert at_screen("bima").get("/symptoms/nothing/rows/").status_code == 404
    assert at_screen("bima").get("/symptoms/never_touched/rows/?by=x").status_code == 400


def test_an_earlier_moment_and_another_period_are_asked_for_in_the_address(at_screen, company):
    page = text(at_screen("ayu").get("/symptoms/", {"as_of": "2026-09-01", "period": "2026-Q2"}))
    assert "2026-Q2" in page
    early = text(at_screen("ayu").get("/symptoms/", {"as_of": "2001-01-01"}))
    assert "No lead was ever handed over" in early


def test_the_verdict_fetches_what_stands_out_when_it_is_open(at_screen, company):
    page = text(at_screen("hadi").get("/verdict/", {"wait": "1"}))
    assert 'hx-get="/symptoms/"' in page
    assert 'id="stands-out"' in text(at_screen("hadi").get("/symptoms/"))


def test_an_empty_lake_has_nothing_to_look_at(at_screen, settings, tmp_path):
    settings.LAKE = tmp_path
    assert at_screen("ayu").get("/symptoms/").status_code == 200
    assert at_screen("ayu").get("/symptoms/never_touched/rows/").status_code == 200
