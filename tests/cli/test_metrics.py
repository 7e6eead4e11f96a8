"""`selaras metrics` shows the figures of the lake as a table, as CSV and as JSON."""

import csv
import io
import json
from datetime import UTC, datetime, timedelta

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from selaras.cli.commands import commands
from selaras.cli.metrics import answers_to
from selaras.cli.metrics_shown import written
from selaras.core.ledger.relations import SCHEMA_VERSION
from selaras.kit.errors import InputError
from selaras.kit.manifest import Manifest, Part, write_manifest
from tests.analytics.writing import Telling, lake_of, parquet_of

MAY = datetime(2026, 5, 4, 9, tzinfo=UTC)


@pytest.fixture
def told() -> Telling:
    telling = Telling()
    for number in range(6):
        lead = f"lead_{number}"
        telling.tell("lead.captured", lead, MAY, channel="=cmd()" if number else "webinar")
        telling.tell("lead.qualified", lead, MAY + timedelta(days=1))
        telling.tell("lead.routed", lead, MAY + timedelta(days=1), rep_id="rep_dewi")
        if number < 3:
            telling.tell("lead.contacted", lead, MAY + timedelta(days=2), medium="call")
            telling.tell("lead.accepted", lead, MAY + timedelta(days=2))
    telling.tell("opportunity.created", "opportunity_1", MAY, base_minor=250_00)
    telling.tell("opportunity.won", "opportunity_1", MAY + timedelta(days=3))
    return telling


@pytest.fixture
def home(told, tmp_path, settings):
    settings.LAKE = tmp_path
    tables = {
        name: tuple(Part(path=path.rpartition("/")[2], rows=1, bytes=1, first=1, last=1) for path in paths)
        for name, paths in parquet_of(told.facts, tmp_path).items()
    }
    until = int((MAY + timedelta(days=10)).timestamp()) * 10**6
    write_manifest(tmp_path, Manifest(schema_version=SCHEMA_VERSION, position=1, noted_until=until, tables=tables))
    return tmp_path


def run(*arguments: str):
    return CliRunner().invoke(commands, ["metrics", *arguments])


@pytest.mark.django_db
def test_all_figures_are_shown_in_both_languages(home):
    english, indonesian = run("--period", "2026-Q2"), run("--period", "2026-Q2", "--lang", "id")
    assert english.exit_code == indonesian.exit_code == 0
    assert "Acceptance rate" in english.output
    assert "$250.00" in english.output
    assert "Tingkat penerimaan" in indonesian.output


@pytest.mark.django_db
def test_one_figure_cut_by_channel_comes_as_csv_that_no_spreadsheet_runs(home):
    lines = list(csv.DictReader(io.StringIO(run("mql_to_sal", "--by", "channel", "--format", "csv").output)))
    lines = [line for line in lines if line["metric"] == "mql_to_sal"]
    assert [(line["cut"], line["n"]) for line in lines] == [("", "6"), ("'=cmd()", "5"), ("webinar", "1")]
    assert lines[0]["mature"] == "False"


@pytest.mark.django_db
def test_one_figure_comes_as_json_as_of_an_instant(home):
    as_of = "2026-05-05T10:00:00Z"
    whole = json.loads(run("acceptance_rate", "--as-of", as_of, "--format", "json").output)[0]
    assert (whole["value"], whole["as_of"]) == (None, "2026-05-05T10:00:00+00:00")
    assert whole["refused"].startswith("No figure")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--format", "xml"), "use csv, parquet, json"),
        (("--format", "parquet"), "--out FILE"),
        (("--by", "luck"), "use one of channel"),
        (("--count", "calls"), "count passes or people"),
        (("--lag", "soon"), "a number of days, or cycle"),
        (("--period", "soon"), "write 2026-Q3"),
        (("love",), "is not a metric"),
    ],
)
def test_a_mistake_is_answered_with_what_to_write_instead(home, arguments, says):
    found = run(*arguments).exception
    assert isinstance(found, InputError)
    assert says in str(found)


def test_an_empty_lake_says_what_to_do_first(tmp_path):
    with pytest.raises(InputError, match="import data"):
        answers_to(lake_of([], tmp_path), None, None, None, None)


@pytest.mark.django_db
def test_a_wait_nobody_finished_is_not_reached(told, tmp_path):
    lake = lake_of(told.facts, tmp_path)
    answers, _ = answers_to(lake, "time_to_first_contact", "team", "2026-Q2", None)
    p90 = answers[0].whole.beside_named("p90")
    assert written("en", p90, p90.value) == "not reached"
    assert written("en", answers[0].whole, answers[0].whole.value) == "24 hr"
    beside = [figure.metric for figure in answers[0].whole.beside]
    assert "time_to_first_contact.not_yet" in beside


@pytest.mark.django_db
def test_figures_are_written_to_a_file_with_their_types(home, tmp_path):
    file = tmp_path / "figures.parquet"
    run("mql_volume", "--by", "channel", "--format", "parquet", "--out", str(file))
    table = pq.read_table(file)
    assert table.column("n").to_pylist() == [6, 5, 1]
    assert table.column("cut").to_pylist() == [None, "=cmd()", "webinar"]
    assert table.schema.field("as_of").type.tz == "UTC"


@pytest.mark.django_db
def test_a_trend_says_why_it_is_silent_and_comes_as_a_table_too(home):
    shown = run("mql_to_sal", "--trend")
    assert "Too little to watch" in shown.output
    assert "2026-W19" in shown.output
    lines = list(csv.DictReader(io.StringIO(run("mql_to_sal", "--trend", "--format", "csv").output)))
    assert [line["denominator"] for line in lines if line["week"] == "2026-W19"] == ["6"]


@pytest.mark.django_db
def test_passes_or_people_are_counted_and_costs_come_earlier(home):
    line = json.loads(run("mql_volume", "--count", "people", "--lag", "cycle", "--format", "json").output)[0]
    assert line["value"] == 6
