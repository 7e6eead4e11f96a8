"""What every reader gives: a header, what was assumed, and rows of text with their number in the file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from selaras.kit.errors import InputError
from selaras.kit.sentence import Sentence

Row = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Damaged:
    """A row that cannot be read as a row; its number counts from the first line of the file, the header included."""

    row: int
    value: str
    reason: Sentence


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file ready to be read, as often as one likes: ``rows`` starts from the first row each time."""

    path: Path
    kind: str
    header: tuple[str, ...]
    said: tuple[Sentence, ...]
    rows: Callable[[], Iterator[Row | Damaged]]


def fitting(header: tuple[str, ...], rows: Iterator[Row | Damaged]) -> Iterator[Row | Damaged]:
    """Yield rows that fit the header, and as damaged those that do not or that repeat it; empty lines hold no row."""
    width, names = len(header), list(header)
    for row in rows:
        if isinstance(row, Damaged):
            yield row
            continue
        number, values = row
        if len(values) != width:
            if not any(values):
                continue
            reason = Sentence.of("imports-reject-width", found=len(values), expected=width)
            yield Damaged(number, ",".join(values)[:200], reason)
        elif values[0] == names[0] and values == names:
            yield Damaged(number, ",".join(values)[:200], Sentence.of("imports-reject-header-again"))
        elif any(values):
            yield row


def header_of(path: Path, names: list[str]) -> tuple[tuple[str, ...], tuple[Sentence, ...]]:
    """Return the column names, stripped, each of them once; nameless ones are numbered and that is said."""
    stripped = [name.strip().lstrip("\ufeff") for name in names]
    nameless = [place for place, name in enumerate(stripped, 1) if not name]
    if len(nameless) == len(stripped):
        raise InputError("the first row is empty, so no column has a name", place=str(path),
                         next_step="say which row holds the names with --header N")  # fmt: skip
    header = tuple(name or f"(column {place})" for place, name in enumerate(stripped, 1))
    twice = sorted({name for name in header if header.count(name) > 1})
    if twice:
        where = "; ".join(
            f"'{n}' in columns {', '.join(str(i) for i, h in enumerate(header, 1) if h == n)}" for n in twice
        )
        raise InputError(f"columns share a name: {where}", place=str(path),
                         next_step="rename all but one of them in the file")  # fmt: skip
    said = (Sentence.of("imports-assumed-nameless", columns=tuple(str(n) for n in nameless)),) if nameless else ()
    return header, said


def half(path: Path, what: str) -> InputError:
    """Return the error for a file that stops in the middle."""
    return InputError(f"this is half a file: {what}", place=str(path),
                      next_step="export or download it again, and compare its size with the original's")  # fmt: skip
