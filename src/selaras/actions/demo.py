"""The demo company told to the ledger: charters, history and cast, with the truth behind them kept beside the data."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from selaras.actions.demo_promises import judge_demo
from selaras.actions.lake import bring_lake_up_to_date
from selaras.actions.ledger import ledger_is_empty
from selaras.actions.readings import rebuild_readings
from selaras.actions.staff import DEMO_STAFF, add_demo_staff
from selaras.connectors.simulator import Scenario, Truth, World, simulate
from selaras.connectors.simulator.truth_files import JSON_FILE, write_truth
from selaras.core.ledger import Fact
from selaras.kit.errors import InputError
from selaras.records.ledger import append, database_troubles
from selaras.records.models import Fact as Row
from selaras.records.models import User

DEMO_PASSWORD = "selaras-demo"  # noqa: S105 (printed on the terminal: the demo's people are invented)

Progress = Callable[[str, int, int], None]
"""Hears the name of a step, how far it is, and how far it goes (0 where nobody knows)."""


@dataclass(frozen=True, slots=True)
class DemoLoaded:
    """What loading the demo did: facts that were new, facts the ledger knew, facts that judging them added, and where
    the truth lies.
    """

    new: int
    known: int
    judged: int
    truth: Path


@dataclass(frozen=True, slots=True)
class DemoOrder:
    """Which company is wanted, and the folder its truth goes to."""

    scenario: Scenario
    seed: int
    until: datetime
    truth_folder: Path


def load_demo(order: DemoOrder, now: datetime, progress: Progress | None = None) -> DemoLoaded:
    """Simulate a company and bring its facts into the ledger, the readings and the lake.

    Loading the same company again changes nothing; another one, or a ledger with facts of its own, is refused, because
    a mixture would be nobody's history. An interrupted load is finished by loading again.
    """
    tell = progress or (lambda _step, _done, _total: None)
    tell("simulate", 0, 0)
    world = simulate(order.scenario, order.seed, order.until)
    _refuse_mixture(world, order.truth_folder)
    write_truth(world, order.truth_folder)
    appended = append(_told(world, tell))
    tell("readings", 0, 0)
    rebuild_readings(lambda _what, done: tell("readings", done, 0))
    tell("promises", 0, 0)
    judged = judge_demo(order.until, order.seed)
    tell("lake", 0, 0)
    bring_lake_up_to_date(now, lambda done, total: tell("lake", done, total))
    add_demo_staff(DEMO_PASSWORD, world.history.staff.cast)
    _let_time_run_on(order, now)
    return DemoLoaded(appended.new, appended.known, judged, order.truth_folder)


def _let_time_run_on(order: DemoOrder, now: datetime) -> None:
    """Keep how far the company lives behind us, so that its desk goes on where its history ends."""
    kept = order.truth_folder / "clock"
    if not kept.exists():
        kept.write_text(str(max(0, int((now - order.until).total_seconds()))), encoding="ascii")


def demo_is_begun() -> bool:
    """Return whether the ledger holds a simulated company, or a part of one whose loading was interrupted."""
    with database_troubles():
        return Row.objects.filter(subject="charter_1", source_key__startswith="sim").exists()


def demo_is_loaded() -> bool:
    """Return whether the ledger holds a simulated company to its last step, its cast that may sign in."""
    with database_troubles():
        return demo_is_begun() and User.objects.filter(username=DEMO_STAFF[0].username).exists()


def _told(world: World, tell: Progress) -> Iterator[Fact]:
    batches = len(world.edges) - 1
    for done, facts in enumerate(world.facts(), start=1):
        yield from facts
        tell("facts", done, batches)


def _refuse_mixture(world: World, folder: Path) -> None:
    if ledger_is_empty():
        return
    kept = folder / JSON_FILE
    if kept.exists():
        before = msgspec.json.decode(kept.read_bytes(), type=Truth)
        if (before.seed, before.until, before.scenario) == (world.truth.seed, world.truth.until, world.truth.scenario):
            return
    raise InputError(
        "the ledger already holds facts of another history",
        place="selaras demo",
        next_step="give the demo a data folder of its own: selaras --home demo-folder demo",
    )
