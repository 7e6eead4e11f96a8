"""Comparing: which periods a verdict sets side by side, how long it watches, and what the charter asks for."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from selaras.analytics.diagnosis.fetching import Fetched, under_which_version
from selaras.analytics.metrics.incidence import DAY
from selaras.analytics.metrics.money import target_minor
from selaras.analytics.question import Question
from selaras.core.calendars import deadlines
from selaras.core.charter import calendar_named
from selaras.core.charter.terms import Allowance, LeadClause, Terms
from selaras.core.diagnosis import Against
from selaras.kit.instants import from_microseconds
from selaras.kit.periods import Cuts, Period

_WATCHES = (60, 45, 30, 21, 14, 7)
_OLD_ENOUGH, _AT_LEAST, _LONG_ENOUGH = 0.95, 0.5, 21
_MONTH, _YEAR = timedelta(days=28), timedelta(days=365)


def so_far(period: Period, as_of: datetime, cuts: Cuts) -> Period | None:
    """Return the whole days of a period that were over at an instant; None where there is none.

    >>> from datetime import UTC
    >>> so_far(Cuts().named("2026-Q3"), datetime(2026, 7, 3, 12, tzinfo=UTC), Cuts()).name
    '2026-07-01..2026-07-02'
    """
    if period.end <= as_of:
        return period
    yesterday = as_of.astimezone(ZoneInfo(period.zone)).date() - timedelta(days=1)
    return None if yesterday < period.first_day else cuts.days(period.first_day, yesterday)


def earlier(period: Period, covered: Period, against: Against, cuts: Cuts) -> Period:
    """Return the period before, or a year before, cut after as many days as are covered of this one.

    >>> cuts = Cuts()
    >>> quarter, days = cuts.named("2026-Q3"), cuts.named("2026-07-01..2026-07-02")
    >>> earlier(quarter, quarter, "last_year", cuts).name, earlier(quarter, days, "last_period", cuts).name
    ('2025-Q3', '2026-04-01..2026-04-02')
    """
    whole = cuts.before(period) if against == "last_period" else _a_year_before(period, cuts)
    if covered == period:
        return whole
    days = (covered.last_day - covered.first_day).days
    return cuts.days(whole.first_day, whole.first_day + timedelta(days=days))


def _a_year_before(period: Period, cuts: Cuts) -> Period:
    if period.span in {"week", "days"}:  # the same weekdays
        back = timedelta(days=364)
        first, last = period.first_day - back, period.last_day - back
        week = cuts.holding(cuts.days(first, first).start + timedelta(hours=12), "week")
        return week if period.span == "week" else cuts.days(first, last)
    middle = period.start + (period.end - period.start) / 2 - _YEAR
    return cuts.holding(middle, period.span)


def reference(question: Question, found: Fetched) -> Period:
    """Return the stretch of history that stands in for what the charter does not say: up to a year under its version.

    Where the version is younger than four weeks before the period, it is as many days before it as the period has.
    """
    cuts, period = question.yardstick.cuts, found.period
    _, since = under_which_version(question, found)
    zone = ZoneInfo(cuts.zone)
    first = from_microseconds(since).astimezone(zone).date() + timedelta(days=1)
    first = max(first, period.first_day - _YEAR)
    if period.first_day - first < _MONTH:
        first = period.first_day - timedelta(days=found.days)
    return cuts.days(first, period.first_day - timedelta(days=1))


def year_before(period: Period, cuts: Cuts) -> Period:
    """Return the year before a period: what is won of what is decided does not hang on the definition of a lead.

    >>> year_before(Cuts().named("2026-Q3"), Cuts()).name
    '2025-07-01..2026-06-30'
    """
    return cuts.days(period.first_day - _YEAR, period.first_day - timedelta(days=1))


def watch_of(ages: npt.NDArray[np.int64], horizon_days: int) -> int | None:
    """Return for how many days each pass is watched: the longest time for which nearly all are old enough.

    Where that would be less than three weeks, the longest for which half are; None where there is none.

    >>> (
    ...     watch_of(np.array([100, 50, 50]) * DAY, 90),
    ...     watch_of(np.array([40, 20, 5]) * DAY, 90),
    ...     watch_of(np.array([DAY]), 9),
    ... )
    (45, 14, None)
    """
    choices = [horizon_days, *(days for days in _WATCHES if days < horizon_days)]
    old = {days: float((ages >= days * DAY).mean()) for days in choices}
    nearly = [days for days in choices if old[days] >= _OLD_ENOUGH and days >= min(_LONG_ENOUGH, horizon_days)]
    half = [days for days in choices if old[days] >= _AT_LEAST]
    return next(iter(nearly or half), None)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the charter asks of the days that are covered: revenue, and how much of it is to come of leads."""

    revenue_minor: int
    of_leads: float | None


def target_of(question: Question, covered: Period) -> Asked | None:
    """Return the charter's target for the question's period, in proportion to the days covered; None without one."""
    whole = target_minor(question)
    if whole is None:
        return None
    period = question.period
    days, all_days = ((each.last_day - each.first_day).days + 1 for each in (covered, period))
    inside = [t for t in question.yardstick.targets if t.starts_on >= period.first_day and t.ends_on <= period.last_day]
    shares = [(t.revenue, t.marketing_sourced_share) for t in inside if t.marketing_sourced_share is not None]
    of_leads = None
    if len(shares) == len(inside):
        of_leads = float(sum(revenue * share for revenue, share in shares) / sum(revenue for revenue, _ in shares))
    return Asked(round(whole * days / all_days), of_leads)


def contact_clause(terms: Terms | None) -> LeadClause | None:
    """Return the charter's promise about the first contact."""
    clauses = terms.promises.leads if terms else ()
    return next((clause for clause in clauses if clause.promise == "first_contact"), None)


def in_time(found: Fetched, terms: Terms | None) -> npt.NDArray[np.bool_]:
    """Return which passes were contacted as promised, in the hours of the calendar the clause names."""
    told, clause = found.passes, contact_clause(terms)
    if terms is None or clause is None:
        return np.zeros(told["age"].size, dtype=bool)
    due = _due(told["began"], clause.allowance, terms)
    if clause.high_intent_allowance is not None:
        due = np.where(told["high_intent"], _due(told["began"], clause.high_intent_allowance, terms), due)
    in_time: npt.NDArray[np.bool_] = (told["waited"] >= 0) & (told["began"] + told["waited"] <= due)
    return in_time


def _due(began: npt.NDArray[np.int64], allowance: Allowance, terms: Terms) -> npt.NDArray[np.int64]:
    return deadlines(calendar_named(terms, allowance.calendar), began, allowance.time)
