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
from django.db import connections
from filelock import FileLock
from psycopg import sql

from tests.harness.postgres import running_server


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """Make SQLite's test database a file, as in an installation: one in memory knows no second connection."""
    default = connections["default"]
    if default.vendor == "sqlite":
        default.settings_dict["TEST"]["NAME"] = str(Path(os.environ["SELARAS_HOME"]) / "test.db")


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


@pytest.fixture(scope="session")
def shared_lock(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> FileLock:
    """A lock that all workers of one run share, for what only one of them should make."""
    folder = tmp_path_factory.getbasetemp()
    return FileLock((folder if worker_id == "master" else folder.parent) / "selaras.lock")
