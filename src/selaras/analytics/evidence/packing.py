"""Packing: the members of an evidence pack in one zip, each with its SHA-256 in a list that plain tools can check.

The same claim gives the same bytes: no member knows when it was packed.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import selaras
from selaras.analytics.sheets import Sheet, written

FORMAT: Final = "selaras-evidence/1"
CLAIM, CHARTER, QUERIES, MANIFEST, SUMS = (
    "claim.json", "charter.json", "queries.sql", "manifest.json", "SHA256SUMS",
)  # fmt: skip
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the first instant a zip can say


@dataclass(frozen=True, slots=True)
class Charter:
    """The agreement a claim is measured by: its canonical document and hash; no number where nobody signed it."""

    document: str
    sha256: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Pack:
    """One claim as a file."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Members:
    """What goes into a pack, before the pages for people are put beside it."""

    name: str
    content: dict[str, bytes]

    def with_pages(self, pages: Mapping[str, str]) -> Pack:
        """Return the pack with a page for people in each language, a manifest, and the sums of every member."""
        content = {f"index.{language}.html": page.encode() for language, page in pages.items()} | self.content
        manifest = {
            "format": FORMAT,
            "program": f"selaras {selaras.__version__}",
            "members": [
                {"name": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
                for name, data in sorted(content.items())
            ],
        }
        content[MANIFEST] = _json(manifest)
        sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(content.items()))
        content[SUMS] = sums.encode()
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in content.items():
                archive.writestr(_entry(name), data)
        return Pack(f"{self.name}.zip", out.getvalue())


def packed(name: str, claim: Mapping[str, Any], charter: Charter | None, queries: str, tables: list[Sheet]) -> Members:
    """Return the members of a pack: the claim, the charter, the queries, and every table as CSV and Parquet."""
    members = {CLAIM: _json(claim), QUERIES: queries.encode()}
    if charter is not None:
        members[CHARTER] = charter.document.encode()
    for sheet in tables:
        for form in ("csv", "parquet"):
            members[f"rows/{sheet.name}.{form}"] = written(sheet, form)
    return Members(name, members)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _json(document: Mapping[str, Any]) -> bytes:
    return (json.dumps(document, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()
