"""Opening the inbox that lies beside the records."""

from pathlib import Path
from typing import Any

from django.db import connection

from selaras.records.inbox.embedded import EmbeddedInbox
from selaras.records.inbox.log import Inbox
from selaras.records.inbox.shared import SharedInbox
from selaras.records.troubles import address


def open_inbox() -> Inbox:
    """Return the inbox of this installation, for the thread that asks; it is made where it is missing.

    On SQLite it is a file beside the database and has its name; on PostgreSQL a table in it.
    """
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        path = Path(settings["NAME"])
        return EmbeddedInbox(path.with_name(f"{path.stem}-inbox.db"))
    return SharedInbox(parameters(settings), address(settings))


def parameters(settings: dict[str, Any]) -> dict[str, Any]:
    """Return what psycopg needs to connect where Django does."""
    named = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    given = {parameter: settings[name] for parameter, name in named.items() if settings[name]}
    return given | settings["OPTIONS"]
