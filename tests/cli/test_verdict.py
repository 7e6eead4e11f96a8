"""`selaras diagnose` answers in words and as JSON; `selaras evidence` writes packs and checks them."""

import json

import pytest
from typer.testing import CliRunner

from selaras.cli.commands import commands
from selaras.kit.errors import InputError
from tests.analytics.diagnosis.two_months import folder_of, two_months
from tests.analytics.writing import Telling

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
JUNE = ("--period", "2026-06", "--against", "last_period")


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    return folder_of(two_months(Telling()), tmp_path_factory.mktemp("lake"))


@pytest.fixture
def run(written, settings, tmp_path):
    settings.LAKE = written
    return lambda *arguments: CliRunner().invoke(commands, [*map(str, arguments)])


def test_the_verdict_is_said_in_both_languages(run):
    english, indonesian = run("diagnose", *JUNE), run("diagnose", *JUNE, "--lang", "id")
    assert (english.exit_code, indonesian.exit_code) == (0, 0), english.exception
    assert "Who is right? The gap lies with sales" in english.output
    assert "Siapa yang benar? Selisihnya pada penjualan" in indonesian.output
    assert "Follow-up speed (first contact)" in english.output


def test_as_json_the_parts_sum_to_the_gap(run):
    told = json.loads(run("diagnose", *JUNE, "--money", "revenue", "--format", "json").output)
    assert "win" in {part["factor"] for part in told["parts"]}
    assert sum(part["money"]["minor"] for part in told["parts"]) == told["gap"]["minor"] < 0


def test_a_refused_verdict_says_why(run):
    told = run("diagnose", "--period", "2026-06", "--against", "plan")
    assert "The charter sets no target for 2026-06" in " ".join(told.output.split())
    assert (
        json.loads(run("diagnose", "--period", "2026-06", "--against", "plan", "--format", "json").output)["how"] == []
    )


@pytest.mark.parametrize(
    ("wish", "next_step"),
    [
        (("diagnose", "--against", "fate"), "use plan"),
        (("diagnose", "--money", "gold"), "use pipeline"),
        (("diagnose", "--format", "xml"), "use text or json"),
        (("evidence", "verdict", "--part", "luck"), "use one of volume"),
        (("evidence", "figure", "mql_volume", "--cut", "luck"), "channel=webinars"),
        (("evidence", "figure", "won", "--out", "/nowhere/at/all.zip"), "give another --out"),
    ],
)
def test_what_cannot_be_asked_is_told_with_the_next_step(run, wish, next_step):
    problem = run(*wish, "--period", "2026-06").exception
    assert isinstance(problem, InputError)
    assert next_step in str(problem)


def test_a_pack_is_written_and_holds_until_it_is_changed(run, tmp_path):
    pack = tmp_path / "pack.zip"
    assert run("evidence", "verdict", *JUNE, "--part", "speed", "--out", pack).output.strip() == str(pack)
    held = run("evidence", "check", pack)
    assert held.exit_code == 0
    assert "The claim holds" in held.output
    figure = tmp_path / "figure.zip"
    run("evidence", "figure", "mql_volume", "--cut", "channel=fair", "--period", "2026-06", "--out", figure)
    assert "Klaim ini bertahan" in run("evidence", "check", figure, "--lang", "id").output
    figure.write_bytes(figure.read_bytes().replace(b"queries.sql", b"queries.SQL"))
    broken = run("evidence", "check", figure)
    assert broken.exit_code == 1
    assert "queries.SQL" in broken.output


def test_an_empty_lake_has_no_verdict(settings, tmp_path):
    settings.LAKE = tmp_path
    problem = CliRunner().invoke(commands, ["diagnose"]).exception
    assert "the lake is empty" in str(problem)
