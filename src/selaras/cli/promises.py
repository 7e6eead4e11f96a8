"""`selaras sla`, `breaches` and `delays`: how both sides' promises stand, what broke them, and where the time goes."""

from datetime import datetime
from typing import Annotated, cast, get_args

import typer
from rich.console import Console

from selaras.actions.charter import charter_in_force
from selaras.actions.promises import (
    board,
    breach_rows,
    delays,
    evaluate_weeks,
    look_for_patterns,
    person_cuts,
    team_cuts,
)
from selaras.actions.staff import person_named
from selaras.cli.promises_shown import Cuts as Shown
from selaras.cli.promises_shown import (
    board_lines,
    board_table,
    breach_lines,
    breaches_table,
    cut_lines,
    cuts_table,
    delay_table,
    show,
)
from selaras.cli.terminal import AT_THE_TERMINAL
from selaras.core.charter.fiscal import cuts_of
from selaras.core.lifecycle.speed import Link
from selaras.core.staff import Person
from selaras.kit import clock
from selaras.kit.errors import InputError
from selaras.kit.periods import Cuts, Period
from selaras.phrases import say

Weeks = Annotated[int, typer.Option(min=1, max=104, help="How many weeks that are over.")]
Language = Annotated[str, typer.Option("--lang", help="en or id.", envvar="SELARAS_LANGUAGE")]
Form = Annotated[str, typer.Option("--format", help="table, csv or json.")]
Eyes = Annotated[str, typer.Option("--as", help="Whose rights count for names of leads and reps: a user's name.")]
Stretch = Annotated[str, typer.Option(help="2026-W46, 2026-07, 2026-Q3 or two days a..b; last week where not given.")]


def sla(
    weeks: Weeks = 13,
    by: Annotated[str, typer.Option(help="Cut by team, or by rep for whoever may read reps' figures.")] = "",
    eyes: Eyes = "",
    form: Form = "table",
    language: Language = "en",
) -> None:
    """Show week by week how the promises of both sides were kept."""
    now = clock.now()
    if by:
        found = _cuts(by, now, weeks, eyes)
        show(form, cut_lines(by, found), lambda console: cuts_table(console, language, by, found))
        return
    made = board(now, weeks)
    if made is None:
        typer.echo(say(language, "promises-none"))
        return
    show(form, board_lines(made), lambda console: board_table(console, language, made))


def evaluate(language: Language = "en") -> None:
    """Judge the weeks that ended and look for patterns now, instead of waiting for the worker."""
    now = clock.now()
    done, findings = evaluate_weeks(now), look_for_patterns(now)
    typer.echo(say(language, "promises-evaluated", weeks=done.weeks, records=done.records, findings=findings))


def breaches(  # noqa: PLR0913 (every option of a command is a parameter)
    *,
    period: Stretch = "",
    side: Annotated[str, typer.Option(help="marketing, sales or operations.")] = "",
    clause: Annotated[str, typer.Option(help="The promise's name in the charter.")] = "",
    cause: Annotated[str, typer.Option(help="late, untouched, wrong_owner, absent, over_capacity or system.")] = "",
    eyes: Eyes = "",
    form: Form = "table",
    language: Language = "en",
) -> None:
    """List every broken promise behind a figure, with its cause."""
    now = clock.now()
    wanted, who = _period(period, now), _who(eyes)
    rows = breach_rows(wanted, now, who, side=side, clause=clause, cause=cause)
    show(form, breach_lines(rows), lambda console: breaches_table(console, language, rows))


def delays_(
    period: Stretch = "",
    since: Annotated[
        str, typer.Option(help="captured, or qualified to leave out how long leads ripened.")
    ] = "qualified",
    language: Language = "en",
) -> None:
    """Split the time until the first meeting over the links of the chain and whoever owns them."""
    now = clock.now()
    version = charter_in_force(now)
    if version is None:
        raise InputError(say(language, "promises-none"), next_step="see docs/guides/charter.md")
    if since not in get_args(Link):
        raise InputError(
            f"'{since}' is not a link of the chain", place="--since", next_step="use captured or qualified"
        )
    wanted = _period(period, now)
    split = delays(wanted, version.terms, since=cast(Link, since))
    delay_table(Console(highlight=False), language, wanted, split)


def _cuts(by: str, now: datetime, weeks: int, eyes: str) -> Shown:
    if by == "team":
        return team_cuts(now, weeks)
    if by != "rep":
        raise InputError(f"'{by}' is not a cut", place="--by", next_step="use team or rep")
    found = person_cuts(now, _who(eyes), weeks)
    if found is None:
        raise InputError(
            "the figures of one rep are for those who coach",
            place="--by rep",
            next_step="name somebody who may read them: --as NAME",
        )
    return found


def _who(eyes: str) -> Person:
    return person_named(eyes) if eyes else AT_THE_TERMINAL


def _period(text: str, now: datetime) -> Period:
    version = charter_in_force(now)
    cuts = cuts_of(version.terms) if version else Cuts()
    return cuts.named(text) if text else cuts.before(cuts.holding(now, "week"))
