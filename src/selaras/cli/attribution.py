"""`selaras attribute`: revenue or pipeline shared out among channels, campaigns, content or segments by every model."""

from pathlib import Path
from typing import Annotated, cast

import typer
from babel.numbers import format_compact_currency, format_currency, format_percent
from rich.console import Console
from rich.table import Table

from selaras.analytics.attribution import Attribution, Basis, By, Line, attribution, attribution_sheet
from selaras.cli.looking import open_lake, question_at
from selaras.cli.metrics import give
from selaras.core.attribution import Model
from selaras.kit.errors import InputError
from selaras.kit.money import Money
from selaras.kit.sentence import Sentence
from selaras.phrases import render, say

_FIRST = 24
_COLUMN = 15


def attribute(  # noqa: PLR0913, PLR0917 (the options of a command)
    model: Annotated[
        str | None, typer.Argument(help="A model by its name in the charter; all of them where none is named.")
    ] = None,
    by: Annotated[str, typer.Option(help="channel, campaign, content or segment.")] = "channel",
    period: Annotated[
        str | None,
        typer.Option(help="2026-Q3, 2026-07, 2026-W31, 2026, or two days a..b. The newest quarter where not given."),
    ] = None,
    basis: Annotated[str, typer.Option(help="won: revenue of the period; pipeline: what is to close in it.")] = "won",
    segment: Annotated[str | None, typer.Option(help="Only the deals of this segment.")] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="The instant to look from, such as 2026-07-01T00:00Z.")
    ] = None,
    seed: Annotated[int, typer.Option(help="The seed of the resampling; the same one gives the same intervals.")] = 1,
    form: Annotated[str, typer.Option("--format", help="table, csv, json or parquet.")] = "table",
    out: Annotated[Path | None, typer.Option(help="Write csv, json or parquet to this file.")] = None,
    language: Annotated[str, typer.Option("--lang", help="en or id.", envvar="SELARAS_LANGUAGE")] = "en",
) -> None:
    """Show what each channel gets under every model, how far the models lie apart, and what holds under all of them."""
    question = question_at(open_lake(), period, as_of)
    found = attribution(question, cast(By, by), basis=cast(Basis, basis), segment=segment, seed=seed)
    known = [told.model.name for told in found.models]
    if model is not None and model not in known:
        raise InputError(f"'{model}' is not a model of the charter", next_step=f"use one of {', '.join(known)}")
    if form == "table":
        _show(Console(highlight=False), language, found, model)
    else:
        give(attribution_sheet(found, lambda said: render(language, said), model), form, out)


def _show(console: Console, language: str, found: Attribution, model: str | None) -> None:
    """Print what holds, then the models in as many tables as the terminal is narrow."""
    title = say(
        language, "attribution-table-title", period=found.period.name, as_of=found.as_of.isoformat(), basis=found.basis
    )
    heads = [say(language, f"attribution-{name}") for name in ("verdict", "spread", "sourced", "influenced")]
    console.print(_table(language, found, heads, [_about(language, found, line) for line in found.lines], title))
    chosen = [k for k, told in enumerate(found.models) if model in {None, told.model.name}]
    at_once = max(1, (console.width - _FIRST) // _COLUMN)
    for first in range(0, len(chosen), at_once):
        some = chosen[first : first + at_once]
        heads = [_called(language, found.models[k].model) for k in some]
        rows = [[_short(language, _minor(line, k), found.currency) for k in some] for line in found.lines]
        console.print()
        console.print(_table(language, found, heads, rows))
    total = format_currency(Money(found.total_minor, found.currency).amount, found.currency, locale=language)
    console.print(say(language, "attribution-table-total", total=total, n=found.deals, untouched=found.untouched))
    console.print(say(language, "attribution-influenced-overlap"), style="dim")
    for told in (found.models[k] for k in chosen):
        if told.refused:
            console.print(f"{_called(language, told.model)}: {render(language, told.refused)}", style="dim")


def _table(
    language: str, found: Attribution, heads: list[str], rows: list[list[str]], title: str | None = None
) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    table.add_column(say(language, f"attribution-by-{found.by}"), max_width=_FIRST)
    for head in heads:
        table.add_column(head, justify="right")
    for line, row in zip(found.lines, rows, strict=True):
        table.add_row(line.value, *row)
    return table


def _about(language: str, found: Attribution, line: Line) -> list[str]:
    verdict = say(language, f"attribution-verdict-{line.verdict}") if line.verdict else ""
    spread = "" if line.spread is None else " – ".join(format_percent(end, locale=language) for end in line.spread)
    money = [_short(language, minor, found.currency) for minor in (line.sourced_minor, line.influenced_minor)]
    return [verdict, spread, *money]


def _minor(line: Line, model: int) -> int | None:
    credit = line.credits[model]
    return None if credit is None else credit.minor


def _called(language: str, model: Model) -> str:
    called = model.called
    return render(language, called) if isinstance(called, Sentence) else str(called)


def _short(language: str, minor: int | None, currency: str) -> str:
    if minor is None:
        return "—"
    return format_compact_currency(Money(minor, currency).amount, currency, fraction_digits=1, locale=language)
