"""The index over subjects, left out while the first history is told to an empty ledger and built in one go after.

Subjects come in no order, so each batch would touch most pages of that index: at a million leads the disk would write
them hundreds of times. Sorted once they are written once. The unique index over source keys stays all the time: it is
a promise. Whoever is killed between the two leaves a ledger that is right and slow, until somebody appends or migrates.
"""

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

_THERE = "SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = 'fact_subject'"
_BUILD = "CREATE INDEX IF NOT EXISTS fact_subject ON records_fact (subject)"
_LEAVE_OUT = "DROP INDEX IF EXISTS fact_subject"
_ANY = "SELECT 1 FROM records_fact LIMIT 1"


def leave_out_subjects() -> bool:
    """Leave the index out if the ledger is empty and ours alone to fill, and return whether it is left out now."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return False
    with connection.cursor() as cursor:
        if cursor.execute(_ANY).fetchone():
            return False
        cursor.execute(_LEAVE_OUT)
        return True


def subjects_indexed(using: BaseDatabaseWrapper | None = None) -> None:
    """Build the index if it is missing."""
    database = using or connection
    if database.vendor == "sqlite":
        with database.cursor() as cursor:
            if not cursor.execute(_THERE).fetchone():
                cursor.execute(_BUILD)
