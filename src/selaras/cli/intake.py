"""`selaras intake`: events that could not be folded, seen, tried again or let go from the terminal."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Column, Table

from selaras.actions.intake import let_go, parked, retry
from selaras.kit import clock
from selaras.phrases import render

app = typer.Typer(help="What trackers sent and nobody could fold.", no_args_is_help=True)

Positions = Annotated[list[int] | None, typer.Argument(help="Positions in the log; all parked events without any.")]


@app.command("parked")
def list_parked() -> None:
    """List the parked events: what came, when, from whom, and why it could not be folded."""
    table = Table(Column("position", no_wrap=True), "received", "write key", "tries", "why")
    for one in parked():
        at = f"{one.arrival.received_at:%Y-%m-%d %H:%M:%S} UTC"
        why = render("en", one.because)
        table.add_row(str(one.arrival.position), at, one.arrival.source, str(one.tries), why)
    Console().print(table)


@app.command()
def show(position: Annotated[int, typer.Argument(help="The event's position in the log.")]) -> None:
    """Print a parked event as it arrived."""
    found = next((one.arrival for one in parked() if one.arrival.position == position), None)
    if found is None:
        typer.echo(f"no event is parked at {position}; see: selaras intake parked", err=True)
        raise typer.Exit(1)
    typer.echo(found.payload.decode(errors="replace"))


@app.command("retry")
def try_again(positions: Positions = None) -> None:
    """Try parked events again, such as after an update; those that still cannot be folded stay parked."""
    done = retry(clock.now(), positions or ())
    typer.echo(f"{done.folded} folded, {done.parked} still parked")


@app.command("let-go")
def drop(positions: Annotated[list[int], typer.Argument(help="Positions in the log.")]) -> None:
    """Delete parked events; nobody will fold them any more."""
    typer.echo(f"{let_go(positions)} let go")
