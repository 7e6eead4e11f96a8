"""`selaras accounts`: leads of whom nobody is sure to which account they belong, and what somebody says."""

from typing import Annotated

import typer

from selaras.actions.desk.acting import Doing
from selaras.actions.duplicates.showing import account_question, leads_without_account
from selaras.actions.duplicates.verbs import match as matched
from selaras.actions.duplicates.verbs import no_account
from selaras.actions.staff import person_named
from selaras.cli.terminal import done
from selaras.kit import clock
from selaras.phrases import say

app = typer.Typer(help="To which account a lead belongs, where matching was not sure.", no_args_is_help=True)

Language = Annotated[str, typer.Option("--lang", help="en or id.", envvar="SELARAS_LANGUAGE")]
Lead = Annotated[str, typer.Argument(help="Id of the lead.")]
By = Annotated[str, typer.Option("--by", help="The user who does it.")]


@app.command("list")
def list_(
    limit: Annotated[int, typer.Option(min=1, max=500, help="How many leads at most.")] = 20, language: Language = "en"
) -> None:
    """List the leads that wait, each with the accounts it may belong to."""
    waiting = leads_without_account()[:limit]
    if not waiting:
        typer.echo(say(language, "accounts-none"))
    for lead in waiting:
        question = account_question(lead.lead_id)
        candidates = question.candidates if question else ()
        typer.echo(f"{lead.lead_id}  {lead.name or lead.email}  {lead.company}".rstrip())
        for one in candidates:
            typer.echo(f"    {one.account_id}  {one.name}  {one.domain}  {one.country}".rstrip())


@app.command()
def match(
    lead: Lead, account: Annotated[str, typer.Argument(help="Id of the account.")], by: By, language: Language = "en"
) -> None:
    """Say to which account a lead belongs."""
    done(matched(Doing("match", lead, person_named(by), clock.now()), account))
    typer.echo(say(language, "accounts-matched", lead=lead, account=account))


@app.command()
def none(lead: Lead, by: By, language: Language = "en") -> None:
    """Say that a lead belongs to no account that is known; nobody is asked about it again."""
    done(no_account(Doing("no_account", lead, person_named(by), clock.now())))
    typer.echo(say(language, "accounts-none-of-them", lead=lead))
