"""Lets a test empty its database: between tests, and only there, the guards of the facts stand aside."""

from collections.abc import Iterator

import pytest
from django.db import connection

from selaras.records.guards import remove

_COMMITTING = {"transactional_db", "live_server", "django_db_reset_sequences", "django_db_serialized_rollback"}


@pytest.fixture(autouse=True)
def guards_stand_aside(request: pytest.FixtureRequest) -> Iterator[None]:
    """Remove the triggers before Django empties the tables after a test that commits; emptying puts them back."""
    marker = request.node.get_closest_marker("django_db")
    committing = bool(_COMMITTING & set(request.fixturenames)) or bool(marker and marker.kwargs.get("transaction"))
    if not committing:
        yield
        return
    request.getfixturevalue("transactional_db")  # so that this fixture ends before that one does
    yield
    remove(connection)
