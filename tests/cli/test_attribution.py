"""`selaras attribute` shares out the revenue in a terminal, as CSV, JSON and Parquet."""

import csv
import io
import json
from datetime import UTC, datetime, timedelta

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from selaras.cli.commands import commands
from selaras.core.ledger.relations import SCHEMA_VERSION
from selaras.kit.errors import InputError
from selaras.kit.manifest import Manifest, Part, write_manifest
from tests.analytics.writing import Telling, parquet_of

MAY = datetime(2026, 5, 4, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    telling, at = Telling(), tmp_path_factory.mktemp("lake")
    telling.tell("lead.captured", "lead_1", MAY, channel="webinar")
    for day, channel in enumerate(("webinar", "search", "search", None)):
        telling.tell("lead.touched", "lead_1", MAY + timedelta(days=day), signal="page_viewed", channel=channel)
    telling.tell("lead.converted", "lead_1", MAY + timedelta(days=2), opportunity_id="opportunity_1")
    telling.tell("opportunity.created", "opportunity_1", MAY + timedelta(days=2), base_minor=100_01)
    telling.tell("opportunity.won", "opportunity_1", MAY + timedelta(days=9))
    tables = {
        name: tuple(Part(path=path.rpartition("/")[2], rows=1, bytes=1, first=1, last=1) for path in paths)
        for name, paths in parquet_of(telling.facts, at).items()
    }
    until = int((MAY + timedelta(days=10)).timestamp()) * 10**6
    write_manifest(at, Manifest(schema_version=SCHEMA_VERSION, position=1, noted_until=until, tables=tables))
    return at


@pytest.fixture
def home(folder, settings):
    settings.LAKE = folder
    return folder


def run(*arguments: str):
    return CliRunner().invoke(commands, ["attribute", "--period", "2026-Q2", *arguments])


def test_all_models_are_shown_in_both_languages(home):
    english, indonesian = run(), run("--lang", "id")
    assert english.exit_code == indonesian.exit_code == 0
    assert "$100.01 over 1 deal" in english.output.replace("\n", " ")
    assert "Markov" in indonesian.output


def test_one_model_as_csv_sums_to_the_revenue(home):
    rows = list(csv.DictReader(io.StringIO(run("linear", "--format", "csv").output)))
    assert {row["value"]: int(row["credit_minor"]) for row in rows} == {
        "webinar": 2501, "search": 5000, "(unknown)": 2500,
    }  # fmt: skip


def test_the_pipeline_is_another_basis_and_a_chain_says_nothing_of_it(home):
    told = json.loads(run("Markov", "--basis", "pipeline", "--by", "campaign", "--format", "json").output)
    assert told == []
    assert "chain learns" in run("Markov", "--basis", "pipeline").output


def test_parquet_goes_to_a_file(home, tmp_path):
    assert run("--format", "parquet", "--out", str(tmp_path / "credits.parquet"), "--segment", "none").exit_code == 0
    assert pq.read_table(tmp_path / "credits.parquet").num_rows == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["zigzag"], "not a model"), (["--by", "colour"], "no cut colour"), (["--basis", "hope"], "not a basis")],
)
def test_what_there_is_not_is_told_with_what_there_is(home, arguments, message):
    answer = run(*arguments)
    assert isinstance(answer.exception, InputError)
    assert message in str(answer.exception)


def test_an_empty_lake_says_what_to_do(settings, tmp_path):
    settings.LAKE = tmp_path
    assert "load the demo" in str(run().exception)
