"""The inbox of an installation on SQLite: a file of its own, so that the door never waits for the desk."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from selaras.core.intake import Arrival
from selaras.records.inbox.log import PORTION, Incoming, events, numbered
from selaras.records.troubles import trouble_of

# The log is carried over to the file every 16 MB; a commit is durable in the log before it returns.
_START = """
    PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000;
    PRAGMA wal_autocheckpoint=2000; PRAGMA journal_size_limit=67108864;
    CREATE TABLE IF NOT EXISTS inbox (
        position INTEGER PRIMARY KEY,
        events INTEGER NOT NULL,
        received_at INTEGER NOT NULL,
        source TEXT NOT NULL,
        kind TEXT NOT NULL,
        historical INTEGER NOT NULL,
        payload BLOB NOT NULL
    );
"""
_WRITE = "INSERT INTO inbox VALUES (?, ?, ?, ?, ?, ?, ?)"
_AFTER = "SELECT * FROM inbox WHERE position > ? ORDER BY position LIMIT ?"
_NEWEST = "SELECT max(position) FROM inbox"
_TRIM = """
    DELETE FROM inbox WHERE position IN (
        SELECT position FROM inbox WHERE position <= ? AND position < (SELECT max(position) FROM inbox)
        ORDER BY position LIMIT ?)"""


class EmbeddedInbox:
    """The log as an SQLite file; see `Inbox` for what it promises."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._troubles():
            self._database = sqlite3.connect(path, isolation_level=None)
            self._database.executescript(_START)

    def write(self, requests: Sequence[Incoming]) -> int:
        """Append requests in one transaction, durable when this returns; return the newest position."""
        with self._troubles(), self._transaction() as cursor:
            [newest] = cursor.execute(_NEWEST).fetchone()
            rows = list(numbered(requests, newest))
            cursor.executemany(_WRITE, rows)
        return rows[-1][0]

    def after(self, position: int, limit: int) -> list[Arrival]:
        """Return up to ``limit`` events after a position, in order."""
        with self._troubles():
            return events(self._database.execute(_AFTER, (position, limit)), position, limit)

    def newest(self) -> int:
        """Return the position of the newest event, 0 where there was never one."""
        with self._troubles():
            return self._database.execute(_NEWEST).fetchone()[0] or 0

    def trim(self, position: int) -> int:
        """Delete requests up to a position, but never the newest; return how many there were."""
        trimmed, some = 0, PORTION
        while some == PORTION:
            with self._troubles():
                some = self._database.execute(_TRIM, (position, PORTION)).rowcount
            trimmed += some
        return trimmed

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, sort: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Cursor]:
        cursor = self._database.cursor()
        cursor.execute("BEGIN IMMEDIATE")
        try:
            yield cursor
            cursor.execute("COMMIT")
        except BaseException:
            if self._database.in_transaction:
                cursor.execute("ROLLBACK")
            raise

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as problem:
            trouble = trouble_of(problem, str(self._path))
            if trouble is None:
                raise
            raise trouble from problem
