"""The list of notices, the mail that stops mails, and the calendar that a program reads."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import resolve, reverse
from icalendar import Calendar

from selaras.actions.choices import choices_of
from selaras.actions.feeds import entries_of, feeds_of, make_feed, revoke_feed
from selaras.actions.ledger import note
from selaras.actions.outgoing import unread_count
from selaras.actions.outgoing.unsubscribing import unsubscribe_address
from selaras.core.ledger.details import clock, rep
from selaras.core.ledger.details import lead as leads
from selaras.core.notices import Sort, letter
from selaras.kit import clock as wall
from selaras.kit.errors import InputError
from selaras.records.models import Feed
from selaras.web.feeds.views import calendar_of
from tests.actions.outgoing.desk import NOW, announced, breached, fact, later, put, settle_lead, settle_people

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    made = settle_people()
    settle_lead()
    return made


@pytest.fixture
def seated(people):
    def seated(name):
        client = Client()
        client.force_login(people[name])
        return client

    return seated


def test_a_reader_sees_their_notices_and_marks_them_read(people, seated):
    put(announced(), breached())
    dewi = seated("dewi")
    page = dewi.get(reverse("notices")).content.decode()
    assert "Now: Siti Aminah, PT Maju asks for you" in page
    assert page.count("badge-new") == 2
    assert dewi.post(reverse("notices")).status_code == 302
    assert unread_count(people["dewi"]) == 0
    assert "badge-new" not in dewi.get(reverse("notices")).content.decode()


def test_a_reader_without_notices_is_told_what_will_stand_there(seated, people):
    people["bima"].language = "id"
    people["bima"].save()
    assert "Belum ada." in seated("bima").get(reverse("notices")).content.decode()


def test_every_page_knows_where_the_stream_is(seated):
    page = seated("bima").get(reverse("notices")).content.decode()
    assert 'data-stream="/live/"' in page
    assert "selaras/live.js" in page


def test_whoever_has_the_mail_stops_mails_of_its_kind_without_signing_in(people):
    path = "/notices/stop/" + unsubscribe_address(people["dewi"], "breach").partition("/notices/stop/")[2]
    outside = Client(enforce_csrf_checks=True)
    asked = outside.get(path)
    assert "No more mails of this kind: “A missed promise”" in asked.content.decode()
    assert not any(one.own for one in choices_of(people["dewi"]))
    assert outside.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert [one.wanted for one in choices_of(people["dewi"]) if one.own] == [False]


def test_an_address_that_is_not_complete_says_so():
    answer = Client().get("/notices/stop/abc/")
    assert answer.status_code == 400
    assert "This address is not complete" in answer.content.decode()


def feed_of(secret):
    return Client().get(f"/feeds/{secret}.ics")


def test_a_calendar_is_read_by_its_address_until_it_is_revoked(people):
    made = make_feed(people["dewi"], NOW)
    answer = feed_of(made.secret)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert Calendar.from_ical(answer.content)["PRODID"]
    [feed] = feeds_of(people["dewi"])
    assert feed.read_at is not None
    assert made.secret not in feed.secret_sha256
    revoke_feed(feed.pk, people["dewi"], NOW)
    revoke_feed(feed.pk, people["dewi"], later(days=1))
    assert Feed.objects.get().revoked_at == NOW
    assert feed_of(made.secret).status_code == 404
    assert feed_of("nobody-knows").status_code == 404


def test_nobody_revokes_anothers_calendar_and_who_left_has_none(people):
    made = make_feed(people["dewi"], NOW)
    with pytest.raises(InputError, match="no such feed of yours"):
        revoke_feed(made.feed.pk, people["bima"], NOW)
    people["dewi"].is_active = False
    people["dewi"].save()
    assert feed_of(made.secret).status_code == 404


def test_that_a_calendar_was_read_is_noted_once_an_hour(people):
    made = make_feed(people["dewi"], NOW)
    just_now = wall.now() - timedelta(minutes=5)
    Feed.objects.update(read_at=just_now)
    feed_of(made.secret)
    assert Feed.objects.get().read_at == just_now


def test_a_calendar_holds_promises_wakings_and_absences_and_names_nobody(people):
    note(
        [
            fact("rep.away", "rep_dewi", rep.Away(starts_at=later(days=2), ends_at=later(days=4), reason="ill")),
            fact("lead.captured", "lead_2", leads.Captured(first_name="Budi", company="PT Tidur"), at=NOW),
            fact("lead.qualified", "lead_2", leads.Qualified(score=70), at=later(minutes=1)),
            fact("lead.routed", "lead_2", leads.Routed(rep_id="rep_dewi"), at=later(minutes=2)),
            fact(
                "lead.recycled", "lead_2",
                leads.Recycled(reason="timing", rep_id="rep_dewi", wake_at=later(days=30)), at=later(minutes=3),
            ),
        ]
    )  # fmt: skip
    found = entries_of(people["dewi"], NOW)
    assert [(one.sort, one.starts_at, one.ends_at) for one in found] == [
        ("promise", later(hours=3, minutes=30), later(hours=4)),
        ("wake", later(days=30), later(days=30, minutes=30)),
        ("absence", later(days=2), later(days=4)),
    ]  # fmt: skip
    people["dewi"].language = "id"
    text = calendar_of(people["dewi"], found).to_ical().decode()
    read = Calendar.from_ical(text)
    assert [str(event["SUMMARY"]) for event in read.walk("VEVENT")] == [
        "Jatuh tempo: First contact, PT Maju", "Bangun: PT Tidur", "Tidak bekerja",
    ]  # fmt: skip
    assert len({str(event["UID"]) for event in read.walk("VEVENT")}) == 3
    assert not [name for name in ("Siti", "Budi", "ill") if name in text]
    assert calendar_of(people["dewi"], found).to_ical().decode() == text


def test_a_promise_that_was_kept_leaves_the_calendar(people):
    note([fact("clock.stopped", "clock_1", clock.Stopped(outcome="done"), at=later(minutes=1))])
    assert entries_of(people["dewi"], NOW) == []
    assert entries_of(people["bima"], NOW) == []


def test_a_promise_about_a_lead_without_a_company_is_said_in_general_words(people):
    started = clock.Started(
        clause="Team promise", promise="volume", side="sales", due_at=later(hours=1), target_seconds=3600,
        calendar="always", rep_id="rep_dewi",
    )  # fmt: skip
    note([fact("clock.started", "clock_2", started)])
    text = calendar_of(people["dewi"], entries_of(people["dewi"], NOW)).to_ical().decode()
    assert "Due: Team promise\\, a lead" in text


ABOUT = {
    Sort.DISPUTE: {"dispute": "dispute_1"}, Sort.RULING: {"dispute": "dispute_1", "ruling": "upheld"},
    Sort.ESCALATION: {"escalation": "e_1", "missed": "1", "rung": "Talk"},
    Sort.FINDING: {"finding": "f_1", "count": "2", "detector": "back_dated"}, Sort.CAPACITY: {"count": "3"},
    Sort.ENDPOINT: {"endpoint": "CRM"},
}  # fmt: skip


@pytest.mark.parametrize("sort", Sort)
def test_every_notice_leads_to_a_page_there_is(sort):
    assert resolve(letter(sort, ABOUT.get(sort, {"lead": "lead_1", "level": "1"}), {}).path)
