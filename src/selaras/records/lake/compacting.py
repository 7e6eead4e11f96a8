"""Compacting: many small parts become a few large ones, as safely as parts are added.

Parts of about the same size are put together, so a row is written again only a few times however long the lake grows.
"""

from itertools import groupby
from pathlib import Path

import msgspec

from selaras.core.ledger import RELATIONS
from selaras.kit.manifest import Manifest, Part
from selaras.records.lake.columns import sorted_table
from selaras.records.lake.parts import flush_folders, read_parts, write_part

TOGETHER = 8
FULL_ROWS = 1_000_000


def compacted(lake: Path, manifest: Manifest, now: int) -> Manifest:
    """Return the manifest after small parts were put together; the same manifest where nothing was to do.

    The parts that were put together are retired, and stay on the disk for readers who hold an older manifest.
    """
    generation = manifest.generation + 1
    tables, retired, new = dict(manifest.tables), dict(manifest.retired), []
    for name, parts in manifest.tables.items():
        for some in _to_join(parts):
            table = sorted_table(read_parts(lake, name, some), RELATIONS[name])
            joined = write_part(lake, name, table, (some[0].first, some[-1].last), generation)
            new.append(joined)
            tables[name] = _in_place_of(some, joined, tables[name])
            retired |= {part.path: now for part in some}
    if not new:
        return manifest
    flush_folders(lake, new)
    return msgspec.structs.replace(manifest, generation=generation, tables=tables, retired=retired, written_at=now)


def _to_join(parts: tuple[Part, ...]) -> list[list[Part]]:
    """Return runs of neighbouring parts of one size class that are worth putting together."""
    runs = [list(run) for size, run in groupby(parts, key=_size_class) if size is not None]
    return [run[i : i + TOGETHER] for run in runs for i in range(0, len(run) - TOGETHER + 1, TOGETHER)]


def _size_class(part: Part) -> int | None:
    """Return the size of a part as a power of eight; None where it is full."""
    return None if part.rows >= FULL_ROWS else (part.rows.bit_length() - 1) // 3


def _in_place_of(old: list[Part], new: Part, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    gone = {part.path for part in old}
    kept = [part for part in parts if part.path not in gone]
    return tuple(sorted([*kept, new], key=lambda part: part.first))
