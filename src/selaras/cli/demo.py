"""The demo company from the command line: `selaras demo`."""

from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from selaras.actions.demo import DemoOrder, load_demo
from selaras.connectors.simulator import BALANCED, DEMO_SEED, DEMO_UNTIL
from selaras.connectors.simulator.knobs import preset, turned
from selaras.kit.clock import now
from selaras.kit.instants import parse_instant

_STEPS = ("simulate", "facts", "readings", "promises", "lake")


def demo(  # noqa: PLR0913 (every option of a command is a parameter)
    *,
    seed: Annotated[int, typer.Option(help="The same seed gives the same company.")] = DEMO_SEED,
    scenario: Annotated[str, typer.Option(help="A named company; see docs/reference/simulator-knobs.md.")] = "balanced",
    months: Annotated[int | None, typer.Option(help="Months of history.")] = None,
    leads: Annotated[int | None, typer.Option(help="People captured in all of it.")] = None,
    touches_per_lead: Annotated[float | None, typer.Option(help="Touches per lead on average.")] = None,
    knob: Annotated[
        list[str] | None, typer.Option(help="Set a knob, as in --knob speed_loss=0.3; may be repeated.")
    ] = None,
    until: Annotated[
        str, typer.Option(help="The instant at which history ends, with its offset.")
    ] = DEMO_UNTIL.isoformat(),
) -> None:
    """Load a simulated company: 18 months of marketing and sales, the same for everybody who uses the same seed."""
    given = {"months": months, "leads": leads, "touches_per_lead": touches_per_lead}
    turns = [f"{name}={value}" for name, value in given.items() if value is not None]
    chosen = turned(preset(scenario), [*turns, *(knob or [])])
    ends = parse_instant(until, place="--until")
    _load(Console(highlight=False, soft_wrap=True), DemoOrder(chosen, seed, ends, _truth_folder()))


def load_with_progress(console: Console) -> None:
    """Load the company everybody sees who asks for none in particular."""
    _load(console, DemoOrder(BALANCED, DEMO_SEED, DEMO_UNTIL, _truth_folder()))


def _load(console: Console, order: DemoOrder) -> None:
    columns = TextColumn("{task.description:>10}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn()
    with Progress(*columns, console=console, transient=True) as bars:
        tasks = {step: bars.add_task(step, total=None, start=False) for step in _STEPS}

        def show(step: str, done: int, total: int) -> None:
            bars.start_task(tasks[step])
            bars.update(tasks[step], completed=done, total=total or None)

        loaded = load_demo(order, now(), show)
    console.print(
        f"{loaded.new:,} facts are new, {loaded.known:,} were known; the truth behind them is in {loaded.truth}"
    )


def _truth_folder() -> Path:
    return Path(settings.HOME) / "demo"
