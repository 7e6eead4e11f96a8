"""Upkeep and staff from the terminal: said in sentences, refused with the next step."""

import pytest
from typer.testing import CliRunner

from selaras.actions.ledger import note
from selaras.cli.commands import commands
from selaras.connectors.simulator import small_world
from selaras.kit.errors import InputError
from selaras.records.models import Fact, LeadReading, PersonalDetails, User

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "a-long-word-of-passage"


def said(*words: str, answer: str = "") -> str:
    ended = CliRunner().invoke(commands, list(words), input=answer, catch_exceptions=False)
    assert ended.exit_code == 0, ended.output
    return " ".join(ended.output.split())


def test_a_user_is_added_listed_and_given_another_role_and_password() -> None:
    twice = f"{PASSWORD}\n{PASSWORD}\n"
    assert "bima may sign in as revenue_operations" in said(
        "users", "add", "bima", "--role", "revenue_operations", answer=twice
    )
    assert "bima" in said("users", "list")
    assert "bima is marketing now" in said("users", "role", "bima", "marketing")
    assert "new password" in said("users", "password", "bima", answer="another-long-word\nanother-long-word\n")
    bima = User.objects.get(username="bima")
    assert bima.role == "marketing"
    assert bima.check_password("another-long-word")


def test_a_name_that_is_taken_is_refused_with_the_next_step() -> None:
    add = ("users", "add", "bima", "--role", "marketing", "--password", PASSWORD)
    said(*add)
    with pytest.raises(InputError, match="choose another name"):
        said(*add)


def test_readings_are_made_again_and_facts_go_to_the_lake(settings, tmp_path) -> None:
    settings.LAKE = tmp_path / "lake"
    note(fact for facts in small_world(5, leads=100).facts() for fact in facts)
    leads = LeadReading.objects.count()
    LeadReading.objects.all().delete()
    assert f"made again: {leads} leads" in said("rebuild")
    assert LeadReading.objects.count() == leads
    facts = Fact.objects.count()
    assert f"{facts:,} facts were new to the lake" in said("export")
    assert f"0 facts were new to the lake; it holds {facts:,}" in said("export")


def test_a_person_is_forgotten_only_after_a_yes() -> None:
    note(fact for facts in small_world(6, leads=100).facts() for fact in facts)
    lead = PersonalDetails.objects.filter(fact__kind="lead.captured").first().fact.subject
    words = ("erase", lead, "--request", "17", "--by", "bima")
    refused = CliRunner().invoke(commands, list(words), input="n\n")
    assert refused.exit_code == 1
    assert PersonalDetails.objects.filter(fact__subject=lead).exists()
    assert "forgotten" in said(*words, "--yes")
    assert not PersonalDetails.objects.filter(fact__subject=lead).exists()


def test_the_database_is_made_ready_again_without_harm() -> None:
    assert "ready" in said("migrate")
