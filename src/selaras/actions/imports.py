"""Importing a file: planned before anything is written, told in batches, and safe to stop and to repeat at any
point.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from selaras.actions.imports_batches import Batch, Batches
from selaras.actions.imports_readiness import watch_for
from selaras.actions.imports_runs import Progress, begin, finish, interrupted
from selaras.actions.readings import catch_up_readings
from selaras.connectors.files.mapping import Mapping
from selaras.connectors.files.planning import Plan, plan
from selaras.connectors.files.readers import Damaged
from selaras.connectors.files.rowreading import Reject
from selaras.connectors.files.telling import Setting
from selaras.connectors.files.telling.money import Rates
from selaras.core.charter import Terms
from selaras.records.models import ImportRun
from selaras.records.uncollected import uncollected

ROWS_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import came to. Every row read was written, rejected, or known already."""

    run_id: str
    read: int
    written: int
    rejected: int
    repeated: bool = False
    """True where this very file was imported under this mapping before; nothing was read again."""

    @property
    def known(self) -> int:
        """Return the rows that said nothing new."""
        return self.read - self.written - self.rejected


def plan_import(path: Path, mapping: Mapping, terms: Terms, looked: Callable[[int], None] = lambda _: None) -> Plan:
    """Return what an import would read and how, without writing anything."""
    return plan(path, mapping, zone=terms.time_zone, looked=looked)


def import_file(
    planned: Plan, terms: Terms, *, actor: str, clock: Callable[[], datetime],
    progress: Progress = lambda _done, _all: None, rows_at_once: int = ROWS_AT_ONCE,
) -> Outcome:  # fmt: skip
    """Import the planned file and return what it came to.

    Each batch is one transaction that holds its facts, its rejects and the row to go on from, so an import that
    was killed
    goes on from there when it is called again. A file that was imported before under the same mapping changes nothing.
    ``clock`` is asked once per batch: facts are noted when they are written, not when the import began.
    """
    run = begin(planned, actor, clock())
    if run.state == "done":
        return _outcome(run, repeated=True)
    setting = Setting(
        planned.mapping,
        Rates(terms.currency, terms.figures.exchange_rates),
        stage_names(terms),
        run.started_at,
        clock(),
    )
    batches = Batches(run, setting, planned.rows, progress)
    watch = watch_for(planned, terms, run.started_at)
    reader = planned.reader()
    with interrupted(run), uncollected():
        batch = Batch()
        for done, one in enumerate(planned.file.rows(), 1):
            if isinstance(one, Damaged):
                batch.rejects.append(Reject(one.row, "", one.value, one.reason))
                batch.rejected += 1
            else:
                number, texts = one
                key = reader.key(texts)
                values, rejects = reader.read(number, texts)
                if rejects:
                    batch.rejects += rejects
                    batch.rejected += 1
                else:
                    watch.see(number, key, values)
                    batch.rows.append((number, key, values))
            batch.read += 1
            if batch.read >= rows_at_once:
                batches.write(batch, done, clock())
                batch = Batch()
        batches.write(batch, planned.rows, clock())
        catch_up_readings()
        finish(run, watch, setting, batches, clock())
    return _outcome(run)


def stage_names(terms: Terms) -> dict[str, str]:
    """Return our stage by each name the charter says other systems give it, in small letters."""
    names: dict[str, str] = {name.lower(): stage.stage for stage in terms.stages for name in stage.crm_stages}
    return names | {stage.stage: stage.stage for stage in terms.stages}


def _outcome(run: ImportRun, *, repeated: bool = False) -> Outcome:
    return Outcome(run.run_id, run.rows_read, run.rows_written, run.rows_rejected, repeated)
