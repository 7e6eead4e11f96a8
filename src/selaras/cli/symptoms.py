"""`selaras symptoms`: what stands out in the hand-off, in a terminal or as JSON, and the rows behind it."""

import csv
import io
import json
from typing import Annotated, Any

import typer
from babel.numbers import format_currency
from rich.console import Console

from selaras.actions.charter import charter_versions
from selaras.actions.staff import person_named
from selaras.analytics import Question, Yardstick
from selaras.analytics.symptoms import (
    BRINGS,
    PERSONS,
    Looking,
    Symptoms,
    called,
    last_year,
    look,
    remarks,
    rows_of,
    said,
)
from selaras.cli.looking import looked_from, open_lake
from selaras.core.charter.versions import in_force_among
from selaras.core.diagnosis.symptom import SORTS, Estimate, Symptom
from selaras.core.staff import Act
from selaras.kit.errors import InputError
from selaras.kit.money import Money
from selaras.kit.spreadsheet import harmless
from selaras.phrases import render, say

_FORMS = ("table", "json")


def symptoms(  # noqa: PLR0913, PLR0917 (each is an option of the command)
    period: Annotated[str | None, typer.Option(help="2026-Q3, 2026, or two days a..b; else the year before.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="The instant to look from.")] = None,
    eyes: Annotated[str, typer.Option("--as", help="The user who reads; single people are for those who coach.")] = "",
    rows: Annotated[str, typer.Option(help="A symptom, such as never_touched: the leads behind it, as CSV.")] = "",
    cut: Annotated[str, typer.Option(help="With --rows, a part of it, such as channel=email.")] = "",
    everything: Annotated[bool, typer.Option("--all", help="What does not stand out too.")] = False,
    form: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
    language: Annotated[str, typer.Option("--lang", help="en or id.", envvar="SELARAS_LANGUAGE")] = "en",
) -> None:
    """Show what stands out: what it is, how sure that is, what it is thought to cost, and whose part it is."""
    if form not in _FORMS:
        raise InputError(f"'{form}' is not a format", place="--format", next_step=f"use one of {', '.join(_FORMS)}")
    looking = _looking(period, as_of, eyes)
    if rows:
        _rows(looking, rows, cut)
        return
    found = look(looking)
    lines = found.found if everything else found.standing_out
    if form == "json":
        told = [_line(language, found, one) for one in (*lines, *(() if everything else found.unanswered))]
        typer.echo(json.dumps(told, indent=1, ensure_ascii=False))
        return
    _table(language, found, lines)


def _looking(period: str | None, as_of: str | None, eyes: str) -> Looking:
    lake = open_lake()
    instant = looked_from(lake, as_of)
    versions = charter_versions(instant)
    version = in_force_among(versions, instant)
    yardstick = Yardstick.of(version.terms if version else None)
    chosen = yardstick.cuts.named(period) if period else last_year(yardstick, instant)
    people = bool(eyes) and person_named(eyes).may(Act.READ_REP_FIGURES)
    return Looking(Question(lake.at(instant), chosen, yardstick), versions, people=people)


def _rows(looking: Looking, code: str, cut: str) -> None:
    known = next((one for one in SORTS if one == code), None)
    if known is None:
        raise InputError(f"'{code}' is not a symptom", place="--rows", next_step=f"use one of {', '.join(SORTS)}")
    by, _, value = cut.partition("=")
    if by in PERSONS and not looking.people:
        raise InputError("single people are for those who coach them", place="--cut", next_step="say who reads: --as")
    found = rows_of(looking, known, by, value, size=1000)
    shown = [place for place, name in enumerate(found.columns) if looking.people or name not in PERSONS]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([found.columns[place] for place in shown])
    writer.writerows([harmless(row[place]) for place in shown] for row in found.rows)
    typer.echo(out.getvalue(), nl=False)


def _table(language: str, found: Symptoms, lines: tuple[Symptom, ...]) -> None:
    console = Console(highlight=False)
    days = {"from": str(found.period.first_day), "to": str(found.period.last_day)}
    console.print(say(language, "symptoms-title"), style="bold")
    console.print(say(language, "symptoms-period", **days), style="dim")
    if found.refused is not None:
        console.print(render(language, found.refused))
        return
    if not lines:
        console.print(say(language, "symptoms-none"))
    for one in lines:
        _print(console, language, found.currency, one)
    for one in found.unanswered:
        console.print(f"{render(language, called(one))}: {render(language, said(one))}", style="dim", markup=False)


def _print(console: Console, language: str, currency: str, one: Symptom) -> None:
    owner = say(language, "symptoms-owner", owner=one.sort.owner)
    head = f"{one.sort.row}  {render(language, called(one))} ({owner})"
    console.print(head, style="bold" if one.stands_out else "dim", markup=False)
    console.print(f"    {render(language, said(one))}", markup=False)
    if one.money is not None:
        console.print(f"    {_money(language, one.code, one.money, currency)}", markup=False)
    for remark in remarks(one):
        console.print(f"    {render(language, remark)}", style="dim", markup=False)


def _money(language: str, code: str, money: Estimate, currency: str) -> str:
    told = {name: _amount(language, getattr(money, name), currency) for name in ("value", "low", "high")}
    phrase = "symptoms-brought" if code in BRINGS else "symptoms-money"
    return say(language, phrase, money=told["value"], low=told["low"], high=told["high"])


def _amount(language: str, minor: float, currency: str) -> str:
    amount = Money(int(minor), currency).amount
    return format_currency(amount, currency, locale=language, format="¤#,##0", currency_digits=False)


def _line(language: str, found: Symptoms, one: Symptom) -> dict[str, Any]:
    """Return a symptom as plain values; money is a whole number of the currency's smallest unit."""
    return {
        "code": one.code, "row": one.sort.row, "owner": one.sort.owner, "by": one.by, "cut": one.cut,
        "says": render(language, said(one)), "stands_out": one.stands_out, "unit": one.unit,
        "measure": _estimate(one.measure), "raw": one.raw, "usual": one.usual, "limits": one.limits,
        "hits": one.hits, "n": one.n, "money": _estimate(one.money), "currency": found.currency,
        "chance": one.chance, "false_discovery_rate": one.rate, "clause": one.clause,
        "remarks": [render(language, remark) for remark in remarks(one)] if one.refused is None else [],
        "refused": render(language, one.refused) if one.refused else None,
    }  # fmt: skip


def _estimate(one: Estimate | None) -> dict[str, Any] | None:
    return None if one is None else {name: getattr(one, name) for name in ("value", "low", "high", "method")}
