"""Promises about a period: volume, quality, complete data, content, reports, forecasts, notice of capacity."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from selaras.core.charter.terms import PeriodClause

Judgement = Literal["met", "missed", "pending", "no_data"]


@dataclass(frozen=True, slots=True)
class Span:
    """A period, from an instant until before another, and its first day in the charter's zone."""

    start: datetime
    end: datetime
    first_day: date

    def over(self, as_of: datetime) -> bool:
        """Whether the whole period lies behind."""
        return as_of >= self.end


@dataclass(frozen=True, slots=True)
class Kept:
    """How a promise about a period stands: what was counted, of how many, against which floor, and what was
    missing.
    """

    clause: str
    judgement: Judgement
    value: Fraction | None
    floor: Fraction | None
    n: int
    missing: tuple[str, ...] = ()


def volume(clause: PeriodClause, count: int, span: Span, as_of: datetime) -> Kept:
    """Judge how many MQLs there were; a period that goes on may still reach its number."""
    floor = _floor(clause, 0)
    reached = count >= floor
    judged: Judgement = "met" if reached else "missed" if span.over(as_of) else "pending"
    return Kept(clause.name, judged, Fraction(count), floor, count)


def quality(clause: PeriodClause, converted: int, mature: int, immature: int = 0) -> Kept:
    """Judge the share of a mature cohort that converted; who is too young to judge is not counted."""
    floor = _floor(clause, 0)
    if not mature:
        return Kept(clause.name, "pending" if immature else "no_data", None, floor, 0)
    share = Fraction(converted, mature)
    return Kept(clause.name, "met" if share >= floor else "missed", share, floor, mature)


def data_complete(clause: PeriodClause, handoffs: Iterable[Mapping[str, Any]]) -> Kept:
    """Judge the share of hand-offs that carried every field the clause names."""
    floor, rows = _floor(clause, 1), list(handoffs)
    lacking = {name: sum(row.get(name) in (None, "") for row in rows) for name in clause.fields}
    complete = sum(all(row.get(name) not in (None, "") for name in clause.fields) for row in rows)
    if not rows:
        return Kept(clause.name, "no_data", None, floor, 0)
    share = Fraction(complete, len(rows))
    missing = tuple(name for name, times in lacking.items() if times)
    return Kept(clause.name, "met" if share >= floor else "missed", share, floor, len(rows), missing)


def delivered(clause: PeriodClause, deliveries: Iterable[tuple[str, date]], span: Span, as_of: datetime) -> Kept:
    """Judge content or reports: so many of each sort the clause names (one, unless it says more), by its due
    day.

    A delivery is its sort and its day in the charter's zone; a clause that names no sorts takes any.
    """
    last = span.first_day + timedelta(days=clause.due_day - 1) if clause.due_day else None
    in_time = [sort for sort, day in deliveries if day >= span.first_day and (last is None or day <= last)]
    owed, floor = clause.sorts or ("",), _floor(clause, 1)
    counts = {sort: len(in_time) if sort == "" else in_time.count(sort) for sort in owed}
    missing = tuple(sort or clause.name for sort, count in counts.items() if count < floor)
    still_open = not span.over(as_of) if last is None else as_of < span.start + timedelta(days=clause.due_day or 0)
    judged: Judgement = "met" if not missing else "pending" if still_open else "missed"
    return Kept(clause.name, judged, Fraction(min(counts.values())), floor, len(in_time), missing)


def forecast(clause: PeriodClause, pairs: Iterable[tuple[int, int]], span: Span, as_of: datetime) -> Kept:
    """Judge forecasts against what came: accuracy is one less the absolute errors over the actuals, never
    below nothing.

    Each pair is a forecast and the actual amount, in minor units.
    """
    floor, said = _floor(clause, 0), list(pairs)
    actual = sum(came for _, came in said)
    if not span.over(as_of):
        return Kept(clause.name, "pending", None, floor, len(said))
    if actual <= 0:
        return Kept(clause.name, "no_data", None, floor, len(said))
    error = sum(abs(expected - came) for expected, came in said)
    accuracy = max(Fraction(0), 1 - Fraction(error, actual))
    return Kept(clause.name, "met" if accuracy >= floor else "missed", accuracy, floor, len(said))


def capacity_notice(clause: PeriodClause, changes: Iterable[tuple[datetime, datetime]], span: Span) -> Kept:
    """Judge whether each change of capacity that began in the period was announced long enough ahead.

    Each change is when it was announced and from when it holds. Where nothing changed, the promise is kept.
    """
    notice = timedelta(days=clause.notice_days or 0)
    due = [(announced, begins) for announced, begins in changes if span.start <= begins < span.end]
    in_time = sum(begins - announced >= notice for announced, begins in due)
    floor = _floor(clause, 1)
    share = Fraction(in_time, len(due)) if due else Fraction(1)
    return Kept(clause.name, "met" if share >= floor else "missed", share, floor, len(due))


def _floor(clause: PeriodClause, otherwise: int) -> Fraction:
    return Fraction(clause.at_least if clause.at_least is not None else Decimal(otherwise))
