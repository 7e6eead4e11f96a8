"""`selaras clocks`: promises about leads, listed, paused, resumed, or given another due time after a list to read."""

from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from selaras.actions import clocks
from selaras.actions.clocks import Amendment
from selaras.actions.desk.acting import Doing
from selaras.actions.staff import person_named
from selaras.cli.terminal import done
from selaras.kit import clock
from selaras.kit.instants import parse_instant
from selaras.kit.refusal import Refusal
from selaras.phrases import render, say
from selaras.records.models import ClockReading

app = typer.Typer(help="Promises about leads: which run, and what may be done about them.", no_args_is_help=True)

Clock = Annotated[str, typer.Argument(help="Id of the clock.")]
By = Annotated[str, typer.Option("--by", help="The user who does it; their role must permit it.")]
Language = Annotated[str, typer.Option("--lang", help="en or id.", envvar="SELARAS_LANGUAGE")]


@app.command("list")
def list_clocks(
    state: Annotated[str, typer.Option(help="running, paused, met, breached or cancelled.")] = "running",
    lead: Annotated[str, typer.Option(help="Only promises about this lead.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=1000)] = 50,
) -> None:
    """List promises, the most urgent first."""
    rows = ClockReading.objects.filter(state=state, **({"lead_id": lead} if lead else {}))
    table = Table("clock", "clause", "side", "lead", "rep", "due", "state")
    for row in rows.order_by("due_at", "clock_id")[:limit]:
        table.add_row(row.clock_id, row.clause, row.side, row.lead_id, row.rep_id, _said(row.due_at), row.state)
    Console(highlight=False).print(table)


@app.command()
def pause(clock_id: Clock, by: By, reason: str, language: Language = "en") -> None:
    """Let a clock stand still for a reason its clause lists."""
    done(clocks.let_stand_still(clock_id, _doing("pause", clock_id, by), reason), language)
    typer.echo(say(language, "terminal-clock-paused", clock=clock_id))


@app.command()
def resume(clock_id: Clock, by: By, language: Language = "en") -> None:
    """Let a clock run again; its due time moves by the working time it stood still."""
    done(clocks.let_run_again(clock_id, _doing("resume", clock_id, by)), language)
    due = ClockReading.objects.get(clock_id=clock_id).due_at
    typer.echo(say(language, "terminal-clock-resumed", clock=clock_id, due=_said(due)))


@app.command()
def amend(
    clause: Annotated[str, typer.Argument(help="The name of the clause.")],
    due: Annotated[str, typer.Option(help="The due time they get; an instant with its offset.")],
    by: By,
    reason: Annotated[str, typer.Option(help="Why, in a few words that both sides can read.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    language: Language = "en",
) -> None:
    """Give every running clock of a clause another due time, after a list of before and after."""
    at = parse_instant(due, place="--due")
    found = clocks.amendments(clause, at)
    Console(highlight=False).print(_table(found))
    if not found or not (yes or typer.confirm(say(language, "terminal-clocks-amend", n=len(found)))):
        return
    act = _doing("amend", clause, by)
    said = clocks.amend([one.clock_id for one in found], act, at, reason)
    for name, one in said.items():
        if isinstance(one, Refusal):
            typer.echo(f"{name}: {render(language, one.because)}", err=True)
    typer.echo(say(language, "terminal-clocks-amended", n=sum(isinstance(one, Amendment) for one in said.values())))


def _table(found: list[Amendment]) -> Table:
    table = Table("clock", "lead", "due", "would be due")
    for one in found:
        table.add_row(one.clock_id, one.lead_id, _said(one.was_due_at), _said(one.due_at))
    return table


def _doing(verb: str, subject: str, by: str) -> Doing:
    return Doing(verb, subject, person_named(by), clock.now())


def _said(instant: datetime) -> str:
    return f"{instant:%Y-%m-%d %H:%M} UTC"
