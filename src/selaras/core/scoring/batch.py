"""The same score for many leads at once, to the last digit.

Touches come as columns sorted by lead and time. One touch adds one term to its rule's sum; the sums of all
leads grow side by side, the first touch of each, then the second of each, so that every lead's sum is made in
the order of its own touches.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from selaras.core.charter.terms import ScoringTerms, SignalRule
from selaras.core.scoring.fading import TICKS, Floats, Integers, microseconds, powers
from selaras.core.scoring.scorecard import intent_lasts
from selaras.kit.errors import InputError

Truths = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Touches:
    """Touches of many leads, sorted by lead and then by time.

    ``lead`` numbers the leads, ``at`` is microseconds since 1970 in UTC, ``signal`` is the place of the
    signal among the charter's behaviour rules (-1 for a signal no rule speaks of).
    """

    lead: Integers
    at: Integers
    signal: Integers

    def __post_init__(self) -> None:
        later = (self.lead[1:] > self.lead[:-1]) | ((self.lead[1:] == self.lead[:-1]) & (self.at[1:] >= self.at[:-1]))
        if not later.all():
            raise InputError("touches are not sorted", next_step="sort them by lead and then by time")


@dataclass(frozen=True, slots=True)
class Behaviours:
    """What each question about a lead at an instant was answered: ten-thousandths of a point, and the fast
    lane.
    """

    ticks: Integers
    high_intent_at: Integers
    """When the lead last gave a high-intent signal that still counts; -1 where it has not."""

    @property
    def points(self) -> Floats:
        """The behaviour points."""
        return self.ticks / TICKS


def behaviours(touches: Touches, scoring: ScoringTerms, lead: Integers, at: Integers) -> Behaviours:
    """Return the behaviour points of each ``lead`` at each ``at``, as ``scorecard`` gives them one by one.

    >>> from selaras.core.charter.terms import SignalRule
    >>> demo = SignalRule(signal="demo", points=40, half_life_days=7)
    >>> column = lambda *values: np.array(values, dtype=np.int64)
    >>> week = 7 * 86_400_000_000
    >>> once = Touches(lead=column(0), at=column(0), signal=column(0))
    >>> asked = column(0, 0, 1), column(0, week, week)
    >>> behaviours(once, ScoringTerms(behaviour=(demo,), threshold=60), *asked).points.tolist()
    [40.0, 20.0, 0.0]
    """
    start = np.searchsorted(touches.lead, lead, side="left")
    end = np.searchsorted(touches.lead, lead, side="right")
    upto = _place(touches.at, start, end, at, after_equals=True)
    total = np.zeros(lead.size, dtype=np.int64)
    intent = np.full(lead.size, -1, dtype=np.int64)
    for place, rule in enumerate(scoring.behaviour):
        mine = touches.signal == place
        before = np.concatenate([[0], np.cumsum(mine)])
        first, last = before[start], before[upto]
        one = _Column(touches.lead[mine], touches.at[mine], rule)
        if rule.window_days is not None:
            oldest = _place(touches.at, start, end, at - microseconds(rule.window_days), after_equals=False)
            given = one.given_since(before[oldest], last, at)
        else:
            given = one.given(first, last, at)
        total += given
        if rule.high_intent:
            np.maximum(intent, one.intent(first, last, at), out=intent)
    return Behaviours(total, intent)


@dataclass(frozen=True, slots=True)
class _Column:
    """The touches of one rule."""

    lead: Integers
    at: Integers
    rule: SignalRule

    def given(self, first: Integers, last: Integers, at: Integers) -> Integers:
        """Return ticks at each instant of the touches from ``first`` until before ``last``, a lead's from its
        first on.
        """
        answer = np.zeros(at.size, dtype=np.int64)
        some = np.flatnonzero(last > first)
        if self.rule.half_life_days is None:
            worth = (last - first)[some].astype(np.float64)
        else:
            sums, landmarks = self._running()
            newest = last[some] - 1
            worth = self._left(sums[newest], landmarks[newest], at[some])
        answer[some] = _ticks(self.rule, worth)
        return answer

    def given_since(self, first: Integers, last: Integers, at: Integers) -> Integers:
        """Return the same where a window moves ``first`` on: every sum is made anew from its oldest touch."""
        if self.rule.half_life_days is None:
            return self.given(first, last, at)
        answer = np.zeros(at.size, dtype=np.int64)
        some = np.flatnonzero(last > first)
        sums, landmarks = self._sums(first[some], (last - first)[some])
        answer[some] = _ticks(self.rule, self._left(sums, landmarks, at[some]))
        return answer

    def intent(self, first: Integers, last: Integers, at: Integers) -> Integers:
        """Return when the rule's signal was last given, where that still opens the fast lane; else -1."""
        answer = np.full(at.size, -1, dtype=np.int64)
        some = np.flatnonzero(last > first)
        newest = self.at[last[some] - 1]
        lasts = intent_lasts(self.rule)
        live = np.full(some.size, fill_value=True) if lasts is None else at[some] - newest <= lasts
        answer[some[live]] = newest[live]
        return answer

    @property
    def _half_life(self) -> int:
        return microseconds(self.rule.half_life_days or 1)

    def _terms(self) -> tuple[Integers, Floats]:
        whole, part = _half_lives(self.at, self._half_life)
        return whole, powers(part)

    def _running(self) -> tuple[Floats, Integers]:
        """Return, for each touch, the sum of its lead's terms up to it."""
        landmarks, terms = self._terms()
        sums = terms.copy()
        starts = np.flatnonzero(np.diff(self.lead, prepend=self.lead[:1] - 1))
        counts = np.diff(starts, append=self.lead.size)
        order = np.argsort(-counts, kind="stable")
        starts, counts = starts[order], counts[order]
        for step in range(1, int(counts.max(initial=0))):
            now = starts[: np.searchsorted(-counts, -step, side="left")] + step
            sums[now] += _halved(sums[now - 1], landmarks[now] - landmarks[now - 1])
        return sums, landmarks

    def _sums(self, first: Integers, counts: Integers) -> tuple[Floats, Integers]:
        """Return the sum of ``counts`` terms from each ``first`` on, and the landmark of its newest."""
        landmarks, terms = self._terms()
        order = np.argsort(-counts, kind="stable")
        at, left = first[order], counts[order]
        sums = terms[at]
        for step in range(1, int(counts.max(initial=0))):
            going = np.searchsorted(-left, -step, side="left")
            now = at[:going] + step
            sums[:going] = _halved(sums[:going], landmarks[now] - landmarks[now - 1]) + terms[now]
        answers = np.empty_like(sums)
        answers[order] = sums
        return answers, landmarks[first + counts - 1]

    def _left(self, sums: Floats, landmarks: Integers, at: Integers) -> Floats:
        whole, part = _half_lives(at, self._half_life)
        left: Floats = _halved(sums, whole + 1 - landmarks) * powers(1.0 - part)
        return left


def _half_lives(at: Integers, half_life: int) -> tuple[Integers, Floats]:
    passed = at / half_life
    whole = np.floor(passed)
    return whole.astype(np.int64), passed - whole


def _halved(sums: Floats, times: Integers) -> Floats:
    """Return each sum halved so many times, exactly; what is halved two thousand times is gone."""
    halved: Floats = np.ldexp(sums, -np.minimum(times, 2000).astype(np.intc))
    return halved


def _ticks(rule: SignalRule, worth: Floats) -> Integers:
    left = rule.points * worth
    given = left if rule.cap is None else np.clip(left, -rule.cap, rule.cap)
    return np.floor(given * TICKS + 0.5).astype(np.int64)


def _place(times: Integers, start: Integers, end: Integers, at: Integers, *, after_equals: bool) -> Integers:
    """Return, for each stretch of sorted times, where ``at`` belongs: one bisection for all of them."""
    low, high = start.astype(np.int64), end.astype(np.int64)
    for _ in range(int((high - low).max(initial=0)).bit_length()):
        middle = (low + high) >> 1
        found = times[np.minimum(middle, times.size - 1)]
        right = (found <= at) if after_equals else (found < at)
        right &= low < high
        low = np.where(right, middle + 1, low)
        high = np.where(right, high, middle)
    return low
