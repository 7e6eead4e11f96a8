"""Parquet: typed columns become the text they would have in a CSV, exactly."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from selaras.connectors.files.readers.plain import plain
from selaras.connectors.files.readers.shape import Damaged, OpenFile, Row, half, header_of
from selaras.connectors.files.readers.sniffing import Sniffed
from selaras.kit.errors import InputError

_AT_ONCE = 20_000


def open_parquet(path: Path, sniffed: Sniffed) -> OpenFile:
    """Return the file as a table; its first row has number 1, for it has no line of names."""
    if sniffed.packed:
        raise InputError("a Parquet file inside gzip is not read", place=str(path), next_step="unpack it: gunzip FILE")
    try:
        with pq.ParquetFile(path) as file:
            names = file.schema_arrow.names
    except (pa.ArrowInvalid, OSError):
        raise half(path, "the end of the Parquet file, which says where everything is, is missing or damaged") from None
    header, said = header_of(path, list(names))

    def rows() -> Iterator[Row | Damaged]:
        number = 0
        try:
            with pq.ParquetFile(path) as file:
                for batch in file.iter_batches(_AT_ONCE):
                    columns = [column.to_pylist() for column in batch.columns]
                    for values in zip(*columns, strict=True):
                        number += 1
                        yield number, [plain(value) for value in values]
        except (pa.ArrowInvalid, OSError) as problem:
            raise half(path, f"it cannot be read after row {number} ({str(problem).splitlines()[0][:80]})") from None

    return OpenFile(path, "parquet", header, (*sniffed.said, *said), rows)
