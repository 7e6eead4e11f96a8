"""`selaras opportunities`: what leads became, listed, moved, changed, won, lost, opened again."""

from collections.abc import Callable
from datetime import date
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from selaras.actions import opportunities
from selaras.actions.charter import terms_in_force
from selaras.actions.desk import Told
from selaras.actions.desk.acting import Doing
from selaras.actions.staff import person_named
from selaras.cli.terminal import done
from selaras.kit import clock
from selaras.kit.errors import InputError
from selaras.kit.refusal import Refusal
from selaras.phrases import say
from selaras.records.models import OpportunityReading

app = typer.Typer(help="What leads became, and what becomes of that.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="Id of the opportunity.")]
By = Annotated[str, typer.Option("--by", help="The user who does it; their role must permit it.")]
Amount = Annotated[int | None, typer.Option(min=0, help="In the smallest unit of the charter's currency.")]
Language = Annotated[str, typer.Option("--lang", help="en or id.", envvar="SELARAS_LANGUAGE")]


@app.command("list")
def list_opportunities(
    status: Annotated[str, typer.Option(help="open, won or lost.")] = "open",
    limit: Annotated[int, typer.Option(min=1, max=1000)] = 50,
) -> None:
    """List opportunities, those that should close first coming first."""
    rows = OpportunityReading.objects.filter(status=status).order_by("close_date", "opportunity_id")[:limit]
    table = Table("opportunity", "name", "stage", "status", "amount", "close", "owner")
    for row in rows:
        amount = "" if row.amount_minor is None else f"{row.amount_minor:,} {row.currency} (smallest unit)"
        close = row.close_date.isoformat() if row.close_date else ""
        table.add_row(row.opportunity_id, row.name, row.stage, row.status, amount, close, row.owner_id)
    Console(highlight=False).print(table)


@app.command()
def move(opportunity: Name, to_stage: str, by: By, language: Language = "en") -> None:
    """Move an open opportunity to another stage."""
    _does(opportunity, language, lambda: opportunities.move(opportunity, _doing("move", opportunity, by), to_stage))


@app.command()
def change(  # noqa: PLR0913 (every option of a command is a parameter)
    opportunity: Name,
    *,
    by: By,
    amount: Amount = None,
    close: Annotated[str, typer.Option(help="A day, as 2026-06-30.")] = "",
    owner: Annotated[str, typer.Option(help="Id of a rep.")] = "",
    category: Annotated[str, typer.Option(help="The forecast category.")] = "",
    language: Language = "en",
) -> None:
    """Give an open opportunity another amount, close date, owner or forecast category."""
    currency = terms_in_force(clock.now()).currency
    new = opportunities.Change(amount, _day(close), owner or None, category or None)
    act = _doing("change", opportunity, by)
    _does(opportunity, language, lambda: opportunities.change(opportunity, act, new, currency))


@app.command()
def win(opportunity: Name, by: By, amount: Amount = None, language: Language = "en") -> None:
    """Close an opportunity as won, at the amount it was signed for or the one it has."""
    _does(opportunity, language, lambda: opportunities.win(opportunity, _doing("win", opportunity, by), amount))


@app.command()
def lose(
    opportunity: Name,
    by: By,
    reason: Annotated[str, typer.Option(help="Why it was lost.")],
    competitor: Annotated[str, typer.Option(help="Who won it instead.")] = "",
    language: Language = "en",
) -> None:
    """Close an opportunity as lost."""
    act = _doing("lose", opportunity, by)
    _does(opportunity, language, lambda: opportunities.lose(opportunity, act, reason, competitor or None))


@app.command()
def reopen(opportunity: Name, by: By, stage: str = "", language: Language = "en") -> None:
    """Open a closed opportunity again; its last close counts no more."""
    act = _doing("reopen", opportunity, by)
    _does(opportunity, language, lambda: opportunities.reopen(opportunity, act, stage or None))


def _does(opportunity: str, language: str, verb: Callable[[], Told | Refusal]) -> None:
    done(verb(), language)
    row = OpportunityReading.objects.get(opportunity_id=opportunity)
    status = say(language, f"lead-status-{row.status}")
    typer.echo(say(language, "terminal-opportunity-stands", opportunity=opportunity, stage=row.stage, status=status))


def _doing(verb: str, subject: str, by: str) -> Doing:
    return Doing(verb, subject, person_named(by), clock.now())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InputError(f"'{text}' is not a day", place="--close", next_step="write it as 2026-06-30") from None
