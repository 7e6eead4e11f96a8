"""Exporting: the facts appended since the last time, each into the lake exactly once, whenever the exporter is killed.

A part is on the disk before the manifest names it, and the manifest changes in one step. Killed before that step, the
exporter has done nothing: the next one removes the parts nobody names and starts from the manifest's position.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec
from django.db import connection
from filelock import FileLock, Timeout

from selaras.core.ledger.relations import SCHEMA_VERSION
from selaras.kit.errors import SelarasError
from selaras.kit.instants import to_microseconds
from selaras.kit.manifest import Manifest, Part, faults, litter, read_manifest, write_manifest
from selaras.records.lake.columns import SHAPE, Row, tables_of
from selaras.records.lake.compacting import compacted
from selaras.records.lake.parts import PATTERN, flush_folders, write_part
from selaras.records.ledger.settled import in_somebodys_transaction, settled
from selaras.records.troubles import database_troubles
from selaras.records.uncollected import uncollected

PART_FACTS = 250_000
GRACE_SECONDS = 600

_ROWS = """
    SELECT id, kind, subject, happened_at, noted_at, source_key, actor, details FROM records_fact
    WHERE id > %s AND id <= %s ORDER BY id LIMIT %s"""
_MARK = "SELECT source_key FROM records_fact WHERE id = %s"

Progress = Callable[[int, int], None]


class LakeError(SelarasError):
    """The lake cannot be written."""


class LakeBusyError(LakeError):
    """Another exporter is at work."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export did: how many facts, up to which position, and whether the lake had to be made anew."""

    facts: int
    position: int
    generation: int
    anew: bool = False
    compacted: int = 0


def export(lake: Path, now: datetime, *, part_facts: int = PART_FACTS, progress: Progress | None = None) -> Exported:
    """Bring the lake up to the ledger and return what was done; nothing is written where nothing is new.

    A lake of another schema, of other columns, with missing files, or made from another ledger than this one is made
    anew: it holds nothing that the facts do not say. The parts of the old one go later, as readers may hold them.
    """
    if in_somebodys_transaction():
        raise LakeError(
            "an export inside a transaction could write facts that are rolled back",
            next_step="commit first, then export",
        )
    with _full_disk(lake), _alone(lake), database_troubles(), uncollected():
        instant = to_microseconds(now)
        found = read_manifest(lake)
        _clear(lake, found, instant)
        anew = found is not None and not _continues(lake, found)
        manifest = found if found and not anew else _empty(found, instant)
        start, until = manifest.position, settled()
        while manifest.position < until and (rows := _rows(manifest.position, until, part_facts)):
            manifest = _with(lake, manifest, rows, instant)
            write_manifest(lake, manifest)
            if progress:
                progress(manifest.position - start, until - start)
        if anew and manifest.position == 0:
            write_manifest(lake, manifest)
        smaller = compacted(lake, manifest, instant)
        if smaller is not manifest:
            write_manifest(lake, smaller)
        fewer = _parts(manifest) - _parts(smaller)
    facts = manifest.rows - (found.rows if found and not anew else 0)
    return Exported(facts, smaller.position, smaller.generation, anew, fewer)


@contextmanager
def _alone(lake: Path) -> Iterator[None]:
    """Hold the lake for one exporter; the system lets go of it when the process dies, however it dies."""
    try:
        lake.mkdir(parents=True, exist_ok=True)
        with FileLock(lake / "exporter.lock").acquire(blocking=False):
            yield
    except Timeout:
        raise LakeBusyError(
            "another exporter writes this lake", place=str(lake), next_step="wait for it; the worker exports by itself"
        ) from None


@contextmanager
def _full_disk(lake: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise LakeError(
            f"the lake cannot be written: {problem.strerror or problem}",
            place=str(lake),
            next_step="free space or make the folder writable, and export again; what is in the lake stays right",
        ) from problem


def _clear(lake: Path, manifest: Manifest | None, now: int) -> None:
    """Remove what a killed exporter left, and retired parts nobody can be reading any more."""
    for path in litter(lake, manifest, PATTERN):
        path.unlink(missing_ok=True)
    for name, since in (manifest.retired if manifest else {}).items():
        if now - since >= GRACE_SECONDS * 1_000_000:
            (lake / name).unlink(missing_ok=True)


def _continues(lake: Path, manifest: Manifest) -> bool:
    """Return whether the lake is of this schema, whole, and made from this ledger."""
    if (manifest.schema_version, manifest.shape) != (SCHEMA_VERSION, SHAPE) or faults(lake, manifest):
        return False
    if not manifest.position:
        return True
    with connection.cursor() as cursor:
        cursor.execute(_MARK, [manifest.position])
        return cursor.fetchone() == (manifest.mark,)


def _empty(before: Manifest | None, now: int) -> Manifest:
    """Return the manifest of a lake without facts, in which every part of the one before is retired."""
    if before is None:
        return Manifest(schema_version=SCHEMA_VERSION, shape=SHAPE)
    retired = before.retired | {part.path: now for parts in before.tables.values() for part in parts}
    return Manifest(
        schema_version=SCHEMA_VERSION, shape=SHAPE, generation=before.generation + 1, written_at=now, retired=retired
    )


def _rows(after: int, until: int, limit: int) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, [after, until, limit])
        return cursor.fetchall()


def _with(lake: Path, manifest: Manifest, rows: list[Row], now: int) -> Manifest:
    """Write the rows as parts and return the manifest that names them."""
    generation, span = manifest.generation + 1, (rows[0][0], rows[-1][0])
    tables = dict(manifest.tables)
    new: list[Part] = []
    for name, table in tables_of(rows).items():
        new.append(write_part(lake, name, table, span, generation))
        tables[name] = (*tables.get(name, ()), new[-1])
    flush_folders(lake, new)
    return msgspec.structs.replace(
        manifest,
        generation=generation,
        position=rows[-1][0],
        mark=rows[-1][5],
        noted_until=max(manifest.noted_until or 0, *(row[4] for row in rows)),
        written_at=now,
        tables=tables,
        retired={name: since for name, since in manifest.retired.items() if (lake / name).exists()},
    )


def _parts(manifest: Manifest) -> int:
    return sum(len(parts) for parts in manifest.tables.values())
