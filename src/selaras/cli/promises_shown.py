"""Promises written for a terminal: tables for people, CSV and JSON for programs."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any, get_args

import typer
from babel.dates import format_date, format_timedelta
from babel.numbers import format_decimal, format_percent
from rich.console import Console
from rich.table import Table

from selaras.actions.promises import Board, BreachRow, Cell, Row
from selaras.cli.metrics import Format
from selaras.core.charter.wording import spaced
from selaras.core.sla import Attainment, DelaySplit
from selaras.kit.errors import InputError
from selaras.kit.periods import Period
from selaras.kit.spreadsheet import harmless
from selaras.phrases import say

Lines = list[dict[str, Any]]
Cuts = Mapping[str, Sequence[tuple[Period, Attainment]]]

_SHARES = frozenset({"quality", "data_complete", "forecast", "capacity_notice"})
_NUMBERS = frozenset({"volume", "content", "campaign_report"})
_SHOWN_WEEKS = 6


def show(form: str, lines: Lines, table: Callable[[Console], None]) -> None:
    """Print the table, or the lines as CSV or JSON."""
    if form not in get_args(Format):
        raise InputError(f"'{form}' is not a format", place="--format", next_step="use table, csv or json")
    if form == "table":
        table(Console(highlight=False))
    elif form == "json":
        typer.echo(json.dumps(lines, indent=1, ensure_ascii=False, default=str))
    else:
        typer.echo(_as_csv(lines), nl=False)


def _as_csv(lines: Lines) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(lines[0]) if lines else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: harmless(value) for name, value in line.items()} for line in lines)
    return out.getvalue()


def board_lines(board: Board) -> Lines:
    """Return one line for each promise and week."""
    return [
        _cell_line(row, cell) for side in board.sides for row in side.rows for cell in row.cells if cell is not None
    ]


def _cell_line(row: Row, cell: Cell) -> dict[str, Any]:
    told, counts = cell.told, cell.counts or Attainment()
    return {
        "side": row.owed.side,
        "clause": row.owed.clause,
        "promise": row.owed.promise,
        "week": cell.week.first_day.isoformat(),
        "judgement": cell.judgement,
        "value": cell.value,
        "floor": told.floor if told else None,
        "n": told.n if told else counts.decided,
        "met": told.met if told else counts.met,
        "breached": told.breached if told else counts.breached,
        "pending": told.pending if told else counts.pending,
        "cancelled": told.cancelled if told else counts.cancelled,
        "rung": told.rung if told else row.rung,
        "causes": " ".join(f"{cause or 'unknown'}:{times}" for cause, times in sorted(cell.causes.items())),
    }


def board_table(console: Console, language: str, board: Board) -> None:
    """Print the newest weeks beside each other, what they come to, and what is furthest from its floor."""
    shown = board.weeks[-_SHOWN_WEEKS:]
    title = say(language, "promises-table-title", until=format_date(board.weeks[-1].last_day, locale=language))
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    table.add_column(say(language, "promises-column-clause"))
    for week in shown:
        table.add_column(_short(week), justify="right", no_wrap=True)
    table.add_column(say(language, "promises-column-rung"))
    for side in board.sides:
        table.add_row(say(language, "promises-side", side=side.side), style="bold")
        for row in side.rows:
            cells = [_cell(language, row, cell) for cell in row.cells[-_SHOWN_WEEKS:]]
            table.add_row(row.owed.clause, *cells, _rung(language, board, row))
        sums = [_share(language, one) for one in side.together[-_SHOWN_WEEKS:]]
        table.add_row(say(language, "promises-together"), *sums, "", style="italic", end_section=True)
    console.print(table)
    for side in board.sides:
        if side.worst and side.worst.newest and (told := side.worst.newest.told):
            value, floor = (written(language, side.worst.owed.promise, one) for one in (told.value, told.floor))
            clause = side.worst.owed.clause
            console.print(say(language, "promises-worst", side=side.side, clause=clause, value=value, floor=floor))


def _cell(language: str, row: Row, cell: Cell | None) -> str:
    if cell is None:
        return ""
    value = written(language, row.owed.promise, cell.value)
    return f"[red]{value}[/red]" if cell.judgement == "missed" else value


def _short(week: Period) -> str:
    """Return the week's number within its year; the title says which weeks they are."""
    return week.name.partition("-")[2]


def _rung(language: str, board: Board, row: Row) -> str:
    rungs = board.version.terms.promises.ladder.rungs
    if not row.rung:
        return say(language, "promises-on-no-rung")
    return rung_named(language, rungs[min(row.rung, len(rungs)) - 1].name)


def rung_named(language: str, name: str) -> str:
    """Return what a step of the ladder is called; one of the charter's own in its own words."""
    return say(language, "escalations-rung", name=name, words=spaced(name))


def written(language: str, promise: str, value: float | None) -> str:
    """Return what a promise reached, as people of the language write it: a share, or a number."""
    if value is None:
        return "—"
    if promise in _NUMBERS:
        return format_decimal(value, locale=language)
    return format_percent(value, "#,##0 %", locale=language)


def _share(language: str, counts: Attainment) -> str:
    return "—" if counts.rate is None else format_percent(float(counts.rate), "#,##0 %", locale=language)


def cut_lines(by: str, found: Cuts) -> Lines:
    """Return one line for each team or rep and week."""
    return [
        {
            by: name,
            "week": week.first_day.isoformat(),
            "value": None if one.rate is None else float(one.rate),
            "met": one.met,
            "breached": one.breached,
            "pending": one.pending,
            "cancelled": one.cancelled,
        }
        for name, weeks in found.items()
        for week, one in weeks
    ]


def cuts_table(console: Console, language: str, by: str, found: Cuts) -> None:
    """Print the newest weeks of every team or rep."""
    table = Table(box=None, pad_edge=False)
    table.add_column(by, no_wrap=True)
    weeks = next(iter(found.values()), ())[-_SHOWN_WEEKS:]
    for week, _ in weeks:
        table.add_column(_short(week), justify="right")
    for name, told in found.items():
        table.add_row(name or "—", *(_share(language, one) for _, one in told[-_SHOWN_WEEKS:]))
    console.print(table)


def breach_lines(rows: Iterable[BreachRow]) -> Lines:
    """Return one line for each broken promise."""
    return [
        {
            "clock": row.clock_id, "side": row.side, "clause": row.clause, "lead": row.lead_id, "name": row.lead,
            "owner": row.owner or row.owner_id, "team": row.team, "high_intent": row.high_intent,
            "due_at": row.due_at.isoformat(), "kept_at": row.stopped_at.isoformat() if row.stopped_at else None,
            "late_seconds": int(row.late_by.total_seconds()), "cause": row.cause,
        }
        for row in rows
    ]  # fmt: skip


def breaches_table(console: Console, language: str, rows: Iterable[BreachRow]) -> None:
    """Print the broken promises, the oldest first."""
    table = Table(box=None, pad_edge=False)
    for name in ("clause", "lead", "owner", "due", "late", "causes"):
        table.add_column(say(language, f"promises-column-{name}"))
    for row in rows:
        late = format_timedelta(row.late_by, threshold=2, locale=language)
        late = late if row.stopped_at else say(language, "promises-open-since", late=late)
        due, cause = f"{row.due_at:%Y-%m-%d %H:%M} UTC", say(language, "promises-cause", cause=row.cause)
        table.add_row(row.clause, row.lead or "—", row.owner or row.team or "—", due, late, cause)
    console.print(table)


def delay_table(console: Console, language: str, period: Period, split: DelaySplit) -> None:
    """Print the waits by link, and whose time it was."""
    title = say(
        language,
        "promises-delay-title",
        first=format_date(period.first_day, locale=language),
        last=format_date(period.last_day, locale=language),
    )
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for name in ("link", "owner", "n", "median", "p90", "business", "censored"):
        table.add_column(
            say(language, f"promises-delay-{name}"), justify="left" if name in {"link", "owner"} else "right"
        )
    for one in split.links:
        wall, business = one.wall, one.business
        table.add_row(
            say(language, "promises-link", link=one.link),
            say(language, "promises-owner", owner=one.owner),
            str(one.n),
            _lasting(language, wall.median if wall else None),
            _lasting(language, wall.p90 if wall else None),
            _lasting(language, business.median if business else None),
            str(one.censored),
        )
    console.print(table)
    for part in split.owners:
        share = format_percent(part.share, "#,##0 %", locale=language)
        owner = say(language, "promises-owner", owner=part.owner)
        console.print(f"{owner}: {share} ({say(language, 'promises-delay-share')})", style="dim")


def _lasting(language: str, waited: timedelta | None) -> str:
    return "—" if waited is None else format_timedelta(waited, threshold=2, format="short", locale=language)
