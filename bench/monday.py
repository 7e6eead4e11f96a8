"""The Monday page beside a plain scan of the same columns: what its questions cost, first and again.

`python bench/monday.py [leads | folder]` simulates a company (60,000 leads where nothing is said) and writes its lake,
or reads the lake in a folder. It prints medians, the slowest round, CPU, and the ratio to DuckDB reading the columns
the page is made from.
"""

import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import duckdb

from selaras.analytics import Lake, asked, monday, question_of
from selaras.analytics.monday import PAGE
from selaras.connectors.simulator import BALANCED, DEMO_UNTIL, World, simulate
from selaras.core.charter.terms import Terms
from selaras.core.ledger import Fact
from selaras.core.ledger.relations import SCHEMA_VERSION
from selaras.kit.instants import from_microseconds
from selaras.kit.manifest import Manifest, read_manifest
from tests.analytics.writing import parquet_of

ROUNDS = 5
PART_FACTS = 250_000
READ = {
    "people_changes": "lead_id, kind, happened_at, noted_at, channel, campaign, segment, company, title, source_key",
    "decisions": "lead_id, kind, happened_at, noted_at, rep_id, score, channel, campaign, segment, reason, source_key",
    "activities": "lead_id, happened_at, noted_at, medium, outbound, automated, connected, source_key",
    "opportunity_changes": "opportunity_id, kind, happened_at, noted_at, base_minor, close_date, owner_id, source_key",
    "clock_changes": "clock_id, kind, happened_at, noted_at, due_at, side, clause, outcome, lead_id, source_key",
    "touches": "lead_id, happened_at, noted_at",
}


def main(wanted: str) -> None:
    if not wanted.isdigit():
        told = read_manifest(Path(wanted)) or Manifest(schema_version=SCHEMA_VERSION)
        report(told.files(Path(wanted)), from_microseconds(told.noted_until or 0), None)
        return
    with tempfile.TemporaryDirectory() as folder:
        world = simulate(replace(BALANCED, leads=int(wanted)), 1, DEMO_UNTIL)
        files: dict[str, list[str]] = defaultdict(list)
        for some in parts(world):
            for name, paths in parquet_of(some, Path(folder)).items():
                files[name] += paths
        report(files, DEMO_UNTIL, world.terms)


def parts(world: World) -> Iterator[list[Fact]]:
    """Yield the facts in parts as large as the exporter's."""
    held: list[Fact] = []
    for some in world.facts():
        held += some
        if len(held) >= PART_FACTS:
            yield held
            held = []
    yield held


def report(files: dict[str, list[str]], until: datetime, terms: Terms | None) -> None:
    opened = timed(lambda _: Lake(files, "opened", until))
    lake = Lake(files, "bench", until)
    monday(lake, terms, as_of=until - timedelta(days=90))  # compiles every expression
    scan = timed(lambda _: scanned(files))
    first = timed(lambda turn: monday(lake, terms, as_of=until - timedelta(days=8, hours=turn)))
    shown = monday(lake, terms, as_of=until)
    again = timed(lambda _: monday(lake, terms, as_of=until))
    moment = question_of(lake, terms, as_of=until, period=shown.period)
    earlier = [moment.during(moment.yardstick.cuts.before(shown.period))]
    for _ in range(ROUNDS):
        earlier.append(moment.during(moment.yardstick.cuts.before(earlier[-1].period)))
    page = timed(lambda turn: [asked(name, earlier[turn].of(by)) for name, by in PAGE])
    print("| | median | slowest | CPU, median | CPU as a multiple of the scan |\n|---|--:|--:|--:|--:|")
    line("scan of the columns", scan, scan)
    line("opening a version", opened, scan)
    line("page of a moment nobody asked about", first, scan)
    line("page of another period, same moment", page, scan)
    line("page asked again", again, scan)


def scanned(files: dict[str, list[str]]) -> None:
    with duckdb.connect(":memory:") as engine:
        for name, columns in READ.items():
            sums = ", ".join(f"count({column.strip()}), max({column.strip()})" for column in columns.split(","))
            engine.execute(f"SELECT {sums} FROM read_parquet(?)", [files[name]]).fetchall()


def timed(work: Callable[[int], object]) -> list[tuple[float, float]]:
    """Return how many milliseconds each round took by the clock and of the processor."""
    took = []
    for turn in range(ROUNDS):
        start, used = time.perf_counter(), time.process_time()
        work(turn)
        took.append(((time.perf_counter() - start) * 1000, (time.process_time() - used) * 1000))
    return took


def line(name: str, took: list[tuple[float, float]], scan: list[tuple[float, float]]) -> None:
    walls = [wall for wall, _ in took]
    used = statistics.median(cpu for _, cpu in took)
    ratio = used / statistics.median(cpu for _, cpu in scan)
    middle = statistics.median(walls)
    print(f"| {name} | {middle:.2f} ms | {max(walls):.2f} ms | {used:.2f} ms | {ratio:.2f} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "60000")
