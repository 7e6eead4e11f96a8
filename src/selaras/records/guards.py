"""Database triggers that refuse to change or remove a fact, whoever asks.

They are put in place after every migration and not by one: to alter a table Django's SQLite back end copies it, and
the copy has no triggers. On PostgreSQL a third trigger lets every writer hold a shared lock until its transaction
ends; the exporter of the lake waits for those who held it when it looked, see `selaras.records.ledger.settled`.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

WRITERS_LOCK = 0x5E1A4A5
"""The number of the advisory lock that every writer of facts shares on PostgreSQL."""

READINGS_LOCK = 0x5E1A4A6
"""The number of the advisory lock of whoever writes readings on PostgreSQL."""

_SQLITE = (
    """CREATE TRIGGER IF NOT EXISTS records_fact_unchanged BEFORE UPDATE ON records_fact
       BEGIN SELECT RAISE(ABORT, 'facts are only ever appended: append a fact that corrects this one'); END""",
    """CREATE TRIGGER IF NOT EXISTS records_fact_kept BEFORE DELETE ON records_fact
       BEGIN SELECT RAISE(ABORT, 'facts are only ever appended: a fact is never removed'); END""",
)
_POSTGRESQL = (
    """CREATE OR REPLACE FUNCTION records_fact_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'facts are only ever appended: % is refused', TG_OP USING ERRCODE = 'restrict_violation';
       END $$""",
    f"""CREATE OR REPLACE FUNCTION records_fact_writer() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN PERFORM pg_advisory_xact_lock_shared({WRITERS_LOCK}); RETURN NULL; END $$""",
    """CREATE OR REPLACE TRIGGER records_fact_unchanged BEFORE UPDATE OR DELETE ON records_fact
       FOR EACH ROW EXECUTE FUNCTION records_fact_refuse()""",
    """CREATE OR REPLACE TRIGGER records_fact_kept BEFORE TRUNCATE ON records_fact
       FOR EACH STATEMENT EXECUTE FUNCTION records_fact_refuse()""",
    """CREATE OR REPLACE TRIGGER records_fact_writer BEFORE INSERT ON records_fact
       FOR EACH STATEMENT EXECUTE FUNCTION records_fact_writer()""",
)
_NAMES = ("records_fact_unchanged", "records_fact_kept")


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place; those that are there stay."""
    with connection.cursor() as cursor:
        for statement in _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE:
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the refusals away: only for a database that is about to be emptied as a whole, as tests do."""
    on = " ON records_fact" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in _NAMES:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
