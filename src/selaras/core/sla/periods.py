"""Promises about a period: volume, quality, complete data, content, reports, forecasts, notice of capacity."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Literal
from zoneinfo import ZoneInfo

from selaras.core.charter.terms import PeriodClause
from selaras.kit.periods import Period

Judgement = Literal["met", "missed", "pending", "no_data"]


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


def volume(clause: PeriodClause, count: int, period: Period, as_of: datetime) -> Kept:
    """Judge how many MQLs there were; a period that goes on may still reach its number."""
    floor = _floor(clause, 0)
    reached = count >= floor
    judged: Judgement = "met" if reached else "missed" if as_of >= period.end else "pending"
    return Kept(clause.name, judged, Fraction(count), floor, count)


def quality(clause: PeriodClause, converted: int, mature: int, immature: int = 0) -> Kept:
    """Judge the share of a mature cohort that converted; who is too young to judge is not counted."""
    floor = _floor(clause, 0)
    if not mature:
        return Kept(clause.name, "pending" if immature else "no_data", None, floor, 0)
    share = Fraction(converted, mature)
    return Kept(clause.name, "met" if share >= floor else "missed", share, floor, mature)


def data_complete(
    clause: PeriodClause, handoffs: Iterable[tuple[Collection[str], int]], *, running: bool = False
) -> Kept:
    """Judge the share of hand-offs that carried every field the clause names; while the period runs, nothing is
    decided.

    ``handoffs`` says which fields were known, and of how many hand-offs just these.
    """
    floor, rows = _floor(clause, 1), list(handoffs)
    n = sum(times for _, times in rows)
    if not n:
        return Kept(clause.name, "no_data", None, floor, 0)
    complete = sum(times for known, times in rows if all(name in known for name in clause.fields))
    missing = tuple(name for name in clause.fields if any(name not in known for known, _ in rows))
    share = Fraction(complete, n)
    judged: Judgement = "pending" if running else "met" if share >= floor else "missed"
    return Kept(clause.name, judged, share, floor, n, missing)


def delivered(clause: PeriodClause, deliveries: Iterable[tuple[str, date]], period: Period, as_of: datetime) -> Kept:
    """Judge content or reports: so many of each sort the clause names (one, unless it says more), by its due
    day.

    A delivery is its sort and its day in the charter's zone; a clause that names no sorts takes any.
    """
    due = period.first_day + timedelta(days=clause.due_day - 1) if clause.due_day else period.last_day
    last = min(due, period.last_day)
    in_time = [sort for sort, day in deliveries if period.first_day <= day <= last]
    owed, floor = clause.sorts or ("",), _floor(clause, 1)
    counts = {sort: len(in_time) if sort == "" else in_time.count(sort) for sort in owed}
    missing = tuple(sort or clause.name for sort, count in counts.items() if count < floor)
    judged: Judgement = "met" if not missing else "pending" if as_of < _after(last, period.zone) else "missed"
    return Kept(clause.name, judged, Fraction(min(counts.values())), floor, len(in_time), missing)


def forecast(clause: PeriodClause, pairs: Iterable[tuple[int, int]], period: Period, as_of: datetime) -> Kept:
    """Judge forecasts against what came: accuracy is one less the absolute errors over the actuals, never
    below nothing.

    Each pair is a forecast and the actual amount, in minor units.
    """
    floor, said = _floor(clause, 0), list(pairs)
    actual = sum(came for _, came in said)
    if as_of < period.end:
        return Kept(clause.name, "pending", None, floor, len(said))
    if actual <= 0:
        return Kept(clause.name, "no_data", None, floor, len(said))
    error = sum(abs(expected - came) for expected, came in said)
    accuracy = max(Fraction(0), 1 - Fraction(error, actual))
    return Kept(clause.name, "met" if accuracy >= floor else "missed", accuracy, floor, len(said))


def capacity_notice(
    clause: PeriodClause, changes: Iterable[tuple[datetime, datetime]], period: Period, *, running: bool = False
) -> Kept:
    """Judge whether each change of capacity that began in the period was announced long enough ahead.

    Each change is when it was announced and from when it holds. Where nothing changed, the promise is kept; while the
    period runs, only a miss that no later change can mend is decided.
    """
    notice = timedelta(days=clause.notice_days or 0)
    due = [(announced, begins) for announced, begins in changes if period.start <= begins < period.end]
    in_time = sum(begins - announced >= notice for announced, begins in due)
    floor = _floor(clause, 1)
    share = Fraction(in_time, len(due)) if due else Fraction(1)
    judged: Judgement = "met" if share >= floor else "missed"
    open_yet = running and (judged == "met" or floor < 1)
    return Kept(clause.name, "pending" if open_yet else judged, share, floor, len(due))


def _after(day: date, zone: str) -> datetime:
    """Return the first instant after a local day."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone)).astimezone(UTC)


def _floor(clause: PeriodClause, otherwise: int) -> Fraction:
    return Fraction(clause.at_least if clause.at_least is not None else Decimal(otherwise))
