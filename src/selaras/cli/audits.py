"""`selaras audit`: a random sample of hand-offs rated blind by both sides: opened, rated, read."""

from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from selaras.actions import audits
from selaras.actions.audits import Said, Wish
from selaras.actions.promises.records import Handling
from selaras.actions.staff import person_named
from selaras.cli.terminal import done
from selaras.core.audits import SIDES, Agreement, Audit, outcome
from selaras.kit import clock
from selaras.kit.errors import InputError
from selaras.kit.instants import parse_instant
from selaras.phrases import say

app = typer.Typer(
    help="A random sample of hand-offs, rated by both sides, each blind to the other.", no_args_is_help=True
)

Name = Annotated[str, typer.Argument(help="Id of the audit.")]
By = Annotated[str, typer.Option("--by", help="The user who does it; their role must permit it.")]
Language = Annotated[str, typer.Option("--lang", help="en or id.", envvar="SELARAS_LANGUAGE")]
Day = Annotated[str, typer.Option(help="An instant, such as 2026-07-01T00:00Z.")]


@app.command("open")
def open_(  # noqa: PLR0913, PLR0917 (each is an option of the command)
    by: By,
    size: Annotated[int, typer.Option(help="How many hand-offs.")] = audits.USUAL_SIZE,
    from_: Annotated[str, typer.Option("--from", help="From when; else 90 days before the end.")] = "",
    until: Day = "",
    due: Day = "",
    seed: Annotated[int | None, typer.Option(help="Fixes what is drawn.")] = None,
    language: Language = "en",
) -> None:
    """Draw a sample, every channel in proportion; both leaders may."""
    wish = Wish(size, _at(from_, "--from"), _at(until, "--until"), _at(due, "--due"), seed)
    handling = Handling("audit", person_named(by), clock.now())
    done(audits.open_sample(handling, wish), language)
    typer.echo(say(language, "audits-opened", audit=audits.opened_as(handling)))


@app.command("list")
def list_audits() -> None:
    """List audits, the newest first."""
    table = Table("audit", "size", "marketing", "sales", "due", "state", box=None, pad_edge=False)
    for one in audits.audits_told():
        rated = (str(one.size), str(one.rated_marketing), str(one.rated_sales))
        table.add_row(one.audit_id, *rated, f"{one.due_at:%Y-%m-%d %H:%M} UTC", one.because or "open")
    Console(highlight=False).print(table)


@app.command("next")
def next_(audit: Name, by: By, language: Language = "en") -> None:
    """Print the next hand-off that the person's side has to rate, and nothing that came after it."""
    item = audits.item_for(_told(audit), person_named(by).role)
    if item is None:
        typer.echo(say(language, "audits-nothing-left"))
        return
    typer.echo(say(language, "audits-place", place=item.place, size=len(_told(audit).said.items)))
    for name, value in item.known:
        typer.echo(f"  {name}: {value}")
    for name, condition in item.criteria:
        typer.echo(f"  [{name}] {condition}")


@app.command("rate")
def rate_(  # noqa: PLR0913, PLR0917 (each is an option of the command)
    audit: Name,
    place: Annotated[int, typer.Argument(help="The number of the hand-off, as `next` says it.")],
    verdict: Annotated[str, typer.Argument(help="meets or fails.")],
    by: By,
    failed: Annotated[list[str] | None, typer.Option(help="A criterion it does not meet; may be repeated.")] = None,
    comment: Annotated[str, typer.Option(help="Why.")] = "",
    language: Language = "en",
) -> None:
    """Rate one hand-off for one's own side."""
    handling = Handling(audit, person_named(by), clock.now())
    done(audits.rate_item(handling, Said(place, verdict, tuple(failed or ()), comment)), language)
    typer.echo(say(language, "audits-rated", place=place))


@app.command()
def show(audit: Name, language: Language = "en") -> None:
    """Print how far both sides agree; while the audit runs, only how far they have come."""
    told = _told(audit)
    counts = {side: told.rated(side) for side in SIDES}
    typer.echo(say(language, "audits-progress", size=len(told.said.items), **counts))
    if told.open_at(clock.now()):
        typer.echo(say(language, "audits-blind"))
        return
    for name, found in outcome(told).items():
        _print(language, f"audits-{name}", found)


def _print(language: str, phrase: str, found: Agreement | None) -> None:
    typer.echo(say(language, phrase))
    if found is None:
        typer.echo("  " + say(language, "audits-too-few"))
        return
    for name, part in (("raw", found.raw), ("kappa", found.kappa), ("ac1", found.ac1)):
        told = "—" if part.value is None else f"{part.value:.2f} ({part.low:.2f} – {part.high:.2f})"
        typer.echo(f"  {say(language, f'audits-measure-{name}')}: {told}")
    if found.lopsided:
        typer.echo("  " + say(language, "audits-lopsided"))


def _told(audit: str) -> Audit:
    told = audits.audit_of(audit)
    if told is None:
        raise InputError("there is no such audit", place=audit, next_step="see: python -m selaras audit list")
    return told


def _at(text: str, place: str) -> datetime | None:
    return parse_instant(text, place=place) if text else None
