"""`selaras users`: who may sign in, added, listed and changed from the terminal."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from selaras.actions.staff import Newcomer, add_person, change_password, change_role, everybody
from selaras.core.staff import Role

app = typer.Typer(help="Who may sign in, and with which role.", no_args_is_help=True)

Password = Annotated[
    str,
    typer.Option(prompt=True, confirmation_prompt=True, hide_input=True, envvar="SELARAS_PASSWORD", help="Asked for."),
]


@app.command("list")
def list_users() -> None:
    """List who signs in, with their roles."""
    table = Table("name", "role", "rep", "language", "may sign in")
    for user in everybody():
        table.add_row(user.username, user.role, user.rep_id, user.language, "yes" if user.is_active else "no")
    Console().print(table)


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="The name to sign in with.")],
    role: Annotated[Role, typer.Option(help="What they may do.")],
    password: Password,
    rep: Annotated[str, typer.Option(help="Id of the rep whose leads are theirs.")] = "",
    language: Annotated[str, typer.Option(help="en or id.")] = "en",
) -> None:
    """Let somebody sign in; the password is asked for and never shown."""
    add_person(Newcomer(name, role, language=language, rep_id=rep), password)
    typer.echo(f"{name} may sign in as {role.value}")


@app.command()
def role(name: str, new_role: Role) -> None:
    """Give somebody another role in place of the one they have."""
    change_role(name, new_role)
    typer.echo(f"{name} is {new_role.value} now")


@app.command()
def password(name: str, password: Password) -> None:
    """Give somebody a new password."""
    change_password(name, password)
    typer.echo(f"{name} has a new password")
