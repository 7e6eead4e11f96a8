"""What a file is, told by its first bytes and not by its name."""

import gzip
import zlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder, lookup
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from selaras.connectors.files.readers.shape import half
from selaras.kit.errors import InputError
from selaras.kit.sentence import Sentence

_PORTION = 1 << 20
_KINDS = ((b"PAR1", "parquet"), (b"PK\x03\x04", "workbook"), (b"\xd0\xcf\x11\xe0", "workbook"))
_STRANGERS = (
    (b"%PDF", "a PDF document"),
    (b"<!DOCTYPE", "a web page"),
    (b"<html", "a web page"),
    (b"<?xml", "an XML document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3", "a SQLite database"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
)
_ENDINGS = {
    ".csv": "text",
    ".tsv": "text",
    ".txt": "text",
    ".tab": "text",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "lines",
    ".parquet": "parquet",
    ".xlsx": "workbook",
    ".xls": "workbook",
    ".xlsm": "workbook",
}


@dataclass(frozen=True, slots=True)
class Sniffed:
    """The kind of a file (text, lines, parquet, workbook), whether it is packed, and what is worth saying about
    that.
    """

    kind: str
    packed: bool
    said: tuple[Sentence, ...]


_CONTROLS = bytes({*range(32)} - {9, 10, 11, 12, 13, 26, 27})


def sniffed(path: Path) -> Sniffed:
    """Return what the file is; a folder, an empty file or a stranger is an error that says so."""
    start = _first_bytes(path)
    packed = start.startswith(b"\x1f\x8b")
    if packed:
        start = _unpacked(path)
    stranger = next((what for mark, what in _STRANGERS if start[:64].lstrip().lower().startswith(mark.lower())), None)
    if stranger:
        raise InputError(
            f"this is {stranger}, not a table",
            place=str(path),
            next_step="export it as CSV, JSON lines, Parquet or Excel",
        )
    kind = next((kind for mark, kind in _KINDS if start.startswith(mark)), None) or _text_kind(start)
    ending = (path.with_suffix("") if path.suffix.lower() == ".gz" else path).suffix.lower()
    promised = _ENDINGS.get(ending)
    said: tuple[Sentence, ...] = ()
    if promised and promised != kind:
        said = (Sentence.of("imports-assumed-ending", ending=ending, kind=Sentence.of(f"imports-kind-{kind}")),)
    return Sniffed(kind, packed, said)


def _first_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            start = file.read(4096)
    except IsADirectoryError:
        raise InputError("this is a folder, not a file", place=str(path), next_step="name one file in it") from None
    except OSError as problem:
        raise InputError(
            f"the file cannot be opened: {problem.strerror}",
            place=str(path),
            next_step="check its name and that this user may read it",
        ) from None
    if not start.strip():
        raise InputError("the file is empty", place=str(path), next_step="export it again")
    return start


def _unpacked(path: Path) -> bytes:
    try:
        with gzip.open(path) as file:
            start = file.read(4096)
    except (EOFError, OSError, zlib.error):
        raise half(path, "its compression (gzip) is damaged or stops early") from None
    if not start.strip():
        raise InputError("the packed file is empty", place=str(path), next_step="export it again")
    return start


def _text_kind(start: bytes) -> str:
    return "lines" if start.lstrip(BOM_UTF8 + b" \r\n\t").startswith((b"{", b"[")) else "text"


def unpacking(path: Path, *, packed: bool) -> BinaryIO:
    """Open the file's bytes, unpacked."""
    return gzip.open(path) if packed else path.open("rb")  # type: ignore[return-value]  # a GzipFile is one in all but name


def encoding_of(path: Path, *, packed: bool, wanted: str | None) -> tuple[str, tuple[Sentence, ...]]:
    """Return the file's encoding: the wanted one if the whole file fits it, else what its bytes say.

    UTF-8 and UTF-16 are certain when they fit. Where neither does, Windows-1252 is taken and said, with the first
    word it
    was needed for, because any bytes fit it and only a person can see whether it reads right.
    """
    with unpacking(path, packed=packed) as file:
        start = file.read(4096)
    if wanted is not None:
        return _as_wanted(path, wanted, packed=packed), ()
    if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return _as_wanted(path, "utf-16", packed=packed), (Sentence.of("imports-assumed-encoding", encoding="UTF-16"),)
    if start.startswith(BOM_UTF8):
        return _as_wanted(path, "utf-8-sig", packed=packed), ()
    if start[1:200:2].count(0) > len(start[1:200:2]) // 2:
        return _as_wanted(path, "utf-16-le", packed=packed), (
            Sentence.of("imports-assumed-encoding", encoding="UTF-16"),
        )
    bad = _misfit(path, "utf-8", packed=packed)
    if bad is None:
        return "utf-8", ()
    if len(start.translate(None, _CONTROLS)) < len(start) * 0.98:
        raise InputError("this is no text but binary data", place=str(path),
                         next_step="export it as CSV, JSON lines, Parquet or Excel (.xlsx)")  # fmt: skip
    line, byte, around = bad
    encoding = "cp1252" if _misfit(path, "cp1252", packed=packed) is None else "latin-1"
    example = around.decode(encoding, "replace").strip()
    name = {"cp1252": "Windows-1252", "latin-1": "Latin-1"}[encoding]
    said = Sentence.of("imports-assumed-not-utf8", line=line, byte=f"{byte:02X}", encoding=name, example=example)
    return encoding, (said,)


def _as_wanted(path: Path, encoding: str, *, packed: bool) -> str:
    try:
        lookup(encoding)
    except LookupError:
        raise InputError(
            f"'{encoding}' is no encoding", place=str(path), next_step="use utf-8, utf-16 or cp1252"
        ) from None
    try:
        bad = _misfit(path, encoding, packed=packed)
    except UnicodeError as problem:
        raise InputError(f"the file is not {encoding}: {problem}", place=str(path),
                         next_step="leave the encoding out to have it found") from None  # fmt: skip
    if bad is not None:
        line, byte, _ = bad
        raise InputError(
            f"the file is not {encoding}: line {line} has the byte {byte:02X}",
            place=str(path),
            next_step="leave the encoding out to have it found, or name another: --encoding cp1252",
        )
    return encoding


def _misfit(path: Path, encoding: str, *, packed: bool) -> tuple[int, int, bytes] | None:
    """Return line, byte and surroundings of the first byte that does not fit the encoding."""
    decoder = getincrementaldecoder(encoding)()
    line = 1
    try:
        with unpacking(path, packed=packed) as file:
            while portion := file.read(_PORTION):
                held = decoder.getstate()[0]
                try:
                    decoder.decode(portion)
                except UnicodeDecodeError as bad:
                    seen = held + portion
                    return line + seen[: bad.start].count(b"\n"), bad.object[bad.start], _word(bad.object, bad.start)
                line += portion.count(b"\n")
            decoder.decode(b"", final=True)
    except UnicodeDecodeError as bad:
        return line, bad.object[bad.start], b""
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise half(path, "its compression (gzip) stops early") from None
    return None


def _word(data: bytes, place: int) -> bytes:
    start = max(data.rfind(mark, 0, place) for mark in (b" ", b",", b";", b"\t", b"\n", b'"')) + 1
    ends = [end for mark in (b" ", b",", b";", b"\t", b"\n", b"\r", b'"') if (end := data.find(mark, place)) >= 0]
    return data[start : min(ends, default=place + 20)][:40]
