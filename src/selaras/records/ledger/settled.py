"""How far the ledger is settled: up to which position no fact can appear any more.

On SQLite writers come one after the other, so positions appear in order. On PostgreSQL a position is drawn before its
transaction commits, so a higher one can be seen first. There every writer holds a shared advisory lock from before it
draws a position until after its facts can be seen (a trigger sees to it). Hence: read the highest position drawn,
then look who holds the lock, then wait until each of these transactions has ended. Whoever drew a position up to that
one before we read it held the lock when we looked, or had ended already; so every such fact can be seen now, or never
will be. Nobody waits for us, and whoever starts to write after we looked draws a higher position.
"""

import time

from django.db import connection

from selaras.kit.errors import SelarasError
from selaras.records.guards import WRITERS_LOCK
from selaras.records.ledger.histories import newest_position
from selaras.records.troubles import address

_DRAWN = """SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM records_fact_id_seq"""
_WRITERS = f"""
    SELECT pid, virtualtransaction FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND classid = 0 AND objid = {WRITERS_LOCK} AND pid <> pg_backend_pid()
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"""  # noqa: S608 (our own constant)
_PAUSE_SECONDS = 0.02


class LedgerBusyError(SelarasError):
    """A transaction that appends facts has been open for longer than we wait."""


def settled(patience_seconds: float = 60.0) -> int:
    """Return a position up to which the ledger will not change any more; every fact seen now lies at it or below."""
    if connection.vendor != "postgresql":
        return newest_position()
    with connection.cursor() as cursor:
        cursor.execute(_DRAWN)
        [drawn] = cursor.fetchone()
        cursor.execute(_WRITERS)
        writing = set(cursor.fetchall())
        give_up = time.monotonic() + patience_seconds
        while writing:
            if time.monotonic() > give_up:
                raise LedgerBusyError(
                    f"{len(writing)} transactions have been appending facts for more than {patience_seconds:g} seconds",
                    place=address(connection.settings_dict),
                    next_step="try again when they have ended, or end them",
                )
            time.sleep(_PAUSE_SECONDS)
            cursor.execute(_WRITERS)
            writing &= set(cursor.fetchall())
    return int(drawn)


def others_append() -> bool:
    """Return whether another transaction than ours has appended facts and not ended yet."""
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute(_WRITERS)
        return cursor.fetchone() is not None


def in_somebodys_transaction() -> bool:
    """Return whether a transaction is open here that may yet be rolled back; those around a test do not count."""
    blocks = connection.atomic_blocks
    return bool(blocks) and not getattr(blocks[-1], "_from_testcase", False)  # what Django's own durable blocks look at
