"""A database that cannot do as asked says what happened, where, and what to do next."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import DatabaseError, OperationalError

from selaras.records.ledger import database_troubles
from selaras.records.troubles import DatabaseTroubleError, address

pytestmark = pytest.mark.slow
APPEND = """
import django
django.setup()
from selaras.records.ledger import append
from selaras.kit.errors import SelarasError
from tests.records.company import touched
try:
    append(touched(1, 3))
except SelarasError as problem:
    print(problem)
"""


def told_by(url, prepare="", **more):
    """What a process says that appends to the database at this address."""
    environment = os.environ | {
        "SELARAS_DATABASE": url,
        "PYTHONPATH": "src:.",
        "DJANGO_SETTINGS_MODULE": "selaras.site.settings",
    }
    code = APPEND if not prepare else APPEND.replace("try:", prepare + "\ntry:", 1)
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, env=environment | more
    )
    return done.stdout


def test_a_read_only_database_is_named(tmp_path):
    prepare = """
from django.core.management import call_command
from django.db import connection
call_command("migrate", verbosity=0)
connection.cursor().execute("PRAGMA query_only = ON")"""
    said = told_by(f"sqlite:///{tmp_path / 'a.db'}", prepare)
    assert "a.db: the database is read-only; make the file and its folder writable" in said


def test_a_folder_that_is_not_there_is_named(tmp_path):
    said = told_by(f"sqlite:///{tmp_path / 'nowhere' / 'a.db'}")
    assert "nowhere/a.db: the database cannot be opened; check that the folder exists" in said


def test_a_database_without_tables_says_how_to_make_them(tmp_path):
    assert "has no tables yet; run:" in told_by(f"sqlite:///{tmp_path / 'a.db'}")


def test_a_file_that_is_no_database_is_named(tmp_path):
    (tmp_path / "a.db").write_text("a letter to Ayu, and not at all a database" * 50)
    assert "a.db: this file is not a database" in told_by(f"sqlite:///{tmp_path / 'a.db'}")


def test_a_server_that_is_not_there_is_named_without_the_password(tmp_path):
    said = told_by("postgresql://bima:s3cret@127.0.0.1:1/desk")
    assert "postgresql://127.0.0.1:1/desk: no PostgreSQL answers; start the server" in said
    assert "s3cret" not in said


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("database is locked", "another process holds the database"),
        ("database or disk is full", "the disk is full"),
        ("could not extend file: No space left on device", "the disk of the database server is full"),
        ("cannot execute INSERT in a read-only transaction", "the database is read-only"),
    ],
)
def test_what_a_database_says_of_itself_is_put_in_words(words, what):
    with pytest.raises(DatabaseTroubleError, match=what), database_troubles():
        raise OperationalError(words)


def test_a_fault_of_ours_passes_through():
    with pytest.raises(DatabaseError, match="syntax error"), database_troubles():
        raise DatabaseError("syntax error near SELECT")


def test_the_address_of_a_file_is_its_path():
    assert address({"ENGINE": "django.db.backends.sqlite3", "NAME": Path("/srv/selaras.db")}) == "/srv/selaras.db"
