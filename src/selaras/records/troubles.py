"""What a database says when it cannot do as asked, in words that name the place and the next step."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, InterfaceError, OperationalError, connection

from selaras.kit.errors import SelarasError

_KNOWN = (  # (words of the database, what happened, the next step)
    ("readonly database", "the database is read-only", "make the file and its folder writable for this user"),
    ("read-only transaction", "the database is read-only", "connect to the primary server, not to a replica"),
    (
        "unable to open database",
        "the database cannot be opened",
        "check that the folder exists and is writable, or name another with --home",
    ),
    ("database is locked", "another process holds the database", "try again; if it stays, stop the other process"),
    (
        "database or disk is full",
        "the disk is full",
        "free space and try again; whatever was acknowledged is safe, telling it again is harmless",
    ),
    (
        "no space left",
        "the disk of the database server is full",
        "free space and try again; whatever was acknowledged is safe, telling it again is harmless",
    ),
    ("malformed", "the database file is damaged", "restore it from a backup"),
    ("file is not a database", "this file is not a database", "name another file in SELARAS_DATABASE"),
    ("no such table", "the database has no tables yet", "run: selaras migrate"),
    (
        "does not exist",
        "the database, or a table of it, does not exist",
        "create the database, then run: selaras migrate",
    ),
    ("password authentication failed", "the server refused the password", "correct it in SELARAS_DATABASE"),
    ("connection refused", "no PostgreSQL answers", "start the server, or correct SELARAS_DATABASE"),
    ("could not translate host name", "no host of that name", "correct it in SELARAS_DATABASE"),
    ("server closed the connection", "the PostgreSQL server went away", "start it and try again"),
    ("terminating connection", "the PostgreSQL server is stopping", "start it and try again"),
    ("connection failed", "no PostgreSQL answers", "start the server, or correct SELARAS_DATABASE"),
)


class DatabaseTroubleError(SelarasError):
    """The database could not do as asked; nothing of the transaction was kept."""


@contextmanager
def database_troubles() -> Iterator[None]:
    """Turn what a database says about itself (read-only, locked, full, away) into an error with a next step.

    Anything it says about the statement is a bug of ours and passes through.
    """
    try:
        yield
    except (OperationalError, InterfaceError, DatabaseError) as problem:
        trouble = trouble_of(problem, address(connection.settings_dict))
        if trouble is None:
            raise
        raise trouble from problem


def trouble_of(problem: Exception, place: str) -> DatabaseTroubleError | None:
    """Return what a driver's error says about the database itself, or None where it is about the statement."""
    words = str(problem).lower()
    for said, what, next_step in _KNOWN:
        if said in words:
            return DatabaseTroubleError(what, place=place, next_step=next_step)
    return None


def address(settings: dict[str, Any]) -> str:
    """Return where the database is, without a password."""
    if settings["ENGINE"].endswith("sqlite3"):
        return str(settings["NAME"])
    return f"postgresql://{settings['HOST'] or 'localhost'}:{settings['PORT'] or 5432}/{settings['NAME']}"
