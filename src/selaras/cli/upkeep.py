"""Upkeep from the terminal: the database made ready, readings and lake brought up to the ledger, a person forgotten."""

from dataclasses import asdict
from typing import Annotated

import typer
from django.core.management import call_command
from rich.console import Console
from rich.progress import Progress

from selaras.actions.erasure import erase_person
from selaras.actions.lake import bring_lake_up_to_date, lake_freshness
from selaras.actions.readings import rebuild_readings
from selaras.kit import clock


def migrate() -> None:
    """Make the database ready for this version of Selaras."""
    call_command("migrate", verbosity=0)
    typer.echo("the database is ready")


def rebuild() -> None:
    """Make every reading (lead rows, queues, clocks) again from the facts."""
    with Progress() as progress:
        bars: dict[str, int] = {}

        def show(what: str, done: int) -> None:
            bar = bars.setdefault(what, progress.add_task(what, total=None))
            progress.update(bar, completed=done)  # type: ignore[arg-type]  # a task id is an int

        rebuilt = rebuild_readings(show)
    counts = ", ".join(f"{count:,} {name}" for name, count in asdict(rebuilt).items())
    Console(highlight=False).print(f"made again: {counts}")


def export() -> None:
    """Write every new fact to the lake now, instead of waiting for the worker."""
    with Progress() as progress:
        bar = progress.add_task("facts to the lake", total=None)
        exported = bring_lake_up_to_date(
            clock.now(), lambda done, total: progress.update(bar, completed=done, total=total)
        )
    fresh = lake_freshness()
    until = f", every one noted until {fresh.noted_until:%Y-%m-%d %H:%M} UTC" if fresh.noted_until else ""
    Console(highlight=False).print(
        f"{exported.facts:,} facts were new to the lake; it holds {fresh.facts:,}{until}; {fresh.waiting:,} wait"
    )


def erase(
    lead: Annotated[str, typer.Argument(help="Id of the lead.")],
    request: Annotated[str, typer.Option(help="Number of the person's request.")],
    by: Annotated[str, typer.Option(help="Who carries it out.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Forget who a lead was; the counts stay, name, e-mail, telephone and comments go for good."""
    if not yes:
        typer.confirm(f"Forget {lead} for good?", abort=True)
    forgotten = erase_person(lead, clock.now(), f"user:{by}", request)
    typer.echo(f"forgotten: {', '.join(forgotten.leads)} ({forgotten.details} personal details)")
