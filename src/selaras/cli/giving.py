"""`selaras deliver`, `forecast` and `capacity`: promises about no lead are kept, and what is expected is said."""

from datetime import datetime
from typing import Annotated

import typer

from selaras.actions.promises import Giving, deliver_content, deliver_report, period_named, submit_forecast
from selaras.actions.routing import Saying, announce_capacity
from selaras.actions.staff import person_named
from selaras.cli.terminal import done
from selaras.core.sla.giving import Expected
from selaras.kit import clock
from selaras.kit.instants import parse_instant
from selaras.phrases import say

app = typer.Typer(help="Tell that content or a report reached sales.", no_args_is_help=True)

By = Annotated[str, typer.Option("--by", help="The user who says it; their role must permit it.")]
When = Annotated[str, typer.Option("--at", help="When it was, where that is earlier than now.")]
Language = Annotated[str, typer.Option("--lang", help="en or id.", envvar="SELARAS_LANGUAGE")]


@app.command()
def content(
    piece: Annotated[str, typer.Argument(help="What it is called.")],
    sort: Annotated[str, typer.Option(help="What it is, as the charter names it, such as battle_card.")],
    by: By,
    at: When = "",
    language: Language = "en",
) -> None:
    """Tell that a piece of content reached sales."""
    done(deliver_content(_giving(by, at), piece, sort), language)
    typer.echo(say(language, "giving-content", piece=piece, sort=sort))


@app.command()
def report(
    week: Annotated[str, typer.Argument(help="The week it is about, such as 2026-W28.")],
    by: By,
    at: When = "",
    language: Language = "en",
) -> None:
    """Tell that the campaign report about a week reached sales."""
    giving = _giving(by, at)
    done(deliver_report(giving, period_named(week, giving.now)), language)
    typer.echo(say(language, "giving-report", week=week))


def forecast(  # noqa: PLR0913 (every option of a command is a parameter)
    period: Annotated[str, typer.Argument(help="A month or a quarter, such as 2026-Q3.")],
    *,
    amount: Annotated[int, typer.Option(min=0, help="In the smallest unit of the charter's currency.")],
    by: By,
    category: Annotated[str, typer.Option(help="commit, best_case or pipeline.")] = "commit",
    rep: Annotated[str, typer.Option(help="Whose it is: id, external id or e-mail; else one's own.")] = "",
    team: Annotated[str, typer.Option(help="Whose it is, where a whole team speaks.")] = "",
    language: Language = "en",
) -> None:
    """Say what a rep or a team expects to win in a month or a quarter."""
    giving = _giving(by, "")
    expected = Expected(period_named(period, giving.now), category, amount)
    done(submit_forecast(giving, expected, rep=rep, team=team), language)
    who, name = team or rep or by, expected.period.name
    typer.echo(say(language, "giving-forecast", who=who, period=name, amount=amount, category=category))


def capacity(
    rep: Annotated[str, typer.Argument(help="Id, external id or e-mail.")],
    leads: Annotated[int, typer.Argument(min=0, help="How many leads a week.")],
    since: Annotated[str, typer.Option("--from", help="From when on; an instant with its offset.")],
    by: By,
    language: Language = "en",
) -> None:
    """Say how many leads a week a rep can take from an instant on."""
    from_at = parse_instant(since, place="--from")
    done(announce_capacity(Saying(rep, person_named(by), clock.now()), leads, from_at), language)
    typer.echo(say(language, "giving-capacity", who=rep, leads=leads, **{"from": from_at}))


def _giving(by: str, at: str) -> Giving:
    earlier: datetime | None = parse_instant(at, place="--at") if at else None
    return Giving(person_named(by), clock.now(), earlier)
