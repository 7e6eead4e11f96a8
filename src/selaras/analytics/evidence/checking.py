"""Checking a pack: are its members what its list says, and do its rows give the claim again?"""

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from pydantic import ValidationError

from selaras.analytics.evidence.figures import recounted
from selaras.analytics.evidence.packing import CHARTER, CLAIM, SUMS
from selaras.analytics.evidence.verdicts import counted_again
from selaras.core.charter.terms import Terms
from selaras.kit.errors import InputError

_LARGEST = 2_000_000_000
"""Bytes a pack may unfold to; a file that claims more is not read."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: the claim, how many members and rows it went through, what was counted again, and faults.

    A fault names the place, what was claimed and what was found.
    """

    claim: dict[str, Any]
    members: int
    rows: int
    counted: tuple[str, ...]
    faults: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing was found against the claim."""
        return not self.faults


def check(path: Path) -> Checked:
    """Return what a pack holds against its own claim; a file that is no pack is an error."""
    members = _members(path)
    faults = _unlike(members)
    try:
        claim = json.loads(members[CLAIM])
        tables = {
            name.removeprefix("rows/").removesuffix(".parquet"): pq.read_table(io.BytesIO(data))
            for name, data in members.items()
            if name.endswith(".parquet")
        }
        counted, differing = _counted(claim, members, tables)
    except (KeyError, TypeError, ValueError, ValidationError) as problem:
        raise _no_pack(path, f"it cannot be counted again: {problem}") from None
    rows = sum(table.num_rows for table in tables.values())
    return Checked(claim, len(members), rows, counted, (*faults, *differing))


def _members(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                raise _no_pack(path, "it unfolds to more than a pack can be")
            return {entry.filename: archive.read(entry) for entry in archive.infolist()}
    except FileNotFoundError:
        raise _no_pack(path, "there is no such file") from None
    except (zipfile.BadZipFile, OSError) as problem:
        raise _no_pack(path, f"it is no zip file: {problem}") from None


def _unlike(members: dict[str, bytes]) -> tuple[str, ...]:
    """Return which members are not what the list of sums says."""
    lines = [line.partition("  ") for line in members.get(SUMS, b"").decode().splitlines()]
    listed = {name: expected for expected, _, name in lines}
    missing = [f"{name}: listed, and not in the file" for name in listed.keys() - members.keys()]
    unlisted = [f"{name}: in the file, and not listed" for name in members.keys() - listed.keys() - {SUMS}]
    changed = [
        f"{name}: its SHA-256 is not the one listed"
        for name, expected in listed.items()
        if name in members and hashlib.sha256(members[name]).hexdigest() != expected
    ]
    return tuple(sorted([*missing, *unlisted, *changed]))


def _counted(claim: dict[str, Any], members: dict[str, bytes], tables: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what was counted again, and where it differs from the claim."""
    if claim["sort"] == "figure":
        what, claimed, found = recounted(claim, {name: table.to_pydict() for name, table in tables.items()})
        return (what,), () if claimed == found else (f"{what}: claimed {claimed}, the rows give {found}",)
    terms = Terms.model_validate_json(members[CHARTER])
    columns = {
        name: {column: table.column(column).to_numpy(zero_copy_only=False) for column in table.column_names}
        for name, table in tables.items()
    }
    found = json.loads(json.dumps(counted_again(claim, terms, columns)))
    faults = tuple(
        f"{name}: claimed {claim[name]}, the rows give {value}" for name, value in found.items() if claim[name] != value
    )
    return tuple(found), faults


def _no_pack(path: Path, what: str) -> InputError:
    return InputError(what, place=str(path), next_step="give a file made by selaras evidence or by a page's button")
