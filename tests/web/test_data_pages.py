"""Data: imports, what could not be read, what that weakens, and how fresh the lake is."""

import csv
import io
import json

import pytest

from selaras.actions.imports_batches import written_reason
from selaras.kit import clock
from selaras.kit.sentence import Sentence
from selaras.phrases import say
from selaras.records.models import ImportRowReject, ImportRun, ReadinessFinding


@pytest.fixture
def an_import(db):
    run = ImportRun.objects.create(
        run_id="run_1", file_name="leads.csv", sha256="a" * 64, table="leads", mapping='{"table": "leads"}',
        state="failed", rows_read=120, rows_written=110, rows_rejected=1, position=120,
        actor="user:bima", started_at=clock.now(),
    )  # fmt: skip
    ImportRowReject.objects.create(
        run=run, row=14, column="close_date", value="=cmd|'/C calc'!A1",
        reason=written_reason(Sentence.of("imports-reject-close", status=Sentence.of("imports-status-won"))),
    )  # fmt: skip
    ReadinessFinding.objects.create(
        run=run, code="a_code_of_tomorrow", severity="warning", table="leads", column="channel", rows=12, out_of=120,
        examples=json.dumps(["row 3", {"row": 4}]), metrics=json.dumps(["mql_to_sql"]), found_at=clock.now(),
    )  # fmt: skip
    return run


@pytest.mark.parametrize("language", ["en", "id"])
def test_before_the_first_import_the_page_says_how(at_screen, language):
    page = at_screen("bima", language).get("/data/").content.decode()
    assert say(language, "data-no-imports") in page
    assert say(language, "data-how") in page


def test_an_import_leads_to_its_own_page(an_import, at_screen):
    assert 'href="/data/imports/run_1/"' in at_screen("bima").get("/data/").content.decode()


def test_a_finding_says_what_it_weakens(an_import, at_screen):
    page = at_screen("bima").get("/data/").content.decode()
    assert say("en", "metrics-mql-to-sql-name") in page
    assert "a code of tomorrow" in page


REASONS = {
    "en": "the deal is won, but no date says when",
    "id": "transaksi ini menang, tetapi tidak ada tanggal yang menyebut kapan",
}


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_reject_is_shown_with_row_column_value_and_reason(an_import, at_screen, language):
    page = at_screen("bima", language).get("/data/imports/run_1/").content.decode()
    for part in ("14", "close_date", REASONS[language], say(language, "data-state-failed")):
        assert part in page


@pytest.mark.parametrize("language", ["en", "id"])
def test_rejects_leave_without_formulas_in_the_readers_language(an_import, at_screen, language):
    text = at_screen("bima", language).get("/data/imports/run_1/?format=csv").content.decode()
    header, line = csv.reader(io.StringIO(text))
    assert header == [say(language, f"data-{name}") for name in ("row", "column", "value", "reason")]
    assert line == ["14", "close_date", "'=cmd|'/C calc'!A1", REASONS[language]]


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_finding_says_what_it_does_and_leads_to_what_it_weakens(an_import, at_screen, language):
    ReadinessFinding.objects.create(
        run=an_import, code="channel-blank", severity="warning", table="leads", column="origin", rows=60, out_of=8000,
        values=json.dumps({"rows": 60, "out_of": 8000, "column": "origin"}), found_at=clock.now(),
        examples=json.dumps([{"row": 61, "value": "8e95"}]), metrics=json.dumps(["mql_to_sql"]),
    )  # fmt: skip
    page = at_screen("bima", language).get("/data/imports/run_1/").content.decode()
    for part in (say(language, "readiness-channel-blank-effect"), say(language, "readiness-at-row", row=61), "8e95"):
        assert part in page
    assert 'href="/figures/mql_to_sql/"' in page


def test_an_import_that_never_was_does_not_exist(at_screen):
    assert at_screen("bima").get("/data/imports/run_9/").status_code == 404


def test_freshness_counts_the_facts_that_wait(company, at_screen):
    assert say("en", "data-up-to-date") in at_screen("bima").get("/data/").content.decode()


def test_the_page_asks_the_database_little(an_import, at_screen, django_assert_max_num_queries):
    client = at_screen("bima")
    with django_assert_max_num_queries(10):
        client.get("/data/")
