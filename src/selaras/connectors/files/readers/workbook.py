"""Excel workbooks: one sheet becomes a table; dates are dates and whole numbers stay whole."""

from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from selaras.connectors.files.mapping import FileOptions
from selaras.connectors.files.readers.plain import plain
from selaras.connectors.files.readers.shape import Damaged, OpenFile, Row, fitting, half, header_of
from selaras.connectors.files.readers.sniffing import Sniffed
from selaras.kit.errors import InputError
from selaras.kit.sentence import Sentence


def open_workbook(path: Path, options: FileOptions, sniffed: Sniffed) -> OpenFile:
    """Return the wanted sheet, or the only one that holds anything."""
    if sniffed.packed:
        raise InputError("a workbook inside gzip is not read", place=str(path), next_step="unpack it: gunzip FILE")
    sheets = _sheets(path)
    name = _chosen(path, sheets, options.sheet)
    cells, first = sheets[name], options.header or 1
    if len(cells) < first:
        raise InputError(
            f"the sheet '{name}' has no row {first}", place=str(path), next_step="say another with --header N"
        )
    header, about_names = header_of(path, cells[first - 1])

    def rows() -> Iterator[Row | Damaged]:
        return fitting(header, iter([(n, row) for n, row in enumerate(cells, 1) if n > first]))

    said = (Sentence.of("imports-assumed-sheet", sheet=name),) if options.sheet is None and len(sheets) > 1 else ()
    return OpenFile(path, "workbook", header, (*sniffed.said, *said, *about_names), rows)


def _sheets(path: Path) -> dict[str, list[list[str]]]:
    try:
        with CalamineWorkbook.from_path(path) as book:
            return {
                name: [
                    [plain(cell) for cell in row]
                    for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                ]
                for name in book.sheet_names
            }
    except CalamineError:
        raise half(path, "the workbook is damaged, stops early, or is another kind of archive") from None


def _chosen(path: Path, sheets: dict[str, list[list[str]]], wanted: str | None) -> str:
    if wanted is not None:
        if wanted not in sheets:
            raise InputError(f"there is no sheet '{wanted}'", place=str(path),
                             next_step=f"use one of {', '.join(sheets)}")  # fmt: skip
        return wanted
    filled = [name for name, rows in sheets.items() if any(any(row) for row in rows)]
    if len(filled) != 1:
        what = "several sheets hold something" if filled else "no sheet holds anything"
        raise InputError(what, place=str(path), next_step=f"name one with --sheet: {', '.join(sheets)}")
    return filled[0]
