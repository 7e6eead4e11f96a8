"""Fixtures that give a test databases of its own, beside the one that pytest-django makes.

Which database Django uses is SELARAS_DATABASE's to say: the gate runs every test on SQLite, and those that touch a
database once more on PostgreSQL.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.test.utils import setup_databases, teardown_databases
from filelock import FileLock
from psycopg import sql
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from selaras.records.guards import remove
from tests.harness.postgres import running_server


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """Make SQLite's test database a file, as in an installation: one in memory knows no second connection."""
    default = connections["default"]
    if default.vendor == "sqlite":
        default.settings_dict["TEST"]["NAME"] = str(Path(os.environ["SELARAS_HOME"]) / "test.db")


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, django_db_modify_db_settings: None
) -> Iterator[None]:
    """Make the test database also for tests that commit for a whole module and so carry no mark of pytest-django."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default"})
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture(scope="module")
def module_rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Keep what a fixture writes for all tests of its module; what a test writes still goes with the test.

    It is a transaction around theirs, so a module that uses it has no test that commits.
    """
    around = transaction.atomic()
    around._from_testcase = True  # as Django's own test cases mark theirs: exports look at it
    with django_db_blocker.unblock(), around:
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def served(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The address of a server in this process that shows all tests of a module what was committed for them.

    pytest-django's own server empties the database after each test; here that comes once, at the module's end.
    """
    with django_db_blocker.unblock():
        server = LiveServer("127.0.0.1")
        yield server.url
        server.stop()
        remove(connection)
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL server on which a test may create databases."""
    with running_server() as address:
        yield address


@pytest.fixture
def postgres_url(postgres_server: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a new, empty PostgreSQL database that is dropped after the test."""
    name = f"selaras_{os.getpid()}_{abs(hash(request.node.nodeid)) % 10**8}"
    quoted = sql.Identifier(name)
    with psycopg.connect(postgres_server, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(quoted))
        yield urlunsplit(urlsplit(postgres_server)._replace(path=f"/{name}"))
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(quoted))


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of a new SQLite file that goes with the test."""
    return f"sqlite:///{tmp_path / 'selaras.db'}"


@pytest.fixture
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a new database of the sort this run is about."""
    url: str = request.getfixturevalue("sqlite_url" if connection.vendor == "sqlite" else "postgres_url")
    return url


@pytest.fixture(scope="session")
def shared_lock(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> FileLock:
    """A lock that all workers of one run share, for what only one of them should make."""
    folder = tmp_path_factory.getbasetemp()
    return FileLock((folder if worker_id == "master" else folder.parent) / "selaras.lock")
