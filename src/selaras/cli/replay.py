"""`selaras replay`: what a proposed charter would have made of the recorded history."""

import json
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from babel.numbers import format_currency
from django.conf import settings
from rich.console import Console
from rich.table import Table

from selaras.actions.charter import charter_versions, terms_in_force
from selaras.actions.replay import ask_replay, worked_out
from selaras.analytics import Lake, Yardstick, whole_history
from selaras.cli.charter_files import read_terms
from selaras.cli.terminal import AT_THE_TERMINAL, done
from selaras.core.charter import load_terms
from selaras.core.charter.terms import Terms
from selaras.core.replay.beside import Line, lines
from selaras.core.replay.impact import Impact
from selaras.kit import clock
from selaras.kit.errors import InputError
from selaras.kit.instants import in_utc
from selaras.kit.money import Money
from selaras.phrases import say

_SHOWN = 20

Language = Annotated[str, typer.Option("--lang", help="en or id.", envvar="SELARAS_LANGUAGE")]


def replay(  # noqa: PLR0913 (an option of the terminal is an argument)
    file: Annotated[Path | None, typer.Argument(help="A charter in YAML; else --version or --threshold.")] = None,
    version: Annotated[int | None, typer.Option(help="A version from the ledger.", min=1)] = None,
    *,
    threshold: Annotated[float | None, typer.Option(help="Another threshold.")] = None,
    period: Annotated[str, typer.Option(help="2026-Q3, 2026-07, two days a..b; else the whole history.")] = "",
    as_of: Annotated[str, typer.Option(help="Use only what was known at an instant.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Everything, lists and all, as JSON.")] = False,
    language: Language = "en",
) -> None:
    """Replay the recorded history under a proposed charter, beside what happened; nothing is told to anybody."""
    lake = Lake.open(Path(settings.LAKE))
    if lake.empty or lake.noted_until is None:
        raise InputError("there is no history to replay", next_step="import data, or load the demo")
    at = in_utc(datetime.fromisoformat(as_of)) if as_of else lake.noted_until
    yardstick = Yardstick.of(terms_in_force(at))
    span = yardstick.cuts.named(period) if period else whole_history(lake, yardstick, as_of=at)
    asked = done(ask_replay(_terms(file, version, threshold, language), span, lake, at, AT_THE_TERMINAL), language)
    impact = worked_out(asked, lake)
    if as_json:
        typer.echo(json.dumps(_plain(asdict(impact)), indent=1, ensure_ascii=False))
        return
    _print(impact, language)


def _terms(file: Path | None, version: int | None, threshold: float | None, language: str) -> Terms:
    if file is not None and version is not None:
        raise InputError("a file and a version were given", next_step="give one of the two")
    if file is None and version is None and threshold is None:
        raise InputError("nothing is proposed", next_step="give a charter, --version or --threshold")
    terms = terms_in_force(clock.now()) if version is None else _version(version)
    if file is not None:
        terms = read_terms(file, language, lambda text: load_terms(text, name=str(file)))
    if threshold is None:
        return terms
    return terms.model_copy(update={"scoring": terms.scoring.model_copy(update={"threshold": threshold})})


def _version(number: int) -> Terms:
    found = next((one for one in charter_versions() if one.number == number), None)
    if found is None:
        raise InputError(f"there is no version {number} of the charter", next_step="see: selaras charter show")
    return found.terms


def _print(impact: Impact, language: str) -> None:
    console = Console(highlight=False)
    table = Table(title=f"{say(language, 'replay-beside')} · {impact.period.name}")
    for name in ("figure", "was", "would", "bounds"):
        table.add_column(say(language, f"replay-{name}"), justify="left" if name == "figure" else "right")
    for line in lines(impact):
        table.add_row(*_cells(line, impact, language))
    console.print(table)
    counts, faith, gone = impact.counts, impact.faith, impact.gone
    console.print(say(language, "replay-counts", gone=counts.gone, new=counts.new, moved=counts.moved))
    console.print(say(language, "replay-gone", sql=gone.sql, opportunity=gone.opportunity, won=gone.won))
    console.print(say(language, "replay-bounds-say", new=counts.new, days=impact.horizon_days))
    told = {name: getattr(faith, name) for name in ("same", "recorded", "moved", "missing", "extra")}
    console.print(say(language, "replay-faith-said", **told))
    console.print(say(language, "replay-faith-routing", named=faith.named, asked=faith.asked))
    lost = sorted(impact.listed("gone"), key=lambda row: -(row.won_minor or 0))
    for row in lost[:_SHOWN]:
        console.print(f"- {row.lead_id}#{row.number} {row.stage} {row.outcome}", soft_wrap=True)
    if len(lost) > _SHOWN:
        console.print(say(language, "replay-first-of", shown=_SHOWN, total=len(lost)))


def _cells(line: Line, impact: Impact, language: str) -> tuple[str, ...]:
    name = line.clause or say(language, f"replay-line-{line.name.replace('_', '-')}")
    bounds = (
        ""
        if line.least is None
        else f"{_text(line, line.least, impact, language)} – {_text(line, line.most, impact, language)}"
    )
    return name, _text(line, line.was, impact, language), _text(line, line.would, impact, language), bounds


def _text(line: Line, value: float | None, impact: Impact, language: str) -> str:
    if value is None:
        return "?"
    if line.unit == "share":
        return f"{value:.1%}"
    if line.unit == "money":
        return format_currency(Money(int(value), impact.currency).amount, impact.currency, locale=language)
    return f"{value:.1f}" if line.unit == "decimal" else f"{int(value):,}"


def _plain(value: Any) -> Any:
    """Return what JSON can hold: instants and days as texts."""
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, datetime | date) else value
