"""Appending facts: in bulk, in short transactions, and only once however often they are told."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from django.db import connection, transaction
from psycopg import Cursor

from selaras.core.ledger import Fact, encode_details, kind_named
from selaras.kit.errors import InputError
from selaras.kit.instants import in_utc, to_microseconds
from selaras.records.guards import WRITERS_LOCK
from selaras.records.ledger.forgetting import forget
from selaras.records.ledger.indexing import leave_out_subjects, subjects_indexed
from selaras.records.troubles import database_troubles
from selaras.records.uncollected import uncollected

BATCH = 20_000

# The other thing a fact names, by kind: what `Fact.concerns` holds.
CONCERNS = {
    "lead.merged": "into",
    "lead.unmerged": "apart_from",
    "lead.converted": "opportunity_id",
    "lead.matched": "account_id",
    "clock.started": "lead_id",
    "opportunity.created": "account_id",
}

_COLUMNS = "kind, subject, happened_at, noted_at, source_key, actor, concerns, details"
_SQLITE_FACT = f"INSERT INTO records_fact ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"  # noqa: S608 (names of our own columns)
_SQLITE_PERSONAL = """
    INSERT INTO records_personaldetails (fact_id, details)
    SELECT f.id, ? FROM records_fact f WHERE f.source_key = ? AND f.id > ?
        AND NOT EXISTS (SELECT 1 FROM records_fact e
            WHERE e.kind = 'lead.erased' AND e.subject = f.subject AND e.happened_at >= f.happened_at)
    ON CONFLICT DO NOTHING"""
_POSTGRESQL_TOLD = """
    CREATE TEMPORARY TABLE IF NOT EXISTS told (kind text, subject text, happened_at bigint, noted_at bigint,
        source_key text, actor text, concerns text, details text, personal text, place integer) ON COMMIT DELETE ROWS"""
_POSTGRESQL_COPY = f"COPY told ({_COLUMNS}, personal, place) FROM STDIN"
_POSTGRESQL_WRITES = f"SELECT pg_advisory_xact_lock_shared({WRITERS_LOCK})"
_POSTGRESQL = f"""
    WITH numbered AS MATERIALIZED (
        SELECT nextval('records_fact_id_seq') AS id, {_COLUMNS} FROM (SELECT * FROM told ORDER BY place) AS in_turn),
    fresh AS (
        INSERT INTO records_fact (id, {_COLUMNS}) SELECT id, {_COLUMNS} FROM numbered ORDER BY source_key, id
        ON CONFLICT DO NOTHING RETURNING id, source_key, subject, happened_at),
    apart AS (
        INSERT INTO records_personaldetails (fact_id, details)
        SELECT DISTINCT ON (f.id) f.id, t.personal FROM fresh f JOIN told t USING (source_key)
        WHERE t.personal IS NOT NULL AND NOT EXISTS (SELECT 1 FROM records_fact e
            WHERE e.kind = 'lead.erased' AND e.subject = f.subject AND e.happened_at >= f.happened_at))
    SELECT count(*) FROM fresh"""  # noqa: S608 (names of our own columns)

_Row = tuple[str, str, int, int, str, str, str | None, str]


@dataclass(frozen=True, slots=True)
class Appended:
    """How many facts were new, and how many the ledger knew already by their source key."""

    new: int
    known: int


def append(facts: Iterable[Fact], *, batch: int = BATCH) -> Appended:
    """Append facts to the ledger in the order they are told; those whose source key it knows are passed over.

    Each batch is one transaction (or part of the caller's, if one is open), so an interrupted call has kept whole
    batches and telling everything again is harmless. Personal details go to their own table in the same transaction,
    only for facts that were new, and not for a person who asked to be forgotten after the fact happened; appending
    that request deletes those that are there.
    """
    new = told = 0
    waiting = iter(facts)
    some = list(islice(waiting, batch))
    with database_troubles():
        subjects_indexed()
        bulk = len(some) == batch and leave_out_subjects()
    try:
        while some:
            new += _append(some)
            told += len(some)
            some = list(islice(waiting, batch))
    finally:
        if bulk:
            with database_troubles():
                subjects_indexed()
    return Appended(new, told - new)


def _append(facts: list[Fact]) -> int:
    with uncollected():
        rows, personal = _rows(facts)
    insert = _into_postgresql if connection.vendor == "postgresql" else _into_sqlite
    requests = [(row[1], row[2]) for row in rows if row[0] == "lead.erased"]
    with database_troubles(), transaction.atomic():
        new = insert(rows, personal)
        if requests:
            subjects_indexed()
            forget(requests)
    return new


def _rows(facts: list[Fact]) -> tuple[list[_Row], dict[str, str]]:
    """Return the facts as rows, and the personal details by source key."""
    rows: list[_Row] = []
    personal: dict[str, str] = {}
    try:
        for fact in facts:
            kept, apart = encode_details(fact.kind, fact.details)
            other = CONCERNS.get(fact.kind)
            happened, noted = to_microseconds(fact.happened_at), to_microseconds(fact.noted_at)
            concerns = getattr(fact.details, other) if other else None
            rows.append(
                (fact.kind, fact.subject, happened, noted, fact.source_key, fact.actor, concerns, kept.decode())
            )
            if apart is not None:
                personal.setdefault(fact.source_key, apart.decode())
    except (KeyError, TypeError):
        _name_the_fault(facts)
        raise
    return rows, personal


def _name_the_fault(facts: list[Fact]) -> None:
    """Raise an error that names the first fact that cannot be kept, if it is a matter of kind or of time zone."""
    for fact in facts:
        kind = kind_named(fact.kind)
        in_utc(fact.happened_at, place=f"happened_at of {fact.source_key}")
        in_utc(fact.noted_at, place=f"noted_at of {fact.source_key}")
        if not isinstance(fact.details, kind.details):
            raise InputError(
                f"{fact.kind} does not take {type(fact.details).__name__} for its details",
                place=fact.source_key,
                next_step=f"give it {kind.details.__name__}",
            )


def _into_sqlite(rows: list[_Row], personal: dict[str, str]) -> int:
    """Insert under the one write lock: ids above the present newest can only be our own."""
    connection.ensure_connection()
    cursor = connection.connection.cursor()  # the driver's own: a wrapper per row would cost a third of the time
    with connection.wrap_database_errors:
        try:
            [before] = cursor.execute("SELECT coalesce(max(id), 0) FROM records_fact").fetchone()
            cursor.executemany(_SQLITE_FACT, rows)
            new = int(cursor.rowcount)
            if personal:
                cursor.executemany(_SQLITE_PERSONAL, ((text, key, before) for key, text in personal.items()))
        finally:
            cursor.close()
    return new


def _into_postgresql(rows: list[_Row], personal: dict[str, str]) -> int:
    """Copy the rows beside the ledger, number them in the order they were told, and insert what is new by unique key.

    Decisions are read back in the order of their numbers; the one order of inserting keeps two writers from waiting for
    each other in a ring. Whoever draws numbers holds the lock of the writers, as `settled` expects.
    """
    connection.ensure_connection()
    with connection.wrap_database_errors, Cursor(connection.connection) as cursor:
        cursor.execute(_POSTGRESQL_TOLD)
        cursor.execute("DELETE FROM told")  # of an earlier batch in the caller's transaction
        with cursor.copy(_POSTGRESQL_COPY) as copy:
            for place, row in enumerate(rows):
                copy.write_row((*row, personal.get(row[4]), place))
        cursor.execute(_POSTGRESQL_WRITES)
        counted = cursor.execute(_POSTGRESQL).fetchone()
    return int(counted[0]) if counted else 0
