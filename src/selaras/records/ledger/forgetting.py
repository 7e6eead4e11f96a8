"""Deleting personal details so that they are gone from the disk too."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection

from selaras.records.models import Fact, PersonalDetails
from selaras.records.searching import forget_words


def forget(requests: Iterable[tuple[str, int]]) -> None:
    """Delete the personal details of each subject's facts up to its instant, in microseconds."""
    for subject, until in requests:
        of_subject = Fact.objects.filter(subject=subject, happened_at__lte=until)
        PersonalDetails.objects.filter(fact__in=of_subject).delete()


@contextmanager
def overwritten() -> Iterator[None]:
    """Have SQLite overwrite what is deleted within, and empty the write-ahead log after; outside a transaction of ours.

    PostgreSQL frees the rows at its next vacuum, and backups age out by the operator's own rule: neither is ours to
    hurry.
    """
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete = ON")
    try:
        yield
    finally:
        forget_words()
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = OFF")
            if not connection.in_atomic_block:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
