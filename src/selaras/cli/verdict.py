"""`selaras diagnose` and `selaras evidence`: who is right, in a terminal or as JSON, and a claim as one file."""

import json
from pathlib import Path
from typing import Annotated, cast, get_args

import typer
from rich.console import Console

from selaras.actions.charter import charter_in_force
from selaras.analytics import Cut, Dimension, Question, Yardstick, default_period, metric_named
from selaras.analytics.diagnosis import diagnose as verdict_of
from selaras.analytics.diagnosis.comparing import target_of
from selaras.analytics.evidence import Charter, Pack, check, pack_figure, pack_verdict
from selaras.cli.looking import looked_from, open_lake
from selaras.cli.metrics_shown import written
from selaras.cli.verdict_shown import as_document, as_text
from selaras.core.charter import starting_terms
from selaras.core.charter.canonical import canonical, sha256
from selaras.core.charter.terms import Terms
from selaras.core.diagnosis import CHAIN, OWN, Against, Basis, Rule, Verdict
from selaras.kit.errors import InputError
from selaras.phrases import say
from selaras.phrases.evidence import figure_pages, verdict_pages

app = typer.Typer(no_args_is_help=True, help="One claim as one file that somebody who doubts it can check.")

Period = Annotated[
    str | None, typer.Option(help="2026-Q3, 2026-07, 2026-W31, 2026, or two days a..b; else the newest.")
]
AsOf = Annotated[str | None, typer.Option("--as-of", help="The instant to look from, such as 2026-07-01T00:00Z.")]
Yard = Annotated[
    str | None, typer.Option("--against", help="plan, last_period or last_year; else the plan, if there is one.")
]
Money = Annotated[str, typer.Option(help="pipeline or revenue.")]
Out = Annotated[
    Path | None, typer.Option("--out", help="Where to write the file; else beside you, under its own name.")
]
Lang = Annotated[str, typer.Option("--lang", help="en or id.", envvar="SELARAS_LANGUAGE")]


def diagnose(
    period: Period = None,
    against: Yard = None,
    money: Money = "pipeline",
    as_of: AsOf = None,
    form: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    language: Lang = "en",
) -> None:
    """Say who is right about a gap: its parts with their owners, how sure that is, and what to do."""
    if form not in {"text", "json"}:
        raise InputError(f"'{form}' is not a format", place="--format", next_step="use text or json")
    _, _, verdict = _verdict(period, against, money, as_of)
    if form == "json":
        typer.echo(json.dumps(as_document(language, verdict), indent=1, ensure_ascii=False))
    else:
        as_text(Console(highlight=False), language, verdict)


@app.command("verdict")
def of_verdict(
    period: Period = None,
    against: Yard = None,
    money: Money = "pipeline",
    as_of: AsOf = None,
    part: Annotated[str | None, typer.Option(help="The part the claim is about, such as speed.")] = None,
    out: Out = None,
) -> None:
    """Write the evidence pack of a verdict, or of one part of it."""
    if part is not None and part not in (*CHAIN, OWN):
        raise InputError(f"'{part}' is not a part", place="--part", next_step=f"use one of {', '.join((*CHAIN, OWN))}")
    question, terms, verdict = _verdict(period, against, money, as_of)
    charter = _charter(question, terms)
    members = pack_verdict(question, terms, verdict, charter, part)
    _write(members.with_pages(verdict_pages(verdict, members.name, charter.number, part)), out)


@app.command("figure")
def of_figure(
    name: Annotated[str, typer.Argument(help="A metric, such as mql_to_sql.")],
    cut: Annotated[str | None, typer.Option(help="Only a part of it, such as channel=webinars.")] = None,
    period: Period = None,
    as_of: AsOf = None,
    out: Out = None,
) -> None:
    """Write the evidence pack of a figure."""
    question, terms = _question(period, as_of)
    metric, part = metric_named(name), _cut(cut)
    members, figure = pack_figure(name, question, part, _charter(question, terms))
    about = (metric.asks, metric.measured, metric.blind_spot, *figure.notes)
    pages = figure_pages(members.name, metric.called, written("en", figure, figure.value), figure.n, about)
    _write(members.with_pages(pages), out)


def _cut(text: str | None) -> Cut | None:
    if text is None:
        return None
    by, equals, value = text.partition("=")
    if not equals or by not in get_args(Dimension):
        raise InputError(f"'{text}' is not a part", place="--cut", next_step="write it as channel=webinars")
    return Cut(cast(Dimension, by), value)


@app.command("check")
def check_pack(
    file: Annotated[Path, typer.Argument(help="An evidence pack.")],
    language: Lang = "en",
) -> None:
    """Count a pack's claim again from its own rows; exit code 1 where it does not hold."""
    found = check(file)
    if found.holds:
        counted = ", ".join(found.counted)
        typer.echo(say(language, "evidence-holds", members=found.members, rows=found.rows, counted=counted))
        return
    typer.echo(say(language, "evidence-fails"))
    for fault in found.faults:
        typer.echo(f"  {fault}")
    raise typer.Exit(1)


def _question(period: str | None, as_of: str | None) -> tuple[Question, Terms]:
    lake = open_lake()
    instant = looked_from(lake, as_of)
    version = charter_in_force(instant)
    terms = version.terms if version else starting_terms()
    yardstick = Yardstick.of(terms)
    chosen = yardstick.cuts.named(period) if period else default_period(lake, yardstick, as_of=instant)
    return Question(lake.at(instant), chosen, yardstick), terms


def _verdict(period: str | None, against: str | None, money: str, as_of: str | None) -> tuple[Question, Terms, Verdict]:
    question, terms = _question(period, as_of)
    planned = "plan" if target_of(question, question.period) else "last_period"
    for place, wish, known in (
        ("--against", against or planned, get_args(Against)),
        ("--money", money, get_args(Basis)),
    ):
        if wish not in known:
            raise InputError(f"'{wish}' is not one of them", place=place, next_step=f"use {', '.join(known)}")
    verdict = verdict_of(
        question.moment,
        terms,
        as_of=question.moment.as_of,
        period=question.period,
        against=cast(Against, against or planned),
        rule=Rule(cast(Basis, money)),
    )
    return question, terms, verdict


def _charter(question: Question, terms: Terms) -> Charter:
    version = charter_in_force(question.moment.as_of)
    return Charter(canonical(terms), sha256(terms), version.number if version else None)


def _write(pack: Pack, out: Path | None) -> None:
    path = out or Path(pack.name)
    try:
        path.write_bytes(pack.content)
    except OSError as problem:
        raise InputError(
            f"the file cannot be written: {problem.strerror}", place=str(path), next_step="give another --out"
        ) from None
    typer.echo(path)
