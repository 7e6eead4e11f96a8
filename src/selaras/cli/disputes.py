"""`selaras disputes`: decisions held against the agreement, listed, read, added to, ruled on."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from selaras.actions import disputes
from selaras.actions.desk.acting import Doing
from selaras.actions.staff import person_named
from selaras.cli.terminal import done
from selaras.core.disputes.deciding import Ruling
from selaras.kit import clock
from selaras.kit.errors import InputError
from selaras.phrases import say
from selaras.records.ledger import history
from selaras.records.models import DisputeReading

app = typer.Typer(help="Decisions held against the agreement, and rulings on them.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="Id of the dispute.")]
By = Annotated[str, typer.Option("--by", help="The user who does it; their role must permit it.")]
Language = Annotated[str, typer.Option("--lang", help="en or id.", envvar="SELARAS_LANGUAGE")]


@app.command("list")
def list_disputes(everything: Annotated[bool, typer.Option("--all", help="Those ruled on too.")] = False) -> None:
    """List disputes, the newest first."""
    rows = DisputeReading.objects.order_by("-opened_at", "dispute_id")
    table = Table("dispute", "lead", "claim", "contradicts", "opened by", "since", "state")
    for row in rows if everything else rows.filter(status="open"):
        contradicts, since = ", ".join(row.criteria.splitlines()), f"{row.opened_at:%Y-%m-%d %H:%M} UTC"
        table.add_row(row.dispute_id, row.lead_id, row.claim, contradicts, row.opened_by, since, row.status)
    Console(highlight=False).print(table)


@app.command()
def show(dispute: Name) -> None:
    """Print what was said in a dispute, in the order it came."""
    facts = history(dispute)
    if not facts:
        raise InputError("there is no such dispute", place=dispute, next_step="see: python -m selaras disputes list")
    for fact in facts:
        said = getattr(fact.details, "comment", None) or getattr(fact.details, "because", None) or ""
        typer.echo(f"{fact.happened_at:%Y-%m-%d %H:%M} UTC  {fact.kind}  {fact.actor}  {said}")


@app.command()
def note(dispute: Name, by: By, comment: str, language: Language = "en") -> None:
    """Add to a dispute what one side knows."""
    done(disputes.add_note(dispute, Doing("note", dispute, person_named(by), clock.now()), comment), language)
    typer.echo(say(language, "terminal-dispute-noted", dispute=dispute))


@app.command()
def rule(
    dispute: Name,
    ruling: Annotated[str, typer.Argument(help="upheld or overturned.")],
    by: By,
    because: Annotated[str, typer.Option(help="Why, in words that both sides can read.")],
    precedent: Annotated[str, typer.Option(help="What it says for the next charter.")] = "",
    language: Language = "en",
) -> None:
    """Rule on a dispute as somebody neutral."""
    said = Ruling(ruling, because, precedent or None)
    done(disputes.rule_on(dispute, Doing("rule", dispute, person_named(by), clock.now()), said), language)
    typer.echo(say(language, "terminal-dispute-ruled", dispute=dispute, ruling=ruling))
