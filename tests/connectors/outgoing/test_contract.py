"""One suite for all connectors that send: each reaches a real server, and says in the same way what went wrong."""

import json
import logging
from dataclasses import replace
from datetime import timedelta

import pytest
from apprise.manager_plugins import NotificationManager

from selaras.connectors import chat, mail, webhooks
from selaras.kit.errors import InputError, PermanentError, TransientError
from tests.connectors.outgoing.conftest import NOW
from tests.connectors.outgoing.servers import http_receiver

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
SAID = chat.ChatMessage("Now: PT Maju & Co asks", ("High intent.",), "http://localhost:8000/leads/lead_1/", "Open")


def _webhook(receiver, way):
    return webhooks.send(webhooks.Webhook("msg_1", receiver.url, (SECRET,), b'{"type":"lead.accepted"}'), way)


def _chat(service):
    return lambda receiver, way: chat.send(service, receiver.url, SAID, way)


def _apprise(receiver, way):
    return chat.send("apprise", f"json://127.0.0.1:{receiver.port}/hook/secret-path-1234", SAID, way)


SENDERS = {"webhooks": _webhook, "slack": _chat("slack"), "teams": _chat("teams"), "apprise": _apprise}
AGAIN = ("429", "500", "503 nonsense", "302", "garbage", "nothing", "reset", "silence")


@pytest.mark.parametrize("sender", SENDERS)
@pytest.mark.parametrize("behaviour", ["200", "204"])
def test_a_message_arrives_once(sender, behaviour, receiver, way):
    receiver.behaviour = behaviour
    SENDERS[sender](receiver, way)
    [(first, headers, body)] = receiver.got
    assert first.startswith("POST /hook/secret-path-1234")
    assert headers["content-type"].startswith("application/json")
    assert json.loads(body)


@pytest.mark.parametrize("sender", SENDERS)
@pytest.mark.parametrize("behaviour", AGAIN)
def test_what_may_pass_is_tried_again(sender, behaviour, receiver, way):
    receiver.behaviour = behaviour
    with pytest.raises(TransientError) as problem:
        SENDERS[sender](receiver, replace(way, seconds=0.15))
    assert problem.value.retry_at >= NOW
    assert "secret-path" not in str(problem.value)


@pytest.mark.parametrize("sender", ["webhooks", "slack", "teams"])
@pytest.mark.parametrize("behaviour", ["dripping", "dripping headers"])
def test_a_slow_answer_has_one_deadline_for_all_of_it(sender, behaviour, receiver, way):
    """Apprise opens its own sockets and has a time-out per step; what it reaches is a vendor's own host."""
    receiver.behaviour = behaviour
    with pytest.raises(TransientError, match=r"no answer within 0\.15 seconds"):
        SENDERS[sender](receiver, replace(way, seconds=0.15))


@pytest.mark.parametrize("sender", ["webhooks", "slack", "teams"])
def test_of_a_huge_answer_only_the_beginning_is_read(sender, receiver, way):
    receiver.behaviour = "huge"
    receipt = SENDERS[sender](receiver, way)
    assert receipt.status == 200
    assert len(receipt.said) == 300


@pytest.mark.parametrize("sender", ["webhooks", "slack", "teams"])
def test_a_receiver_that_asks_for_time_is_given_it(sender, receiver, way):
    for behaviour, later in (("429", timedelta(seconds=120)), ("503 date", timedelta(hours=1))):
        receiver.behaviour = behaviour
        with pytest.raises(TransientError) as problem:
            SENDERS[sender](receiver, way)
        assert problem.value.retry_at == NOW + later


@pytest.mark.parametrize("sender", SENDERS)
def test_nobody_listening_is_tried_again(sender, way):
    with http_receiver() as gone:
        pass
    with pytest.raises(TransientError):
        SENDERS[sender](gone, way)


@pytest.mark.parametrize("sender", SENDERS)
def test_the_inside_is_never_reached(sender, receiver, way):
    with pytest.raises(PermanentError, match="inside one's own network"):
        SENDERS[sender](receiver, replace(way, guard=type(way.guard)()))
    assert receiver.got == []


def test_an_endpoint_that_is_gone_says_so(receiver, way):
    receiver.behaviour = "410"
    with pytest.raises(webhooks.GoneError, match="410"):
        _webhook(receiver, way)


@pytest.mark.parametrize("service", ["slack", "teams"])
@pytest.mark.parametrize("behaviour", ["404", "410"])
def test_a_channel_whose_address_is_refused_needs_a_person(service, behaviour, receiver, way):
    receiver.behaviour = behaviour
    with pytest.raises(PermanentError, match=f"{service} answered {behaviour}") as problem:
        SENDERS[service](receiver, way)
    assert problem.value.who_must_act == "administrator"


def test_what_apprise_could_not_do_is_said_without_the_address(receiver, way):
    receiver.behaviour = "500"
    with pytest.raises(TransientError, match="error=500"):
        _apprise(receiver, way)


def test_what_is_heard_of_others_is_let_pass():
    logging.getLogger("apprise").warning("somebody else's trouble")


def test_slack_gets_text_that_cannot_be_read_as_markup(receiver, way):
    SENDERS["slack"](receiver, way)
    body = json.loads(receiver.got[0][2])
    assert body["text"] == "Now: PT Maju &amp; Co asks"
    assert body["blocks"][1]["elements"][0]["url"] == SAID.link


def test_teams_gets_an_adaptive_card(receiver, way):
    SENDERS["teams"](receiver, way)
    card = json.loads(receiver.got[0][2])["attachments"][0]
    assert card["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert [part["text"] for part in card["content"]["body"]] == [SAID.title, "High intent."]


@pytest.mark.parametrize("service", sorted(chat.OTHERS))
def test_a_service_we_let_apprise_reach_takes_no_host_from_the_address(service):
    templates = NotificationManager()[service].templates
    assert templates
    assert not [one for one in templates if "{host" in one]


def test_a_service_of_its_own_host_is_known_to_apprise_and_names_no_host(way):
    for address in (
        "discord://4174216298/JHMHI8qBe7bk2ZwO5U711o3dV_js",
        "tgram://123456789:abcdefg_hijklmnop/lead2gold/",
    ):
        assert chat.checked_address("apprise", f" {address} ", type(way.guard)()) == address


@pytest.mark.parametrize(
    ("service", "address", "problem"),
    [
        ("apprise", "tgram://no", "Apprise does not know such an address"),
        ("apprise", "json://127.0.0.1/?redirect=yes", "redirects are not followed"),
        ("pigeon", "https://x.example/", "'pigeon' is not a service"),
        ("slack", "not an address", "not an address to post to"),
    ],
)
def test_an_address_nobody_can_post_to_is_an_error(service, address, problem, way):
    with pytest.raises(InputError, match=problem):
        chat.checked_address(service, address, way.guard)


def test_a_checked_address_is_one_that_may_be_reached(receiver, way):
    assert chat.checked_address("slack", receiver.url, way.guard) == receiver.url
    inside = replace(way.guard, resolve=lambda host, port: ["10.0.0.1"])
    for service, address in (("teams", "https://hook.example/x"), ("apprise", "json://hook.example/x")):
        with pytest.raises(PermanentError, match="inside one's own network"):
            chat.checked_address(service, address, inside)


def test_mail_is_one_of_them(postbox, way):
    server = mail.mail_server(f"smtp://127.0.0.1:{postbox.port}?tls=none", "desk@selaras.example")
    letter = mail.Mail("msg_1", "dewi@maju.example", "Now", ("High intent.",), SAID.link, "Open", "Why.", "en")
    assert mail.send(letter, server, way).status == 250
    assert postbox.got[0][1] == ["dewi@maju.example"]
