"""The inbox of an installation on SQLite: a file of its own, so that the door never waits for the desk."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from selaras.core.intake import Arrival
from selaras.records.inbox.log import PORTION, Incoming, arrived, inbox_trouble, packed

# The log is carried over to the file every 16 MB; a commit is durable in the log before it returns.
_START = """
    PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000;
    PRAGMA wal_autocheckpoint=2000; PRAGMA journal_size_limit=67108864;
    CREATE TABLE IF NOT EXISTS inbox (position INTEGER PRIMARY KEY, events INTEGER NOT NULL, payload BLOB NOT NULL);
"""
_WRITE = """
    INSERT INTO inbox SELECT coalesce(max(position), :first) + :events, :events, :payload FROM inbox
    RETURNING position"""
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
        events, payload = packed(requests)
        given = {"first": requests[0].received_at, "events": events, "payload": payload}
        with self._troubles():  # one statement is one transaction, durable once it has run to its end
            [[position]] = self._database.execute(_WRITE, given).fetchall()
        return int(position)

    def after(self, position: int, limit: int) -> list[Arrival]:
        """Return up to ``limit`` events after a position, in order."""
        with self._troubles():
            return arrived(self._database.execute(_AFTER, (position, limit)), position, limit)

    def newest(self) -> int:
        """Return the position of the newest event, 0 where there was never one."""
        with self._troubles():
            return self._database.execute(_NEWEST).fetchone()[0] or 0

    def trim(self, position: int) -> int:
        """Delete what was written up to a position, but never the newest; return how many writes there were."""
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
    def _troubles(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as problem:
            raise inbox_trouble(problem, str(self._path)) from problem
