"""`selaras write-keys`: with which keys trackers may send events, made, listed and revoked from the terminal."""

from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Column, Table

from selaras.actions.write_keys import make_write_key, revoke_write_key, write_keys
from selaras.kit import clock

app = typer.Typer(help="Keys with which websites and applications send events.", no_args_is_help=True)


@app.command("list")
def list_keys() -> None:
    """List the write keys: where they may be used, and when they last were."""
    table = Table(Column("id", no_wrap=True), "name", "begins with", "websites", "made", "last used", "revoked")
    for key in write_keys():
        websites = ", ".join(key.origins) or "none: for servers"
        dates = (key.created_at, key.last_used_at, key.revoked_at)
        table.add_row(key.id, key.name, key.prefix, websites, *map(_said, dates))
    Console().print(table)


@app.command()
def make(
    name: Annotated[str, typer.Argument(help="The website or application that will send with it.")],
    origin: Annotated[
        list[str] | None,
        typer.Option(help="A website that may send from browsers, as https://www.example.com; may be repeated."),
    ] = None,
) -> None:
    """Make a write key and show it, once. Without --origin it is for servers only."""
    made = make_write_key(name, clock.now(), origin or ())
    typer.echo(made.text)
    typer.echo(f"This is the only time it is shown; {made.key.id} names it from now on.", err=True)


@app.command()
def revoke(key: Annotated[str, typer.Argument(help="Its id, or how it begins.")]) -> None:
    """Let nothing in with a key any more; the door notices within seconds."""
    named = revoke_write_key(key, clock.now())
    typer.echo(f"{named} lets nothing in any more")


def _said(instant: datetime | None) -> str:
    return f"{instant:%Y-%m-%d %H:%M} UTC" if instant else ""
