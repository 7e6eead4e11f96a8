"""`selaras charter` checks, shows and compares charters, and begins a new one."""

from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

from selaras.actions.charter import charter_versions
from selaras.cli.commands import commands
from selaras.core.charter import starting_terms, starting_text
from selaras.core.charter.schema import schema_text
from selaras.core.charter.signing import Proposal, propose, sign
from selaras.core.charter.versions import versions
from selaras.core.staff import Person
from selaras.kit.errors import InputError
from selaras.records.ledger.appending import append

AYU, SARI = Person("ayu", "Ayu", "marketing_leader"), Person("sari", "Sari", "sales_leader")
MAY = datetime(2026, 5, 4, 9, tzinfo=UTC)


def run(*arguments: object):
    return CliRunner().invoke(commands, ["charter", *map(str, arguments)])


@pytest.fixture
def charter(tmp_path):
    path = tmp_path / "charter.yaml"
    path.write_text(starting_text())
    return path


def test_a_good_charter_is_in_order(charter):
    answer = run("check", charter)
    assert (answer.exit_code, answer.output) == (0, f"{charter} is in order.\n")


def test_a_charter_with_mistakes_is_told_every_one_and_fails(charter):
    charter.write_text(starting_text().replace("threshold: 60", "threshold: sixty").replace("USD", "USX"))
    answer = run("check", charter)
    assert answer.exit_code == 1
    assert "scoring.threshold: “sixty” is not a number. Write a number such as 40 or 0.25." in answer.output
    assert "has 2 mistakes and cannot be used." in answer.output
    assert "memiliki 2 kesalahan" in run("check", charter, "--lang", "id").output


def test_a_charter_that_is_hardly_meant_is_warned_about_and_passes(charter):
    charter.write_text(starting_text().replace("condition: always, pool", "condition: domain is known, pool"))
    answer = run("check", charter)
    assert answer.exit_code == 0
    assert "Warning, routing.routes: No routing rule catches a lead of which this is true" in answer.output
    assert "there is one warning" in answer.output


def test_a_file_without_yaml_and_a_file_that_is_not_there_say_what_to_do(charter, tmp_path):
    charter.write_text("")
    assert run("check", charter).exit_code == 1
    missing = run("check", tmp_path / "none.yaml").exception
    assert isinstance(missing, InputError)
    assert "no such file or directory; check the path" in str(missing)


def test_two_charters_are_compared_part_by_part(charter, tmp_path):
    other = tmp_path / "other.yaml"
    other.write_text(starting_text().replace("threshold: 60", "threshold: 70").replace("cap: 36", "cap: 40"))
    assert run("diff", charter, other).output == (
        "## Score\n- behaviour “pricing_viewed”: cap is now 40 (was 36).\n- threshold: now 70 (was 60).\n"
    )
    assert run("diff", charter, charter, "--lang", "id").output == "Keduanya berbunyi sama.\n"


def test_a_new_charter_is_the_starting_one_and_the_schema_is_printed():
    assert run("new").output == starting_text()
    assert run("schema").output == schema_text()


def test_a_file_is_shown_as_a_document(charter):
    answer = run("show", charter, "--lang", "id")
    assert answer.output.startswith("# Kesepakatan pemasaran dan penjualan\n\n## Dasar\n")


def test_a_file_or_a_version_is_shown_but_not_both(charter):
    assert "give one of the two" in str(run("show", charter, "--version", 1).exception)


@pytest.mark.django_db
def test_the_charter_in_force_is_shown_and_any_version_by_its_number():
    assert "## Validity" not in run("show").output
    assert "versions: none yet" in str(run("show", "--version", 1).exception)
    facts = [propose((), Proposal(starting_terms(), MAY), by=AYU, now=MAY)]
    for side, person in (("marketing", AYU), ("sales", SARI)):
        known = versions(facts)
        facts.append(sign(known, 1, known[0].sha256, side=side, by=person, now=MAY))
    append(facts[:2])
    assert "It is not in force" in run("show", "--version", 1).output
    append(facts[2:])
    assert "Signed for sales by Sari" in run("show").output
    assert "versions: 1" in str(run("show", "--version", 2).exception)
    assert charter_versions() == versions(facts)
