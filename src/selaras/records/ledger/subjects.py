"""The whole ledger by subject, in one pass: what a rebuild reads.

The order is by an expression and not by the column, so that the database reads its table once from front to back and
sorts, in temporary space and not in memory. By the index it would fetch each subject's facts from everywhere.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from django.db import connection

from selaras.core.ledger import Fact, decode_details
from selaras.kit.instants import from_microseconds

_FACTS = """
    SELECT f.kind, f.subject, f.happened_at, f.noted_at, f.source_key, f.actor, f.details, p.details
    FROM records_fact f LEFT JOIN records_personaldetails p ON p.fact_id = f.id
    WHERE f.kind IN ({}) ORDER BY f.subject || ''"""
_TOUCHES = """
    SELECT min(subject), count(*), max(happened_at), min(happened_at) FROM records_fact
    WHERE kind = 'lead.touched' GROUP BY subject || ''"""
_AT_ONCE = 5_000

_Row = tuple[str, str, int, int, str, str, str, str | None]


def subjects(*kinds: str) -> Iterator[tuple[str, list[Fact]]]:
    """Yield each subject that has facts of these kinds, with these facts in no particular order."""
    rows = _read(_FACTS.format(", ".join(["%s"] * len(kinds))), kinds)
    for subject, some in groupby(rows, key=itemgetter(1)):
        yield subject, [_fact(row) for row in some]


def touch_counts() -> Iterator[tuple[str, int, datetime, datetime]]:
    """Yield each lead that was seen doing something, how often, when last, and when first."""
    for subject, times, last, first in _read(_TOUCHES, ()):
        yield subject, times, from_microseconds(last), from_microseconds(first)


def _read(statement: str, values: tuple[str, ...]) -> Iterator[tuple]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, values)
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from rows


def _fact(row: _Row) -> Fact:
    kind, subject, happened, noted, source_key, actor, kept, personal = row
    return Fact(
        kind=kind, subject=subject, happened_at=from_microseconds(happened), noted_at=from_microseconds(noted),
        source_key=source_key, actor=actor, details=decode_details(kind, kept, personal),
    )  # fmt: skip
