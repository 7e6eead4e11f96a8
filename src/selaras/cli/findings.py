"""`selaras findings`: patterns somebody should look at: listed, read, answered."""

from typing import Annotated, Any

import typer
from babel.dates import format_date
from rich.console import Console
from rich.table import Table

from selaras.actions.promises import Handling, answer_finding, finding_of, visible_findings
from selaras.actions.staff import person_named
from selaras.cli.promises_shown import show
from selaras.cli.terminal import done
from selaras.kit import clock
from selaras.kit.errors import InputError
from selaras.phrases import say
from selaras.records.models import FindingReading

app = typer.Typer(help="Patterns that would flatter figures. A finding is a question, never a punishment.")

Language = Annotated[str, typer.Option("--lang", help="en or id.", envvar="SELARAS_LANGUAGE")]
Finding = Annotated[str, typer.Argument(help="The finding's id.")]
Eyes = Annotated[str, typer.Option("--as", help="The user who reads; findings are for those who coach.")]

_COLUMNS = ("finding", "detector", "about", "week", "count", "verdict")


@app.callback(invoke_without_command=True)
def findings(
    context: typer.Context,
    eyes: Eyes = "",
    everything: Annotated[bool, typer.Option("--all", help="Answered ones too.")] = False,
    form: Annotated[str, typer.Option("--format", help="table, csv or json.")] = "table",
    language: Language = "en",
) -> None:
    """List what somebody should look at, the newest first."""
    if context.invoked_subcommand is not None:
        return
    if not eyes:
        raise InputError(
            "findings are for those who coach", place="selaras findings", next_step="say who reads: --as NAME"
        )
    found = visible_findings(person_named(eyes), answered=None if everything else False)
    if not found and form == "table":
        typer.echo(say(language, "findings-none"))
        return
    show(form, [_line(one) for one in found], lambda console: _table(console, language, found))


@app.command("show")
def show_(finding: Finding, eyes: Eyes, language: Language = "en") -> None:
    """Say what was seen, and name the leads behind it."""
    one = next((one for one in visible_findings(person_named(eyes)) if one.finding_id == finding), None)
    told = finding_of(finding)
    if one is None or told is None:
        raise InputError(say(language, "refusal-finding-unknown"), place=finding, next_step="see: selaras findings")
    said = told.said
    typer.echo(
        say(language, "findings-says", detector=said.detector, count=said.count, measure=said.measure, limit=said.limit)
    )
    typer.echo(say(language, "findings-question"))
    for lead in said.evidence:
        typer.echo(lead)
    if told.answer:
        verdict = say(language, "findings-verdict", verdict=told.answer.verdict)
        typer.echo(f"{told.answer.answered_by}: {verdict}. {told.answer.comment or ''}".rstrip())


@app.command()
def answer(
    finding: Finding,
    verdict: Annotated[str, typer.Argument(help="explained or confirmed.")],
    comment: Annotated[str, typer.Argument(help="Why.")],
    by: Annotated[str, typer.Option("--by", help="The user who answers.")],
    language: Language = "en",
) -> None:
    """Answer a finding; what is said stands beside it and changes no figure."""
    done(answer_finding(Handling(finding, person_named(by), clock.now()), verdict, comment))
    typer.echo(say(language, "findings-answered", finding=finding))


def _line(one: FindingReading) -> dict[str, Any]:
    return {
        "finding": one.finding_id, "detector": one.detector, "side": one.side, "rep": one.rep_id,
        "done_by": one.done_by, "from_at": one.from_at.isoformat(), "until_at": one.until_at.isoformat(),
        "count": one.count, "measure": one.measure, "limit": one.limit,
        "evidence": " ".join(one.evidence.split()), "verdict": one.verdict,
        "answered_by": one.answered_by,
    }  # fmt: skip


def _table(console: Console, language: str, found: list[FindingReading]) -> None:
    table = Table(title=say(language, "findings-title"), title_justify="left", box=None, pad_edge=False)
    for name in _COLUMNS:
        table.add_column(say(language, f"findings-column-{name}"), no_wrap=name == "finding")
    for one in found:
        table.add_row(
            one.finding_id,
            say(language, "findings-detector", detector=one.detector),
            one.rep_id or one.done_by,
            format_date(one.from_at, locale=language),
            str(one.count),
            say(language, "findings-verdict", verdict=one.verdict),
        )
    console.print(table)
    console.print(say(language, "findings-question"), style="dim")
