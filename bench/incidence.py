"""Aalen–Johansen for a million passes by 12 channels × 78 weeks: one question to the engine, beside lifelines.

`python bench/incidence.py [passes] [cohorts]` draws the passes (1,000,000 where nothing is said), asks the engine for
all 936 curves at once, and lifelines (`pip install lifelines`) for some of them (24 where nothing is said), whose time
is scaled to all. It prints wall time, time of the processor, ratios, peak memory, and how far the answers differ.
"""

import resource
import sys
import time
import warnings
from importlib import import_module

import duckdb
import ibis
import numpy as np
import pyarrow as pa

from selaras.analytics.door import statement
from selaras.analytics.statistics import aalen_johansen
from selaras.analytics.statistics.curves import incidence

AalenJohansenFitter = import_module("lifelines").AalenJohansenFitter  # no dependency: it would bring a plotting library
CHANNELS, WEEKS, HORIZON = 12, 78, 90 * 86_400 * 10**6


def passes(n: int) -> pa.Table:
    """Draw passes watched for up to the horizon: some get there, some end otherwise, some are still open."""
    draw = np.random.default_rng(7)
    return pa.table(
        {
            "channel": draw.integers(0, CHANNELS, n),
            "week": draw.integers(0, WEEKS, n),
            "lasted": draw.integers(0, HORIZON, n),
            "event": draw.choice([0, 1, 2], n, p=[0.4, 0.25, 0.35]),
        }
    )


def timed(work):
    """Return what the work answers, its wall time and its time of the processor."""
    wall, cpu = time.perf_counter(), time.process_time()
    answer = work()
    return answer, time.perf_counter() - wall, time.process_time() - cpu


def by_lifelines(durations, events) -> tuple[float, float]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fitted = AalenJohansenFitter().fit(durations, events, event_of_interest=1)
    return float(fitted.cumulative_density_.iloc[-1, 0]), float(fitted.variance_.iloc[-1])


def main(n: int, some: int) -> None:
    told = passes(n)
    shape = ibis.table({"channel": "int64", "week": "int64", "lasted": "int64", "event": "int64"}, name="told")
    sql = statement(incidence(shape, "channel", "week"))
    door = duckdb.connect()
    door.register("drawn", told)
    door.execute("CREATE TABLE told AS SELECT * FROM drawn")
    rounds = [timed(lambda: door.execute(sql).fetchall()) for _ in range(3)]
    found, wall, cpu = min(rounds, key=lambda each: each[1])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    ours = {(channel, week): (share, variance) for channel, week, _, share, variance in found}
    columns = [told[name].to_numpy() for name in ("channel", "week", "lasted", "event")]
    keys = sorted(ours)[:: max(1, len(ours) // some)][:some]
    slow_wall = slow_cpu = numpy_cpu = 0.0
    apart = 0.0
    for channel, week in keys:
        mine = (columns[0] == channel) & (columns[1] == week)
        durations, events = columns[2][mine], columns[3][mine]
        answer, seconds, busy = timed(lambda told=(durations, events): by_lifelines(*told))
        slow_wall, slow_cpu = slow_wall + seconds, slow_cpu + busy
        numpy_cpu += timed(lambda told=(durations, events): aalen_johansen(*told, HORIZON))[2]
        apart = max(apart, *(abs(a - b) for a, b in zip(answer, ours[channel, week], strict=True)))
    scale = len(ours) / len(keys)
    slow_wall, slow_cpu, numpy_cpu = slow_wall * scale, slow_cpu * scale, numpy_cpu * scale
    print(f"{n:,} passes, {len(ours)} curves")
    print(f"the engine: {wall:.2f} s, {cpu:.2f} s of the processor, {memory:.0f} MB at most")
    print(f"lifelines: {slow_wall:.1f} s, {slow_cpu:.1f} s of the processor, from {len(keys)} curves")
    print(f"NumPy, a curve at a time: {numpy_cpu:.2f} s of the processor, without choosing its rows")
    print(f"lifelines ÷ engine: {slow_wall / wall:.0f} × by the clock, {slow_cpu / cpu:.0f} × of the processor")
    print(f"farthest apart: {apart:.1e}")


if __name__ == "__main__":
    main(*(int(given) for given in (*sys.argv[1:], *("1000000", "24")[len(sys.argv) - 1 :])))
