"""`selaras keys` does from the terminal what the page does."""

import pytest
from typer.testing import CliRunner

from selaras.actions.api_keys import key_of
from selaras.actions.staff import Newcomer, add_person, show_out
from selaras.cli.commands import commands
from selaras.core.staff import Role
from selaras.kit import clock
from selaras.kit.errors import InputError

pytestmark = pytest.mark.django_db


def run(*arguments):
    answer = CliRunner().invoke(commands, list(arguments), env={"COLUMNS": "220"})
    if answer.exception and not isinstance(answer.exception, SystemExit):
        raise answer.exception
    return answer.output


@pytest.fixture
def bima():
    return add_person(Newcomer("bima", Role.REVENUE_OPERATIONS), "kopi-tubruk-71")


def test_a_key_is_issued_listed_and_revoked(bima):
    shown = run("keys", "issue", "nightly export", "--owner", "bima", "--scope", "read:leads")
    text = shown.splitlines()[0]
    key = key_of(text, clock.now())
    assert key.scopes == ["read:leads"]
    listed = run("keys", "list")
    assert "nightly export" in listed
    assert text not in listed
    assert "opens nothing any more" in run("keys", "revoke", key.key_id, "--owner", "bima")
    assert key_of(text, clock.now()) is None


def test_a_key_may_end_at_an_instant(bima):
    run("keys", "issue", "x", "--owner", "bima", "--scope", "read:leads", "--expires", "2199-01-01T00:00:00Z")
    assert "2199-01-01 00:00 UTC" in run("keys", "list")
    with pytest.raises(InputError, match="--expires: 'soon' is not an instant"):
        run("keys", "issue", "x", "--owner", "bima", "--scope", "read:leads", "--expires", "soon")


def test_who_was_shown_out_holds_no_new_key(bima):
    show_out("bima")
    with pytest.raises(InputError, match="signs in no more"):
        run("keys", "issue", "x", "--owner", "bima", "--scope", "read:leads")
