"""Poison: an event that cannot be folded is parked alone, with its reason, and the rest goes on."""

from collections.abc import Iterator

import pytest
from django.db import connection

from selaras.actions.intake import fold_inbox, let_go, parked, retry
from selaras.actions.intake.folding import bookmark, fold_portion, set_aside
from selaras.actions.intake.parking import park
from selaras.core.intake import Problem
from selaras.phrases import LANGUAGES, render
from selaras.records.inbox import Inbox, Incoming
from selaras.records.models import LeadReading, ParkedEvent
from selaras.records.troubles import DatabaseTroubleError
from tests.actions.intake.sending import at, event, hear, page, send, standing

pytestmark = pytest.mark.django_db

POISON = "poison@maju.co.id"


@pytest.fixture
def poisonous(db: None) -> Iterator[None]:
    """A database that cannot keep one person: what a bug of ours, or of the database, would look like."""
    _fails_over_one("a fault nobody foresaw")
    yield
    _cure()


@pytest.fixture
def full(db: None) -> Iterator[None]:
    """A database that has no room for one person."""
    _fails_over_one("database or disk is full")
    yield
    _cure()


def _fails_over_one(words: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"""CREATE TRIGGER poison BEFORE INSERT ON records_personaldetails WHEN NEW.details LIKE '%{POISON}%'
                BEGIN SELECT RAISE(ABORT, '{words}'); END"""
            if connection.vendor == "sqlite"
            else f"""CREATE OR REPLACE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF NEW.details LIKE '%{POISON}%' THEN RAISE EXCEPTION '{words}'; END IF; RETURN NEW; END $$;
                CREATE TRIGGER poison BEFORE INSERT ON records_personaldetails FOR EACH ROW EXECUTE FUNCTION poison()"""
        )


def _cure() -> None:
    on = "" if connection.vendor == "sqlite" else " ON records_personaldetails"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER IF EXISTS poison{on}")


def test_what_cannot_be_read_is_parked_with_its_reason(inbox: Inbox) -> None:
    done = hear(inbox, event("track", 0, userId="u1"), event("identify", 1, userId="u1"), {"type": "dance"})
    assert (done.events, done.parked, len(standing())) == (3, 2, 1)
    assert [one.code for one in parked()] == ["missing", "unknown_type"]
    for one in parked():
        assert all(render(language, one.because) for language in LANGUAGES)
        assert (one.tries, one.parked_at) == (1, at(60))


def test_a_batch_that_cannot_be_opened_is_parked_whole(inbox: Inbox) -> None:
    inbox.write([Incoming(3, 1_772_452_800_000_000, "web", "batch", historical=False, payload=b"{")])
    assert fold_inbox(inbox, at(60)).parked == 1
    assert parked()[0].arrival.payload == b"{"


def test_one_poison_among_many_is_parked_alone(inbox: Inbox, poisonous: None) -> None:
    people = [event("identify", n, userId=f"u{n}", traits={"email": f"p{n}@maju.co.id"}) for n in range(9)]
    done = hear(inbox, *people[:5], event("identify", 5, userId="bad", traits={"email": POISON}), *people[5:])
    assert (done.events, done.parked) == (10, 1)
    assert LeadReading.objects.count() == 9
    [one] = parked()
    assert one.code == "broken"
    assert "a fault nobody foresaw" in render("en", one.because)
    assert bookmark() == inbox.newest()


def test_what_was_parked_can_be_tried_again(inbox: Inbox, poisonous: None) -> None:
    hear(inbox, event("identify", 0, userId="bad", traits={"email": POISON}), {"type": "dance"})
    assert retry(at(70)) == retry(at(70), [one.arrival.position for one in parked()])
    assert [one.tries for one in parked()] == [3, 3]
    _cure()
    done = retry(at(80))
    assert (done.folded, done.parked) == (1, 1)
    assert LeadReading.objects.get().email == POISON
    assert let_go([parked()[0].arrival.position]) == 1
    assert not ParkedEvent.objects.exists()


def test_what_is_wrong_with_the_database_parks_nobody_and_moves_nothing(inbox: Inbox, full: None) -> None:
    send(inbox, event("identify", 0, userId="u1"), event("identify", 1, userId="bad", traits={"email": POISON}))
    with pytest.raises(DatabaseTroubleError, match="the disk is full"):
        fold_inbox(inbox, at(60))
    assert (bookmark(), standing(), parked()) == (0, [], [])
    park([(inbox.after(0, 2)[1], Problem.of("missing", "event"))], at(60))
    with pytest.raises(DatabaseTroubleError):
        retry(at(70))
    assert len(parked()) == 1


def test_a_fold_that_another_overtook_folds_only_the_rest(inbox: Inbox) -> None:
    send(inbox, event("identify", 0, userId="u1"), event("identify", 1, userId="u2"))
    arrivals = inbox.after(0, 2)
    assert fold_inbox(inbox, at(60), 1).events == 1
    assert fold_portion(arrivals, at(60)).events == 1
    assert fold_portion(arrivals, at(60)).events == 0
    assert set_aside(arrivals[0], ValueError("late"), at(60)).events == 0
    assert (len(standing()), parked()) == (2, [])


def test_the_reason_of_what_is_parked_is_kept_with_what_it_speaks_of(inbox: Inbox) -> None:
    inbox.write(
        [Incoming(1, 1_772_452_800_000_000, "web", "", historical=False, payload=b'{"type":"track","event":[1]}')]
    )
    fold_inbox(inbox, at(60))
    assert render("en", parked()[0].because).startswith("event: ")
    inbox.write([Incoming(1, 1_772_452_800_000_000, "web", "", historical=False, payload=b"rubbish")])
    fold_inbox(inbox, at(60))
    assert render("en", parked()[1].because).startswith("the whole of it: ")


def test_a_fold_that_comes_second_finds_nothing_to_do(inbox: Inbox) -> None:
    send(inbox, page(anonymousId="a1"))
    assert fold_inbox(inbox, at(60)).events == 1
    assert fold_inbox(inbox, at(60)).events == 0
