"""What is due is delivered once by whoever claims it, tried again with patience, given up openly."""

import json
from datetime import timedelta
from email import message_from_bytes, policy

import pytest

from selaras.actions.channels import ChannelOrder, add_channel, switch_channel, try_channel
from selaras.actions.endpoints import EndpointOrder, add_endpoint, rotate_secret, switch_endpoint, try_endpoint
from selaras.actions.erasure import erase_person
from selaras.actions.ledger import note
from selaras.actions.outgoing import attempts_of, messages, send_again, sweep
from selaras.actions.outgoing.claiming import _take, claim
from selaras.actions.outgoing.listing import outgoing_state
from selaras.actions.outgoing.settling import Attempt, settle
from selaras.actions.staff import show_out
from selaras.connectors.webhooks import verify
from selaras.core.ledger.details import clock
from selaras.core.ledger.details import lead as leads
from selaras.core.notices import GIVE_UP_AFTER
from selaras.records.models import Delivery, OutgoingMessage, WebhookEndpoint
from tests.actions.outgoing.desk import (
    BIMA,
    NOW,
    announced,
    breached,
    deliver,
    fact,
    later,
    payloads,
    put,
    reminded,
    went_out,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def endpoint(lead, receiver):
    return add_endpoint(EndpointOrder("CRM", receiver.url, ("*",)), by=BIMA, now=NOW)


def test_a_webhook_arrives_signed_and_says_what_happened(endpoint, receiver):
    put(breached())
    assert deliver(later(seconds=1)).sent == 1
    [(_, headers, body)] = receiver.got
    verify(body, headers, [endpoint.secret], later(seconds=1))
    message = OutgoingMessage.objects.get(medium="webhook")
    assert headers["webhook-id"] == message.key
    assert json.loads(body)["type"] == "clock.breached"
    assert (message.state, message.next_try_at, message.claimed_by) == ("delivered", None, "")
    [attempt] = attempts_of(message.key)
    assert (attempt.outcome, attempt.status, attempt.answer) == ("delivered", 200, "ok")


def test_what_was_delivered_is_not_delivered_again(endpoint, receiver):
    put(breached())
    deliver()
    assert not deliver(later(days=1)).any
    assert len(receiver.got) == 1


def test_while_a_secret_is_replaced_both_sign(endpoint, receiver):
    new = rotate_secret(endpoint.endpoint.pk, by=BIMA, now=NOW).secret
    put(breached())
    deliver()
    _, headers, body = receiver.got[0]
    verify(body, headers, [endpoint.secret], NOW)
    verify(body, headers, [new], NOW)
    put(announced())
    deliver(later(hours=25))
    assert len(receiver.got[1][1]["webhook-signature"].split()) == 1


def test_a_failure_is_tried_again_under_the_same_id(endpoint, receiver):
    receiver.behaviour = "500"
    put(breached())
    assert deliver().again == 1
    message = OutgoingMessage.objects.get(medium="webhook")
    [attempt] = attempts_of(message.key)
    ended = NOW + timedelta(milliseconds=attempt.took_ms)
    assert timedelta(seconds=5) <= message.next_try_at - ended <= timedelta(seconds=6)
    assert (message.state, message.attempts, message.claimed_by) == ("waiting", 1, "")
    assert WebhookEndpoint.objects.get().failing_since is not None
    receiver.behaviour = "200"
    assert deliver(message.next_try_at).sent == 1
    assert len({headers["webhook-id"] for _, headers, _ in receiver.got}) == 1
    assert WebhookEndpoint.objects.get().failing_since is None


def test_after_its_last_try_a_message_is_given_up_and_shown(endpoint, receiver):
    receiver.behaviour = "500"
    put(breached())
    at = NOW
    for tries in range(1, GIVE_UP_AFTER + 1):
        done = deliver(at)
        assert (done.again, done.failed) == ((1, 0) if tries < GIVE_UP_AFTER else (0, 1))
        at = OutgoingMessage.objects.get(medium="webhook").next_try_at
    assert at is None
    [given_up] = messages(state="failed")
    assert len(attempts_of(given_up.key)) == GIVE_UP_AFTER
    assert (outgoing_state().waiting, outgoing_state().failed) == (0, 1)


def test_what_was_given_up_can_be_sent_again(endpoint, receiver):
    put(breached())
    key = OutgoingMessage.objects.get(medium="webhook").key
    OutgoingMessage.objects.filter(key=key).update(state="failed", next_try_at=None, attempts=GIVE_UP_AFTER)
    assert send_again([key], NOW) == 1
    assert deliver().sent == 1
    assert send_again(OutgoingMessage.objects.filter(medium="page").values_list("key", flat=True), NOW) == 0


def test_an_endpoint_that_is_gone_is_shut_and_whoever_can_mend_it_is_told(endpoint, receiver, people):
    receiver.behaviour = "410"
    put(announced(), breached())
    assert deliver().failed >= 1
    shut = WebhookEndpoint.objects.get()
    assert (shut.enabled, shut.shut_because) == (False, "gone")
    assert went_out(sort="endpoint") == [("endpoint", "page", "user", str(people["bima"].pk), "shown")]
    assert not deliver(later(days=1)).sent
    before = len(receiver.got)
    put(fact("lead.woken", "lead_1", leads.Woken(because="date")))
    deliver(later(days=1))
    assert len(receiver.got) == before


def test_an_endpoint_that_failed_for_days_is_shut_once(endpoint, receiver, people):
    receiver.behaviour = "500"
    put(breached())
    deliver()
    put(announced())
    deliver(later(days=5, hours=1))
    shut = WebhookEndpoint.objects.get()
    assert (shut.enabled, shut.shut_because) == (False, "failing")
    assert OutgoingMessage.objects.filter(sort="endpoint").count() == 1
    assert set(OutgoingMessage.objects.filter(medium="webhook").values_list("state", flat=True)) == {"stopped"}


def test_while_an_endpoint_fails_one_message_finds_it_out_for_all(endpoint, receiver):
    receiver.behaviour = "500"
    put(breached())
    deliver()
    put(*(fact("lead.touched", f"lead_{n}", leads.Touched(signal="page_viewed")) for n in range(20)))
    deliver(later(seconds=20))
    assert len(receiver.got) == 2
    assert OutgoingMessage.objects.filter(medium="webhook", next_try_at__lte=later(seconds=20)).count() == 0


def test_a_switched_off_endpoint_gets_nothing_and_on_again_what_it_missed_on_demand(endpoint, receiver):
    put(breached())
    switch_endpoint(endpoint.endpoint.pk, on=False, by=BIMA, now=NOW)
    assert not deliver().sent
    assert went_out(medium="webhook")[0][-1] == "stopped"
    switch_endpoint(endpoint.endpoint.pk, on=True, by=BIMA, now=NOW)
    send_again(OutgoingMessage.objects.filter(medium="webhook").values_list("key", flat=True), NOW)
    assert deliver().sent == 1


def test_a_message_whose_endpoint_vanished_while_it_waited_is_stopped(endpoint):
    put(breached())
    WebhookEndpoint.objects.all().delete()
    assert deliver().moot == 1
    assert went_out(medium="webhook")[0][-1] == "stopped"


def test_a_trial_reaches_an_endpoint_and_a_channel(endpoint, receiver):
    channel = add_channel(ChannelOrder("Desk", "slack", receiver.url, ("breach",)), by=BIMA, now=NOW)
    try_endpoint(endpoint.endpoint.pk, by=BIMA, now=NOW)
    key = try_channel(channel.pk, by=BIMA, now=NOW)
    assert deliver().sent == 2
    assert {body.get("type") or body["text"] for body in payloads(receiver)} == {
        "selaras.trial", "A trial from Selaras",
    }  # fmt: skip
    assert [attempt.outcome for attempt in attempts_of(key)] == ["delivered"]


def test_a_mail_is_in_its_readers_language_and_says_who_it_is_about(lead, mailed, people):
    people["dewi"].language = "id"
    people["dewi"].save()
    put(announced(), reminded())
    assert deliver().sent == 2
    letters = [message_from_bytes(content, policy=policy.default) for _, _, content in mailed.got]
    by_subject = {letter["Subject"]: letter.get_body(("plain",)).get_content() for letter in letters}
    assert "Sekarang: Siti Aminah, PT Maju meminta Anda" in by_subject
    reminder = by_subject["Segera jatuh tempo: First contact, Siti Aminah, PT Maju"]
    assert "Jatuh tempo 2 Mar 2026 14.00." in reminder
    assert "https://desk.selaras.example/leads/lead_1/" in reminder
    assert "https://desk.selaras.example/notices/stop/" in reminder


def test_a_rep_without_a_seat_is_told_the_company_and_no_name(lead, mailed):
    put(announced(rep_id="rep_tono"))
    note([fact("lead.routed", "lead_1", leads.Routed(rep_id="rep_tono"), at=later(seconds=1), key="again")])
    assert deliver(later(seconds=2)).sent == 1
    letter = message_from_bytes(mailed.got[0][2], policy=policy.default)
    assert letter["Subject"] == "Now: PT Maju asks for you"
    assert letter["List-Unsubscribe"] is None


def test_a_channel_is_told_the_company_and_no_name(lead, receiver):
    add_channel(ChannelOrder("Desk", "teams", receiver.url, ("breach",), "id"), by=BIMA, now=NOW)
    put(breached())
    deliver()
    said = json.dumps(payloads(receiver))
    assert "Terlewat: First contact, PT Maju" in said
    assert "Siti" not in said


def test_somebody_erased_meanwhile_is_not_named(lead, mailed):
    put(breached())
    erase_person("lead_1", NOW, "user:bima", "request 7")
    deliver()
    assert all(b"Siti" not in content and b"Maju" not in content for _, _, content in mailed.got)
    assert len(mailed.got) == 2


def test_what_is_no_longer_true_is_not_said(lead, mailed):
    put(announced(), reminded())
    called = leads.Contacted(medium="call", rep_id="rep_dewi")
    note(
        [
            fact("lead.contacted", "lead_1", called, at=later(minutes=1)),
            fact("clock.stopped", "clock_1", clock.Stopped(outcome="done"), at=later(minutes=1)),
        ]
    )
    assert deliver(later(minutes=2)).moot == 2
    assert mailed.got == []
    assert [row.state for row in OutgoingMessage.objects.filter(medium="mail")] == ["moot", "moot"]


def test_mail_to_somebody_who_left_is_stopped(lead, mailed):
    put(announced())
    show_out("dewi")
    assert deliver().moot == 1


def test_mail_without_a_server_or_an_address_is_refused(lead, mailed, people, settings):
    put(announced())
    settings.SMTP_URL = ""
    assert deliver().failed == 1
    assert "no mail server" in Delivery.objects.get().answer


def test_a_switched_off_channel_gets_nothing(lead, receiver):
    channel = add_channel(ChannelOrder("Desk", "slack", receiver.url, ("breach",)), by=BIMA, now=NOW)
    put(breached())
    switch_channel(channel.pk, on=False, by=BIMA, now=NOW)
    assert went_out(medium="chat")[0][-1] == "stopped"
    send_again(OutgoingMessage.objects.filter(medium="chat").values_list("key", flat=True), NOW)
    assert deliver().moot == 1


def test_a_channel_that_needs_a_person_fails_at_once(lead, receiver):
    add_channel(ChannelOrder("Desk", "slack", receiver.url, ("breach",)), by=BIMA, now=NOW)
    receiver.behaviour = "404"
    put(breached())
    assert deliver().failed == 1


def test_the_fast_lane_goes_first_and_has_a_lane_of_its_own(lead, mailed):
    put(breached(), announced())
    assert claim(NOW, timedelta(minutes=1), by="me", limit=1)[0].message.sort == "announced"
    OutgoingMessage.objects.filter(medium="mail").update(next_try_at=NOW, claimed_by="")
    assert deliver(urgent=True).sent == 1
    assert deliver(urgent=True).sent == 0
    assert deliver(urgent=False).sent == 2


def test_what_one_has_claimed_another_does_not_get(lead, endpoint):
    put(announced(), breached())
    mine = claim(NOW, timedelta(minutes=1), by="me", limit=10)
    assert len(mine) == 2
    assert claim(NOW, timedelta(minutes=1), by="you", limit=10) == []


def test_of_two_who_read_the_same_row_one_gets_it(endpoint):
    put(breached())
    seen = OutgoingMessage.objects.get(medium="webhook")
    OutgoingMessage.objects.filter(pk=seen.pk).update(next_try_at=later(minutes=1), claimed_by="another")
    assert not _take(seen, later(minutes=1), "me")


def test_who_dies_between_sending_and_marking_sends_the_same_id_once_more(endpoint, receiver):
    put(breached())
    [lost] = claim(NOW, timedelta(seconds=30), by="a sender that is killed", limit=10)
    deliver(later(seconds=29))
    assert receiver.got == []
    deliver(later(seconds=30))
    assert [headers["webhook-id"] for _, headers, _ in receiver.got] == [lost.message.key]
    assert OutgoingMessage.objects.filter(medium="webhook").count() == 1


def test_who_comes_back_too_late_changes_nothing_of_a_message_that_is_anothers(endpoint, receiver):
    put(breached())
    [late] = claim(NOW, timedelta(seconds=30), by="a slow sender", limit=10)
    deliver(later(seconds=30))
    assert settle(late, Attempt("again", answer="too late"), later(seconds=31)) == "again"
    assert OutgoingMessage.objects.get(medium="webhook").state == "delivered"
    assert [attempt.outcome for attempt in Delivery.objects.all()] == ["delivered", "again"]


def test_a_message_that_ends_whoever_sends_it_is_given_up(endpoint, receiver):
    put(breached())
    OutgoingMessage.objects.filter(medium="webhook").update(attempts=GIVE_UP_AFTER)
    assert deliver().failed == 1
    assert receiver.got == []
    assert "given up" in Delivery.objects.get().answer


def test_the_messages_of_long_ago_are_swept_and_those_that_wait_are_kept(endpoint, receiver):
    put(breached())
    deliver()
    put(announced())
    assert sweep(later(days=89)) == 0
    assert sweep(later(days=91)) > 0
    assert not Delivery.objects.exists()
    assert went_out(medium="webhook") == [
        ("lead.notified", "webhook", "endpoint", str(endpoint.endpoint.pk), "waiting")
    ]
