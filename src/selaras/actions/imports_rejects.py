"""Rejects: every value that could not be read, with its row, column and reason, as a file a spreadsheet may open."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

from selaras.actions.imports_batches import read_reason
from selaras.connectors.files.rowreading import Reject
from selaras.kit.errors import InputError
from selaras.kit.sentence import Sentence
from selaras.records.ledger import database_troubles
from selaras.records.models import ImportRowReject, ImportRun

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def rejects_of(run_id: str) -> Iterator[Reject]:
    """Yield what could not be read in a run, in the order of its rows."""
    with database_troubles():
        for row in ImportRowReject.objects.filter(run=run_id).order_by("row", "id").iterator(chunk_size=5000):
            yield Reject(row.row, row.column, row.value, read_reason(row.reason))


def write_rejects(run_id: str, path: Path, words: Callable[[Sentence], str]) -> int:
    """Write the rejects as CSV and return how many lines they are; cells that a spreadsheet would run are quoted."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("row", "column", "value", "reason"))
            lines = 0
            for reject in rejects_of(run_id):
                writer.writerow((reject.row, inert(reject.column), inert(reject.value), words(reject.reason)))
                lines += 1
    except OSError as problem:
        raise InputError(f"the rejects cannot be written: {problem.strerror}", place=str(path),
                         next_step="name another file with --rejects") from None  # fmt: skip
    return lines


def inert(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula.

    >>> inert("=1+1"), inert("Acme")
    ("'=1+1", 'Acme')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def newest_run() -> ImportRun | None:
    """Return the import that began last."""
    with database_troubles():
        return ImportRun.objects.order_by("-started_at").first()
