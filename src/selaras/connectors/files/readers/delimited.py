"""Text with a character between columns: CSV, TSV, semicolons, pipes; quoted fields may hold line breaks."""

import csv
import io
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from selaras.connectors.files.mapping import FileOptions
from selaras.connectors.files.readers.shape import Damaged, OpenFile, Row, fitting, half, header_of
from selaras.connectors.files.readers.sniffing import Sniffed, encoding_of, unpacking
from selaras.kit.errors import InputError
from selaras.kit.sentence import Sentence

_DELIMITERS = (",", ";", "\t", "|")
_NAMES = {",": "imports-delimiter-comma", ";": "imports-delimiter-semicolon", "\t": "imports-delimiter-tab",
          "|": "imports-delimiter-pipe"}  # fmt: skip
_LARGEST_FIELD = min(sys.maxsize, 10_000_000)
_LOOKED_AT = 200


def open_delimited(path: Path, options: FileOptions, sniffed: Sniffed) -> OpenFile:
    """Return the text as a table; what was assumed about encoding and delimiter is said."""
    encoding, about_encoding = encoding_of(path, packed=sniffed.packed, wanted=options.encoding)
    text = _Text(path, encoding, packed=sniffed.packed)
    delimiter, about_delimiter = _delimiter(text, options)
    first = options.header or 1
    names = next((row for number, row in _rows(text, delimiter) if number == first), None)
    if names is None:
        raise InputError(
            f"there is no row {first}", place=str(path), next_step="say which row holds the names: --header N"
        )
    header, about_names = header_of(path, names)
    _refuse_one_column(path, header, delimiter, options)

    def rows() -> Iterator[Row | Damaged]:
        return fitting(header, _told(text, delimiter, first, len(header)))

    return OpenFile(path, "text", header, (*sniffed.said, *about_encoding, *about_delimiter, *about_names), rows)


class _Text:
    """The characters of a file, from the start as often as asked."""

    def __init__(self, path: Path, encoding: str, *, packed: bool) -> None:
        self.path, self.encoding, self._packed = path, encoding, packed

    def __iter__(self) -> Iterator[str]:
        with (
            unpacking(self.path, packed=self._packed) as raw,
            io.TextIOWrapper(raw, self.encoding, newline="") as lines,
        ):
            yield from lines


def _rows(text: _Text, delimiter: str) -> Iterator[Row]:
    csv.field_size_limit(_LARGEST_FIELD)
    return enumerate(csv.reader(text, delimiter=delimiter, strict=True), 1)


def _told(text: _Text, delimiter: str, first: int, width: int) -> Iterator[Row | Damaged]:
    """Yield rows after the header; a row whose quotes are wrong is damaged, a file that stops early is an error."""
    csv.field_size_limit(_LARGEST_FIELD)
    watched = _LastLine(text)
    reader = csv.reader(watched, delimiter=delimiter, strict=True)
    number, last = 0, None
    while True:
        number += 1
        started = reader.line_num + 1
        try:
            values = next(reader)
        except StopIteration:
            break
        except csv.Error as problem:
            if "unexpected end of data" in str(problem) or "field larger" in str(problem):
                raise half(text.path, f"the quote opened in row {number} (line {started}) is never closed") from None
            yield Damaged(number, watched.line.rstrip("\r\n")[:200], Sentence.of("imports-reject-quotes"))
            continue
        if last is not None:
            yield last
        last = (number, values) if number > first else None
    if last is not None:
        if len(last[1]) < width and not watched.line.endswith(("\n", "\r")):
            raise half(text.path, f"its last row ({last[0]}) stops after {len(last[1])} of {width} columns")
        yield last


class _LastLine:
    """The lines of a text, with the one read last kept at hand."""

    def __init__(self, text: _Text) -> None:
        self._lines, self.line = iter(text), ""

    def __iter__(self) -> "_LastLine":
        return self

    def __next__(self) -> str:
        self.line = next(self._lines)
        return self.line


def _delimiter(text: _Text, options: FileOptions) -> tuple[str, tuple[Sentence, ...]]:
    """Return the delimiter: the one that cuts the first rows into the most columns of one and the same number."""
    if options.delimiter:
        return options.delimiter, ()
    best, columns = ",", 1
    for candidate in _DELIMITERS:
        width = _usual_width(text, candidate)
        if width > columns:
            best, columns = candidate, width
    if columns == 1 or best == ",":
        return best, ()
    return best, (Sentence.of("imports-assumed-delimiter", delimiter=Sentence.of(_NAMES[best])),)


def _usual_width(text: _Text, delimiter: str) -> int:
    widths: Counter[int] = Counter()
    try:
        for number, row in _rows(text, delimiter):
            widths[len(row)] += bool(row)
            if number >= _LOOKED_AT:
                break
    except csv.Error:
        pass  # the rows before it are enough to count columns; reading them in earnest names the fault
    width, often = widths.most_common(1)[0] if widths else (0, 0)
    return width if often * 2 > widths.total() else 0


def _refuse_one_column(path: Path, header: tuple[str, ...], delimiter: str, options: FileOptions) -> None:
    """Refuse a header that another delimiter would cut: the whole line would be one column's name."""
    if len(header) > 1:
        return
    better = next((d for d in _DELIMITERS if d != delimiter and header[0].count(d) >= 1), None)
    if better:
        name = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}[better]
        way = "leave the delimiter out to have it found" if options.delimiter else "repair the rows that differ"
        raise InputError(
            f"the delimiter {delimiter!r} finds one column, '{header[0][:60]}'; it looks like {name} is the delimiter",
            place=str(path),
            next_step=f"say --delimiter {better!r}, or {way}",
        )
