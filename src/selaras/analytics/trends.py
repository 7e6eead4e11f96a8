"""Trends: a share week by week, with an alarm that says how often it would be wrong.

Only whole weeks whose figure is final are watched; a week that can still move is shown, and never alarms.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final, Literal

import numpy as np

from selaras.analytics.catalogue import asked, metric_named
from selaras.analytics.figures import Figure
from selaras.analytics.question import Question
from selaras.analytics.sheets import Sheet, Sort
from selaras.analytics.statistics.watching import Limit, limit_for, reference_share, sums
from selaras.kit.errors import InputError
from selaras.kit.periods import Period
from selaras.kit.sentence import Sentence

WATCHED: Final = timedelta(days=28)
"""A trend is of what happens within four weeks, so that it is known in time to act on."""

_WEEKS: Final = 78
_SILENCE: Final = 8
_REFERENCE: Final = (8, 26)
_ENOUGH: Final = (100, 5)

Way = Literal["down", "up"]
_WAYS: Final[tuple[Way, ...]] = ("down", "up")


@dataclass(frozen=True, slots=True)
class Week:
    """One week: its figure, whether it is watched, and how far the sums for a fallen and a risen share have come."""

    figure: Figure
    final: bool
    reference: bool = False
    down: float | None = None
    up: float | None = None

    @property
    def period(self) -> Period:
        """The week."""
        assert self.figure.period is not None  # noqa: S101 (every figure of a week is about it)
        return self.figure.period


@dataclass(frozen=True, slots=True)
class Alarm:
    """The share has changed: which way, in which week that was clear, and since which week it had been building up."""

    way: Way
    raised: Week
    since: Week


@dataclass(frozen=True, slots=True)
class Trend:
    """A share by week, what it is compared with, and whether it has changed."""

    metric: str
    within_days: int | None
    weeks: tuple[Week, ...]
    share: float | None = None
    n: int = 0
    limit: Limit | None = None
    alarm: Alarm | None = None
    refused: Sentence | None = None

    @property
    def years_between(self) -> int | None:
        """About how many years without any change pass until a false alarm; None where nothing is watched."""
        if self.limit is None or not self.limit.false_alarms_a_year:
            return None
        return round(1 / self.limit.false_alarms_a_year)

    @property
    def said(self) -> Sentence:
        """The trend in one sentence."""
        if self.refused:
            return self.refused
        if self.alarm is None:
            return Sentence.of("trends-steady")
        raised, since = (week.period.first_day.isoformat() for week in (self.alarm.raised, self.alarm.since))
        return Sentence.of("trends-alarm", way=self.alarm.way, raised=raised, since=since)


def watched_trend(name: str, question: Question) -> Trend:
    """Return the trend of a share up to the moment of the question; its period plays no part.

    The first half of the final weeks, eight to twenty-six of them, is what the later ones are compared with.
    """
    metric = metric_named(name)
    if metric.unit != "share":
        raise InputError(f"{name} is not a share", next_step="watch a share, such as mql_to_opportunity")
    key = ("trend", name, question.yardstick)
    return question.moment.remember(key, lambda: _watched(name, question))


def _watched(name: str, question: Question) -> Trend:
    horizon = min(question.yardstick.horizon, WATCHED)
    weeks = _weeks(name, replace(question, yardstick=replace(question.yardstick, horizon=horizon), by=None))
    grows = any(week.figure.mature is not None for week in weeks)
    plain = Trend(name, horizon.days if grows else None, weeks)
    final = [week for week in weeks if week.final]
    size = min(max(_REFERENCE[0], len(final) // 2), _REFERENCE[1])
    reference, later = final[:size], final[size:]
    n, hits = _counted(reference)
    least, either = _ENOUGH
    if len(reference) < _REFERENCE[0] or not later or n < least or not either <= hits <= n - either:
        return replace(plain, refused=Sentence.of("trends-too-little", weeks=_REFERENCE[0], n=least))
    return _judged(replace(plain, share=float(reference_share(hits, n)), n=n), hits, reference, later)


def _judged(trend: Trend, hits: int, reference: Sequence[Week], later: Sequence[Week]) -> Trend:
    told = [(week.figure.numerator or 0, week.figure.denominator or 0) for week in later]
    reached, sizes = np.array(told, dtype=np.int64).T
    limit = limit_for(sizes, hits, trend.n)
    down, up = sums(reached, sizes, float(trend.share or 0))
    watched = [replace(week, down=float(low), up=float(high)) for week, low, high in zip(later, down, up, strict=True)]
    changed = {week.period.name: week for week in watched}
    changed |= {week.period.name: replace(week, reference=True) for week in reference}
    weeks = tuple(changed.get(week.period.name, week) for week in trend.weeks)
    alarms = [found for way in _WAYS if (found := _alarm(way, watched, limit.height))]
    return replace(trend, weeks=weeks, limit=limit, alarm=alarms[0] if alarms else None)


def _alarm(way: Way, watched: Sequence[Week], height: float) -> Alarm | None:
    """Return the alarm that stands at the last week: where its sum passed the limit and has not gone back to nought."""
    since: Week | None = None
    raised: Week | None = None
    for week in watched:
        so_far = (week.down if way == "down" else week.up) or 0.0
        if so_far == 0.0:
            since = raised = None
        else:
            since = since or week
            raised = raised or (week if so_far > height else None)
    return Alarm(way, raised, since) if raised and since else None


def _counted(weeks: Sequence[Week]) -> tuple[int, int]:
    sizes = sum(week.figure.denominator or 0 for week in weeks)
    return sizes, sum(week.figure.numerator or 0 for week in weeks)


def _weeks(name: str, question: Question) -> tuple[Week, ...]:
    """Return the last weeks in order, from the first in which there was anything; a long silence ends the search."""
    cuts, found = question.yardstick.cuts, list[Week]()
    period, silent = cuts.holding(question.moment.as_of, "week"), 0
    while len(found) < _WEEKS and silent < _SILENCE:
        figure = asked(name, question.during(period)).whole
        silent = 0 if figure.denominator else silent + 1
        found.append(Week(figure, _is_final(figure, period, question)))
        period = cuts.before(period)
    while found and not found[-1].figure.denominator:
        found.pop()
    return tuple(reversed(found))


def _is_final(figure: Figure, period: Period, question: Question) -> bool:
    waiting = any(each.metric.endswith(".pending") and each.value for each in figure.beside)
    over = period.end <= question.moment.as_of
    return over and not waiting and figure.mature is not False and figure.denominator is not None


def trend_sheet(trend: Trend) -> Sheet:
    """Return the trend as a table, one line a week."""
    lines = []
    for week in trend.weeks:
        figure, interval = week.figure, week.figure.interval
        ends = (interval.low, interval.high) if interval else (None, None)
        counted = (figure.numerator, figure.denominator)
        state = (week.final, week.reference, week.down, week.up)
        lines.append((trend.metric, week.period.name, week.period.first_day, figure.value, *ends, *counted, *state))
    limit = trend.limit
    about = {"limit": str(limit.height), "false_alarms_a_year": str(limit.false_alarms_a_year)} if limit else {}
    return Sheet(f"{trend.metric}-trend", _SHEET, lines, about)


_SHEET: Final[Mapping[str, Sort]] = {
    "metric": "text", "week": "text", "first_day": "day", "value": "number", "low": "number", "high": "number",
    "numerator": "integer", "denominator": "integer", "final": "truth", "reference": "truth",
    "down": "number", "up": "number",
}  # fmt: skip
