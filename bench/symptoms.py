"""What the symptom detectors find in simulated companies whose truth is recorded, and in companies with no effect.

``python -m bench.symptoms`` prints, for each named world and seed, what stands out beside what is true, and the losses
of slow and missing follow-up beside the true ones. Nothing is timed; the figures are in docs/reference/benchmarks.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from selaras.analytics import Lake, Question, Yardstick
from selaras.analytics.symptoms import Looking, last_year, look
from selaras.connectors.simulator import DEMO_UNTIL, PRESETS, World, simulate
from selaras.connectors.simulator.arrays import HOUR, NEVER
from selaras.connectors.simulator.behaviour import at_once, kept
from selaras.core.charter.versions import versions
from selaras.core.diagnosis.symptom import Symptom
from selaras.core.ledger import Fact
from tests.analytics.writing import lake_of

WORLDS = ("balanced", "slow_sales", "poor_leads", "cherry_picking", "wasted_budget", "no_effect")
_SHOWN = 60


def facts_of(world: World) -> Iterator[Fact]:
    """Yield the facts of a world without the touches, which no symptom reads."""
    for some in world.facts():
        yield from (fact for fact in some if fact.kind != "lead.touched")


def looked(world: World, folder: Path, *, people: bool = True) -> tuple[Looking, list[Symptom]]:
    """Return the question asked of a world, and every symptom that was measured."""
    facts = list(facts_of(world))
    lake: Lake = lake_of(facts, folder)
    as_of = lake.noted_until
    assert as_of is not None
    known = versions(fact for fact in facts if fact.kind.startswith("charter."))
    yardstick = Yardstick.of(world.terms)
    question = Question(lake.at(as_of), last_year(yardstick, as_of), yardstick)
    looking = Looking(question, known, people=people)
    return looking, list(look(looking).found)


def true_losses(world: World, looking: Looking) -> dict[str, float]:
    """Return the SQLs that waiting truly cost in the passes that were judged, by the definition of each symptom.

    Every lead's true chance is known for every wait, so what it lost against the mean of those handled well is too.
    """
    past = world.history
    given, follow = past.passes.handoff, past.passes.follow
    once = at_once(past.leads.quality[given.lead], past.staff.skill[given.rep])
    bounds, horizon = looking.question.period.bounds, looking.question.yardstick.horizon
    until = min(bounds["end"], looking.question.moment.instant - int(horizon.total_seconds() * 1e6))
    mine = given.accepted & (given.qualified >= bounds["start"]) & (given.qualified < until)
    called = follow.attempted < NEVER
    hours = np.where(called, np.maximum(follow.attempted - given.qualified, 0) / HOUR, 0.0)
    stays = np.where(called, kept(past.scenario, hours), past.scenario.never_share)
    allowed = np.where(past.passes.intent, 4.0, 24.0)
    fast, in_time = mine & called & (hours <= 1), mine & called & (hours <= allowed)
    late, never = mine & called & (hours > allowed), mine & ~called
    slow = mine & called & (hours > 1)
    usual = {
        name: float((once * stays)[some].sum() / once[some].sum()) for name, some in (("fast", fast), ("in", in_time))
    }
    return {
        "touched_late": float((once * (usual["in"] - stays))[late].sum()),
        "never_touched": float((once * (usual["in"] - stays))[never].sum()),
        "touched_slowly": float((once * (usual["fast"] - stays))[slow].sum()),
    }


def lost_in(one: Symptom) -> tuple[float, float, float] | None:
    """Return the SQLs that a symptom says were lost, with the interval."""
    note = next((note for note in one.notes if note.id == "symptoms-note-sqls"), None)
    if note is None:
        return None
    value, low, high = (float(str(note.values[name])) for name in ("value", "low", "high"))
    return value, low, high


def report(name: str, seed: int, leads: int) -> Counter[str]:
    """Print one world, and return which symptoms stand out how often."""
    scenario = replace(PRESETS[name], leads=leads, reps=max(8, leads // 1500))
    world = simulate(scenario, seed, DEMO_UNTIL)
    with tempfile.TemporaryDirectory() as folder:
        looking, found = looked(world, Path(folder))
        standing = [one for one in found if one.stands_out]
        print(f"\n## {name}, seed {seed}, {leads:,} leads")
        truth: dict[str, Any] = {
            "wasted": world.truth.wasted_channels, "untracked": world.truth.untracked_channels,
            "reviewer_bias": world.truth.reviewer_bias, "cherry_picking": world.truth.cherry_picking,
        }  # fmt: skip
        print("true:", truth)
        for one in standing[:_SHOWN]:
            print("  stands out:", one.code, one.by, one.cut if one.by != "campaign" else "", f"{one.hits}/{one.n}")
        true = true_losses(world, looking)
        for one in found:
            if (lost := lost_in(one)) is not None and one.code in true:
                inside = "inside" if lost[1] <= true[one.code] <= lost[2] else "OUTSIDE"
                said = f"{lost[0]:.0f} ({lost[1]:.0f} to {lost[2]:.0f})"
                print(f"  SQLs lost, {one.code}: {said}, true {true[one.code]:.0f}, {inside}")
    return Counter(one.code for one in standing)


def main() -> None:
    """Look at every world with every seed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--worlds", nargs="*", default=WORLDS, choices=WORLDS)
    options.add_argument("--seeds", nargs="*", type=int, default=[7])
    options.add_argument("--leads", type=int, default=30_000)
    chosen = options.parse_args()
    for name in chosen.worlds:
        several = [report(name, seed, chosen.leads) for seed in chosen.seeds]
        print(f"\n{name}: in how many of {len(several)} worlds something of the sort stands out:")
        for code in sorted({code for one in several for code in one}):
            print(f"  {code}: {sum(code in one for one in several)}")


if __name__ == "__main__":
    main()
