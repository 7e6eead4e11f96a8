"""The inbox of an installation on PostgreSQL: a table beside the records, written over a connection of its own.

Writers take turns by an advisory lock that they hold until their short transaction ends. So positions become visible
in their order, and a reader never passes over one that commits late.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

import psycopg
from psycopg.types.numeric import Int4, Int8

from selaras.core.intake import Arrival
from selaras.records.inbox.log import PORTION, Incoming, arrived, inbox_trouble, packed

INBOX_LOCK = 0x5E1A4A7
"""The number of the advisory lock of whoever writes the inbox."""

# Payloads are never compressed: that costs more time than writing them, and they are soon deleted. A statement within
# the function sees what was committed before it began, so after the lock is held the newest position is the newest.
_MAKE = f"""
    BEGIN;
    SELECT pg_advisory_xact_lock({INBOX_LOCK});
    CREATE TABLE IF NOT EXISTS records_inbox (
        position bigint PRIMARY KEY, events integer NOT NULL, payload bytea NOT NULL
    );
    ALTER TABLE records_inbox ALTER COLUMN payload SET STORAGE EXTERNAL;
    CREATE OR REPLACE FUNCTION records_inbox_write(first bigint, added integer, body bytea) RETURNS bigint
        LANGUAGE plpgsql AS $$
        DECLARE newest bigint;
        BEGIN
            PERFORM pg_advisory_xact_lock({INBOX_LOCK});
            INSERT INTO records_inbox SELECT coalesce(max(position), first) + added, added, body FROM records_inbox
                RETURNING position INTO newest;
            RETURN newest;
        END $$;
    COMMIT;
"""  # noqa: S608 (our own number)
_THERE = "SELECT to_regproc('records_inbox_write') IS NOT NULL"
_WRITE = "SELECT records_inbox_write(%b, %b, %b)"
_AFTER = """
    SELECT position, events, payload FROM (
        SELECT *, sum(events) OVER up_to_here - first_value(events) OVER up_to_here - events AS before
        FROM (SELECT * FROM records_inbox WHERE position > %s ORDER BY position LIMIT %s) AS rows
        WINDOW up_to_here AS (ORDER BY position)) AS summed
    WHERE before < %s ORDER BY position"""
_NEWEST = "SELECT coalesce(max(position), 0) FROM records_inbox"
_TRIM = """
    DELETE FROM records_inbox WHERE position IN (
        SELECT position FROM records_inbox
        WHERE position <= %s AND position < (SELECT max(position) FROM records_inbox)
        ORDER BY position LIMIT %s)"""


class SharedInbox:
    """The log as a PostgreSQL table; see `Inbox` for what it promises."""

    def __init__(self, parameters: Mapping[str, Any], place: str) -> None:
        self._parameters, self._place = parameters, place
        self._database: psycopg.Connection[Any] | None = None
        self._connected()

    def write(self, requests: Sequence[Incoming]) -> int:
        """Append requests in one transaction, durable when this returns; return the newest position."""
        events, payload = packed(requests)
        with self._troubles() as database:
            return int(_only(database.execute(_WRITE, (Int8(requests[0].received_at), Int4(events), payload))))

    def after(self, position: int, limit: int) -> list[Arrival]:
        """Return up to ``limit`` events after a position, in order."""
        with self._troubles() as database:
            rows = database.execute(_AFTER, (position, limit, limit), binary=True).fetchall()
        return arrived(rows, position, limit)

    def newest(self) -> int:
        """Return the position of the newest event, 0 where there was never one."""
        with self._troubles() as database:
            return int(_only(database.execute(_NEWEST)))

    def trim(self, position: int) -> int:
        """Delete what was written up to a position, but never the newest; return how many writes there were."""
        trimmed, some = 0, PORTION
        while some == PORTION:
            with self._troubles() as database:
                some = database.execute(_TRIM, (position, PORTION)).rowcount
            trimmed += some
        return trimmed

    def close(self) -> None:
        """Let go of the database."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, sort: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _connected(self) -> psycopg.Connection[Any]:
        """Return the connection, a new one where the last one failed; the table is made where it is missing."""
        if self._database is None:
            with self._named_troubles():
                self._database = psycopg.connect(**self._parameters, autocommit=True)
                if not _only(self._database.execute(_THERE)):
                    self._database.execute(_MAKE)
        return self._database

    @contextmanager
    def _troubles(self) -> Iterator[psycopg.Connection[Any]]:
        """Give the connection; whatever goes wrong on it ends its transaction and it."""
        database = self._connected()
        with self._named_troubles():
            try:
                yield database
            except BaseException:
                self.close()
                raise

    @contextmanager
    def _named_troubles(self) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as problem:
            raise inbox_trouble(problem, self._place) from problem


def _only(cursor: psycopg.Cursor[Any]) -> Any:
    """Return the one value of a query that always has one."""
    row = cursor.fetchone()
    return row[0] if row else None
