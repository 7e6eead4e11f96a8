"""Attribution beside a plain scan of the same columns, and beside two peers on a million paths.

`python bench/attribution.py [TOUCHES …] [--peers PYTHON]` makes touches of a tenth as many deals (1,000,000 and
10,000,000 where nothing is said) in Parquet and runs the product's own program on them, each size in a process of its
own. It prints times, CPU, peak memory and the ratio of CPU to a scan; statements are written before they are timed.
PYTHON is an interpreter that has marketing-attribution-models and ChannelAttribution; both are compared there and are
no part of the product.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import duckdb
import ibis
import numpy as np

from selaras.analytics.attribution.chains import Steps, counted, steps
from selaras.analytics.attribution.crediting import credited_touches, credits_by_deal
from selaras.analytics.attribution.journeys import journey_deals, journey_touches
from selaras.analytics.door import statement
from selaras.core.attribution import JourneyRule, Model, exact, model_of, removal_effects
from selaras.core.charter import starting_terms

CHANNELS = 12
RULE = JourneyRule(lookback_days=400)
MODELS = {terms.name: model_of(terms) for terms in starting_terms().figures.attribution}
SIX = tuple(
    MODELS[name] for name in ("first touch", "last touch", "linear", "U-shaped 40/40/20", "W-shaped", "time decay")
)
ALL = tuple(model for model in MODELS.values() if model.per_deal)
PATHS = 1_000_000
DAY = 86_400_000_000


def main() -> None:
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    ask.add_argument("touches", nargs="*", type=int, default=[1_000_000, 10_000_000])
    ask.add_argument("--peers", help="a Python that has both peers")
    ask.add_argument("--one", type=int, help=argparse.SUPPRESS)
    wanted = ask.parse_args()
    if wanted.one:
        size(wanted.one)
        return
    print("| touches | step | time | CPU | CPU ÷ scan | peak memory |\n|--:|---|--:|--:|--:|--:|", flush=True)
    for touches in wanted.touches:
        subprocess.run([sys.executable, __file__, "--one", str(touches)], check=True)
    if wanted.peers:
        beside_peers(wanted.peers)


def size(touches: int) -> None:
    """Print the lines of one number of touches."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(f"{folder}/bench.duckdb") as engine:
        made(engine, touches, Path(folder))
        scan = timed(lambda: engine.execute(scanned()).fetchall())
        line(touches, "scan of the same columns, by channel", scan, scan)
        numbered = timed(partial(all_of, engine, numbering()))
        line(touches, "touches in order, milestones", numbered, scan)
        for name, models in (("six rule models", SIX), ("all ten models of a deal", ALL)):
            statements = crediting(models)
            took = timed(partial(credited, engine, statements))
            checked(engine, credited(engine, statements), models)
            line(touches, f"{name}, by channel", took, scan)
            line(touches, f"{name}, from the touches on", (took[0] + numbered[0], took[1] + numbered[1]), scan)
        for order in (1, 3):
            line(touches, f"Markov, order {order}", timed(partial(chained, engine, counting(order), order)), scan)


def all_of(engine: duckdb.DuckDBPyConnection, statements: list[str]) -> None:
    """Run statements one after the other."""
    for sql in statements:
        engine.execute(sql)


def made(engine: duckdb.DuckDBPyConnection, touches: int, folder: Path) -> None:
    """Write touches to Parquet, and the relations that the program reads."""
    deals, file = touches // 10, folder / "touches.parquet"
    engine.execute("SELECT setseed(0.5)")
    engine.execute(f"""
        COPY (SELECT 'lead_' || (hash(i) % {deals}) AS lead_id, (random() * 200 * {DAY})::BIGINT AS happened_at,
            'key:' || i AS source_key, 'page_viewed' AS signal, 'channel_' || (random() * random() * {CHANNELS})::INT
            AS channel, NULL::VARCHAR AS campaign, NULL::VARCHAR AS content, NULL::VARCHAR AS session
            FROM range({touches}) t(i)) TO '{file}'
    """)
    engine.execute(f"CREATE VIEW touches AS SELECT * FROM read_parquet('{file}')")
    engine.execute(f"""
        CREATE TABLE opportunities AS SELECT 'opportunity_' || i AS opportunity_id, (120 * {DAY})::BIGINT AS created_at,
            (120 * {DAY})::BIGINT AS first_at, (180 * {DAY})::BIGINT AS closed_at, NULL::BIGINT AS close_day,
            CASE WHEN i % 3 = 0 THEN 'won' ELSE 'lost' END AS outcome, 'won' AS stage, 'mid' AS segment,
            (1 + hash(i) % 10000000)::BIGINT AS amount_minor FROM range({deals}) t(i)
    """)
    engine.execute(
        "CREATE TABLE contacts AS SELECT opportunity_id, 'lead_' || split_part(opportunity_id, '_', 2) AS lead_id "
        "FROM opportunities"
    )
    engine.execute(
        f"CREATE TABLE people AS SELECT lead_id, (hash(lead_id) % 100)::BIGINT * {DAY} AS captured_at FROM contacts"
    )
    engine.execute(
        "CREATE TABLE sources AS SELECT opportunity_id, 'x' AS source_channel, 'x' AS source_campaign "
        "FROM opportunities"
    )


def scanned() -> str:
    columns = ("lead_id", "happened_at", "source_key", "signal", "campaign", "content", "session")
    sums = ", ".join(f"count({column}), max({column})" for column in columns)
    return f"SELECT channel, {sums} FROM touches GROUP BY channel"


def numbering() -> list[str]:
    """Return the statements that put the touches in order and count the milestones; written before they are timed."""
    relations = (journey_touches(RULE), journey_deals(RULE))
    told = [f'CREATE OR REPLACE TABLE "{relation.name}" AS {relation.sql}' for relation in relations]
    return [sql.replace("$as_of", str(400 * DAY)) for sql in told]


def crediting(models: tuple[Model, ...]) -> tuple[str, str]:
    """Return the statement that credits every touch, and the one that sums the won credits by channel."""
    deals = journey_deals(RULE).table
    kept = credited_touches(RULE, models)
    found = credits_by_deal(deals.filter(deals.outcome == "won"), kept.table, models, "channel").alias("found")
    sums = {f"m{k}": found[f"m{k}"].sum() for k in range(len(models))}
    by_channel = statement(found.group_by("value").agg(**sums))
    return f'CREATE OR REPLACE TABLE "{kept.name}" AS {kept.sql}', by_channel


def credited(engine: duckdb.DuckDBPyConnection, statements: tuple[str, str]) -> list[tuple[int, ...]]:
    """Run the program and return what each channel gets."""
    engine.execute(statements[0])
    return engine.execute(statements[1]).fetchall()


def checked(engine: duckdb.DuckDBPyConnection, totals: list[tuple[int, ...]], models: tuple[Model, ...]) -> None:
    """Stop where a model hands out anything else than the revenue."""
    name = journey_deals(RULE).name
    won = engine.execute(f"SELECT sum(amount_minor) FROM {name} WHERE outcome = 'won' AND n > 0").fetchall()
    for k, model in enumerate(models):
        if sum(row[k + 1] for row in totals) != won[0][0]:
            raise SystemExit(f"{model.name} does not hand out the revenue")


def counting(order: int) -> str:
    """Return the statement that counts the steps of the closed deals."""
    made_steps = counted(steps(journey_deals(RULE).table, journey_touches(RULE).table, order, "channel"))
    return statement(made_steps.select("value", "end", *(f"b{k}" for k in range(1, order + 1)), "times"))


def chained(engine: duckdb.DuckDBPyConnection, sql: str, order: int) -> dict[str, float]:
    """Return the removal effects."""
    return removal_effects(Steps.of(engine.execute(sql).fetchall(), order).chain())


def timed(work: Callable[[], object]) -> tuple[float, float]:
    start, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - used


def line(touches: int, name: str, took: tuple[float, float], scan: tuple[float, float]) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(
        f"| {touches:,} | {name} | {took[0]:.2f} s | {took[1]:.2f} s | {took[1] / scan[1]:.1f} | {peak:.2f} GiB |",
        flush=True,
    )


PEERS = """
import json, sys, time
import polars as pl
folder = sys.argv[1]
frame = pl.read_parquet(folder + "/paths.parquet")
told = {}
from mam.models.markov import MarkovModel
from mam.models.shapley import ShapleyModel
unified = frame.select(pl.int_range(pl.len()).alias("journey_id"), pl.col("path").str.split(" > ").alias("channels"),
    (pl.col("conv") > 0).alias("has_conversion"), pl.lit(1.0).alias("weight"),
    pl.col("conv").cast(pl.Float64).alias("conversion_value"))
model = MarkovModel(); start = time.process_time(); wall = time.perf_counter(); model._compute_markov(unified)
effects = model.removal_effect_df["removal_effect"].to_dict()
told["mam"] = [time.perf_counter() - wall, time.process_time() - start, effects]
model = ShapleyModel(max_size=4, value_column="conversions"); start = time.process_time(); wall = time.perf_counter()
table = model._compute_shapley(unified)
told["shapley"] = [time.perf_counter() - wall, time.process_time() - start,
    [[c, n, v] for c, n, v in zip(table["combinations"], table["conversions"], table[model.model_name])]]
import ChannelAttribution
grouped = frame.group_by("path").agg(pl.col("conv").sum(), (1 - pl.col("conv")).sum().alias("null")).to_pandas()
start = time.process_time(); wall = time.perf_counter()
found = ChannelAttribution.markov_model(grouped, "path", "conv", var_null="null", out_more=True, flg_adv=False)
effects = found["removal_effects"].set_index("channel_name")["removal_effects"].to_dict()
told["channel"] = [time.perf_counter() - wall, time.process_time() - start, effects]
print(json.dumps(told))
"""


def beside_peers(python: str) -> None:
    """Print the removal effect of a million paths beside both peers, and where the results differ."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(":memory:") as engine:
        paths(engine, Path(folder))
        sql = own_sql()
        start = timed(partial(chained, engine, sql, 1))
        ours = chained(engine, sql, 1)
        asked = [python, "-c", PEERS, folder]
        answer = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
        told = json.loads(answer.splitlines()[-1])
    print("\n| a million paths | time | CPU | CPU ÷ ours | largest difference of a removal effect |", flush=True)
    print("|---|--:|--:|--:|--:|", flush=True)
    print(f"| Selaras, Markov order 1 | {start[0]:.2f} s | {start[1]:.2f} s | 1 | |")
    for name, key in (("marketing-attribution-models", "mam"), ("ChannelAttribution", "channel")):
        wall, used, effects = told[key]
        apart = max(abs(effects[channel] - effect) for channel, effect in ours.items())
        print(f"| {name} | {wall:.2f} s | {used:.2f} s | {used / start[1]:.1f} | {apart:.1e} |")
    wall, used, table = told["shapley"]
    worth = {name: n for name, n, _ in table}
    apart = max(abs(a - b) for name, _, theirs in table for a, b in zip(theirs, by_sets(name, worth), strict=True))
    print(
        f"| marketing-attribution-models, Shapley of at most 4 channels | {wall:.2f} s | {used:.2f} s | | {apart:.1e} |"
    )


def by_sets(name: str, worth: dict[str, float]) -> list[float]:
    """Return the Shapley values of one set of channels, where a set is worth the conversions of exactly its paths."""
    channels = name.split(" > ")

    def value(members):
        return np.array([worth.get(" > ".join(sorted(np.array(channels)[row])), 0.0) for row in members])

    return exact(value, len(channels)).tolist()


def paths(engine: duckdb.DuckDBPyConnection, folder: Path) -> None:
    engine.execute("SELECT setseed(0.25)")
    engine.execute(f"""
        CREATE TABLE touches AS SELECT i AS opportunity_id, pos::BIGINT AS pos,
            'channel_' || lpad((random() * {CHANNELS - 1})::INT::VARCHAR, 2, '0') AS channel
            FROM (SELECT i, unnest(range(1 + (hash(i) % 8)::INT)) AS pos FROM range({PATHS}) t(i))
    """)
    engine.execute("""
        CREATE TABLE deals AS SELECT opportunity_id, count(*) AS n,
            CASE WHEN hash(opportunity_id * 7) % 10 < 2 + count(*) FILTER (channel < 'channel_04')
            THEN 'won' ELSE 'lost' END AS outcome FROM touches GROUP BY opportunity_id
    """)
    engine.execute(f"""
        COPY (SELECT string_agg(channel, ' > ' ORDER BY pos) AS path, any_value(outcome = 'won')::INT AS conv
            FROM touches JOIN deals USING (opportunity_id) GROUP BY opportunity_id) TO '{folder}/paths.parquet'
    """)


def own_sql() -> str:
    """Return the statement that counts the steps of the million paths."""
    deals = ibis.table({"opportunity_id": "int64", "outcome": "string", "n": "int64"}, name="deals")
    touches = ibis.table({"opportunity_id": "int64", "pos": "int64", "channel": "string"}, name="touches")
    made_steps = counted(steps(deals, touches, 1, "channel"))
    return statement(made_steps.select("value", "end", "b1", "times"))


if __name__ == "__main__":
    main()
