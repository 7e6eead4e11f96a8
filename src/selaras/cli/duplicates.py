"""`selaras duplicates`: leads that may be one person, listed, compared, merged, told apart, and merges taken back."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from selaras.actions.desk.acting import Doing
from selaras.actions.duplicates.showing import PairRow, SideBySide, part_of, side_by_side, waiting_pairs
from selaras.actions.duplicates.verbs import merge as merged
from selaras.actions.duplicates.verbs import part as parted
from selaras.actions.duplicates.verbs import unmerge as unmerged
from selaras.actions.staff import person_named
from selaras.cli.terminal import done
from selaras.core.lifecycle import Merging
from selaras.core.matching import Evidence
from selaras.kit import clock
from selaras.phrases import render, say
from selaras.records.models import LeadReading

app = typer.Typer(help="Leads that may be one person: compare them, merge them, tell them apart, take a merge back.")

_NEARLY_CERTAIN = 0.999

Language = Annotated[str, typer.Option("--lang", help="en or id.", envvar="SELARAS_LANGUAGE")]
Lead = Annotated[str, typer.Argument(help="Id of a lead.")]
By = Annotated[str, typer.Option("--by", help="The user who does it.")]
Why = Annotated[str, typer.Option("--reason", help="Why, in a few words.")]


@app.callback(invoke_without_command=True)
def duplicates(
    context: typer.Context,
    limit: Annotated[int, typer.Option(min=1, max=500, help="How many pairs at most.")] = 20,
    after: Annotated[str, typer.Option(help="The pair after which to go on.")] = "",
    language: Language = "en",
) -> None:
    """List the pairs that wait for somebody to decide, the surest first."""
    if context.invoked_subcommand is not None:
        return
    rows, following = waiting_pairs(limit, after)
    if not rows:
        typer.echo(say(language, "duplicates-none"))
        return
    Console(highlight=False).print(_pairs(rows, language))
    if following is not None:
        typer.echo(say(language, "duplicates-more", cursor=following))


@app.command()
def compare(first: Lead, second: Lead, language: Language = "en") -> None:
    """Show two leads side by side, what each likeness weighs, and what merging them would do."""
    seen = side_by_side(first, second, clock.now())
    console = Console(highlight=False)
    console.print(_fields(seen, language))
    console.print(_weights(seen, language))
    if isinstance(seen.would, Merging):
        for line in _would(seen.would, language):
            typer.echo(line)
    else:
        typer.echo(render(language, seen.would.because))


@app.command()
def merge(first: Lead, second: Lead, by: By, language: Language = "en") -> None:
    """Make one lead of two; the one that is further on its way stays, then the older."""
    answer = done(merged(Doing("merge", first, person_named(by), clock.now()), second))
    typer.echo(say(language, "duplicates-merged", goes=answer.merging.goes, stays=answer.merging.stays))
    for line in _would(answer.merging, language)[1:]:
        typer.echo(line)


@app.command()
def part(first: Lead, second: Lead, by: By, reason: Why = "", language: Language = "en") -> None:
    """Say that two leads are two people; they are not suspected again."""
    done(parted(Doing("part", first, person_named(by), clock.now()), second, reason or None))
    typer.echo(say(language, "duplicates-parted", first=first, second=second))


@app.command()
def unmerge(lead: Lead, by: By, reason: Why = "", language: Language = "en") -> None:
    """Take the merge of a lead back: both leads stand as if it had never been."""
    done(unmerged(Doing("unmerge", lead, person_named(by), clock.now()), reason or None))
    typer.echo(say(language, "duplicates-unmerged", lead=lead))


@app.command()
def within(lead: Lead, language: Language = "en") -> None:
    """List the leads that are part of a lead, with who merged them and why."""
    found = part_of(lead)
    if not found:
        typer.echo(say(language, "duplicates-nothing-merged", lead=lead))
    for one in found:
        told = say(language, "duplicates-merged-since", lead=one.lead_id, at=one.merged_at, by=one.by)
        typer.echo("; ".join((told, *(_written(line, language) for line in one.evidence))))


def _pairs(rows: list[PairRow], language: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in ("pair", "first", "second", "sure", "since", "evidence"):
        table.add_column(say(language, f"duplicates-{name}"), overflow="fold")
    for row in rows:
        sure = _sure(row.confidence, language)
        since = f"{row.suspected_at:%Y-%m-%d}" if row.suspected_at else ""
        spoken = ", ".join(_line(one, language) for one in row.evidence if one.weight > 0)
        table.add_row(row.pair_id, _named(row.first), _named(row.second), sure, since, spoken)
    return table


def _sure(probability: float, language: str) -> str:
    """Return how sure it is; what is nearly certain never reads as certain."""
    return say(language, "duplicates-confidence", share=min(probability, _NEARLY_CERTAIN))


def _named(lead: LeadReading) -> str:
    return f"{lead.lead_id} {lead.name or lead.email}".strip()


def _fields(seen: SideBySide, language: str) -> Table:
    table = Table(say(language, "duplicates-field"), seen.first.id, seen.second.id, box=None, pad_edge=False)
    for row in seen.fields:
        style = {True: "green", False: "red", None: ""}[row.agree]
        values = ("" if value is None else str(value) for value in (row.first, row.second))
        table.add_row(row.name, *values, style=style)
    return table


def _weights(seen: SideBySide, language: str) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column()
    table.add_column(justify="right")
    table.add_row(say(language, "duplicates-start"), say(language, "duplicates-weight", bits=seen.weighing.start))
    for line in seen.weighing.lines:
        spoken = _line(Evidence(line.comparison, line.level, line.weight), language)
        table.add_row(spoken, say(language, "duplicates-weight", bits=line.weight))
    sure = _sure(seen.weighing.probability, language)
    total = say(language, "duplicates-weight", bits=seen.weighing.total)
    table.add_row(f"{say(language, 'duplicates-sum')}: {sure}", total, style="bold")
    return table


def _would(merging: Merging, language: str) -> list[str]:
    told = [say(language, "duplicates-would-stay", lead=merging.stays, goes=merging.goes)]
    if merging.rep_id and merging.steps_back:
        told.append(say(language, "duplicates-would-step-back", rep=merging.rep_id, other=merging.steps_back))
    return told


def _line(evidence: Evidence, language: str) -> str:
    name, level = evidence.comparison, evidence.level
    return say(
        language, "duplicates-line",
        comparison=say(language, "duplicates-comparison", name=name, words=name),
        level=say(language, "duplicates-level", level=level, words=level),
    )  # fmt: skip


def _written(line: str, language: str) -> str:
    found = Evidence.read(line)
    return line if found is None else _line(found, language)
