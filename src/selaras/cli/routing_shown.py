"""Routing written for a terminal: dry runs, decisions and fairness, as tables for people and lines for programs."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from rich.console import Console
from rich.table import Table

from selaras.actions.routing import DryRun, Fairness, PoolShares
from selaras.actions.routing.board import Told
from selaras.cli.promises_shown import Lines
from selaras.core.charter.wording import spaced
from selaras.core.routing import Beside, Outcome, Step
from selaras.core.routing.worth import Line
from selaras.kit.money import Money
from selaras.kit.sentence import Sentence
from selaras.kit.spreadsheet import harmless
from selaras.phrases import render, say

_SHOWN = 20
_NAME = 18


def dry_run_lines(tried: DryRun) -> Lines:
    """Return one line for each lead, in the order in which they came."""
    return [
        {
            "lead_id": one.past.lead_id,
            "at": one.past.at.isoformat(),
            "was": one.past.rep_id,
            "would": one.would.rep_id,
            "rule": one.would.rule,
            "changed": one.changed,
            "steps": " > ".join(map(str, one.would.steps)),
        }
        for one in tried.rehearsal.outcomes
    ]


def dry_run_text(console: Console, language: str, tried: DryRun) -> None:
    """Print what would have changed: in sum, by rep, by week, by pool, by reason, and lead by lead."""
    rehearsal, queued = tried.rehearsal, tried.rehearsal.queued
    heading = say(
        language, "routing-dry-run", n=tried.count, changed=len(rehearsal.changed), period=tried.period.name
    )  # fmt: skip
    console.print(heading, style="bold")
    if not tried.count:
        return
    console.print(say(language, "routing-dry-run-faithful", faithful=tried.faithful, n=tried.count), style="dim")
    console.print(say(language, "routing-dry-run-queued", was=int(queued.was), would=int(queued.would)))
    _load(console, language, tried)
    for pool, spread in tried.spreads:
        was, would = (_decimal(language, one) for one in (spread.was, spread.would))
        console.print(say(language, "routing-dry-run-spread", pool=pool.name, was=was, would=would))
    for reason, times in rehearsal.skips.most_common():
        console.print(
            say(language, "routing-dry-run-skipped", reason=say(language, f"routing-skip-{_dashed(reason)}"), n=times)
        )
    _changed(console, language, tried)


def _load(console: Console, language: str, tried: DryRun) -> None:
    weeks = sorted({week for week, _ in tried.rehearsal.load})
    table = Table(title=say(language, "routing-dry-run-load"), title_justify="left", box=None, pad_edge=False)
    table.add_column(say(language, "routing-column-rep"))
    for week in weeks:
        table.add_column(format_date(week, "d MMM", locale=language), justify="right", no_wrap=True)
    table.add_column(say(language, "routing-column-together"), justify="right", no_wrap=True)
    for rep, sums in tried.rehearsal.taken.items():
        cells = [_beside(tried.rehearsal.load.get((week, rep), Beside())) for week in weeks]
        table.add_row(tried.reps.get(rep, rep), *cells, _beside(sums))
    console.print(table)


def _changed(console: Console, language: str, tried: DryRun) -> None:
    changed = tried.rehearsal.changed
    if not changed:
        return
    table = Table(title=say(language, "routing-dry-run-changed"), title_justify="left", box=None, pad_edge=False)
    for name in ("lead", "was", "would", "rule"):
        table.add_column(say(language, f"routing-column-{name}"))
    for one in changed[:_SHOWN]:
        rule = say(language, "routing-rule", name=one.would.rule, words=spaced(one.would.rule))
        table.add_row(
            _lead(tried, one), *(_rep(language, tried, rep) for rep in (one.past.rep_id, one.would.rep_id)), rule
        )
    console.print(table)
    if len(changed) > _SHOWN:
        console.print(say(language, "routing-dry-run-more", n=len(changed) - _SHOWN), style="dim")


def _lead(tried: DryRun, one: Outcome) -> str:
    return harmless(tried.leads.get(one.past.lead_id) or one.past.lead_id)


def _rep(language: str, tried: DryRun, rep: str | None) -> str:
    return say(language, "routing-nobody") if rep is None else tried.reps.get(rep, rep)


def decision_lines(language: str, decisions: Sequence[Told]) -> Lines:
    """Return one line for each step of each decision."""
    return [
        {
            "at": one.decided.at.isoformat(),
            "lead_id": one.decided.lead_id,
            "rep_id": one.decided.rep_id,
            "queue": one.decided.queue,
            "rule": one.decided.rule,
            "pool": one.decided.pool,
            "undone": one.decided.undone,
            "step": str(step),
            "said": render(language, said),
        }
        for one in decisions
        for step, said in zip(
            one.decided.steps or (Step(one.decided.rule, "takes"),), one.steps or (_plain(one),), strict=True
        )
    ]


def decisions_text(console: Console, language: str, decisions: Sequence[Told]) -> None:
    """Print each decision with its steps, the newest first."""
    for one in decisions:
        at = format_datetime(one.decided.at, "medium", locale=language)
        to = one.rep or say(language, "routing-in-queue", queue=one.decided.queue or "")
        sort = "routing-decided-undone" if one.decided.undone else "routing-decided"
        console.print(say(language, sort, at=at, rep=to, lead=one.lead), style="bold")
        for step in one.steps or (_plain(one),):
            console.print(f"  · {render(language, step)}")
        if one.decided.comment:
            console.print(f"  {one.decided.comment}", style="italic", markup=False)


def _plain(one: Told) -> Sentence:
    """Return what is known of a decision that another system made without saying how."""
    return Step(one.decided.rule, "takes").told(one.rep)


def fairness_lines(told: Fairness) -> Lines:
    """Return one line for each rep of each pool that the reader may see."""
    return [
        {
            "pool": pool.pool,
            "rep_id": one.rep_id,
            "entitled": round(one.line.entitled, 6),
            "received": one.line.received,
            "worth_entitled": round(one.line.worth_entitled),
            "worth_received": round(one.line.worth_received),
            "low": round(one.line.low),
            "high": round(one.line.high),
            "unvalued": one.line.unvalued,
            "currency": told.currency,
            "book_entitled": str(one.entry.entitled),
            "book_received": one.entry.received,
            "book_credit": str(one.entry.credit),
        }
        for pool in told.pools
        for one in pool.shares
    ]


def fairness_text(console: Console, language: str, told: Fairness) -> None:
    """Print each pool's reps, in leads and, where history can say, in worth; and how far apart the book is."""
    console.print(say(language, "routing-fairness", period=told.period.name), style="bold")
    for pool in told.pools:
        _pool(console, language, told, pool)
    if not told.pools:
        console.print(say(language, "routing-fairness-none"))
    elif not told.valued:
        console.print(say(language, "routing-fairness-thin"), style="dim")


def _pool(console: Console, language: str, told: Fairness, pool: PoolShares) -> None:
    table = Table(
        title=say(language, "routing-fairness-pool", pool=pool.pool, n=pool.reps),
        title_justify="left",
        box=None,
        padding=(0, 1, 0, 0),
        pad_edge=False,
    )
    table.add_column(say(language, "routing-column-rep"), no_wrap=True, min_width=_NAME)
    for name in ("entitled", "received", "behind", "worth-entitled", "worth-received", "between"):
        table.add_column(say(language, f"routing-column-{name}"), justify="right", no_wrap=True)
    for one in pool.shares:
        table.add_row(one.name, *_cells(language, told, one.line, one.entry.behind))
    table.add_row(say(language, "routing-column-together"), *_cells(language, told, pool.total, None), style="italic")
    console.print(table)
    console.print(say(language, "routing-fairness-apart", apart=_decimal(language, pool.apart)), style="dim")


def _cells(language: str, told: Fairness, line: Line, behind: Fraction | None) -> Iterable[str]:
    yield _decimal(language, Fraction(line.entitled))
    yield str(line.received)
    yield "" if behind is None else _decimal(language, behind)
    valued = told.valued and line.received > line.unvalued
    yield _money(language, told, line.worth_entitled) if told.valued else "—"
    yield _money(language, told, line.worth_received) if valued else "—"
    yield f"{_money(language, told, line.low)} – {_money(language, told, line.high)}" if valued else ""


def _money(language: str, told: Fairness, minor: float) -> str:
    amount = Money(round(minor), told.currency).amount
    return format_decimal(amount, "#,##0", locale=language)


def _beside(one: Beside) -> str:
    return f"{int(one.was)} → {int(one.would)}" if one.was != one.would else str(int(one.was))


def _decimal(language: str, value: Fraction) -> str:
    return format_decimal(float(value), "#,##0.##", locale=language)


def _dashed(reason: str) -> str:
    return reason.replace("_", "-")
