"""`selaras webhooks` and `selaras outgoing` do from the terminal what the pages do."""

import re

import pytest
from django.test import Client
from typer.testing import CliRunner

from selaras.actions.outgoing import messages
from selaras.actions.staff import Newcomer, add_person
from selaras.cli.commands import commands
from selaras.cli.terminal import done
from selaras.core.lifecycle import refused
from selaras.kit.errors import InputError
from tests.connectors.outgoing.servers import http_receiver

pytestmark = pytest.mark.django_db


def run(*arguments, **more):
    answer = CliRunner().invoke(commands, list(map(str, arguments)), env={"COLUMNS": "220"}, **more)
    if answer.exception and not isinstance(answer.exception, SystemExit):
        raise answer.exception
    return answer.output


@pytest.fixture
def receiver(settings):
    settings.OUTGOING_ALLOW = "127.0.0.1"
    with http_receiver() as running:
        yield running


def made(output):
    return re.search(r"(?:endpoint|channel) (\d+)", output)[1]


def test_an_endpoint_is_added_tried_and_its_secret_shown_once(receiver):
    added = run("webhooks", "add", "CRM", receiver.url, "--kind", "lead.*")
    assert re.search(r"secret, shown only now: whsec_\S{32}", added)
    number = made(added)
    assert re.fullmatch(r"delivered in \d+ ms: 200 ok\n", run("webhooks", "test", number))
    listed = run("webhooks", "list")
    assert "CRM" in listed
    assert "whsec_" not in listed
    assert "the old one signs too until" in run("webhooks", "rotate", number)


def test_an_endpoint_is_switched_and_removed(receiver):
    number = made(run("webhooks", "add", "CRM", receiver.url))
    receiver.behaviour = "410"
    assert "refused" in run("webhooks", "test", number)
    assert "off (gone), failing since" in run("webhooks", "list")
    assert run("webhooks", "on", number) == "'CRM' is on\n"
    assert run("webhooks", "missed", number) == "1 messages are due again\n"
    assert run("webhooks", "off", number) == "'CRM' is off\n"
    assert run("webhooks", "remove", number) == f"endpoint {number} is removed\n"


def test_a_channel_is_added_tried_and_its_address_never_shown(receiver):
    added = run("outgoing", "add-channel", "Desk", "slack", "--sort", "breach", input=f"{receiver.url}\n")
    number = made(added)
    assert "delivered" in run("outgoing", "test-channel", number)
    assert run("outgoing", "switch-channel", number, "--off") == "'Desk' is off\n"
    listed = run("outgoing", "channels")
    assert "127.0.0.1" in listed
    assert "secret-path" not in added + listed
    assert run("outgoing", "remove-channel", number) == f"channel {number} is removed\n"


def test_messages_are_listed_looked_at_and_sent_again(receiver):
    number = made(run("webhooks", "add", "CRM", receiver.url))
    receiver.behaviour = "500"
    run("webhooks", "test", number)
    [message] = messages()
    assert message.key in run("outgoing", "list", "--state", "waiting")
    assert "again in" in run("outgoing", "attempts", message.key)
    run("webhooks", "off", number)
    run("webhooks", "on", number)
    assert run("outgoing", "retry", message.key) == "1 messages are due again\n"
    receiver.behaviour = "200"
    assert run("outgoing", "send") == "1 sent, 0 not\n"
    assert "delivered" in run("outgoing", "list")


def test_a_calendar_is_made_listed_and_revoked():
    add_person(Newcomer("dewi", "sales_rep"), "a-long-walk-in-bandung")
    address = re.search(r"/feeds/(\S+)\.ics", run("calendars", "make", "dewi"))
    assert Client().get(address[0]).status_code == 200
    [number] = re.findall(r"│ (\d+) ", run("calendars", "list", "dewi"))
    assert run("calendars", "revoke", "dewi", number) == f"feed {number} is read no more\n"
    assert Client().get(address[0]).status_code == 404


def test_a_refusal_ends_a_command_with_its_sentence():
    with pytest.raises(InputError, match='The role "visitor" may not do this'):
        done(refused("not_your_role", role="visitor"))
