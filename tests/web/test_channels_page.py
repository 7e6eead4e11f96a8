"""The scorecard: every channel is in it, thin ones have no rank, and every number opens to its rows."""

import json
from dataclasses import replace

import pytest

from selaras.phrases import say
from selaras.web.channels.shown import COLUMNS, answers_of, lines_of
from selaras.web.figure.asking import board_of


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_scorecard_speaks_both_languages_and_names_the_model(company, at_screen, language):
    page = at_screen("bima", language).get("/channels/").content.decode()
    for name in COLUMNS:
        assert say(language, f"channels-{name.replace('_', '-')}") in page
    assert say(language, "channels-credit", model=say(language, "metrics-credit-sourced")) in page
    for metric in ("mql_to_sql", "acceptance_rate", "leads", "sourced_revenue", "spend"):
        assert f'href="/figures/{metric}/rows/?' in page


@pytest.fixture
def board(company, rf, cast):
    request = rf.get("/channels/")
    request.user = cast["bima"]
    return board_of(request, ("channel", "campaign"), "channel")


def test_the_rows_add_up_to_the_whole(board):
    whole, *lines = lines_of(board, answers_of(board), "")
    assert whole.whole
    for metric in ("leads", "mql_volume", "sourced_revenue", "spend"):
        told = sum(int(figure.value) for line in lines if (figure := line.figure(metric)))
        assert told == whole.figure(metric).value, metric
    sizes = [line.figure("leads").value if line.figure("leads") else 0 for line in lines]
    assert sizes == sorted(sizes, reverse=True)


def test_a_thin_row_has_no_rank_and_no_colour_whatever_its_rate(board):
    sizes = [figure.n for line in lines_of(board, answers_of(board), "")[1:] if (figure := line.figure("mql_to_sql"))]
    middle = sorted(sizes)[len(sizes) // 2]
    strict = replace(board.question.yardstick, thin_below=middle)
    board = replace(board, question=replace(board.question, yardstick=strict))
    lines = lines_of(board, answers_of(board), "mql_to_sql")[1:]
    marks = [line.thin for line in lines]
    assert marks == sorted(marks)
    assert True in marks
    assert False in marks
    ranked = [line.figure("mql_to_sql").value for line in lines if not line.thin]
    assert ranked == sorted(ranked, reverse=True)
    assert all(cell.tone == "" for line in lines if line.thin for cell in line.cells)


def test_the_order_is_asked_for_by_a_column_there_is(company, at_screen):
    client = at_screen("hadi")
    assert 'aria-sort="descending"' in client.get("/channels/?sort=roi").content.decode()
    answer = client.get("/channels/?sort=beauty")
    assert answer.status_code == 400
    assert "roi" in answer.content.decode()


def test_the_scorecard_leaves_as_chart_and_table_by_campaign_too(company, at_screen):
    client = at_screen("hadi")
    chart = json.loads(client.get("/channels/chart.json?by=campaign").content)
    assert {row["line"] for row in chart["data"]["values"]} <= {"Spend", "Sourced"}
    assert all(row["amount"] > 0 for row in chart["data"]["values"] if row["line"] == "Spend")
    assert client.get("/channels/chart.png").content.startswith(b"\x89PNG")
    lines = client.get("/channels/table.csv?by=campaign").content.decode().splitlines()
    assert any(line.startswith("roi.credited,campaign,") for line in lines)
