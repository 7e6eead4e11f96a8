"""Buckets that all processes of one machine share, so that a pace holds however many of them answer.

They lie in a small SQLite file of their own: a call that only reads should wait neither for the writers of the ledger
nor for the disk. What is in it is worth a minute; whoever loses it grants a few calls more.
"""

import sqlite3
import threading
from datetime import datetime
from functools import cache
from pathlib import Path

from selaras.kit.instants import from_microseconds, to_microseconds
from selaras.kit.pace import Pace, Taken, taken

_FILE = "pacing.db"
_PATIENCE = 5.0  # seconds to wait for another process, which holds the file for some microseconds
_START = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=NORMAL",  # a commit need not reach the disk, but the file is whole after a power cut
    "CREATE TABLE IF NOT EXISTS bucket (holder TEXT PRIMARY KEY, full_at INTEGER NOT NULL) WITHOUT ROWID",
)


class Buckets:
    """The buckets in one file, by their holders; one connection per process, used by its threads in turn."""

    def __init__(self, file: Path) -> None:
        self._turn = threading.Lock()
        self._file = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        for statement in _START:
            self._file.execute(statement)

    def take(self, holder: str, pace: Pace, now: datetime) -> Taken:
        """Take one token from the holder's bucket, or be told how long to wait.

        Looking and taking are one transaction under the file's write lock: no token is spent by two processes.
        """
        with self._turn, self._file as file:
            file.execute("BEGIN IMMEDIATE")
            answer = self._after_one_more(holder, pace, now)
            if answer.granted:
                file.execute("INSERT OR REPLACE INTO bucket VALUES (?, ?)", [holder, to_microseconds(answer.full_at)])
        return answer

    def look(self, holder: str, pace: Pace, now: datetime) -> Taken:
        """Return what taking a token would give, and take none."""
        with self._turn:
            return self._after_one_more(holder, pace, now)

    def sweep(self, now: datetime) -> int:
        """Forget the buckets that are full, as if nobody had ever touched them; return how many."""
        with self._turn:
            return self._file.execute("DELETE FROM bucket WHERE full_at <= ?", [to_microseconds(now)]).rowcount

    def _after_one_more(self, holder: str, pace: Pace, now: datetime) -> Taken:
        row = self._file.execute("SELECT full_at FROM bucket WHERE holder = ?", [holder]).fetchone()
        return taken(from_microseconds(row[0]) if row else None, pace, now)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


@cache
def buckets(home: Path) -> Buckets:
    """Return the buckets that every process with this data folder shares."""
    return Buckets(home / _FILE)
