"""Two lines of headers: seen by comparing the first rows with what stands below them."""

import re
from pathlib import Path

from selaras.kit.errors import InputError

_FIGURE = re.compile(r"[\s$€£¥+-]*\d[\d.,:/\sTZ+-]*(?:[AaPp][Mm]|UTC|%)?")
_COMPARED = 50
_ENOUGH = 0.9


def refuse_two_headers(path: Path, header: tuple[str, ...], rows: list[list[str]]) -> None:
    """Refuse a file whose first row of data still is a header, or whose header is only a title above it.

    The first row is one where every column that holds figures below it has a word there.
    """
    if len(rows) < 2:
        return
    first, below = rows[0], rows[1 : 1 + _COMPARED]
    figures = [i for i in range(len(header)) if _are_figures([row[i] for row in below])]
    worded = [i for i in figures if first[i].strip() and not _FIGURE.fullmatch(first[i].strip())]
    title = sum(name.startswith("(column ") for name in header) * 2 > len(header) and all(
        cell.strip() for cell in first
    )
    if title or (figures and len(worded) == len(figures) and all(cell.strip() for cell in first)):
        raise InputError(
            f"rows 1 and 2 both look like column names (row 2: {', '.join(cell.strip() for cell in first)[:80]})",
            place=str(path),
            next_step="say which row holds the names: --header 2 to begin there, or --header 1 to read row 2 as data",
        )


def _are_figures(cells: list[str]) -> bool:
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(filled) and sum(bool(_FIGURE.fullmatch(cell)) for cell in filled) >= _ENOUGH * len(filled)
