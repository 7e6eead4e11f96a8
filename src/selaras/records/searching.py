"""Searching leads: those whose words hold what somebody looks for, found through an index of every three letters.

The answer is that of `contains` on the column itself, which is asked in any case; the index only says where to look.
On SQLite it is a table of its own that triggers on the readings keep in step, within the transaction that writes them.
On PostgreSQL it is an inverted index over the letters as an array, which needs no extension. Where SQLite was built
without such an index every lead is read: slower, and right. Words of one or two letters are in no index and are looked
for among the leads as they come, newest first.
"""

import logging
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from django.db import DatabaseError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from selaras.records.models import LeadReading

FEW = 20_000
"""Up to so many candidates are looked at one by one; where there are more, walking the list finds a page sooner."""
MANY = 200_000
"""Where there are more candidates than that, counting some of them goes quicker by the list too."""

_LETTERS = 3
_THERE = "SELECT 1 FROM sqlite_master WHERE name = 'lead_words_gone'"  # the last that is made
_IN_STEP = "SELECT (SELECT count(*) FROM lead_words_ids) = (SELECT count(*) FROM records_leadreading)"
_IDS = "SELECT ids.id FROM lead_words_ids AS ids WHERE ids.lead_id"
_PUT = f"INSERT INTO lead_words (rowid, search) VALUES (({_IDS} = new.lead_id), new.search);"  # noqa: S608 (our own names)
_TAKE = f"INSERT INTO lead_words (lead_words, rowid, search) VALUES ('delete', ({_IDS} = old.lead_id), old.search);"  # noqa: S608 (our own names)
_SQLITE = (
    "DROP TABLE IF EXISTS lead_words",
    "DROP TABLE IF EXISTS lead_words_ids",
    "CREATE TABLE lead_words_ids (id INTEGER PRIMARY KEY, lead_id TEXT NOT NULL UNIQUE)",
    """CREATE VIRTUAL TABLE lead_words
       USING fts5(search, content = '', detail = none, columnsize = 0, tokenize = 'trigram')""",
    "INSERT INTO lead_words_ids (lead_id) SELECT lead_id FROM records_leadreading",
    """INSERT INTO lead_words (rowid, search)
       SELECT ids.id, lead.search FROM lead_words_ids AS ids JOIN records_leadreading AS lead USING (lead_id)""",
    f"""CREATE TRIGGER IF NOT EXISTS lead_words_new AFTER INSERT ON records_leadreading
        BEGIN INSERT INTO lead_words_ids (lead_id) VALUES (new.lead_id); {_PUT} END""",  # noqa: S608 (as above)
    f"""CREATE TRIGGER IF NOT EXISTS lead_words_changed AFTER UPDATE OF search ON records_leadreading
        WHEN old.search <> new.search BEGIN {_TAKE} {_PUT} END""",
    f"""CREATE TRIGGER IF NOT EXISTS lead_words_gone AFTER DELETE ON records_leadreading
        BEGIN {_TAKE} DELETE FROM lead_words_ids WHERE lead_id = old.lead_id; END""",  # noqa: S608 (as above)
)
_OVERWRITES = "INSERT INTO lead_words (lead_words, rank) VALUES ('secure-delete', 1)"
_MERGES = "INSERT INTO lead_words (lead_words) VALUES ('optimize')"
_OVERWRITES_SINCE = (3, 42)
_POSTGRESQL = (
    """CREATE OR REPLACE FUNCTION lead_words_of(text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
       RETURN ARRAY(SELECT DISTINCT substr($1, place, 3) FROM generate_series(1, length($1) - 2) AS place)""",
    "CREATE INDEX IF NOT EXISTS lead_words ON records_leadreading USING gin (lead_words_of(search))",
)
_HOLDS = "lead_words_of(records_leadreading.search) @> %s::text[]"
_CANDIDATES = """SELECT ids.lead_id FROM lead_words JOIN lead_words_ids AS ids ON ids.id = lead_words.rowid
                 WHERE lead_words MATCH %s"""
_log = logging.getLogger(__name__)


class Narrowed(NamedTuple):
    """The leads that hold every word: as rows to be walked through in some order, and as rows to be counted."""

    rows: QuerySet[LeadReading]
    to_count: QuerySet[LeadReading]


def holding(leads: QuerySet[LeadReading], words: Iterable[str], few: int = FEW, many: int = MANY) -> Narrowed:
    """Leave the leads whose search text holds every one of these words, which are folded to one case."""
    wanted = list(words)
    if any("\0" in word for word in wanted):  # in no text, and PostgreSQL does not even take the question
        return Narrowed(leads.none(), leads.none())
    for word in wanted:
        leads = leads.filter(search__contains=word)
    threes = _threes(wanted)
    if threes and connection.vendor == "postgresql":
        leads = leads.filter(RawSQL(_HOLDS, [threes], BooleanField()))  # noqa: S611 (the statement is ours)
    if not threes or connection.vendor == "postgresql" or not _indexed(connection):
        return Narrowed(leads, leads)
    match = " AND ".join('"{}"'.format(three.replace('"', '""')) for three in threes)
    by_index = leads.filter(lead_id__in=RawSQL(_CANDIDATES, [match]))  # noqa: S611 (the statement is ours)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({_CANDIDATES} LIMIT %s)", [match, many + 1])  # noqa: S608 (our own names)
        [candidates] = cursor.fetchone()
    return Narrowed(by_index if candidates <= few else leads, by_index if candidates <= many else leads)


def _threes(words: list[str]) -> list[str]:
    """Return every three letters that stand side by side in a word.

    >>> _threes(["dewi", "pt"])
    ['dew', 'ewi']
    """
    return sorted({word[at : at + _LETTERS] for word in words for at in range(len(word) - _LETTERS + 1)})


def words_indexed(using: BaseDatabaseWrapper | None = None) -> None:
    """Make the index where it is missing or out of step, as it is when a migration copied the table.

    Whether SQLite's is in step is told from the number of leads: its triggers went with the table or saw every change.
    """
    database = using or connection
    if database.vendor == "postgresql":
        statements: tuple[str, ...] = _POSTGRESQL
    elif _in_step(database) or not _knows_threes(database):
        return
    else:
        statements = (*_SQLITE, _OVERWRITES) if _overwrites() else _SQLITE
    with transaction.atomic(using=database.alias), database.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def forget_words() -> None:
    """Have nothing left in the index of words that were taken out of it."""
    if connection.vendor == "sqlite" and _indexed(connection) and not _overwrites():
        with connection.cursor() as cursor:
            cursor.execute(_MERGES)


def _indexed(database: BaseDatabaseWrapper) -> bool:
    with database.cursor() as cursor:
        return cursor.execute(_THERE).fetchone() is not None


def _in_step(database: BaseDatabaseWrapper) -> bool:
    with database.cursor() as cursor:
        return bool(_indexed(database) and cursor.execute(_IN_STEP).fetchone()[0])


def _knows_threes(database: BaseDatabaseWrapper) -> bool:
    """Whether this SQLite was built with what the index needs; says so where it was not."""
    try:
        with transaction.atomic(using=database.alias), database.cursor() as cursor:
            cursor.execute("CREATE VIRTUAL TABLE temp.lead_words_tried USING fts5(one, tokenize = 'trigram')")
            cursor.execute("DROP TABLE temp.lead_words_tried")
    except DatabaseError as problem:
        _log.warning("leads are searched without an index: this SQLite has no trigram index (%s)", problem)
        return False
    return True


def _overwrites() -> bool:
    """Whether SQLite itself overwrites what is taken out of an index; older ones do so only when they merge it."""
    return sqlite3.sqlite_version_info >= _OVERWRITES_SINCE
