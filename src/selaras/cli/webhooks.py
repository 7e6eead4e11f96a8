"""`selaras webhooks`: endpoints that hear of facts: listed, added, given another secret, tried, switched, removed."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from selaras.actions.endpoints import (
    EndpointOrder,
    add_endpoint,
    endpoints,
    remove_endpoint,
    rotate_secret,
    send_missed,
    switch_endpoint,
    try_endpoint,
)
from selaras.actions.outgoing import attempts_of, deliver_due
from selaras.cli.terminal import AT_THE_TERMINAL, done
from selaras.kit import clock
from selaras.phrases import render

app = typer.Typer(help="Endpoints that hear of facts as they are noted.", no_args_is_help=True)

Number = Annotated[int, typer.Argument(help="The endpoint's number; see list.")]


@app.command("list")
def list_endpoints() -> None:
    """List the endpoints; their secrets are never shown."""
    table = Table("number", "name", "address", "hears of", "state")
    for one in endpoints():
        state = "on" if one.enabled else f"off{f' ({one.shut_because})' if one.shut_because else ''}"
        failing = f", failing since {one.failing_since:%Y-%m-%d %H:%M} UTC" if one.failing_since else ""
        table.add_row(str(one.pk), one.name, one.url, ", ".join(one.kinds), state + failing)
    Console().print(table)


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="Who listens there.")],
    url: Annotated[str, typer.Argument(help="https://...")],
    kind: Annotated[list[str] | None, typer.Option(help="lead.accepted, lead.* or *; may be given often.")] = None,
) -> None:
    """Add an endpoint and show its secret, once."""
    order = EndpointOrder(name, url, tuple(kind or ["*"]))
    made = done(add_endpoint(order, by=AT_THE_TERMINAL, now=clock.now()))
    typer.echo(f"endpoint {made.endpoint.pk} '{made.endpoint.name}' hears of {', '.join(made.endpoint.kinds)}")
    typer.echo(f"secret, shown only now: {made.secret}")


@app.command()
def rotate(number: Number) -> None:
    """Give an endpoint a new secret and show it, once; for a day both sign."""
    made = done(rotate_secret(number, by=AT_THE_TERMINAL, now=clock.now()))
    typer.echo(f"secret, shown only now: {made.secret}")
    typer.echo(f"the old one signs too until {made.endpoint.old_until:%Y-%m-%d %H:%M} UTC")


@app.command()
def on(number: Number) -> None:
    """Switch an endpoint on; what it missed is sent with: webhooks missed."""
    one = done(switch_endpoint(number, on=True, by=AT_THE_TERMINAL, now=clock.now()))
    typer.echo(f"'{one.name}' is on")


@app.command()
def off(number: Number) -> None:
    """Switch an endpoint off; what waits for it is stopped."""
    one = done(switch_endpoint(number, on=False, by=AT_THE_TERMINAL, now=clock.now()))
    typer.echo(f"'{one.name}' is off")


@app.command()
def missed(number: Number) -> None:
    """Send an endpoint again whatever was given up or stopped."""
    typer.echo(f"{done(send_missed(number, by=AT_THE_TERMINAL, now=clock.now()))} messages are due again")


@app.command()
def remove(number: Number) -> None:
    """Remove an endpoint for good."""
    done(remove_endpoint(number, by=AT_THE_TERMINAL, now=clock.now()))
    typer.echo(f"endpoint {number} is removed")


@app.command("test")
def try_(number: Number) -> None:
    """Send an endpoint a trial message now and say what it answered."""
    now = clock.now()
    key = done(try_endpoint(number, by=AT_THE_TERMINAL, now=now))
    deliver_due(now, render)
    for attempt in attempts_of(key):
        typer.echo(f"{attempt.outcome} in {attempt.took_ms} ms: {attempt.status or ''} {attempt.answer}".rstrip())
