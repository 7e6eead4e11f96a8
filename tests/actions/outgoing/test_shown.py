"""Notices on the page: in the reader's words, newest first, read when they were looked at; and mails that stop."""

import pytest

from selaras.actions.choices import choices_of
from selaras.actions.outgoing import latest_notices, mark_read, put_notices, unread_count
from selaras.actions.outgoing.unsubscribing import stop_mails, unsubscribe_address
from selaras.core.charter.starting import starting_terms
from selaras.core.ledger.details import escalation
from selaras.core.notices import Audience, Notice, Sort
from selaras.core.staff import Role
from selaras.kit.errors import InputError
from selaras.phrases import render
from tests.actions.outgoing.desk import NOW, announced, breached, fact, later, put

pytestmark = pytest.mark.django_db


def titles(user, **more):
    return [notice.title for notice in latest_notices(user, render, NOW, **more)]


def test_a_person_reads_what_concerns_them_newest_first(lead, people):
    put(announced())
    put(breached())
    assert titles(people["dewi"]) == [
        "Missed: First contact, Siti Aminah, PT Maju", "Now: Siti Aminah, PT Maju asks for you",
    ]  # fmt: skip
    assert titles(people["bima"]) == []
    [newest, oldest] = latest_notices(people["dewi"], render, NOW)
    assert titles(people["dewi"], after=oldest.id) == [newest.title]
    assert (oldest.urgent, oldest.path) == (True, "/leads/lead_1/")


def test_whoever_reads_figures_and_no_person_reads_no_name(lead, people):
    people["rina"].role = Role.EXECUTIVE
    people["rina"].save()
    put(breached())
    assert titles(people["rina"]) == ["Missed: First contact, PT Maju"]


def test_a_notice_with_a_due_time_says_it_in_the_readers_zone(people):
    opened = escalation.Opened(
        clause="First contact", side="sales", week=NOW.date(), rung=1, name="Talk", who=("sales_rep",),
        promise_id="promise_1", promise="first_contact", owner_role="sales_manager",
        due_at=later(days=7), missed=1,
    )  # fmt: skip
    put(fact("escalation.opened", "escalation_1", opened))
    [notice] = latest_notices(people["dewi"], render, NOW)
    assert notice.title == "Escalated: First contact"
    assert notice.lines[-1].startswith("Due Mar 9, 2026, 10:00")
    assert notice.path == "/escalations/escalation_1/"


def test_what_was_looked_at_is_read(lead, people):
    put(announced())
    [first] = latest_notices(people["dewi"], render, NOW)
    put(breached())
    assert unread_count(people["dewi"]) == 2
    assert mark_read(people["dewi"], NOW, until=first.id) == 1
    assert unread_count(people["dewi"]) == 1
    assert mark_read(people["dewi"], NOW) == 1
    assert [notice.read for notice in latest_notices(people["dewi"], render, NOW)] == [True, True]


def test_nothing_to_say_puts_nothing(people):
    assert put_notices([], starting_terms(), NOW) == 0


def test_a_mail_can_be_stopped_by_whoever_has_it(people):
    token = unsubscribe_address(people["dewi"], "breach").rstrip("/").rpartition("/")[2]
    assert stop_mails(token) is Sort.BREACH
    assert stop_mails(token) is Sort.BREACH
    assert [one.medium for one in choices_of(people["dewi"]) if one.own] == ["mail"]
    assert unsubscribe_address(people["dewi"], Sort.TRIAL) == ""


def test_an_address_nobody_signed_stops_nothing(people):
    token = unsubscribe_address(people["dewi"], "breach").rstrip("/").rpartition("/")[2]
    people["dewi"].delete()
    for broken in (token, token[:-2], "x"):
        with pytest.raises(InputError, match="not complete"):
            stop_mails(broken)


def test_a_notice_of_an_unknown_thing_is_said_in_general_words(people):
    about = {"lead": "lead_nobody_knows", "rep": "rep_nobody"}
    put_notices(
        [Notice(Sort.CLIMBED, Audience("rep", "rep_dewi"), NOW, "key", about | {"level": "1"})], starting_terms(), NOW
    )
    assert titles(people["dewi"]) == ["Still unanswered: a lead"]
