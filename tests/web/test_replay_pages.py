"""Replay on its page: a proposal worked out beside the reader, what it would have made, and what can be taken away."""

import csv
import io
import json
import time

import pytest
from typer.testing import CliRunner

from selaras.cli.commands import commands

pytestmark = pytest.mark.django_db
ASKED = "/replay/?version=3&period=2026-Q3"


def text(answer):
    return answer.content.decode()


def worked_out(screen, address):
    """Look until the replay is there, as the page does by itself."""
    for _ in range(200):
        answer = screen.get(address)
        if "Refresh" not in answer.headers:
            return answer
        time.sleep(0.2)
    raise AssertionError(text(answer))


def test_a_proposed_version_stands_beside_what_happened_in_both_languages(company, at_screen):
    page = worked_out(at_screen("bima"), ASKED)
    assert page.status_code == 200
    for words in ("What happened, and what would have", "MQL to SQL", "How true the replay is", "Thresholds", "Load"):
        assert words in text(page)
    assert "Yang terjadi, dan yang akan terjadi" in text(worked_out(at_screen("bima", "id"), ASKED))


def test_the_version_that_waits_is_replayed_when_nothing_is_named(company, at_screen):
    page = text(worked_out(at_screen("sari"), "/replay/?period=2026-Q3"))
    assert '<option value="3" selected>' in page


def test_another_threshold_is_tried_without_proposing_anything(company, at_screen):
    screen = at_screen("bima")
    page = text(worked_out(screen, "/replay/?version=&threshold=95&points-page_viewed=1&period=2026-Q3"))
    assert "95" in page
    assert "Would not have been an MQL" in page
    assert screen.get("/replay/?threshold=many").status_code == 400
    assert screen.get("/replay/?version=99").status_code == 400


def test_a_version_that_waits_leads_to_its_impact(company, at_screen):
    assert 'href="/replay/?version=3"' in text(at_screen("sari").get("/charter/versions/3/"))
    assert 'href="/replay/?version=1"' not in text(at_screen("sari").get("/charter/versions/1/"))


def test_nothing_proposed_and_nothing_told_are_said(at_screen, settings, tmp_path):
    settings.LAKE = tmp_path
    assert "There is no history to replay" in text(at_screen("bima").get("/replay/"))


def test_nobody_without_the_right_tries_anything(company, at_screen):
    assert at_screen("dewi").get("/replay/").status_code == 403
    assert "g then y" not in text(at_screen("dewi").get("/"))


def test_lists_and_thresholds_leave_as_files(company, at_screen):
    screen, asked = at_screen("bima"), ASKED.partition("?")[2]
    worked_out(screen, ASKED)
    leads = list(csv.DictReader(io.StringIO(text(screen.get(f"/replay/leads.csv?{asked}")))))
    assert {"fate", "lead_id", "was_rep", "won_minor"} <= leads[0].keys()
    assert any(row["was_rep"] for row in leads)
    hidden = list(csv.DictReader(io.StringIO(text(at_screen("ayu").get(f"/replay/leads.csv?{asked}")))))
    assert not any(row["was_rep"] for row in hidden)
    assert screen.get(f"/replay/thresholds.parquet?{asked}").content[:4] == b"PAR1"
    assert json.loads(text(screen.get(f"/replay/thresholds.json?{asked}")))["vconcat"]
    assert screen.get(f"/replay/thresholds.svg?{asked}").content.startswith(b"<svg")
    assert screen.get(f"/replay/nothing.csv?{asked}").status_code == 404


def test_the_terminal_and_a_program_are_told_the_same(company, at_screen):
    told = CliRunner().invoke(commands, ["replay", "--version", "3", "--period", "2026-Q3", "--json"])
    assert told.exit_code == 0, told.output
    impact = json.loads(told.output)
    answer = at_screen("bima").get("/api/v1/replay", {"version": 3, "period": "2026-Q3"}).json()
    assert answer["counts"] == impact["counts"]
    assert answer["proposed"] == impact["proposed"]
    assert {row["lead_id"] for row in answer["rows"]} == {row["lead_id"] for row in impact["rows"]}
    said = CliRunner().invoke(commands, ["replay", "--threshold", "95", "--period", "2026-Q3", "--lang", "id"])
    assert "Yang terjadi" in said.output
    assert at_screen("bima").get("/api/v1/replay", {"version": 99}).status_code == 404
