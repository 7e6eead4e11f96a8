"""Where a higher position can be seen before a lower one, the exporter waits for exactly those who are writing."""

import threading
from datetime import UTC, datetime

import psycopg
import pytest
from django.db import connection

from selaras.records.lake import export
from selaras.records.ledger import append
from selaras.records.ledger.settled import LedgerBusyError, settled
from tests.harness.waiting import PATIENCE_SECONDS
from tests.records.company import touched
from tests.records.lake_rows import keys_of_lake

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2026, 11, 2, 3, tzinfo=UTC)
_SLOW = """
    INSERT INTO records_fact (kind, subject, happened_at, noted_at, source_key, actor, details)
    VALUES ('lead.touched', 'lead_9', 1, 1, 'slow', 'user:bima', '{"signal":"page_viewed"}')"""


@pytest.fixture
def slow_writer():
    """A writer that has drawn a position and not committed."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in at a time")
    named = connection.get_connection_params()
    with psycopg.connect(host=named["host"], port=named["port"], user=named["user"], dbname=named["dbname"]) as writer:
        writer.execute(_SLOW)
        yield writer
        writer.rollback()


def test_settled_is_the_newest_position_when_nobody_writes():
    append(touched(1, 3))
    assert settled() >= 3


def test_whoever_writes_is_waited_for_and_then_exported(slow_writer, tmp_path):
    append(touched(1, 3))
    timer = threading.Timer(0.3, slow_writer.commit)
    timer.start()
    export(tmp_path, NOW)
    timer.join()
    assert keys_of_lake(tmp_path) == ["slow", *sorted(f.source_key for f in touched(1, 3))]


def test_whoever_writes_too_long_is_named_and_nothing_is_skipped(slow_writer, tmp_path):
    append(touched(1, 3))
    with pytest.raises(LedgerBusyError, match="1 transactions have been appending"):
        settled(patience_seconds=0.1)
    slow_writer.rollback()
    export(tmp_path, NOW)
    assert len(keys_of_lake(tmp_path)) == 3


def test_nobody_waits_for_the_exporter(slow_writer):
    """A fact appended while an older writer is waited for is not held up."""
    waiting = threading.Thread(target=_settle_and_close)
    waiting.start()
    append(touched(1, 2))
    slow_writer.commit()
    waiting.join(PATIENCE_SECONDS)
    assert not waiting.is_alive()


def _settle_and_close():
    settled()
    connection.close()
