"""How fast the lake is written, beside pyarrow writing the same rows as one table that is in memory already.

Prints ratios only. The plain write knows its columns; the exporter reads the ledger, parses the details, sorts, writes
parts and waits for the disk. The sizes say what sorting by subject, and by time, is worth to the files and to a scan.
"""

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import django
import duckdb
import pandas as pd  # pyarrow loads it at first use; that is not what is timed here
import pyarrow as pa
import pyarrow.parquet as pq
from ledger import histories
from pyarrow import acero

NOW = datetime(2026, 11, 2, 3, tzinfo=UTC)
ORDERS = {"subject, then time": ["lead_id", "happened_at"], "time": ["happened_at"]}
QUESTION = "SELECT lead_id, count(*), max(happened_at) FROM read_parquet(?) GROUP BY lead_id"

LOADED = (pd, acero)


def seconds(work, *given):
    """Return how long a piece of work takes."""
    started = perf_counter()
    work(*given)
    return perf_counter() - started


def asked(path):
    """Ask DuckDB a question that groups by lead."""
    with duckdb.connect() as engine:
        engine.execute(QUESTION, [str(path)]).fetchall()


def main(home):
    """Export, write plainly, and compare."""
    call_command("migrate", verbosity=0)
    append(histories())
    exported = seconds(export, home / "lake", NOW)
    nothing_new = seconds(export, home / "lake", NOW)
    files = read_manifest(home / "lake").files(home / "lake")
    tables = {name: pa.concat_tables([pq.read_table(part) for part in parts]) for name, parts in files.items()}
    plain = sum(seconds(pq.write_table, t, home / f"{name}.parquet", None) for name, t in tables.items())
    print(f"lake, {sum(t.num_rows for t in tables.values()):,} facts, plain pyarrow write of ready columns = 1")
    print(f"  export from the ledger      {exported / plain:6.1f}")
    print(f"  export with nothing new     {nothing_new / plain:6.3f}")
    sizes, times = {}, {}
    for order, keys in ORDERS.items():
        path = home / "touches.parquet"
        pq.write_table(tables["touches"].sort_by([(k, "ascending") for k in keys]), path, compression="zstd")
        sizes[order], times[order] = path.stat().st_size, min(seconds(asked, path) for _ in range(25))
    print(f"  touches sorted by time, by subject = 1: size {sizes['time'] / sizes['subject, then time']:.1f},"
          f" group by lead {times['time'] / times['subject, then time']:.1f}")  # fmt: skip


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"SELARAS_HOME": folder, "DJANGO_SETTINGS_MODULE": "selaras.site.settings"}
        os.environ.pop("SELARAS_DATABASE", None)
        django.setup()
        from django.core.management import call_command

        from selaras.kit.manifest import read_manifest
        from selaras.records.lake import export
        from selaras.records.ledger import append

        sys.exit(main(Path(folder)))
