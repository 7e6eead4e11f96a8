"""Deleting personal details so that they are gone from the disk too."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection

from selaras.records.ledger.histories import in_portions
from selaras.records.models import PersonalDetails


def forget_details(subjects: Iterable[str]) -> int:
    """Delete the personal details of every fact of these subjects and return how many there were."""
    return sum(PersonalDetails.objects.filter(fact__subject__in=some).delete()[0] for some in in_portions(subjects))


@contextmanager
def overwritten() -> Iterator[None]:
    """Have SQLite overwrite what is deleted within, and empty the write-ahead log after; outside a transaction of ours.

    PostgreSQL frees the rows at its next vacuum, and backups age out by the operator's own rule: neither is ours to hurry.
    """
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete = ON")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = OFF")
            if not connection.in_atomic_block:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
