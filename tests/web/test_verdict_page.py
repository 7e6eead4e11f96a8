"""The page of the verdict: answered in words, honest while it is worked out, and open to its rows and its evidence."""

import json
from pathlib import Path

import pytest

from selaras.analytics.evidence import check
from selaras.phrases import say
from tests.analytics.diagnosis.two_months import folder_of, two_months
from tests.analytics.writing import Telling

pytestmark = pytest.mark.slow
JUNE = {"period": "2026-06", "against": "last_period", "wait": "1"}


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Path:
    return folder_of(two_months(Telling()), tmp_path_factory.mktemp("lake"))


@pytest.fixture
def screen(db, at_screen, written, settings):
    settings.LAKE = written
    return at_screen


def text(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize(
    ("language", "answer"), [("en", "The gap lies with sales"), ("id", "Selisihnya pada penjualan")]
)
def test_the_page_says_whose_the_gap_is_in_both_languages(screen, language, answer):
    page = text(screen("hadi", language).get("/verdict/", JUNE))
    assert answer in page
    assert say(language, "verdict-question") in page
    for factor in ("volume", "speed", "own-deals"):
        assert say(language, f"verdict-factor-{factor}") in page
    assert say(language, "verdict-do-speed").replace("’", "’") in page
    assert say(language, "verdict-how-draws", draws=1000, seed=0) in page
    assert "{" not in page.partition("<main")[2].partition("</main>")[0]


def test_the_first_time_the_page_says_that_it_is_being_worked_out(screen):
    reader = screen("ayu")
    fresh = {"period": "2026-06", "against": "last_period", "as_of": "2026-09-01T00:00"}
    first = text(reader.get("/verdict/", fresh))
    assert say("en", "verdict-working") in first
    assert 'http-equiv="refresh"' in first
    assert "wait=1" in first
    done = text(reader.get("/verdict/", fresh | {"wait": "1"}))
    assert say("en", "verdict-parts") in done
    again = text(reader.get("/verdict/", fresh | {"money": "revenue"}))
    assert say("en", "verdict-how-revenue").split("’")[0] in again
    assert 'http-equiv="refresh"' not in again


def test_without_a_target_the_period_before_is_compared(screen):
    page = text(screen("sari").get("/verdict/", {"period": "2026-06", "wait": "1"}))
    assert 'aria-current="true">the period before' in page


def test_what_cannot_be_compared_is_said_with_its_reason(screen):
    page = text(screen("bima").get("/verdict/", JUNE | {"against": "plan"}))
    assert say("en", "verdict-answer-cannot-tell") in page
    assert say("en", "verdict-refused-no-target", period="2026-06") in page
    for place in ("chart.json", "parts.csv", "speed/"):
        assert screen("bima").get(f"/verdict/{place}", JUNE | {"against": "plan"}).status_code == 404


def test_the_waterfall_is_the_same_on_the_page_and_taken_away(screen):
    reader = screen("bima")
    chart = json.loads(reader.get("/verdict/chart.json", JUNE).content)
    bars = chart["data"]["values"]
    assert [bars[0]["name"], bars[-1]["name"]] == ["Before", "Actual"]
    assert bars[1]["start"] == bars[0]["end"]
    assert bars[-2]["end"] == pytest.approx(bars[-1]["end"])
    picture = reader.get("/verdict/chart.svg", JUNE)
    assert "The gap lies with sales" in text(picture)
    table = text(reader.get("/verdict/parts.csv", JUNE))
    assert table.splitlines()[0].startswith("factor,owner,money_minor")
    assert len(table.splitlines()) == 10


@pytest.mark.parametrize("factor", ["volume", "lead_to_mql", "speed", "qualification", "own_deals", "win"])
def test_every_part_opens_to_its_rows(screen, factor):
    answer = screen("hadi").get(f"/verdict/{factor}/", JUNE)
    assert answer.status_code == 200
    assert say("en", f"verdict-rows-{factor.replace('_', '-')}") in text(answer)


def test_the_evidence_pack_holds_and_is_for_those_who_may_export(screen, tmp_path):
    answer = screen("bima").get("/verdict/evidence.zip", JUNE | {"part": "speed"})
    path = tmp_path / "pack.zip"
    path.write_bytes(answer.content)
    assert "evidence-verdict-2026-06-last_period-pipeline-speed.zip" in answer.headers["Content-Disposition"]
    assert check(path).holds
    assert screen("hadi").get("/verdict/evidence.zip", JUNE).status_code == 403


@pytest.mark.parametrize(
    ("place", "wish", "status"),
    [
        ("", {"against": "fate"}, 400),
        ("", {"money": "gold"}, 400),
        ("luck/", {}, 404),
        ("evidence.zip", {"part": "luck"}, 404),
        ("chart.pdf", {}, 404),
    ],
)
def test_an_address_that_is_none_is_refused(screen, place, wish, status):
    assert screen("bima").get(f"/verdict/{place}", JUNE | wish).status_code == status


def test_before_there_is_any_fact_the_page_says_how_to_bring_them_in(db, at_screen, settings, tmp_path):
    settings.LAKE = tmp_path
    assert say("en", "monday-empty-title") in text(at_screen("ayu").get("/verdict/"))
    assert at_screen("ayu").get("/verdict/chart.json").status_code == 404


def test_eka_from_elsewhere_sees_no_verdict(screen):
    assert screen("eka").get("/verdict/", JUNE).status_code == 403
