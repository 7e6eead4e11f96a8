"""The ground truth on disk: one JSON document of a world, and one Parquet row for every lead."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from selaras.connectors.simulator.arrays import NEVER, table
from selaras.connectors.simulator.behaviour import HORIZONS, at_once, kept
from selaras.connectors.simulator.channels import ALL_CHANNELS
from selaras.connectors.simulator.handoff import worthiness
from selaras.connectors.simulator.history import History
from selaras.connectors.simulator.world import World

JSON_FILE = "truth.json"
PARQUET_FILE = "truth.parquet"


def write_truth(world: World, folder: Path) -> None:
    """Write both files into a folder; each replaces its old one in one step."""
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"{JSON_FILE}.unfinished"
    unfinished.write_bytes(world.truth.as_json())
    unfinished.replace(folder / JSON_FILE)
    unfinished = folder / f"{PARQUET_FILE}.unfinished"
    pq.write_table(lead_truths(world.history), unfinished)
    unfinished.replace(folder / PARQUET_FILE)


def lead_truths(past: History) -> pa.Table:
    """Return what is true of every lead that reached us.

    ``p_sql_…`` is its chance of an SQL, were it accepted and first contacted so long after qualifying, by the rep of
    its first pass (an average rep where it has none); ``would_be_accepted`` is what an unbiased reviewer decides, where
    one looked.
    """
    leads, given, first = past.leads, past.passes.handoff, past.passes.number == 1
    skill = np.zeros(leads.size)
    skill[given.lead[first]] = past.staff.skill[given.rep[first]]
    once = at_once(leads.quality, skill)
    decided = np.full(leads.size, -1, dtype=np.int64)
    decided[given.lead[first]] = np.where(given.decided[first] < NEVER, given.worthy[first], -1)
    columns = {
        "lead_id": past.names.leads[: leads.size],
        "original_lead_id": past.names.leads[leads.original],
        "true_channel": table([channel.name for channel in ALL_CHANNELS])[leads.channel],
        "campaign": past.names.campaigns[leads.campaign],
        "quality": leads.quality,
        "fit": leads.fit,
        "ease": leads.ease,
        "qualified": np.isin(np.arange(leads.size), given.lead),
        "p_accepted_unbiased": worthiness(past.scenario, leads.quality),
        "would_be_accepted": table([False, True])[decided],
    }
    for name, hours in HORIZONS.items():
        columns[f"p_sql_{name}"] = once * kept(past.scenario, np.array([hours]))[0]
    columns["p_sql_never"] = once * past.scenario.never_share
    seen = leads.noted < past.frame.until
    return pa.table({name: pa.array(values[seen].tolist()) for name, values in columns.items()})
