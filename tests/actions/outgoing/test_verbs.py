"""Endpoints, channels and choices: made by those who may, refused with the way out, and their secrets shown once."""

import pytest

from selaras.actions.channels import (
    ChannelOrder,
    add_channel,
    change_channel,
    channel_with,
    channels,
    remove_channel,
    switch_channel,
    try_channel,
)
from selaras.actions.choices import choices_of, choose
from selaras.actions.endpoints import (
    EndpointOrder,
    add_endpoint,
    change_endpoint,
    endpoint_with,
    endpoints,
    remove_endpoint,
    rotate_secret,
    send_missed,
    switch_endpoint,
    try_endpoint,
)
from selaras.connectors.guard import InsideError
from selaras.core.notices import CHOOSABLE, Medium
from selaras.kit.errors import InputError
from selaras.kit.refusal import Refusal
from selaras.records.models import OutgoingMessage
from tests.actions.outgoing.desk import BIMA, DEWI, NOW, breached, put, went_out

pytestmark = pytest.mark.django_db

HOOK = EndpointOrder("CRM", "https://127.0.0.1/hook", ("lead.*",))
DESK = ChannelOrder("Desk", "slack", "https://127.0.0.1/services/T0/secret", ("announced", "breach"))


@pytest.fixture
def hook(people):
    return add_endpoint(HOOK, by=BIMA, now=NOW).endpoint.pk


@pytest.fixture
def channel(people):
    return add_channel(DESK, by=BIMA, now=NOW).pk


def test_nobody_else_manages_what_goes_out(hook, channel):
    tries = [
        add_endpoint(HOOK, by=DEWI, now=NOW), change_endpoint(hook, HOOK, by=DEWI),
        rotate_secret(hook, by=DEWI, now=NOW), switch_endpoint(hook, on=False, by=DEWI, now=NOW),
        send_missed(hook, by=DEWI, now=NOW), remove_endpoint(hook, by=DEWI, now=NOW),
        try_endpoint(hook, by=DEWI, now=NOW), add_channel(DESK, by=DEWI, now=NOW),
        change_channel(channel, DESK, by=DEWI), switch_channel(channel, on=False, by=DEWI, now=NOW),
        remove_channel(channel, by=DEWI, now=NOW), try_channel(channel, by=DEWI, now=NOW),
    ]  # fmt: skip
    assert {answer.code if isinstance(answer, Refusal) else answer for answer in tries} == {"not_your_role"}
    assert (len(endpoints()), len(channels())) == (1, 1)


def test_an_endpoint_is_changed_and_keeps_its_secret(hook):
    secret = endpoint_with(hook).secret
    changed = change_endpoint(hook, EndpointOrder(" The  CRM ", "https://127.0.0.1/other", ("*", "*")), by=BIMA)
    assert (changed.name, changed.url, changed.kinds) == ("The CRM", "https://127.0.0.1/other", ["*"])
    assert endpoint_with(hook).secret == secret
    assert change_endpoint(hook, EndpointOrder("The CRM", HOOK.url), by=BIMA).name == "The CRM"


def test_a_removed_endpoint_is_gone_and_nothing_waits_for_it(hook, lead):
    change_endpoint(hook, EndpointOrder("CRM", HOOK.url, ("clock.*",)), by=BIMA)
    put(breached())
    assert remove_endpoint(hook, by=BIMA, now=NOW) is None
    assert endpoints() == []
    assert went_out(medium="webhook")[0][-1] == "stopped"


def test_what_an_endpoint_missed_is_sent_again_on_demand(hook, lead):
    change_endpoint(hook, EndpointOrder("CRM", HOOK.url, ("*",)), by=BIMA)
    put(breached())
    switch_endpoint(hook, on=False, by=BIMA, now=NOW)
    switch_endpoint(hook, on=True, by=BIMA, now=NOW)
    assert send_missed(hook, by=BIMA, now=NOW) == 1
    assert OutgoingMessage.objects.get(medium="webhook").next_try_at == NOW


@pytest.mark.parametrize(
    ("order", "problem"),
    [
        (EndpointOrder("", HOOK.url), "a name of at most 80 letters"),
        (EndpointOrder("x" * 81, HOOK.url), "a name of at most 80 letters"),
        (EndpointOrder("CRM", HOOK.url), "there is an endpoint 'CRM' already"),
        (EndpointOrder("B", "ftp://x"), "not an address to post to"),
        (EndpointOrder("B", HOOK.url, ()), "hears of nothing"),
        (EndpointOrder("B", HOOK.url, ("lead.sneezed",)), "'lead.sneezed' is not a kind of fact"),
    ],
)
def test_an_endpoint_that_cannot_be_is_an_error(hook, order, problem):
    with pytest.raises(InputError, match=problem):
        add_endpoint(order, by=BIMA, now=NOW)


def test_an_endpoint_inside_the_network_is_refused_when_it_is_made(people, settings):
    settings.OUTGOING_ALLOW = ""
    with pytest.raises(InsideError):
        add_endpoint(HOOK, by=BIMA, now=NOW)
    with pytest.raises(InsideError):
        add_channel(DESK, by=BIMA, now=NOW)


def test_a_taken_name_is_refused_in_a_change_too(hook, channel):
    other = add_endpoint(EndpointOrder("Other", HOOK.url), by=BIMA, now=NOW).endpoint.pk
    with pytest.raises(InputError, match="already"):
        change_endpoint(other, HOOK, by=BIMA)
    add_channel(ChannelOrder("Other", "slack", DESK.address, ("breach",)), by=BIMA, now=NOW)
    with pytest.raises(InputError, match="already"):
        change_channel(channel, ChannelOrder("Other", "slack", "", ("breach",)), by=BIMA)


def test_what_is_not_there_is_said_so(people):
    with pytest.raises(InputError, match="no endpoint 7"):
        endpoint_with(7)
    with pytest.raises(InputError, match="no channel 7"):
        channel_with(7)


def test_a_channel_keeps_its_address_unless_another_is_given(channel):
    kept = change_channel(channel, ChannelOrder("Team", "slack", " ", ("breach",), "id"), by=BIMA)
    assert (kept.name, kept.sorts, kept.language, kept.address) == ("Team", ["breach"], "id", DESK.address)
    other = ChannelOrder("Team", "teams", "https://localhost/workflow/secret", ("breach",))
    assert change_channel(channel, other, by=BIMA).hint == "localhost"
    assert (channel_with(channel).service, channel_with(channel).address) == ("teams", other.address)


def test_a_channel_is_switched_and_removed(channel, lead):
    put(breached())
    assert switch_channel(channel, on=False, by=BIMA, now=NOW).enabled is False
    assert went_out(medium="chat")[0][-1] == "stopped"
    assert switch_channel(channel, on=True, by=BIMA, now=NOW).enabled is True
    assert remove_channel(channel, by=BIMA, now=NOW) is None
    assert channels() == []


@pytest.mark.parametrize(
    ("order", "problem"),
    [
        (ChannelOrder(" ", "slack", DESK.address, ("breach",)), "a name of at most 80 letters"),
        (ChannelOrder("Desk", "slack", DESK.address, ("breach",)), "there is a channel 'Desk' already"),
        (ChannelOrder("B", "pigeon", DESK.address, ("breach",)), "'pigeon' is not a service"),
        (ChannelOrder("B", "slack", DESK.address, ()), "the channel gets nothing"),
        (ChannelOrder("B", "slack", DESK.address, ("trial",)), "'trial' is not a sort of notice"),
        (ChannelOrder("B", "slack", DESK.address, ("breach",), "fr"), "'fr' is not spoken here"),
    ],
)
def test_a_channel_that_cannot_be_is_an_error(channel, order, problem):
    with pytest.raises(InputError, match=problem):
        add_channel(order, by=BIMA, now=NOW)


def test_a_person_sees_every_choice_and_may_take_one_back(people):
    dewi = people["dewi"]
    assert len(choices_of(dewi)) == len(CHOOSABLE) * len(Medium)
    choose(dewi, "assigned", "mail", True)
    choose(dewi, "assigned", "mail", True)
    assert [(one.sort, one.medium, one.wanted) for one in choices_of(dewi) if one.own] == [("assigned", "mail", True)]
    choose(dewi, "assigned", "mail", None)
    assert not any(one.own for one in choices_of(dewi))


@pytest.mark.parametrize(("sort", "medium"), [("trial", "mail"), ("sneezed", "mail"), ("breach", "pigeon")])
def test_a_choice_nobody_has_is_an_error(people, sort, medium):
    with pytest.raises(InputError, match="nobody can choose"):
        choose(people["dewi"], sort, medium, True)
