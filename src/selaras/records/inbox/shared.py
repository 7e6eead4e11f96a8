"""The inbox of an installation on PostgreSQL: a table beside the records, written over a connection of its own.

Writers take turns by an advisory lock that they hold until their short transaction ends. So positions become visible
in their order, and a reader never passes over one that commits late.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

import psycopg

from selaras.core.intake import Arrival
from selaras.records.inbox.log import PORTION, Incoming, events, numbered
from selaras.records.troubles import trouble_of

INBOX_LOCK = 0x5E1A4A7
"""The number of the advisory lock of whoever writes the inbox."""

# Payloads are never compressed: that costs more time than writing them, and they are soon deleted.
_MAKE = f"""
    BEGIN;
    SELECT pg_advisory_xact_lock({INBOX_LOCK});
    CREATE TABLE IF NOT EXISTS records_inbox (
        position bigint PRIMARY KEY,
        events integer NOT NULL,
        received_at bigint NOT NULL,
        source text NOT NULL,
        kind text NOT NULL,
        historical boolean NOT NULL,
        payload bytea NOT NULL
    );
    ALTER TABLE records_inbox ALTER COLUMN payload SET STORAGE EXTERNAL;
    COMMIT;
"""
_THERE = "SELECT to_regclass('records_inbox') IS NOT NULL"
_TURN = f"BEGIN; SELECT pg_advisory_xact_lock({INBOX_LOCK}); SELECT max(position) FROM records_inbox"  # noqa: S608 (our own number)
_WRITE = "COPY records_inbox FROM STDIN (FORMAT BINARY)"
_TYPES = ("int8", "int4", "int8", "text", "text", "bool", "bytea")
_AFTER = """
    SELECT position, events, received_at, source, kind, historical, payload FROM (
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
        with self._troubles() as database:
            cursor = database.execute(_TURN)
            cursor.nextset()
            cursor.nextset()
            newest, position = _only(cursor), 0
            with cursor.copy(_WRITE) as copy:
                copy.set_types(_TYPES)
                for row in numbered(requests, newest):
                    copy.write_row(row)
                    position = row[0]
            database.execute("COMMIT")
        return position

    def after(self, position: int, limit: int) -> list[Arrival]:
        """Return up to ``limit`` events after a position, in order."""
        with self._troubles() as database:
            rows = database.execute(_AFTER, (position, limit, limit), binary=True).fetchall()
        return events(rows, position, limit)

    def newest(self) -> int:
        """Return the position of the newest event, 0 where there was never one."""
        with self._troubles() as database:
            return int(_only(database.execute(_NEWEST)))

    def trim(self, position: int) -> int:
        """Delete requests up to a position, but never the newest; return how many there were."""
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
            trouble = trouble_of(problem, self._place)
            if trouble is None:
                raise
            raise trouble from problem


def _only(cursor: psycopg.Cursor[Any]) -> Any:
    """Return the one value of a query that always has one."""
    row = cursor.fetchone()
    return row[0] if row else None
