"""The Monday page beside a plain scan of the same columns: what its questions cost, first and again.

`python bench/monday.py [leads]` simulates a company (60,000 leads where nothing is said), writes its lake, and prints
medians, p95 and the ratio to DuckDB reading the columns the page is made from.
"""

import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import duckdb

from selaras.analytics import Lake, asked, monday, question_of
from selaras.analytics.monday import PAGE
from selaras.connectors.simulator import BALANCED, DEMO_UNTIL, World, simulate
from selaras.core.ledger import Fact
from tests.analytics.writing import parquet_of

ROUNDS = 7
PART_FACTS = 250_000
READ = {
    "people_changes": "lead_id, kind, happened_at, noted_at, channel, campaign, segment, company, title, source_key",
    "decisions": "lead_id, kind, happened_at, noted_at, rep_id, score, channel, campaign, segment, reason, source_key",
    "activities": "lead_id, happened_at, noted_at, medium, outbound, automated, connected, source_key",
    "opportunity_changes": "opportunity_id, kind, happened_at, noted_at, base_minor, close_date, owner_id, source_key",
    "clock_changes": "clock_id, kind, happened_at, noted_at, due_at, side, clause, outcome, lead_id, source_key",
    "touches": "lead_id, happened_at, noted_at",
}


def main(leads: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        world = simulate(replace(BALANCED, leads=leads), 1, DEMO_UNTIL)
        files: dict[str, list[str]] = defaultdict(list)
        for some in parts(world):
            for name, paths in parquet_of(some, Path(folder)).items():
                files[name] += paths
        report(files, world.terms)


def parts(world: World) -> Iterator[list[Fact]]:
    """Yield the facts in parts as large as the exporter's."""
    held: list[Fact] = []
    for some in world.facts():
        held += some
        if len(held) >= PART_FACTS:
            yield held
            held = []
    yield held


def report(files: dict[str, list[str]], terms: object) -> None:
    lake = Lake(files, "bench", DEMO_UNTIL)
    monday(lake, terms, as_of=DEMO_UNTIL - timedelta(days=90))  # compiles every expression
    scan = timed(lambda _: scanned(files))
    first = timed(lambda turn: monday(lake, terms, as_of=DEMO_UNTIL - timedelta(days=8, hours=turn)))
    shown = monday(lake, terms, as_of=DEMO_UNTIL)
    again = timed(lambda _: monday(lake, terms, as_of=DEMO_UNTIL))
    moment = question_of(lake, terms, as_of=DEMO_UNTIL, period=shown.period)
    earlier = [moment.during(moment.yardstick.cuts.before(shown.period))]
    for _ in range(ROUNDS):
        earlier.append(moment.during(moment.yardstick.cuts.before(earlier[-1].period)))
    page = timed(lambda turn: [asked(name, earlier[turn].of(by)) for name, by in PAGE])
    line("scan of the columns", scan, scan)
    line("page of a moment nobody asked about", first, scan)
    line("page of another period, same moment", page, scan)
    line("page asked again", again, scan)


def scanned(files: dict[str, list[str]]) -> None:
    with duckdb.connect(":memory:") as engine:
        for name, columns in READ.items():
            sums = ", ".join(f"count({column.strip()}), max({column.strip()})" for column in columns.split(","))
            engine.execute(f"SELECT {sums} FROM read_parquet(?)", [files[name]]).fetchall()


def timed(work: Callable[[int], object]) -> list[float]:
    took = []
    for turn in range(ROUNDS):
        start = time.perf_counter()
        work(turn)
        took.append((time.perf_counter() - start) * 1000)
    return sorted(took)


def line(name: str, took: list[float], scan: list[float]) -> None:
    median, p95 = statistics.median(took), took[-1]
    print(f"{name:38} median {median:9.2f} ms   p95 {p95:9.2f} ms   {median / statistics.median(scan):7.2f} x the scan")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60_000)
