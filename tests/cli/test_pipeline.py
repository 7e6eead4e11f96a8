"""`selaras pipeline` says in the terminal what the page says, and gives its tables away."""

import json

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from selaras.cli.commands import commands
from selaras.kit.errors import InputError
from tests.analytics.pipeline.selling import selling

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    return selling(tmp_path_factory.mktemp("selling"))


@pytest.fixture
def home(lake, settings):
    settings.LAKE = lake
    return lake


def run(*words: str) -> str:
    answer = CliRunner().invoke(commands, ["pipeline", *words], env={"COLUMNS": "160"}, catch_exceptions=False)
    assert answer.exit_code == 0, answer.output
    return answer.output


def test_the_bridge_is_told_and_given(home, tmp_path) -> None:
    told = run("bridge", "--by", "team", "--period", "2026-Q2")
    assert "Pipeline at the end" in told
    assert "north" in told
    assert "seluruh pipeline terbuka" in run(
        "bridge", "--all", "--from", "2026-04-10", "--to", "2026-04-20", "--lang", "id"
    )
    lines = json.loads(run("bridge", "--format", "json", "--period", "2026-Q2"))
    steps = [line["amount_minor"] for line in lines]
    assert sum(steps[:-1]) == steps[-1]
    run("bridge", "--format", "parquet", "--out", str(tmp_path / "bridge.parquet"))
    assert pq.read_table(tmp_path / "bridge.parquet").num_rows == len(lines)


def test_forecasts_are_held_to_what_came(home) -> None:
    told = run("forecast", "--period", "2026-Q2")
    assert "Commit" in told
    assert "nothing had been said" in told
    assert "Penjumlahan tunggal" in run("forecast", "--level", "whole", "--rollup", "single", "--lang", "id")
    found = json.loads(run("forecast", "--format", "json", "--period", "2026-Q2"))
    commit = next(line for line in found if (line["category"], line["days_before"]) == ("commit", 60))
    assert commit["pairs"] == 1
    assert commit["wape"] > 0
    assert "2026" in run("forecast", "--mondays", "--period", "2026-Q2")
    assert "commit_minor" in run("forecast", "--mondays", "--format", "csv", "--period", "2026-Q2")


def test_the_projection_says_how_it_did_before(home) -> None:
    told = run("projection", "--period", "2026-Q2")
    assert "80 % interval" in told
    assert "such projections of the past" in told
    assert "median_minor" in run("projection", "--format", "csv", "--period", "2026-Q2")
    assert "in_95" in run("projection", "--trials", "--format", "csv", "--period", "2026-Q2")
    assert "does not run" in run("projection", "--period", "2026-Q1")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["bridge", "--from", "soon"], "is not a day"),
        (["bridge", "--by", "colour"], "is not a cut"),
        (["forecast", "--level", "nobody"], "is not a choice"),
        (["projection", "--format", "csv", "--period", "2026-Q1"], "does not run"),
    ],
)
def test_what_cannot_be_asked_is_said(home, words, said) -> None:
    with pytest.raises(InputError, match=said):
        run(*words)


def test_an_empty_lake_says_what_to_do(tmp_path, settings) -> None:
    settings.LAKE = tmp_path / "nothing"
    with pytest.raises(InputError, match="the lake is empty"):
        run("bridge")
