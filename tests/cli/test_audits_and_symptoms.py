"""`selaras audit` and `selaras symptoms` from the terminal."""

import json
from datetime import timedelta

import pytest
from typer.testing import CliRunner

from selaras.actions.staff import Newcomer, add_person
from selaras.cli.commands import commands
from selaras.core.ledger.relations import SCHEMA_VERSION
from selaras.core.staff import Role
from selaras.kit import clock
from selaras.kit.errors import InputError
from selaras.kit.manifest import Manifest, Part, write_manifest
from selaras.records.models import AuditReading
from tests.actions.desk.company import asks_for_a_demo, hired, signed
from tests.analytics.writing import parquet_of

pytestmark = pytest.mark.django_db


def run(*arguments: str):
    return CliRunner().invoke(commands, list(arguments))


@pytest.fixture
def people():
    roles = {"ayu": Role.MARKETING_LEADER, "rina": Role.SALES_MANAGER, "bima": Role.REVENUE_OPERATIONS}
    for name, role in roles.items():
        add_person(Newcomer(name, role), "a long enough password 7")


def test_an_audit_from_its_opening_to_its_outcome(people):
    now = clock.now()
    signed(when=now - timedelta(days=40))
    hired(when=now - timedelta(days=40))
    for number in range(11):
        asks_for_a_demo(f"lead_{number}", now - timedelta(days=2, minutes=number))
    assert "is open" in run("audit", "open", "--by", "ayu", "--size", "10", "--seed", "3").output
    audit = AuditReading.objects.get().audit_id
    shown = run("audit", "next", audit, "--by", "rina").output
    assert "Hand-off 1 of 10" in shown
    assert "PT Maju" not in shown
    assert "still rating" in run("audit", "show", audit).output
    for place in range(1, 11):
        failed = ("--failed", "seniority") if place == 2 else ()
        verdict = "fails" if failed else "meets"
        assert "is rated" in run("audit", "rate", audit, str(place), verdict, "--by", "rina", *failed).output
        assert run("audit", "rate", audit, str(place), "meets", "--by", "ayu").exit_code == 0
    assert "rated everything" in run("audit", "next", audit, "--by", "rina").output
    told = run("audit", "show", audit).output
    assert "0.90 (" in told
    assert "kappa misleads" in told
    assert "all_rated" in run("audit", "list").output
    assert isinstance(run("audit", "show", "audit_x").exception, InputError)


@pytest.fixture
def home(world, tmp_path, settings):
    settings.LAKE = tmp_path
    facts = [fact for some in world.facts() for fact in some if fact.kind != "lead.touched"]
    tables = {
        name: tuple(Part(path=path.rpartition("/")[2], rows=1, bytes=1, first=1, last=1) for path in paths)
        for name, paths in parquet_of(facts, tmp_path).items()
    }
    write_manifest(
        tmp_path, Manifest(schema_version=SCHEMA_VERSION, position=1, noted_until=world.until, tables=tables)
    )
    return tmp_path


@pytest.fixture(scope="module")
def world():
    from selaras.connectors.simulator import small_world  # noqa: PLC0415 (after Django is set up)

    return small_world(5)


def test_symptoms_in_words_and_as_plain_values(home, people):
    plain = run("symptoms")
    assert plain.exit_code == 0, plain.exception
    assert "What stands out" in plain.output
    assert "Yang menonjol" in run("symptoms", "--lang", "id", "--all").output
    told = json.loads(run("symptoms", "--format", "json", "--all", "--as", "bima").output)
    codes = {one["code"] for one in told}
    assert {"quality_low", "never_touched", "channel_wasted", "criteria_unmet"} <= codes
    assert all(one["refused"] or one["measure"] for one in told)


def test_the_rows_behind_a_symptom_name_colleagues_to_coaches_only(home, people):
    assert "reviewer" in run("symptoms", "--rows", "never_touched", "--as", "bima").output
    assert "reviewer" not in run("symptoms", "--rows", "quality_low", "--cut", "channel=email").output
    assert isinstance(run("symptoms", "--rows", "quality_low", "--cut", "rep=rep_x").exception, InputError)
    assert isinstance(run("symptoms", "--rows", "nothing").exception, InputError)
    assert isinstance(run("symptoms", "--format", "csv").exception, InputError)


def test_symptoms_of_another_moment_and_of_an_empty_lake(home, people, settings, tmp_path):
    early = run("symptoms", "--as-of", "2001-01-01T00:00Z", "--period", "2000")
    assert "No lead was ever handed over" in early.output
    settings.LAKE = tmp_path / "nowhere"
    assert isinstance(run("symptoms").exception, InputError)
