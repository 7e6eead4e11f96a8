"""What history says will be won in a period: what is won, what open deals may bring, what is not there yet may bring.

Nothing but what was known at the instant of the projection is used, so a projection of the past can be judged by what
came. The interval holds what chance may do to every deal, and how little is known of the rates themselves. It does not
hold a world that changes: the share of past periods that came out inside is told beside it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import numpy as np

from selaras.analytics.door import Columns
from selaras.analytics.pipeline.forecasting import HORIZONS, over, won_between
from selaras.analytics.pipeline.lives import (
    AGES,
    DAY,
    FIRST_SQL,
    closed_sql,
    created_sql,
    open_sql,
    stage_and_age_sql,
)
from selaras.analytics.question import Question
from selaras.analytics.statistics.chances import Ends, drawn_rates, quantiles, steps_of, won_within
from selaras.analytics.statistics.risk import Floats, Integers
from selaras.kit.instants import to_microseconds
from selaras.kit.periods import Period
from selaras.kit.sentence import Sentence

SEED: Final = 20_260_302
LEVELS: Final = (0.025, 0.1, 0.5, 0.9, 0.975)
"""The ends of the 95 % and of the 80 % interval, around the median."""
_WORLDS, _PATHS = 60, 40
_STEP = 3.5
_RECENT: Final = timedelta(days=182)
_WINS, _DAYS = 10, 120
_OLDEST = 400


@dataclass(frozen=True, slots=True)
class Fan:
    """Where the sum won will stand at an instant: one value for each of ``LEVELS``, in the smallest unit."""

    at: datetime
    levels: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Projection:
    """The projection of a period as of an instant; money in the smallest unit.

    ``won`` is known, ``from_open`` and ``from_new`` are means; ``levels`` are quantiles of the whole sum.
    """

    period: Period
    at: datetime
    currency: str
    won: int
    from_open: int
    from_new: int
    levels: tuple[int, ...]
    fan: tuple[Fan, ...]
    open_deals: int
    without_amount: int
    wins_known: int

    @property
    def expected(self) -> int:
        """The mean of what will be won in the period."""
        return self.won + self.from_open + self.from_new

    @property
    def median(self) -> int:
        """What is as likely to be passed as not."""
        return self.levels[2]

    @property
    def likely(self) -> tuple[int, int]:
        """The 80 % interval."""
        return self.levels[1], self.levels[3]

    @property
    def wide(self) -> tuple[int, int]:
        """The 95 % interval."""
        return self.levels[0], self.levels[4]


@dataclass(frozen=True, slots=True)
class Trial:
    """A projection of a period that is over, made with what was known then, and what came."""

    days_before: int
    projected: Projection
    actual: int

    @property
    def in_likely(self) -> bool:
        """Whether what came lay in the 80 % interval."""
        return self.projected.likely[0] <= self.actual <= self.projected.likely[1]

    @property
    def in_wide(self) -> bool:
        """Whether what came lay in the 95 % interval."""
        return self.projected.wide[0] <= self.actual <= self.projected.wide[1]


@dataclass(frozen=True, slots=True)
class _History:
    """What was known at an instant, as numbers."""

    ends: Ends
    deals: Columns
    recent: Columns
    value: tuple[float, float]
    """How much more a deal weighs in value than in count, and the variance of its logarithm."""


def projection(question: Question, *, seed: int = SEED) -> Projection | Sentence:
    """Return the projection of the question's period as of its instant, or why there is none."""
    return project(question, question.period, question.moment.as_of, seed=seed)


def project(question: Question, period: Period, at: datetime, *, seed: int = SEED) -> Projection | Sentence:
    """Return the projection of a period as of an instant not later than the question's own, or why there is none."""
    key = ("projection", period, at, seed)
    return question.moment.remember(key, lambda: _projected(question, period, at, seed))


def _projected(question: Question, period: Period, at: datetime, seed: int) -> Projection | Sentence:
    if not period.start <= at < period.end:
        return Sentence.of("pipeline-refused-not-running", period=period.name)
    history = _known(question, at)
    if isinstance(history, Sentence):
        return history
    chance = np.random.default_rng(seed)
    steps, step = steps_of((period.end - at) / timedelta(days=1), _STEP)
    rates = drawn_rates(history.ends, _WORLDS, chance)
    reached = won_within(rates, AGES, step, steps, int(_OLDEST / step))
    weight, spread = history.value
    weights = np.exp(chance.normal(np.log(weight) - spread / 2, np.sqrt(spread), _WORLDS))
    opened = _from_open(history, reached, step, chance) * weights[:, None, None]
    new = _from_new(history, reached, step, chance) * weights[:, None, None]
    won = won_between(question, period.start, at, at, "whole").get("(whole)", 0)
    sums = won + (opened + new).reshape(-1, steps + 1)
    found = quantiles(sums, LEVELS)
    days = [at + timedelta(days=step * place) for place in range(steps)] + [period.end]
    counts = history.ends.counts[..., -2]
    return Projection(
        period=period,
        at=at,
        currency=question.yardstick.currency,
        won=won,
        from_open=round(float(opened[..., -1].mean())),
        from_new=round(float(new[..., -1].mean())),
        levels=tuple(found[:, -1].tolist()),
        fan=tuple(Fan(day, tuple(found[:, place].tolist())) for place, day in enumerate(days)),
        open_deals=int(history.deals["amount"].size),
        without_amount=int((history.deals["amount"] < 0).sum()),
        wins_known=int(counts.sum()),
    )


def _known(question: Question, at: datetime) -> _History | Sentence:
    """Return what was known at an instant, or the sentence that says that it is too little."""
    instant = to_microseconds(at)
    asked = {"at": instant, "since": to_microseconds(at - _RECENT)}
    first = question.moment.rows(FIRST_SQL, at=instant)[0][0]
    known_days = 0 if first is None else (instant - first) // DAY
    ends = _ends(question.moment.columns(stage_and_age_sql(), (), **asked))
    wins = 0 if ends is None else int(ends.counts[..., -2].sum())
    closed = question.moment.columns(closed_sql(), (), **asked)
    few = question.yardstick.thin_below
    if ends is None or wins < _WINS or known_days < _DAYS or int(closed["n"][0]) < few:
        return Sentence.of(
            "pipeline-refused-too-thin", wins=wins, days=int(known_days), closed=int(closed["n"][0]),
            least_wins=_WINS, least_days=_DAYS, least_closed=few,
        )  # fmt: skip
    recent = question.moment.columns(created_sql(), (), **asked)
    recent["back"] = instant - recent["at"]
    recent["span"] = np.array([min(known_days, _RECENT.days)])
    return _History(ends, question.moment.columns(open_sql(), (), **asked), recent, _value(closed))


def _ends(told: Columns) -> Ends | None:
    """Return the counts and days by stage and age; None where no deal stood anywhere."""
    stages = tuple(sorted({str(state) for state in told["state"]}))
    if not stages:
        return None
    to = {name: place for place, name in enumerate((*stages, "won", "lost"))}
    counts, days = np.zeros((len(stages), len(AGES), len(to))), np.zeros((len(stages), len(AGES)))
    for state, band, then, stood, ended in zip(*(told[n] for n in ("state", "band", "then", "stood", "ended")),
                                               strict=True):  # fmt: skip
        days[to[state], band] += stood / DAY
        if then in to and then != state:
            counts[to[state], band, to[then]] += ended
    return Ends(stages, AGES, counts, days)


def _value(closed: Columns) -> tuple[float, float]:
    """Return the won share by value over that by count, and the linearised variance of its logarithm."""
    n, won, amount, squared, won_amount, won_squared = (
        float(closed[name][0])
        for name in ("n", "won", "amount", "amount_squared", "won_amount", "won_squared")
    )  # fmt: skip
    if won_amount <= 0:
        return 1.0, 0.0
    terms = (
        won_squared / won_amount**2 + 1 / won + squared / amount**2 - 2 / won
        - 2 * won_squared / (won_amount * amount) + 2 * won_amount / (won * amount) - 1 / n
    )  # fmt: skip
    return (won_amount / amount) / (won / n), max(0.0, terms)


def _from_open(history: _History, reached: Floats, step: float, chance: np.random.Generator) -> Floats:
    """Return paths of what deals open now bring, summed up step by step: worlds × paths × (steps + 1)."""
    deals, steps = history.deals, reached.shape[0] - 1
    priced = deals["amount"] > 0
    amounts = deals["amount"][priced].astype(np.float64)
    stage = _places(history.ends.stages, deals["state"][priced])
    age = np.minimum((deals["age"][priced] / DAY / step).astype(np.int64), reached.shape[3] - 1)
    paths = np.zeros((_WORLDS, _PATHS, steps + 1))
    for world in range(_WORLDS):
        by_then = reached[:, world, stage, age]
        drawn = chance.random((_PATHS, amounts.size))
        for place in range(steps + 1):
            paths[world, :, place] = (drawn < by_then[place]) @ amounts
    return paths


def _from_new(history: _History, reached: Floats, step: float, chance: np.random.Generator) -> Floats:
    """Return paths of what deals nobody has created yet bring: worlds × paths × (steps + 1).

    They are created as often as lately, with as much ups and downs from week to week, in the stages and for the
    amounts that new deals had.
    """
    recent, steps = history.recent, reached.shape[0] - 1
    amounts = recent["amount"][recent["amount"] > 0].astype(np.float64)
    span = float(recent["span"][0])
    n = recent["at"].size
    if not amounts.size:
        return np.zeros((_WORLDS, _PATHS, steps + 1))
    first = np.bincount(_places(history.ends.stages, recent["state"]), minlength=len(history.ends.stages)) / n
    fresh = np.einsum("nds,s->nd", reached[:, :, :, 0], first)
    made = np.vstack([np.zeros((1, _WORLDS)), np.cumsum((fresh[1:] + fresh[:-1]) / 2, axis=0)])
    uneven = _unevenness(recent["back"], span)
    rate = chance.gamma((n + 0.5) / uneven, uneven / span, size=_WORLDS)
    mean = rate * step * steps
    luck = chance.gamma(np.maximum(mean, 1e-9)[:, None] / max(uneven - 1, 1e-3), 1, size=(_WORLDS, _PATHS))
    luck *= max(uneven - 1, 1e-3) / np.maximum(mean, 1e-9)[:, None]
    wins = chance.poisson((np.diff(made, axis=0) * rate * step).T[:, None, :] * luck[..., None])
    flat = wins.ravel()
    owner = np.repeat(np.arange(flat.size), flat)
    brought = np.bincount(owner, weights=chance.choice(amounts, owner.size), minlength=flat.size)
    paths: Floats = np.zeros((_WORLDS, _PATHS, steps + 1))
    paths[..., 1:] = brought.reshape(wins.shape).cumsum(axis=-1)
    return paths


def _unevenness(back: Integers, span: float) -> float:
    """Return the variance of weekly counts over their mean, at least 1."""
    weeks = int(span // 7)
    counts = np.bincount((back // (7 * DAY)).astype(np.int64), minlength=weeks)[:weeks].astype(np.float64)
    return max(1.0, float(counts.var(ddof=1) / counts.mean())) if weeks > 1 and counts.mean() > 0 else 1.0


def _places(stages: tuple[str, ...], told: Columns | Integers) -> Integers:
    known = {name: place for place, name in enumerate(stages)}
    found: Integers = np.array([known.get(str(one), 0) for one in told], dtype=np.int64)
    return found


def trials(question: Question, *, seed: int = SEED) -> tuple[Trial, ...]:
    """Return the projections that would have been made of periods that are over, at each horizon, and what came.

    Where too little was known then there was none.
    """
    found = []
    for period in over(question):
        actual = won_between(question, period.start, period.end, question.moment.as_of, "whole").get("(whole)", 0)
        for days in HORIZONS:
            made = project(question, period, period.end - timedelta(days=days), seed=seed)
            if isinstance(made, Projection):
                found.append(Trial(days, made, actual))
    return tuple(found)
