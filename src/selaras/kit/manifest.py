"""A manifest: the one small file that says which files, and how much of them, a folder of data consists of.

Whoever reads the folder reads the manifest first and then only the files it names; whatever else lies there is the
litter of a writer that was stopped. A new manifest takes the place of the old one in one step of the file system, so
a reader sees the folder as it was or as it is, and a writer may be killed at any instant.
"""

import os
from contextlib import suppress
from pathlib import Path

import msgspec

from selaras.kit.errors import SelarasError

NAME = "manifest.json"


class ManifestError(SelarasError):
    """The manifest cannot be read, or does not fit the files beside it."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One file of a table: its path in the folder, its size, and the positions it was made from (both included)."""

    path: str
    rows: int
    bytes: int
    first: int
    last: int


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a folder of tables consists of.

    ``position`` is that of the last thing written and ``mark`` that thing's own name, so that a source which was
    replaced by another is noticed. ``shape`` names the columns. ``noted_until`` and ``written_at`` are microseconds
    since 1970 in UTC; ``noted_until`` is None for an empty folder. ``retired`` files are in no table any more and are
    removed a while after the instant given here, because a reader may still hold an older manifest.
    """

    schema_version: int
    shape: str = ""
    generation: int = 0
    position: int = 0
    mark: str = ""
    noted_until: int | None = None
    written_at: int = 0
    tables: dict[str, tuple[Part, ...]] = {}
    retired: dict[str, int] = {}

    @property
    def rows(self) -> int:
        """Return how many rows all tables have together."""
        return sum(part.rows for parts in self.tables.values() for part in parts)

    def files(self, folder: Path) -> dict[str, list[str]]:
        """Return the full paths of each table's files."""
        return {name: [str(folder / part.path) for part in parts] for name, parts in self.tables.items()}


def read_manifest(folder: Path) -> Manifest | None:
    """Return the folder's manifest; None where there is none yet."""
    path = folder / NAME
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise ManifestError(
            f"the manifest cannot be read: {problem.strerror}", place=str(path), next_step="make the file readable"
        ) from None
    except msgspec.MsgspecError as problem:
        raise ManifestError(
            f"the manifest is damaged: {problem}",
            place=str(path),
            next_step="remove the file; everything in its folder is made again from the facts",
        ) from None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Put the manifest in the place of the one before, in one step that survives a power cut.

    The files it names must be on the disk already: see `flush`.
    """
    whole = folder / NAME
    beside = folder / f"{NAME}.new"
    with beside.open("wb") as file:
        file.write(msgspec.json.format(msgspec.json.encode(manifest), indent=1))
        file.flush()
        os.fsync(file.fileno())
    beside.replace(whole)
    flush(folder)


def flush(path: Path) -> None:
    """Return once a file, or the list of a folder's entries, is on the disk.

    Where the system cannot open a folder for that (Windows), its file system keeps the order by itself.
    """
    with suppress(*([PermissionError] if path.is_dir() else [])):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def faults(folder: Path, manifest: Manifest) -> list[str]:
    """Return what is wrong with the files a manifest names: missing, or of another size."""
    found = []
    for part in (part for parts in manifest.tables.values() for part in parts):
        path = folder / part.path
        if not path.is_file():
            found.append(f"{part.path} is missing")
        elif path.stat().st_size != part.bytes:
            found.append(f"{part.path} has {path.stat().st_size} bytes, not {part.bytes}")
    return found


def litter(folder: Path, manifest: Manifest | None, pattern: str) -> list[Path]:
    """Return the files of a pattern that the manifest neither names nor has retired."""
    named = set() if manifest is None else {part.path for parts in manifest.tables.values() for part in parts}
    kept = named | (manifest.retired.keys() if manifest else set())
    return [path for path in sorted(folder.glob(pattern)) if path.relative_to(folder).as_posix() not in kept]
