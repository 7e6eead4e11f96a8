"""The records as a Django app; the guards of the facts are put back after every migration."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class RecordsConfig(AppConfig):
    """Facts, personal details and readings."""

    name = "selaras.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Guard the facts whenever tables may have been made anew."""
        post_migrate.connect(_guard_facts, sender=self, dispatch_uid="selaras.records.guards")


def _guard_facts(using: str, **_: Any) -> None:
    from selaras.records.guards import install

    if "records_fact" in connections[using].introspection.table_names():
        install(connections[using])
