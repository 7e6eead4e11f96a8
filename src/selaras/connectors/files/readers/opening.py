"""Opening a file by what it is, whatever it is called."""

from pathlib import Path

from selaras.connectors.files.mapping import FileOptions
from selaras.connectors.files.readers.delimited import open_delimited
from selaras.connectors.files.readers.jsonlines import open_lines
from selaras.connectors.files.readers.parquet import open_parquet
from selaras.connectors.files.readers.shape import OpenFile
from selaras.connectors.files.readers.sniffing import sniffed
from selaras.connectors.files.readers.workbook import open_workbook


def opened(path: Path, options: FileOptions | None = None) -> OpenFile:
    """Return the file ready to be read; what was assumed about it is in ``said``."""
    options = options or FileOptions()
    found = sniffed(path)
    if found.kind == "parquet":
        return open_parquet(path, found)
    if found.kind == "workbook":
        return open_workbook(path, options, found)
    return open_lines(path, options, found) if found.kind == "lines" else open_delimited(path, options, found)
