"""What new facts give others to know is put out once, to those who want it, with ids only."""

import json
from collections import Counter

import pytest

from selaras.actions.channels import ChannelOrder, add_channel
from selaras.actions.choices import choose
from selaras.actions.endpoints import EndpointOrder, add_endpoint
from selaras.actions.staff import show_out
from selaras.core.ledger.details import lead as leads
from selaras.records.models import OutgoingMessage
from tests.actions.outgoing.desk import BIMA, MORNING, NIGHT, NOW, announced, breached, fact, put, went_out

pytestmark = pytest.mark.django_db


def test_the_fast_lane_is_on_the_reps_page_at_once(lead, people):
    put(announced())
    assert went_out() == [("announced", "page", "user", str(people["dewi"].pk), "shown")]


def test_where_there_is_a_mail_server_it_is_mailed_too(lead, people, settings):
    settings.SMTP_URL = "smtp://127.0.0.1:1?tls=none"
    put(announced())
    assert [medium for _, medium, *_ in went_out()] == ["page", "mail"]
    assert OutgoingMessage.objects.get(medium="mail").next_try_at == NOW


def test_putting_twice_puts_once(lead, people, settings):
    settings.SMTP_URL = "smtp://127.0.0.1:1?tls=none"
    put(announced(), breached())
    before = went_out()
    put(announced(), breached())
    assert went_out() == before


def test_a_breach_is_told_to_the_rep_and_the_manager_and_one_person_hears_it_once(lead, people):
    put(breached())
    assert [to for *_, to, _ in went_out()] == [str(people["dewi"].pk), str(people["rina"].pk)]


def test_a_rep_without_a_seat_is_mailed_at_the_address_the_facts_know(lead, settings):
    put(announced(rep_id="rep_tono"))
    assert went_out() == []
    settings.SMTP_URL = "smtp://127.0.0.1:1?tls=none"
    put(announced(rep_id="rep_tono"))
    assert went_out() == [("announced", "mail", "rep", "rep_tono", "waiting")]


def test_a_person_of_whom_nothing_is_known_is_told_nothing(lead):
    put(announced(rep_id="rep_nobody"))
    assert went_out() == []


def test_whoever_was_shown_out_is_told_nothing(lead):
    show_out("dewi")
    put(announced())
    assert went_out() == []


def test_a_role_is_everybody_who_holds_it(lead, people):
    put(fact("lead.routed", "lead_1", leads.Routed(queue="unrouted"), key="again"))
    assert went_out() == [("waiting", "page", "user", str(people["bima"].pk), "shown")]


def test_the_owner_of_the_fallback_queue_may_be_a_person(lead, people):
    from_nobody = fact("lead.routed", "lead_1", leads.Routed(queue="unrouted"), key="again")
    put(from_nobody, fallback_owner="RINA@selaras.example")
    assert went_out() == [("waiting", "page", "user", str(people["rina"].pk), "shown")]


def test_a_person_chooses_what_reaches_them_and_how(lead, people, settings):
    settings.SMTP_URL = "smtp://127.0.0.1:1?tls=none"
    choose(people["dewi"], "announced", "mail", False)
    choose(people["rina"], "breach", "page", False)
    put(announced(), breached())
    dewi, rina = str(people["dewi"].pk), str(people["rina"].pk)
    assert [(sort, medium) for sort, medium, _, to, _ in went_out() if to == dewi] == [
        ("announced", "page"), ("breach", "page"), ("breach", "mail"),
    ]  # fmt: skip
    assert [(sort, medium) for sort, medium, _, to, _ in went_out() if to == rina] == [("breach", "mail")]


def test_at_night_mail_waits_for_the_morning_there_and_the_fast_lane_does_not(lead, settings):
    settings.SMTP_URL = "smtp://127.0.0.1:1?tls=none"
    put(announced(NIGHT), breached(NIGHT), now=NIGHT)
    due = {row.sort: row.next_try_at for row in OutgoingMessage.objects.filter(medium="mail")}
    assert due == {"announced": NIGHT, "breach": MORNING}
    assert OutgoingMessage.objects.filter(medium="page", state="shown").count() == 3


def test_a_channel_gets_the_sorts_it_was_given(lead):
    address = "https://127.0.0.1/services/secret"
    desk = add_channel(ChannelOrder("Desk", "slack", address, ("announced",)), by=BIMA, now=NOW)
    put(announced(), breached())
    assert went_out(medium="chat") == [("announced", "chat", "channel", str(desk.pk), "waiting")]


def test_an_endpoint_hears_of_the_kinds_it_asked_for(lead):
    wishes = {"all": ("*",), "leads": ("lead.*",), "one": ("lead.touched",), "clocks": ("clock.breached",)}
    made = {
        name: add_endpoint(EndpointOrder(name, "https://127.0.0.1/", kinds), by=BIMA, now=NOW).endpoint.pk
        for name, kinds in wishes.items()
    }
    put(announced(), fact("lead.touched", "lead_1", leads.Touched(signal="page_viewed")))
    heard = Counter(OutgoingMessage.objects.filter(medium="webhook").values_list("audience_id", flat=True))
    assert {name: heard[str(pk)] for name, pk in made.items()} == {"all": 2, "leads": 2, "one": 1, "clocks": 0}


def test_nothing_personal_lies_in_the_outbox(lead, settings):
    settings.SMTP_URL = "smtp://127.0.0.1:1?tls=none"
    add_endpoint(EndpointOrder("all", "https://127.0.0.1/", ("*",)), by=BIMA, now=NOW)
    captured = leads.Captured(email="siti@maju.example", first_name="Siti", phone="+62811", channel="fair")
    put(announced(), breached(), fact("lead.captured", "lead_2", captured))
    said = "".join(OutgoingMessage.objects.values_list("payload", flat=True))
    assert not [name for name in ("Siti", "siti@", "+62811", "selaras.example") if name in said]


def test_a_webhook_says_what_the_ledger_keeps(lead):
    add_endpoint(EndpointOrder("all", "https://127.0.0.1/", ("*",)), by=BIMA, now=NOW)
    put(breached())
    body = json.loads(OutgoingMessage.objects.get(medium="webhook").payload)
    assert body == {
        "type": "clock.breached",
        "timestamp": "2026-03-02T03:00:00Z",
        "data": {
            "subject": "clock_1", "noted_at": "2026-03-02T03:00:00Z", "actor": "worker",
            "details": {"cause": "untouched", "owner_id": "rep_dewi"},
        },
    }  # fmt: skip


def test_facts_that_concern_nobody_put_nothing(people):
    assert put() == 0
    assert put(fact("lead.touched", "lead_1", leads.Touched(signal="page_viewed"))) == 0
