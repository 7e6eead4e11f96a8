"""`selaras escalations`: the records of the ladder: listed, read, taken over, written into, closed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

import typer
from babel.dates import format_date
from rich.console import Console
from rich.table import Table

from selaras.actions.promises import (
    Handling,
    close_record,
    ladder_records,
    note_on_record,
    record_of,
    record_state,
    take_record,
)
from selaras.actions.staff import person_named
from selaras.cli.promises_shown import rung_named, show
from selaras.cli.terminal import done
from selaras.core.sla import CAUSES
from selaras.kit import clock
from selaras.kit.errors import InputError
from selaras.phrases import say
from selaras.records.models import EscalationReading

app = typer.Typer(help="Records of the ladder: who must meet about a missed promise, by when, and what came of it.")

Language = Annotated[str, typer.Option("--lang", help="en or id.", envvar="SELARAS_LANGUAGE")]
Record = Annotated[str, typer.Argument(help="The record's id.")]
By = Annotated[str, typer.Option("--by", help="The user who does it; their role must be among those who meet.")]

_COLUMNS = ("record", "clause", "rung", "week", "due", "owner", "state", "cause")


@app.callback(invoke_without_command=True)
def escalations(
    context: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help="Closed ones too.")] = False,
    form: Annotated[str, typer.Option("--format", help="table, csv or json.")] = "table",
    language: Language = "en",
) -> None:
    """List the records of the ladder, those due first coming first."""
    if context.invoked_subcommand is not None:
        return
    now, found = clock.now(), ladder_records(closed=None if everything else False)
    if not found and form == "table":
        typer.echo(say(language, "escalations-none"))
        return
    show(form, [_line(one, now) for one in found], lambda console: _table(console, language, found, now))


@app.command("show")
def show_(record: Record, language: Language = "en") -> None:
    """Show one record with everything written into it."""
    found = record_of(record)
    if found is None:
        raise InputError(say(language, "refusal-record-unknown"), place=record, next_step="see: selaras escalations")
    typer.echo(f"{found.said.clause}: {rung_named(language, found.said.name)}")
    for remark in found.remarks:
        typer.echo(f"{remark.at:%Y-%m-%d %H:%M} UTC  {remark.by}: {remark.comment}")
    if found.closed:
        typer.echo(f"{say(language, 'escalations-cause', cause=found.closed.cause)}: {found.closed.outcome}")


@app.command()
def take(record: Record, by: By, language: Language = "en") -> None:
    """Take a record over."""
    done(take_record(Handling(record, person_named(by), clock.now())))
    typer.echo(say(language, "escalations-taken", record=record, person=by))


@app.command()
def note(
    record: Record,
    comment: Annotated[str, typer.Argument(help="What was said or agreed.")],
    by: By,
    language: Language = "en",
) -> None:
    """Write into a record what was said or agreed."""
    done(note_on_record(Handling(record, person_named(by), clock.now()), comment))
    typer.echo(say(language, "escalations-noted", record=record))


@app.command()
def close(
    record: Record,
    by: By,
    cause: Annotated[str, typer.Option(help=f"One of {', '.join(CAUSES)}.")],
    outcome: Annotated[str, typer.Option(help="What was agreed.")],
    language: Language = "en",
) -> None:
    """Close a record with the cause that was found and what was agreed."""
    done(close_record(Handling(record, person_named(by), clock.now()), cause, outcome))
    typer.echo(say(language, "escalations-closed", record=record))


def _line(one: EscalationReading, now: datetime) -> dict[str, Any]:
    return {
        "record": one.record_id, "clause": one.clause, "side": one.side, "rung": one.rung, "name": one.name,
        "who": ", ".join(one.who.split("\n")), "week": one.week.isoformat(), "missed": one.missed,
        "opened_at": one.opened_at.isoformat(), "due_at": one.due_at.isoformat(), "owner_role": one.owner_role,
        "owner": one.owner_id, "state": record_state(one, now),
        "recovered_on": one.recovered_on.isoformat() if one.recovered_on else None,
        "closed_at": one.closed_at.isoformat() if one.closed_at else None, "cause": one.cause, "outcome": one.outcome,
    }  # fmt: skip


def _table(console: Console, language: str, found: Sequence[EscalationReading], now: datetime) -> None:
    title = say(language, "escalations-title")
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for name in _COLUMNS:
        table.add_column(say(language, f"escalations-column-{name}"), no_wrap=name == "record")
    for one in found:
        table.add_row(
            one.record_id,
            one.clause,
            rung_named(language, one.name),
            format_date(one.week, locale=language),
            format_date(one.due_at, locale=language),
            one.owner_id or say(language, "charter-role", role=one.owner_role),
            say(language, "escalations-state", state=record_state(one, now)),
            say(language, "escalations-cause", cause=one.cause) if one.cause else "",
        )
    console.print(table)
