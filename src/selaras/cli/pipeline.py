"""`selaras pipeline`: the pipeline between two dates, the forecast against what came, and what will come."""

from datetime import date
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console

from selaras.analytics.pipeline.bridge import Window, bridge
from selaras.analytics.pipeline.forecasting import LEVELS, ROLLUPS, accuracy, snapshots
from selaras.analytics.pipeline.projecting import SEED, Projection, projection, trials
from selaras.analytics.pipeline.sheets import (
    accuracy_sheet,
    bridge_sheet,
    projection_sheet,
    snapshots_sheet,
    trials_sheet,
)
from selaras.cli.looking import cut_named, open_lake, question_at
from selaras.cli.metrics import give
from selaras.cli.pipeline_shown import accuracy_table, bridge_table, projection_table, snapshots_table
from selaras.kit.errors import InputError
from selaras.kit.sentence import Sentence
from selaras.phrases import render

app = typer.Typer(help="The pipeline between two dates, the forecast against what came, and what will come.",
                  no_args_is_help=True)  # fmt: skip

Stretch = Annotated[str, typer.Option("--period", help="2026-Q3, 2026-07 or days a..b; the newest quarter if none.")]
AsOf = Annotated[str, typer.Option("--as-of", help="The instant to look from, such as 2026-07-01T00:00Z.")]
Form = Annotated[str, typer.Option("--format", help="table, csv, json or parquet.")]
Out = Annotated[Path | None, typer.Option(help="Write csv, json or parquet to this file.")]
Language = Annotated[str, typer.Option("--lang", help="en or id.", envvar="SELARAS_LANGUAGE")]
Known = TypeVar("Known", bound=str)


@app.command("bridge")
def show_bridge(  # noqa: PLR0913 (every option of a command is a parameter)
    *,
    period: Stretch = "",
    begin: Annotated[str, typer.Option("--from", help="The day it begins on; the period's first if none.")] = "",
    end: Annotated[str, typer.Option("--to", help="The last day; now, or the period's last, if none.")] = "",
    everything: Annotated[bool, typer.Option("--all", help="All open pipeline, whenever it is to close.")] = False,
    by: Annotated[str, typer.Option(help="Cut by rep, team, segment, channel and others.")] = "",
    as_of: AsOf = "",
    form: Form = "table",
    out: Out = None,
    language: Language = "en",
) -> None:
    """Lead from the pipeline of one day to that of another, step by step; the steps sum to the unit."""
    question = question_at(open_lake(), period, as_of).of(cut_named(by or None))
    cuts = question.yardstick.cuts
    since = cuts.named(_day(begin, "--from")).start if begin else None
    until = cuts.named(_day(end, "--to")).end if end else None
    told = bridge(question, Window.of(question, since, until, whole=everything))
    if form == "table":
        bridge_table(Console(highlight=False), language, told, cuts.zone)
    else:
        give(bridge_sheet(told), form, out)


@app.command("forecast")
def show_forecast(  # noqa: PLR0913 (every option of a command is a parameter)
    *,
    period: Stretch = "",
    level: Annotated[str, typer.Option(help="whole, team or rep: whose errors are added up.")] = "team",
    rollup: Annotated[str, typer.Option(help="cumulative: what was said is the whole period's; single: on top.")] = (
        "cumulative"
    ),
    mondays: Annotated[bool, typer.Option("--mondays", help="What was said on every Monday of the period.")] = False,
    as_of: AsOf = "",
    form: Form = "table",
    out: Out = None,
    language: Language = "en",
) -> None:
    """Compare forecasts of 90, 60 and 30 days before the end of a period with what came, and with naive ones."""
    question = question_at(open_lake(), period, as_of)
    of, way = _known(level, LEVELS, "--level"), _known(rollup, ROLLUPS, "--rollup")
    console = Console(highlight=False)
    if mondays:
        said = list(snapshots(question, of, way))
        if form == "table":
            snapshots_table(console, language, question, said)
        else:
            give(snapshots_sheet(question.period.name, question.yardstick.currency, said), form, out)
        return
    found = accuracy(question, of, way)
    if form == "table":
        accuracy_table(console, language, found, (of, way))
    else:
        give(accuracy_sheet(found, of, way), form, out)


@app.command("projection")
def show_projection(  # noqa: PLR0913 (every option of a command is a parameter)
    *,
    period: Stretch = "",
    back: Annotated[bool, typer.Option("--trials", help="Periods that are over, as they would have been.")] = False,
    seed: Annotated[int, typer.Option(min=0, help="Another seed draws other paths.")] = SEED,
    as_of: AsOf = "",
    form: Form = "table",
    out: Out = None,
    language: Language = "en",
) -> None:
    """Project what will be won in a running period, with its interval, and say how such projections did before."""
    question = question_at(open_lake(), period, as_of)
    found, tried = projection(question, seed=seed), trials(question, seed=seed)
    if form == "table":
        projection_table(Console(highlight=False), language, found, tried)
    elif back:
        give(trials_sheet(tried), form, out)
    else:
        give(projection_sheet(_there(found)), form, out)


def _there(found: Projection | Sentence) -> Projection:
    if isinstance(found, Sentence):
        raise InputError(render("en", found), next_step="choose a running period, or a later instant")
    return found


def _known(text: str, choices: tuple[Known, ...], place: str) -> Known:
    for each in choices:
        if each == text:
            return each
    raise InputError(f"'{text}' is not a choice", place=place, next_step=f"use {', '.join(choices)}")


def _day(text: str, place: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise InputError(f"'{text}' is not a day", place=place, next_step="write it as 2026-07-31") from None
