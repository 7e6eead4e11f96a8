"""The records as a Django app; the guards of the facts are put back after every migration."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate


class RecordsConfig(AppConfig):
    """Facts, personal details and readings."""

    name = "selaras.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Guard the facts whenever tables may have been made anew."""
        post_migrate.connect(_guard_facts, sender=self, dispatch_uid="selaras.records.guards")
        connection_created.connect(_guard_connection, dispatch_uid="selaras.records.guards")


def _guard_facts(using: str, **_: Any) -> None:
    from selaras.records.guards import install  # noqa: PLC0415 (an app's modules load before its models)
    from selaras.records.ledger.indexing import subjects_indexed  # noqa: PLC0415 (as above)
    from selaras.records.searching import words_indexed  # noqa: PLC0415 (as above)

    if "records_fact" in connections[using].introspection.table_names():
        install(connections[using])
        subjects_indexed(connections[using])
        words_indexed(connections[using])


def _guard_connection(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """On SQLite, let the guards see also what INSERT OR REPLACE would remove."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA recursive_triggers = ON")
