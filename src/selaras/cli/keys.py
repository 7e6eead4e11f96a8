"""`selaras keys`: keys of the API, issued to a person, listed and revoked from the terminal."""

from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Column, Table

from selaras.actions.api_keys import KeyOrder, issue_key, keys_of_all, revoke_key
from selaras.cli.terminal import user_named
from selaras.core.staff import Scope
from selaras.kit import clock
from selaras.kit.instants import parse_instant

app = typer.Typer(help="Keys by which programs call the API for a person.", no_args_is_help=True)

Owner = Annotated[str, typer.Option(help="The name of the person it acts for, and whose role bounds it.")]


@app.command("list")
def list_keys() -> None:
    """List every key: whose it is, what it opens, and when it was last used."""
    now = clock.now()
    table = Table(Column("id", no_wrap=True), "name", "owner", "opens", "issued", "ends", "last used", "works")
    for key in keys_of_all():
        ends = key.revoked_at or key.expires_at
        dates = (_said(key.created_at), _said(ends), _said(key.last_used_at))
        table.add_row(
            key.key_id, key.name, key.owner.username, ", ".join(key.scopes), *dates, "yes" if key.works(now) else "no"
        )
    Console().print(table)


@app.command()
def issue(
    name: Annotated[str, typer.Argument(help="What program will use it.")],
    owner: Owner,
    scope: Annotated[list[Scope], typer.Option(help="What it opens; may be given often.")],
    expires: Annotated[str, typer.Option(help="An instant with its offset; else it works until it is revoked.")] = "",
) -> None:
    """Issue a key and show it, once."""
    ends = parse_instant(expires, place="--expires") if expires else None
    order = KeyOrder(name, tuple(one.value for one in scope), ends)
    issued = issue_key(order, user_named(owner), clock.now())
    typer.echo(issued.text)
    typer.echo(f"This is the only time it is shown; {issued.key.key_id} names it from now on.", err=True)


@app.command()
def revoke(key: Annotated[str, typer.Argument(help="Its id.")], owner: Owner) -> None:
    """Let a key open nothing any more."""
    revoked = revoke_key(key, user_named(owner), clock.now())
    typer.echo(f"{revoked.name} ({revoked.key_id}) opens nothing any more")


def _said(instant: datetime | None) -> str:
    return f"{instant:%Y-%m-%d %H:%M} UTC" if instant else ""
