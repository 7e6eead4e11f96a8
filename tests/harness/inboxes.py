"""Fixtures that give a test the installation's inbox, empty."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from selaras.records.inbox import Inbox, open_inbox
from selaras.records.inbox.opening import parameters


@pytest.fixture
def inbox(db: None) -> Iterator[Inbox]:
    """The inbox beside the test's database, empty; what it holds goes with the test, whatever the test commits."""
    _forget()
    with open_inbox() as opened:
        yield opened
    _forget()


def _forget() -> None:
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        path = Path(settings["NAME"])
        for found in path.parent.glob(f"{path.stem}-inbox.db*"):
            found.unlink()
        return
    with psycopg.connect(**parameters(settings), autocommit=True) as database:
        database.execute("DROP TABLE IF EXISTS records_inbox; DROP FUNCTION IF EXISTS records_inbox_write")
