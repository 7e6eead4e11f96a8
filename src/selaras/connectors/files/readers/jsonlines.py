"""JSON lines: one object a line; numbers keep the digits the file has."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from selaras.connectors.files.mapping import FileOptions
from selaras.connectors.files.readers.plain import plain
from selaras.connectors.files.readers.shape import Damaged, OpenFile, Row, half, header_of
from selaras.connectors.files.readers.sniffing import Sniffed, encoding_of, unpacking
from selaras.kit.errors import InputError
from selaras.kit.sentence import Sentence

_DECODER = msgspec.json.Decoder(float_hook=str)


def open_lines(path: Path, options: FileOptions, sniffed: Sniffed) -> OpenFile:
    """Return the objects as a table whose columns are every key any of them has, in order of appearance."""
    encoding, about_encoding = encoding_of(path, packed=sniffed.packed, wanted=options.encoding)
    keys: dict[str, None] = {}
    for one in _objects(path, encoding, packed=sniffed.packed):
        if not isinstance(one, Damaged):
            keys.update(dict.fromkeys(one[1]))
    if not keys:
        raise InputError("no line holds an object", place=str(path), next_step="write one {…} a line")
    header, about_names = header_of(path, list(keys))
    names = list(keys)

    def rows() -> Iterator[Row | Damaged]:
        for one in _objects(path, encoding, packed=sniffed.packed):
            yield one if isinstance(one, Damaged) else (one[0], [plain(one[1].get(name)) for name in names])

    return OpenFile(path, "lines", header, (*sniffed.said, *about_encoding, *about_names), rows)


def _objects(path: Path, encoding: str, *, packed: bool) -> Iterator[tuple[int, dict[str, Any]] | Damaged]:
    with unpacking(path, packed=packed) as raw, io.TextIOWrapper(raw, encoding) as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                found = _DECODER.decode(line)
            except msgspec.DecodeError:
                if not line.endswith("\n"):
                    raise half(path, f"its last line ({number}) stops in the middle of an object") from None
                if number == 1 and line.lstrip().startswith("["):
                    raise _one_array(path) from None
                yield Damaged(number, line.strip()[:200], Sentence.of("imports-reject-json"))
                continue
            if isinstance(found, list) and number == 1:
                raise _one_array(path)
            if isinstance(found, dict):
                yield number, found
            else:
                yield Damaged(number, line.strip()[:200], Sentence.of("imports-reject-json"))


def _one_array(path: Path) -> InputError:
    return InputError("this is one JSON array, not one object a line", place=str(path),
                      next_step="export it as JSON lines, or turn it with: jq -c '.[]'")  # fmt: skip
