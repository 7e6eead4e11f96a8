"""The inbox: durable, in order, read by position, on both databases."""

import threading
from pathlib import Path

import pytest

from selaras.core.intake import parse
from selaras.kit.errors import SelarasError
from selaras.kit.instants import from_microseconds
from selaras.records.inbox import Inbox, Incoming, open_inbox
from selaras.records.inbox.embedded import EmbeddedInbox
from selaras.records.inbox.log import PORTION
from selaras.records.inbox.shared import SharedInbox

pytestmark = pytest.mark.django_db

NOON = 1_772_452_800_000_000


def one(event: str = "Demo Requested") -> Incoming:
    return Incoming(1, NOON, "key_1", "track", historical=False, payload=f'{{"event":"{event}","userId":"7"}}'.encode())


def batch(count: int, sent_at: str = "2026-03-02T12:00:00Z") -> Incoming:
    events = ",".join(f'{{"type":"track","event":"e{n}","userId":"7"}}' for n in range(count))
    body = f'{{"batch":[{events}],"sentAt":"{sent_at}","context":{{"locale":"id-ID"}}}}'
    return Incoming(count, NOON, "key_2", "batch", historical=True, payload=body.encode())


def positions(inbox: Inbox, after: int = 0, limit: int = 100) -> list[int]:
    return [arrival.position for arrival in inbox.after(after, limit)]


def test_an_empty_inbox_has_nothing_and_no_newest(inbox: Inbox) -> None:
    assert inbox.newest() == 0
    assert inbox.after(0, 10) == []
    assert inbox.trim(10) == 0


def test_every_event_of_a_request_has_a_position_of_its_own(inbox: Inbox) -> None:
    newest = inbox.write([one(), batch(3), one("Signed Up")])
    first = positions(inbox)[0]
    assert positions(inbox) == [first, first + 1, first + 2, first + 3, first + 4]
    assert newest == inbox.newest() == first + 4


def test_what_was_written_is_read_back_with_what_its_batch_said(inbox: Inbox) -> None:
    inbox.write([one(), batch(2)])
    single, first, _ = inbox.after(0, 10)
    assert (single.source, single.kind, single.historical) == ("key_1", "track", False)
    assert single.payload == one().payload
    assert single.received_at == from_microseconds(NOON)
    assert (first.source, first.kind, first.historical) == ("key_2", "", True)
    assert (first.sent_at, first.context) == ("2026-03-02T12:00:00Z", {"locale": "id-ID"})
    assert first.payload == b'{"type":"track","event":"e0","userId":"7"}'


def test_reading_goes_on_in_the_middle_of_a_batch(inbox: Inbox) -> None:
    inbox.write([batch(5), batch(5)])
    everything = positions(inbox)
    assert positions(inbox, limit=3) == everything[:3]
    assert positions(inbox, everything[2], limit=4) == everything[3:7]
    assert positions(inbox, everything[-1]) == []


def test_trimming_gives_back_what_was_read_and_never_the_newest(inbox: Inbox) -> None:
    for request in (one(), batch(3), one()):
        inbox.write([request])
    everything = positions(inbox)
    assert inbox.trim(everything[2]) == 1, "a batch that is half read stays whole"
    assert positions(inbox) == everything[1:]
    assert inbox.trim(everything[-1]) == 1
    assert inbox.newest() == everything[-1]
    inbox.write([one()])
    assert positions(inbox, everything[-1]) == [everything[-1] + 1]


def test_long_backlogs_are_trimmed_in_portions(inbox: Inbox) -> None:
    for _ in range(PORTION + 2):
        inbox.write([one()])
    assert inbox.trim(inbox.newest()) == PORTION + 1


def test_a_log_made_anew_lies_after_every_bookmark_of_the_old_one(inbox: Inbox) -> None:
    inbox.write([one()])
    assert positions(inbox) == [NOON + 1]


def test_a_second_reader_sees_what_was_acknowledged(inbox: Inbox) -> None:
    newest = inbox.write([one()])
    with open_inbox() as reader:
        assert reader.newest() == newest


def test_two_writers_take_turns_and_no_position_is_given_twice(inbox: Inbox) -> None:
    def write() -> None:
        with open_inbox() as mine:
            for _ in range(20):
                mine.write([one(), batch(2)])

    writers = [threading.Thread(target=write) for _ in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    found = positions(inbox, limit=1000)
    assert found == list(range(found[0], found[0] + 120))


def test_a_message_survives_its_way_through_the_log(inbox: Inbox) -> None:
    inbox.write([batch(1)._replace(historical=False)])
    [message] = map(parse, inbox.after(0, 1))
    assert (message.kind, message.name, message.user_id, message.context) == ("track", "e0", "7", {"locale": "id-ID"})


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SelarasError, match=r"nowhere/inbox\.db: the database cannot be opened; check that the folder"):
        EmbeddedInbox(tmp_path / "nowhere" / "inbox.db")


def test_a_read_only_inbox_is_read_and_says_why_it_cannot_be_written(tmp_path: Path) -> None:
    with EmbeddedInbox(tmp_path / "inbox.db") as inbox:
        inbox._database.execute("PRAGMA query_only=ON")
        assert inbox.newest() == 0
        with pytest.raises(SelarasError, match=r"inbox\.db: the database is read-only; make the file and its folder"):
            inbox.write([one()])


def test_a_full_disk_is_an_error_that_says_so_and_nothing_is_half_written(tmp_path: Path) -> None:
    with EmbeddedInbox(tmp_path / "inbox.db") as inbox:
        inbox.write([one()])
        inbox._database.execute("PRAGMA max_page_count=4")
        with pytest.raises(SelarasError, match="the disk is full; free space and try again"):
            inbox.write([batch(2000)])
        assert len(positions(inbox)) == 1


def test_a_server_that_is_not_there_is_named() -> None:
    with pytest.raises(SelarasError, match="there: no PostgreSQL answers; start the server"):
        SharedInbox({"host": "127.0.0.1", "port": 1, "dbname": "none"}, "there")


def test_whatever_else_fails_is_said_with_where_to_look(tmp_path: Path) -> None:
    inbox = EmbeddedInbox(tmp_path / "inbox.db")
    inbox.close()
    with pytest.raises(SelarasError, match=r"inbox\.db: the inbox cannot be used: .*; look at the log of the database"):
        inbox.newest()
