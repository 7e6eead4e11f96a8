"""`selaras routing`: try a changed routing, explain whose a lead is, show whether the pools were fair."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from selaras.actions.charter import terms_in_force
from selaras.actions.routing import dry_run, explained, fairness
from selaras.actions.staff import person_named
from selaras.cli.charter_files import read_terms
from selaras.cli.promises_shown import show
from selaras.cli.routing_shown import (
    decision_lines,
    decisions_text,
    dry_run_lines,
    dry_run_text,
    fairness_lines,
    fairness_text,
)
from selaras.cli.terminal import AT_THE_TERMINAL, done
from selaras.core.charter import load_routing
from selaras.core.charter.fiscal import cuts_of
from selaras.core.charter.terms import Terms
from selaras.core.staff import Person
from selaras.kit import clock
from selaras.kit.errors import InputError
from selaras.kit.periods import Period
from selaras.records.readings.people import people

app = typer.Typer(help="Try a changed routing, explain a decision, show fairness.", no_args_is_help=True)

Language = Annotated[str, typer.Option("--lang", help="en or id.", envvar="SELARAS_LANGUAGE")]
Form = Annotated[str, typer.Option("--format", help="table, csv or json.")]
Eyes = Annotated[str, typer.Option("--as", help="Whose rights count for names of leads and reps: a user's name.")]
Stretch = Annotated[str, typer.Option(help="2026-07, 2026-W31, 2026-Q3 or two days a..b; last month where not given.")]


@app.command("dry-run")
def dry_run_(
    file: Annotated[Path, typer.Argument(help="A charter in YAML, or its routing alone.")],
    period: Stretch = "",
    eyes: Eyes = "",
    form: Form = "table",
    language: Language = "en",
) -> None:
    """Route the leads of a past period again under a changed routing, beside who got them; nothing is told."""
    agreed = terms_in_force(clock.now())
    proposed = read_terms(file, language, lambda text: load_routing(text, agreed, name=str(file)))
    tried = done(dry_run(proposed, _period(period, agreed, clock.now()), _who(eyes)))
    show(form, dry_run_lines(tried), lambda console: dry_run_text(console, language, tried))


@app.command()
def explain(lead: str, eyes: Eyes = "", form: Form = "table", language: Language = "en") -> None:
    """Say who was given a lead, by which rule, and who was passed over and why."""
    now = clock.now()
    terms = terms_in_force(now)
    decisions = explained(people(now, terms), _who(eyes), terms, lead)
    if not decisions:
        raise InputError(
            "nothing was decided about this lead, or you may not see it",
            place=lead,
            next_step="look the lead up on the page of leads",
        )
    show(form, decision_lines(language, decisions), lambda console: decisions_text(console, language, decisions))


@app.command("fairness")
def fairness_(period: Stretch = "", eyes: Eyes = "", form: Form = "table", language: Language = "en") -> None:
    """Show what each pool's reps were entitled to and received, in leads and in what they are worth."""
    now = clock.now()
    told = fairness(_period(period, terms_in_force(now), now), _who(eyes), now)
    show(form, fairness_lines(told), lambda console: fairness_text(console, language, told))


def _who(eyes: str) -> Person:
    return person_named(eyes) if eyes else AT_THE_TERMINAL


def _period(text: str, terms: Terms, now: datetime) -> Period:
    cuts = cuts_of(terms)
    return cuts.named(text) if text else cuts.before(cuts.holding(now, "month"))
