"""`selaras write-keys` makes, lists and revokes the keys of trackers."""

import pytest
from typer.testing import CliRunner

from selaras.actions.write_keys import hashed
from selaras.cli.commands import commands
from selaras.records.models import WriteKey

pytestmark = pytest.mark.django_db


def run(*arguments: str):
    return CliRunner().invoke(commands, ["write-keys", *arguments])


def test_a_key_is_made_shown_once_listed_and_revoked():
    made = run("make", "Shop", "--origin", "https://shop.example", "--origin", "https://www.shop.example")
    text = made.stdout.strip()
    key = WriteKey.objects.get()
    assert key.sha256 == hashed(text)
    assert f"{key.id} names it from now on" in made.stderr
    listed = run("list").stdout
    assert key.id in listed
    assert text not in listed
    assert run("revoke", key.id).stdout == f"Shop ({key.prefix}…) lets nothing in any more\n"
    key.refresh_from_db()
    assert key.revoked_at is not None


def test_a_servers_key_has_no_websites():
    run("make", "Billing")
    assert WriteKey.objects.get().origins == []
    assert "none:" in run("list").stdout
