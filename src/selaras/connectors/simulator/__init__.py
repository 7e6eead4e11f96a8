"""A simulated company with a seed: eighteen months of facts that everybody can see alike, and the truth behind them."""

from datetime import UTC, datetime

from selaras.connectors.simulator.scenario import BALANCED, PRESETS, Scenario
from selaras.connectors.simulator.truth import Truth
from selaras.connectors.simulator.world import World, simulate

__all__ = ["BALANCED", "DEMO_SEED", "DEMO_UNTIL", "PRESETS", "Scenario", "Truth", "World", "simulate", "small_world"]

DEMO_SEED = 7
DEMO_UNTIL = datetime(2026, 11, 16, 1, 0, tzinfo=UTC)
"""Monday morning in Jakarta, in the middle of a quarter: where history ends unless another instant is asked for."""


def small_world(seed: int, leads: int = 600) -> World:
    """Return a world small enough for a test: the balanced company with few leads, eight reps and six months."""
    scenario = Scenario(leads=leads, reps=8, campaigns=14, months=6)
    return simulate(scenario, seed, DEMO_UNTIL)
