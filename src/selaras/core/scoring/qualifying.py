"""When each of many leads first qualifies: the instants at which the desk would have decided, all at once."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

import numpy as np

from selaras.core.charter.terms import Terms
from selaras.core.scoring.batch import Touches, Truths, behaviours
from selaras.core.scoring.fading import TICKS, Floats, Integers
from selaras.core.scoring.verdict import stage_terms


@dataclass(frozen=True, slots=True)
class Leads:
    """What is known of each lead, by its number.

    ``fit_ticks`` is its fit in ten-thousandths of a point (``fit_ticks``), ``meets_criteria`` whether the
    criteria and fields of an MQL are there, ``since`` from when on it is looked at, in microseconds.
    """

    fit_ticks: Integers
    meets_criteria: Truths
    since: Integers


@dataclass(frozen=True, slots=True)
class Qualifyings:
    """When each lead first qualified (-1: never), with the score it had then and whether by the fast lane."""

    at: Integers
    ticks: Integers
    high_intent: Truths

    @property
    def score(self) -> Floats:
        """The score at the instant."""
        return self.ticks / TICKS


def qualifying_instants(leads: Leads, touches: Touches, terms: Terms) -> Qualifyings:
    """Return for every lead what ``qualifying_instant`` returns for one.

    A lead is looked at at ``since`` and at each of its touches from then on.
    """
    everybody = np.arange(leads.since.size, dtype=np.int64)
    later = touches.at >= leads.since[touches.lead]
    lead = np.concatenate([everybody, touches.lead[later]])
    at = np.concatenate([leads.since, touches.at[later]])
    found = behaviours(touches, terms.scoring, lead, at)
    score = leads.fit_ticks[lead] + found.ticks
    intent = found.high_intent_at >= leads.since[lead]
    good = np.flatnonzero(_qualify(leads, lead, score, intent, terms))
    order = good[np.lexsort((at[good], lead[good]))]
    qualified, first = np.unique(lead[order], return_index=True)
    chosen = order[first]
    return Qualifyings(
        at=_spread(everybody, qualified, at[chosen], -1),
        ticks=_spread(everybody, qualified, score[chosen], 0),
        high_intent=_spread(everybody, qualified, intent[chosen].astype(np.int64), 0).astype(np.bool_),
    )


def _qualify(leads: Leads, lead: Integers, score: Integers, intent: Truths, terms: Terms) -> Truths:
    scoring, stage = terms.scoring, stage_terms(terms, "mql")
    good: Truths = leads.meets_criteria[lead].copy()
    if scoring.fit_minimum is not None:
        good &= leads.fit_ticks[lead] >= at_least(scoring.fit_minimum)
    if stage is None or stage.needs_threshold:
        reached = score >= at_least(scoring.threshold)
        good &= (reached | intent) if scoring.high_intent_qualifies else reached
    return good


def at_least(points: float) -> int:
    """Return the fewest ten-thousandths that are at least so many points.

    >>> at_least(60.00001)
    600001
    """
    return int((Decimal(str(points)) * TICKS).to_integral_value(ROUND_CEILING))


def _spread(everybody: Integers, some: Integers, values: Integers, otherwise: int) -> Integers:
    answer = np.full(everybody.size, otherwise, dtype=np.int64)
    answer[some] = values
    return answer
