"""`selaras metrics`: the figures of the shared page in a terminal, as a table, as CSV, JSON or Parquet."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import typer
from rich.console import Console

from selaras.analytics import (
    METRICS,
    Answer,
    Lake,
    Yardstick,
    asked,
    metric_named,
    watched_trend,
)
from selaras.analytics.sheets import Sheet, figures_sheet, form_named, written
from selaras.analytics.trends import trend_sheet
from selaras.analytics.yardstick import Counting
from selaras.cli.looking import cut_named, open_lake, question_at
from selaras.cli.metrics_shown import as_table, as_trend
from selaras.kit.errors import InputError
from selaras.phrases import render

Format = Literal["table", "csv", "json"]


def metrics(  # noqa: PLR0913, PLR0917 (the options of a command)
    name: Annotated[
        str | None, typer.Argument(help="A metric, such as mql_to_sql; all of them where none is named.")
    ] = None,
    by: Annotated[str | None, typer.Option(help="Cut by channel, campaign, team, rep, week and others.")] = None,
    period: Annotated[
        str | None,
        typer.Option(help="2026-Q3, 2026-07, 2026-W31, 2026, or two days a..b. The newest quarter where not given."),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="The instant to look from, such as 2026-07-01T00:00Z.")
    ] = None,
    trend: Annotated[bool, typer.Option("--trend", help="A share week by week, with its alarm.")] = False,
    count: Annotated[str, typer.Option(help="passes, or people: a lead once, in its first pass.")] = "passes",
    lag: Annotated[str, typer.Option(help="Costs so many days earlier, or cycle: by the median cycle.")] = "0",
    form: Annotated[str, typer.Option("--format", help="table, csv, json or parquet.")] = "table",
    out: Annotated[Path | None, typer.Option(help="Write csv, json or parquet to this file.")] = None,
    language: Annotated[str, typer.Option("--lang", help="en or id.", envvar="SELARAS_LANGUAGE")] = "en",
) -> None:
    """Show figures with their intervals, sample sizes and maturity, as of any instant."""
    lake, measured = open_lake(), {"counting": _counting(count), "cost_lag": _lag(lag)}
    if trend:
        _show_trend(lake, name or "mql_to_opportunity", as_of, (form, out, language))
        return
    answers, yardstick = answers_to(lake, name, by, period, as_of, measured)
    if form == "table":
        as_table(Console(highlight=False), language, answers, yardstick)
    else:
        give(figures_sheet("metrics", answers, lambda said: render(language, said)), form, out)


def _counting(text: str) -> str:
    if text not in get_args(Counting):
        raise InputError(f"'{text}' is nothing to count", place="--count", next_step="count passes or people")
    return text


def _lag(text: str) -> int | str:
    if text == "cycle" or text.isdecimal():
        return text if text == "cycle" else int(text)
    raise InputError(f"'{text}' is no lag", place="--lag", next_step="write a number of days, or cycle")


def _show_trend(lake: Lake, name: str, as_of: str | None, ways: tuple[str, Path | None, str]) -> None:
    form, out, language = ways
    question = question_at(lake, None, as_of)
    found = watched_trend(metric_named(name).name, question)
    if form == "table":
        as_trend(Console(highlight=False), language, found)
    else:
        give(trend_sheet(found), form, out)


def give(sheet: Sheet, form: str, out: Path | None) -> None:
    """Write a sheet to a file, or to the terminal where its form is text."""
    kind = form_named(form)
    if kind == "parquet" and out is None:
        raise InputError("a terminal shows no Parquet", place="--format", next_step="name a file: --out FILE")
    content = written(sheet, kind)
    if out:
        out.write_bytes(content)
    else:
        typer.echo(content.decode(), nl=False)


def answers_to(
    lake: Lake,
    name: str | None,
    by: str | None,
    period: str | None,
    as_of: str | None,
    measured: Mapping[str, Any] | None = None,
) -> tuple[list[Answer], Yardstick]:
    """Return the answers asked for, and the yardstick of the charter that was in force at that instant.

    ``measured`` says what is to be measured otherwise than the charter does.
    """
    question = question_at(lake, period, as_of, measured).of(cut_named(by))
    if name:
        return [asked(metric_named(name).name, question)], question.yardstick
    cuttable = [metric for metric in METRICS.values() if by is None or by in {*metric.cuts, "week", "month"}]
    return [asked(metric.name, question) for metric in cuttable], question.yardstick
