"""`selaras calendars`: the feeds that calendar programs read, made, listed and revoked for a person."""

from datetime import datetime
from typing import Annotated

import typer
from django.conf import settings
from rich.console import Console
from rich.table import Table

from selaras.actions.feeds import feeds_of, make_feed, revoke_feed
from selaras.cli.terminal import user_named
from selaras.kit import clock

app = typer.Typer(help="Feeds that a person's calendar program reads without signing in.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="The name they sign in with.")]


@app.command()
def make(name: Name) -> None:
    """Make a feed and show its address, once: whoever has it reads the calendar."""
    made = make_feed(user_named(name), clock.now())
    typer.echo(f"{settings.SITE_URL}/feeds/{made.secret}.ics")
    typer.echo(f"This is the only time it is shown; {made.feed.pk} names it from now on.", err=True)


@app.command("list")
def list_feeds(name: Name) -> None:
    """List a person's feeds: when they were made, last read, and revoked."""
    table = Table("number", "made", "last read", "revoked")
    for feed in feeds_of(user_named(name)):
        table.add_row(str(feed.pk), *map(_said, (feed.made_at, feed.read_at, feed.revoked_at)))
    Console().print(table)


@app.command()
def revoke(name: Name, number: Annotated[int, typer.Argument(help="The feed's number; see list.")]) -> None:
    """Let a feed be read no more."""
    revoke_feed(number, user_named(name), clock.now())
    typer.echo(f"feed {number} is read no more")


def _said(instant: datetime | None) -> str:
    return f"{instant:%Y-%m-%d %H:%M} UTC" if instant else ""
