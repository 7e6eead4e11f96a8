"""Runs: what is remembered of each import, from its first row to its findings."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from typing import Protocol

from django.db import transaction

from selaras.actions.imports_readiness import keep_findings, look_again
from selaras.connectors.files.planning import Plan
from selaras.connectors.files.telling import Setting
from selaras.core.readiness import Watch
from selaras.core.readiness.finding import Tally
from selaras.kit.canonical import canonical_json
from selaras.kit.errors import SelarasError
from selaras.kit.identity import derived_id
from selaras.records.ledger import database_troubles
from selaras.records.models import ImportRun

Progress = Callable[[int, int], None]


class Seen(Protocol):
    """What the batches of a run saw beside its facts: rows that changed, and where each opportunity stands."""

    changed: Tally
    told_rows: dict[str, int]


def begin(planned: Plan, actor: str, now: datetime) -> ImportRun:
    """Return the run of this file under this mapping: a new one, one to go on with, or one that is done."""
    sha256 = sha256_of(planned.file.path)
    mapping = canonical_json(planned.mapping.model_dump(mode="json", exclude_defaults=True))
    run_id = derived_id("import", sha256, f"{planned.mapping.sha256}:{canonical_json(planned.orders)}")
    with database_troubles(), transaction.atomic():
        run, _ = ImportRun.objects.get_or_create(
            run_id=run_id,
            defaults={
                "file_name": planned.file.path.name,
                "sha256": sha256,
                "table": planned.mapping.table,
                "mapping": mapping,
                "actor": actor,
                "started_at": now,
            },
        )
        if run.state != "done":
            ImportRun.objects.filter(pk=run_id).update(state="running")
    return run


def finish(run: ImportRun, watch: Watch, setting: Setting, seen: Seen, now: datetime) -> None:
    """Keep what the readiness checks found and mark the run as done, all or nothing."""
    with database_troubles(), transaction.atomic():
        keep_findings(run, watch, setting, seen.changed, now)
        look_again(now, seen.told_rows)
        run.state, run.finished_at = "done", now
        run.save(update_fields=["state", "finished_at"])


@contextmanager
def interrupted(run: ImportRun) -> Iterator[None]:
    """Mark the run as interrupted when it does not come to its end; what was written stays and is gone on from."""
    try:
        yield
    except BaseException:
        try:
            with database_troubles():
                ImportRun.objects.filter(pk=run.pk, state="running").update(state="interrupted")
        except SelarasError:
            pass  # the database is what failed; the first error says so
        raise


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
