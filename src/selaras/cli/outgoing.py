"""`selaras outgoing`: what goes out: listed, looked at, sent now or again; and the channels of teams."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from selaras.actions.channels import (
    ChannelOrder,
    add_channel,
    channels,
    remove_channel,
    switch_channel,
    try_channel,
)
from selaras.actions.outgoing import attempts_of, deliver_due, messages, send_again
from selaras.cli.terminal import AT_THE_TERMINAL, done
from selaras.kit import clock
from selaras.phrases import render

app = typer.Typer(help="What goes out: messages, their attempts, and the channels of teams.", no_args_is_help=True)

Number = Annotated[int, typer.Argument(help="The channel's number; see channels.")]


@app.command("list")
def list_messages(
    state: Annotated[str, typer.Option(help="waiting, delivered, failed, moot, stopped or shown.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=1000)] = 30,
) -> None:
    """List the newest messages and what became of them."""
    table = Table("id", "what", "by", "to", "state", "tries", "next try (UTC)")
    for one in messages(state=state, limit=limit):
        due = f"{one.next_try_at:%Y-%m-%d %H:%M:%S}" if one.next_try_at else ""
        to = f"{one.audience} {one.audience_id}"
        table.add_row(one.key, one.sort, one.medium, to, one.state, str(one.attempts), due)
    Console().print(table)


@app.command()
def attempts(key: Annotated[str, typer.Argument(help="The id of a message.")]) -> None:
    """Show every attempt to deliver a message, and what was answered."""
    for one in attempts_of(key):
        answer = f"{one.status or ''} {one.answer}".strip()
        typer.echo(f"{one.at:%Y-%m-%d %H:%M:%S} UTC  {one.outcome} in {one.took_ms} ms: {answer}")


@app.command()
def retry(keys: Annotated[list[str], typer.Argument(help="Ids of messages that are settled.")]) -> None:
    """Make messages due again under their own ids."""
    typer.echo(f"{send_again(keys, clock.now())} messages are due again")


@app.command()
def send() -> None:
    """Send what is due now, instead of waiting for the worker."""
    now, sent, failed = clock.now(), 0, 0
    while (did := deliver_due(now, render)).any:
        sent, failed = sent + did.sent, failed + did.failed + did.again
    typer.echo(f"{sent} sent, {failed} not")


@app.command("channels")
def list_channels() -> None:
    """List the channels of teams; their addresses are never shown."""
    table = Table("number", "name", "service", "at", "gets", "language", "state")
    for one in channels():
        state = "on" if one.enabled else "off"
        failing = f", failing since {one.failing_since:%Y-%m-%d %H:%M} UTC" if one.failing_since else ""
        table.add_row(str(one.pk), one.name, one.service, one.hint, ", ".join(one.sorts), one.language, state + failing)
    Console().print(table)


@app.command("add-channel")
def add_channel_(
    name: Annotated[str, typer.Argument(help="How the team calls it.")],
    service: Annotated[str, typer.Argument(help="slack, teams or apprise.")],
    sort: Annotated[list[str], typer.Option(help="announced, climbed, breach ...; may be given often.")],
    address: Annotated[
        str, typer.Option(prompt=True, hide_input=True, envvar="SELARAS_CHANNEL_ADDRESS", help="Asked for.")
    ],
    language: Annotated[str, typer.Option(help="en or id.")] = "en",
) -> None:
    """Add a channel; its address is asked for, sealed, and never shown."""
    order = ChannelOrder(name, service, address, tuple(sort), language)
    made = done(add_channel(order, by=AT_THE_TERMINAL, now=clock.now()))
    typer.echo(f"channel {made.pk} '{made.name}' gets {', '.join(made.sorts)}")


@app.command("switch-channel")
def switch_channel_(
    number: Number, on: Annotated[bool, typer.Option("--on/--off", help="Whether it gets anything.")]
) -> None:
    """Switch a channel on or off."""
    one = done(switch_channel(number, on=on, by=AT_THE_TERMINAL, now=clock.now()))
    typer.echo(f"'{one.name}' is {'on' if one.enabled else 'off'}")


@app.command("remove-channel")
def remove_channel_(number: Number) -> None:
    """Remove a channel for good."""
    done(remove_channel(number, by=AT_THE_TERMINAL, now=clock.now()))
    typer.echo(f"channel {number} is removed")


@app.command("test-channel")
def test_channel_(number: Number) -> None:
    """Send a channel a trial message now and say what was answered."""
    now = clock.now()
    key = done(try_channel(number, by=AT_THE_TERMINAL, now=now))
    deliver_due(now, render)
    for attempt in attempts_of(key):
        typer.echo(f"{attempt.outcome} in {attempt.took_ms} ms: {attempt.status or ''} {attempt.answer}".rstrip())
