"""Forecast against actual: what was said of a period so long before its end, what came, and whether saying it helped.

Everything is as it was known then: a forecast counts from when it had been said and noted, and the naive forecasts know
no win that was noted later. What came is as known at the instant of the question.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, Literal, get_args

import numpy as np

from selaras.analytics.pipeline.saying import forecasts, last_words_sql, winnings_sql
from selaras.analytics.question import Question
from selaras.analytics.statistics.error import Errors, errors_of
from selaras.core.sla.giving import CATEGORIES
from selaras.kit.identity import sort_of
from selaras.kit.instants import to_microseconds
from selaras.kit.periods import Period

Level = Literal["whole", "team", "rep"]
Rollup = Literal["cumulative", "single"]
Naive = Literal["last_period", "run_rate"]
HORIZONS: Final = (90, 60, 30)
"""Days before the period ends."""
LEVELS: Final[tuple[Level, ...]] = get_args(Level)
ROLLUPS: Final[tuple[Rollup, ...]] = get_args(Rollup)
NAIVES: Final[tuple[Naive, ...]] = get_args(Naive)
PAST_PERIODS: Final = 8
_WHOLE: Final = "(whole)"
_DAY: Final = timedelta(days=1)

Amounts = Mapping[str, int]
"""Money in the smallest unit by rep, by team, or of the whole."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was known of a period at an instant: expected by category, won so far, and what naive forecasts say.

    Each is by unit of one level. ``expected`` is of the whole period, in what the roll-up makes of the categories.
    """

    at: datetime
    expected: Mapping[str, Amounts]
    won: Amounts
    naive: Mapping[Naive, Amounts]

    @property
    def silent(self) -> bool:
        """Whether nobody had said anything by then."""
        return not any(self.expected.values())


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How far one category was off at one horizon, and how far the naive forecasts were off over the same pairs.

    ``periods`` are those about which something had been said; ``silent`` counts those about which nothing had.
    """

    category: str
    days_before: int
    errors: Errors
    naive: Mapping[Naive, Errors]
    periods: tuple[str, ...]
    silent: int

    def added(self, naive: Naive) -> float | None:
        """Return the value added: how much less the forecast was off than the naive one, as a share of what came."""
        off, theirs = self.errors.wape, self.naive[naive].wape
        return None if off is None or theirs is None else theirs - off

    @property
    def least_added(self) -> float | None:
        """The value added over the better of the naive forecasts."""
        told = [added for added in map(self.added, NAIVES) if added is not None]
        return min(told) if told else None


@dataclass
class _Pairs:
    forecast: list[int] = field(default_factory=list)
    actual: list[int] = field(default_factory=list)
    naive: dict[Naive, list[int]] = field(default_factory=lambda: {name: [] for name in NAIVES})
    periods: list[str] = field(default_factory=list)
    silent: int = 0


def said_of(question: Question, period: Period, at: datetime, level: Level, rollup: Rollup = "cumulative") -> Said:
    """Return what was known of a period at an instant that is not later than the question's own."""
    won = won_between(question, period.start, min(period.end, at), at, level)
    last = question.yardstick.cuts.before(period)
    length = period.end - period.start
    trailing = won_between(question, at - length, at, at, level)
    left = max(period.end - max(at, period.start), timedelta(0))
    units = won.keys() | trailing.keys()
    run_rate = {unit: won.get(unit, 0) + round(trailing.get(unit, 0) * (left / length)) for unit in units}
    naive: dict[Naive, Amounts] = {
        "last_period": won_between(question, last.start, min(last.end, at), at, level), "run_rate": run_rate,
    }  # fmt: skip
    return Said(at, _expected(question, period, at, level, won if rollup == "single" else None), won, naive)


def won_between(question: Question, start: datetime, end: datetime, at: datetime, level: Level) -> dict[str, int]:
    """Return what every unit of a level won between two instants, by what was known at a third."""
    asked = {"start": to_microseconds(start), "end": to_microseconds(end), "at": to_microseconds(at)}
    key = ("winnings", *asked.values())
    rows = question.moment.remember(key, lambda: question.moment.rows(winnings_sql(), (), **asked))
    found: dict[str, int] = defaultdict(int)
    for rep, team, amount, _ in rows:
        found[{"rep": rep, "team": team, "whole": _WHOLE}[level]] += amount
    return dict(found)


def _expected(
    question: Question, period: Period, at: datetime, level: Level, won: Amounts | None
) -> dict[str, dict[str, int]]:
    """Return what is expected in all, by category and unit; with ``won``, each category is on top of what is surer."""
    asked = {**period.days, "at": to_microseconds(at)}
    key = ("last words", *asked.values())
    rows = question.moment.remember(key, lambda: question.moment.rows(last_words_sql(), (forecasts,), **asked))
    said = {category: _by_unit(rows, category, level) for category in CATEGORIES}
    if won is None:
        return said
    sums = dict(won)
    for category, amounts in said.items():
        sums = {unit: sums.get(unit, 0) + amounts.get(unit, 0) for unit in sums.keys() | amounts.keys()}
        said[category] = sums if amounts else {}
    return said


def _by_unit(rows: list[tuple[str, str, str, int]], category: str, level: Level) -> dict[str, int]:
    """Return a category's amounts by unit; a team that speaks for itself is taken at its word, else reps are summed."""
    own: dict[str, int] = {}
    reps: dict[str, int] = {}
    summed: dict[str, int] = defaultdict(int)
    for subject, team, said, amount in rows:
        if said != category:
            continue
        if sort_of(subject) == "rep":
            reps[subject] = amount
            summed[team] += amount
        else:
            own[team] = amount
    if level == "rep":
        return reps
    teams = {**summed, **own}
    return teams if level == "team" or not teams else {_WHOLE: sum(teams.values())}


def accuracy(
    question: Question, level: Level = "team", rollup: Rollup = "cumulative", *, periods: int = PAST_PERIODS
) -> tuple[Accuracy, ...]:
    """Return how far every category was off at every horizon, over the question's period and those before it.

    Only periods that are over count, and only where anybody had said anything. A unit that said nothing had forecast
    nothing, and what nobody held was forecast by nobody.
    """
    pairs: dict[tuple[str, int], _Pairs] = defaultdict(_Pairs)
    for period in over(question, periods):
        actual = won_between(question, period.start, period.end, question.moment.as_of, level)
        for days in HORIZONS:
            said = said_of(question, period, period.end - days * _DAY, level, rollup)
            for category in CATEGORIES:
                _pair(pairs[category, days], period, said, category, actual)
    return tuple(_accuracy(category, days, pairs[category, days]) for category in CATEGORIES for days in HORIZONS)


def over(question: Question, most: int = PAST_PERIODS) -> list[Period]:
    """Return the periods that are over, the question's own among them, the newest first, back to the first deal."""
    found: list[Period] = []
    period = question.period
    first = question.moment.remember("first deal", lambda: question.moment.rows(_FIRST_SQL)[0][0])
    while first is not None and len(found) < most and to_microseconds(period.end) > first:
        if period.end <= question.moment.as_of:
            found.append(period)
        period = question.yardstick.cuts.before(period)
    return found


_FIRST_SQL = "SELECT min(happened_at) FROM facts_opportunity_changes"


def _pair(pairs: _Pairs, period: Period, said: Said, category: str, actual: Amounts) -> None:
    expected = said.expected[category]
    if not expected:
        pairs.silent += 1
        return
    pairs.periods.append(period.name)
    for unit in sorted(expected.keys() | actual.keys()):
        pairs.forecast.append(expected.get(unit, 0))
        pairs.actual.append(actual.get(unit, 0))
        for naive in NAIVES:
            pairs.naive[naive].append(said.naive[naive].get(unit, 0))


def _accuracy(category: str, days: int, pairs: _Pairs) -> Accuracy:
    actual = np.array(pairs.actual, dtype=np.float64)
    naive = {name: errors_of(np.array(told, dtype=np.float64), actual) for name, told in pairs.naive.items()}
    errors = errors_of(np.array(pairs.forecast, dtype=np.float64), actual)
    return Accuracy(category, days, errors, naive, tuple(pairs.periods), pairs.silent)


def snapshots(question: Question, level: Level = "whole", rollup: Rollup = "cumulative") -> Iterator[Said]:
    """Yield what was known of the question's period at the end of every Monday in it, as far as is known."""
    cuts, period = question.yardstick.cuts, question.period
    for week in cuts.within(period, "week"):
        at = min(week.start + _DAY, period.end)
        if week.first_day.weekday() == 0 and at <= question.moment.as_of:
            yield said_of(question, period, at, level, rollup)
