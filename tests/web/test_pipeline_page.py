"""The pipeline page: coverage, bridge, forecasts and projection, charts and tables, and the deals behind a step."""

import io
import json
from datetime import date

import pyarrow.parquet as pq
import pytest

from selaras.analytics.pipeline.bridge import Step
from selaras.web.figure.lake import open_lake
from selaras.web.pipeline.shown import last_words, lines_of, with_names

pytestmark = pytest.mark.django_db


@pytest.fixture
def text(at_screen, company):
    """Ask for a page and return its text: ``text("/pipeline/", "sari", "id")``."""

    def asked(where: str, who: str = "bima", language: str = "en", status: int = 200) -> str:
        answer = at_screen(who, language).get(where)
        assert answer.status_code == status, answer.content[:400]
        return answer.content.decode()

    return asked


def test_the_page_shows_every_part_and_every_step_opens(text) -> None:
    page = text("/pipeline/")
    for said in ("What covers the target", "Weighted pipeline", "What moved the pipeline", "Pipeline at the end"):
        assert said in page
    for said in ("Known on", "WAPE", "Added over the better naive", "Cumulative roll-up", "Needed coverage"):
        assert said in page
    assert "/pipeline/rows/?line=created" in page
    rows = text("/pipeline/rows/?line=created")
    assert "opportunity_" in rows
    assert "Rep before" in rows


def test_the_page_speaks_indonesian_and_of_any_quarter(text) -> None:
    page = text("/pipeline/?period=2026-Q1&by=channel&all=1&rollup=single&level=whole", language="id")
    assert "Yang menggerakkan pipeline" in page
    assert "Penjumlahan tunggal" in page


def test_a_period_that_has_not_begun_says_so(text) -> None:
    page = text("/pipeline/?period=2031-Q1")
    assert "has not begun" in page
    assert "Nobody has forecast this period yet" in page
    assert "No projection" in page
    text("/pipeline/rows/?line=created&period=2031-Q1", status=404)
    text("/pipeline/bridge.csv?period=2031-Q1", status=404)
    text("/pipeline/bridge.json?period=2031-Q1", status=404)
    text("/pipeline/projection.csv?period=2031-Q1", status=404)


def test_single_reps_are_for_those_who_coach_them(text) -> None:
    assert ">reps<" in text("/pipeline/?by=rep&level=rep", "bima")
    for where in ("/pipeline/?by=rep", "/pipeline/?level=rep", "/pipeline/bridge.csv?by=rep"):
        text(where, "ayu", status=403)
    assert "Rep before" not in text("/pipeline/rows/?line=begin&by=team", "ayu")
    assert ">reps<" not in text("/pipeline/", "ayu")


@pytest.mark.parametrize("where", ["?by=colour", "?level=nobody", "?rollup=twice", "?period=soon"])
def test_what_the_address_cannot_mean_is_said(text, where) -> None:
    text(f"/pipeline/{where}", status=400)


def test_charts_and_tables_are_taken_away(at_screen, company) -> None:
    screen = at_screen("bima")
    for name, mark in (("bridge", "bar"), ("forecast", "line"), ("projection", "line")):
        chart = json.loads(screen.get(f"/pipeline/{name}.json").content)
        assert mark in json.dumps(chart)
        assert chart["description"]
    assert screen.get("/pipeline/bridge.svg").content.startswith(b"<svg")
    for name, column in (
        ("bridge", "line"), ("forecast", "commit_minor"), ("projection", "median_minor"), ("accuracy", "wape"),
        ("trials", "in_95"),
    ):  # fmt: skip
        answer = screen.get(f"/pipeline/{name}.parquet")
        if answer.status_code == 404:
            assert name == "projection", "the company's newest quarter may be too thin to project"
            continue
        assert column in pq.read_table(io.BytesIO(answer.content)).column_names
    told = screen.get("/pipeline/bridge.csv").content.decode()
    assert told.startswith("period,since,until,by,cut,line,amount_minor")
    for where in ("bridge.docx", "accuracy.svg", "nothing.csv"):
        assert screen.get(f"/pipeline/{where}").status_code == 404


def test_a_line_nobody_knows_is_not_found_and_an_empty_lake_says_what_to_do(text, settings, tmp_path) -> None:
    text("/pipeline/rows/?line=magic", status=404)
    settings.LAKE = tmp_path / "nothing"
    assert open_lake().empty
    assert "data" in text("/pipeline/")
    text("/pipeline/bridge.csv", status=404)


def test_what_was_never_told_is_laid_out_as_nothing() -> None:
    assert lines_of(None) == []
    assert list(last_words(None)) == []
    names = {"rep_1": "Dewi"}
    assert with_names(("rep", "n", "day"), [("rep_1", 3, date(2026, 1, 1))], names) == [("Dewi", 3, date(2026, 1, 1))]
    assert Step("won", -3, 1).line == "won"
