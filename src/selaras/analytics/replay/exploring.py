"""Exploring thresholds: how many trips, how good and how much work each would have made of the same history."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from selaras.analytics.question import Question
from selaras.analytics.replay.comparing import Compared, compared
from selaras.analytics.replay.hits import Integers
from selaras.analytics.replay.observed import Observed
from selaras.analytics.replay.trips import Trips
from selaras.core.charter.terms import Terms
from selaras.core.replay.impact import Step

STEPS_EACH_WAY: Final = 6
_WEEK: Final = 7 * 86_400_000_000


def grid(current: float, proposed: float) -> tuple[float, ...]:
    """Return the thresholds to look at, in rising order: steps of five around both, and both.

    >>> grid(60, 70)[:2], grid(60, 70)[-1]
    ((30.0, 35.0), 100.0)
    """
    low, high = sorted((current, proposed))
    first, last = 5 * (int(low) // 5 - STEPS_EACH_WAY), 5 * (int(high) // 5 + STEPS_EACH_WAY)
    return tuple(sorted({float(step) for step in range(first, last + 1, 5)} | {float(low), float(high)}))


def steps(
    question: Question,
    seen: Observed,
    in_force: Trips,
    tried: Sequence[tuple[float, Trips]],
    marks: tuple[float, float],
) -> tuple[Step, ...]:
    """Return what each threshold would have made of the period; ``marks`` are the current and the proposed one."""
    bounds = question.period.bounds
    found = []
    for threshold, trips in tried:
        would = compared(seen, in_force, trips, bounds["start"], bounds["end"])
        weeks = _weeks(would, seen)
        found.append(
            Step(
                threshold=threshold,
                volume=int(would.would_in.sum()) + int(would.new.lead.size),
                new=int(would.new.lead.size),
                kept=seen.tally(would.would_in, question),
                per_week=_per_week(weeks, question),
                busiest_week=int(weeks.max(initial=0)),
                current=threshold == marks[0],
                proposed=threshold == marks[1],
            )
        )
    return tuple(found)


def _weeks(would: Compared, seen: Observed) -> Integers:
    """Return how many trips would have begun in each week that had any; weeks are cut from the first instant."""
    at = np.concatenate([would.would_at[would.would_in], would.new.at])
    return np.unique((at - at.min(initial=0)) // _WEEK, return_counts=True)[1] if at.size and seen.key.size else at[:0]


def _per_week(weeks: Integers, question: Question) -> float:
    bounds = question.period.bounds
    lasted = min(bounds["end"], question.moment.instant) - bounds["start"]
    return float(weeks.sum()) / max(lasted / _WEEK, 1.0)


def can_be_explored(terms: Terms) -> bool:
    """Whether a threshold decides anything under these terms."""
    return any(stage.stage == "mql" and stage.needs_threshold for stage in terms.stages)
