"""Batches of an import: facts, rejects and the place to go on from, all in one transaction."""

import json
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from selaras.actions.imports_known import ToldRow, append_told
from selaras.actions.imports_runs import Progress
from selaras.connectors.files.fields import TABLES
from selaras.connectors.files.rowreading import Reject, Values
from selaras.connectors.files.telling import Setting, teller_of
from selaras.connectors.files.values import UnreadableError
from selaras.core.ledger import Fact
from selaras.core.readiness.finding import Tally
from selaras.kit.errors import InputError
from selaras.kit.sentence import Sentence
from selaras.records.ledger import database_troubles
from selaras.records.models import ImportRowReject, ImportRun


@dataclass(slots=True)
class Batch:
    """Some rows of a file: those that could be read, and what could not."""

    rows: list[tuple[int, str, Values]] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    rejected: int = 0
    read: int = 0


class Batches:
    """Writes the batches of one run in order; those an earlier, killed attempt wrote are passed over."""

    def __init__(self, run: ImportRun, setting: Setting, rows: int, progress: Progress) -> None:
        self._run, self._setting, self._rows, self._progress = run, setting, rows, progress
        self._tell = teller_of(setting)
        self._kept: list[tuple[int, str, Values]] = []
        self._once: set[str] = set()
        self.changed = Tally()
        """Rows whose key is known and that say something else which no fact can hold."""
        self.told_rows: dict[str, int] = {}
        """Row of each opportunity in the file, so that a finding about it can name the row."""

    def write(self, batch: Batch, done: int, now: datetime) -> None:
        """Write one batch that ends with the file's ``done``-th row."""
        run, setting = self._run, self._setting
        if setting.mapping.table == "opportunities":
            self.told_rows |= {setting.own("opportunity", key): number for number, key, _ in batch.rows}
        if done <= run.position:
            self._once.update(key for _, key, _ in batch.rows if TABLES[setting.mapping.table].keyed)
        else:
            if done - batch.read < run.position:
                raise InputError("the file was cut differently when this import began", place=run.file_name,
                                 next_step="run it with the same number of rows at once")  # fmt: skip
            setting.heard_at = now
            told = self._told(batch)
            with database_troubles(), transaction.atomic():
                self._keep(batch, told, done)
        self._progress(done, self._rows)

    def _told(self, batch: Batch) -> list[list[Fact]]:
        told, self._kept = [], []
        for number, key, values in batch.rows:
            try:
                facts = self._tell(key, values)
                told.append(facts)
                self._kept.append((number, key, values))
            except UnreadableError as problem:
                batch.rejects.append(Reject(number, "", key, problem.reason))
                batch.rejected += 1
        return told

    def _keep(self, batch: Batch, told: list[list[Fact]], done: int) -> None:
        run = self._run
        rows = [ToldRow(key, values, facts) for (_, key, values), facts in zip(self._kept, told, strict=True)]
        written, unsettled = append_told(rows, self._setting, self._once)
        for place in unsettled:
            self.changed.add(*self._kept[place][:2])
        ImportRowReject.objects.bulk_create(
            [ImportRowReject(run=run, row=r.row, column=r.column, value=r.value, reason=written_reason(r.reason))
             for r in sorted(batch.rejects, key=lambda r: r.row)], batch_size=5000,
        )  # fmt: skip
        moved = ImportRun.objects.filter(pk=run.pk, position=run.position).update(
            position=done, rows_read=run.rows_read + batch.read, rows_written=run.rows_written + written,
            rows_rejected=run.rows_rejected + batch.rejected,
        )  # fmt: skip
        if not moved:
            raise InputError("another process imports this file now", place=run.file_name,
                             next_step="wait until it has finished, then run the command again")  # fmt: skip
        run.position, run.rows_read = done, run.rows_read + batch.read
        run.rows_written, run.rows_rejected = run.rows_written + written, run.rows_rejected + batch.rejected


def written_reason(reason: Sentence) -> str:
    """Return a reason as it is kept: the phrase and its values, to be said in the reader's language."""
    values = {k: {"id": v.id} if isinstance(v, Sentence) else v for k, v in reason.values.items()}
    return json.dumps({"id": reason.id, "values": values}, ensure_ascii=False)


def read_reason(text: str) -> Sentence:
    """Return the reason that was kept."""
    kept = json.loads(text)
    values = {k: Sentence.of(v["id"]) if isinstance(v, dict) else v for k, v in kept["values"].items()}
    return Sentence.of(kept["id"], **values)
