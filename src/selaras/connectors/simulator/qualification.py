"""When leads qualify: the agreed definition, applied to every touch by the product's own scoring in bulk."""

from dataclasses import dataclass

import numpy as np

from selaras.connectors.simulator.agreement import Agreement
from selaras.connectors.simulator.arrays import Floats, Ints, Truths, within
from selaras.connectors.simulator.leads import Leads
from selaras.connectors.simulator.profiles import Profiles
from selaras.connectors.simulator.touches import SIGNALS, Touches, Tracker
from selaras.core.charter.terms import ScoringTerms, Terms
from selaras.core.scoring import TICKS, behaviours, stage_terms
from selaras.core.scoring import Touches as ScoredTouches


@dataclass(frozen=True, slots=True)
class Hits:
    """Every touch at which a lead meets the definition, by lead and time; passes begin at some of them.

    ``intent_at`` is when the lead last gave a high-intent signal that counts, or -1; ``noted`` is when all touches that
    count had reached us.
    """

    lead: Ints
    at: Ints
    noted: Ints
    fit: Floats
    behaviour: Floats
    by_score: Truths
    intent_at: Ints
    signal: Ints

    @property
    def size(self) -> int:
        """Return how many there are."""
        return int(self.lead.size)


@dataclass(frozen=True, slots=True)
class Standing:
    """How the definition judges every lead whatever it does.

    ``fit`` is in ten-thousandths of a point; ``meets`` says of each signed version whether its criteria hold.
    """

    fit: Ints
    meets: Truths


def standing(agreement: Agreement, known: Profiles) -> Standing:
    """Return the standing of every lead."""
    terms = [version.terms for version in agreement.signed]
    rules = terms[0].scoring.fit
    ticks = sum((known.holding(rule.condition) * round(rule.points * TICKS) for rule in rules), start=np.int64(0))
    return Standing(
        np.zeros(known.codes["country"].size, dtype=np.int64) + ticks, np.stack([_meets(one, known) for one in terms])
    )


def _meets(terms: Terms, known: Profiles) -> Truths:
    stage = stage_terms(terms, "mql")
    good = np.ones(known.codes["country"].size, dtype=bool)
    for criterion in stage.criteria if stage else ():
        good &= known.holding(criterion.condition)
    for name in stage.needs_fields if stage else ():
        good &= known.known(name)
    return good


def find_hits(agreement: Agreement, leads: Leads, judged: Standing, tracker: Tracker) -> Hits:
    """Return the hits of all leads, a block of touches in memory at a time."""
    parts = [_hits_of(agreement, leads, judged, tracker.block(i)) for i in range(tracker.blocks)]
    names = Hits.__dataclass_fields__
    return Hits(**{name: np.concatenate([getattr(part, name) for part in parts]) for name in names})


def _hits_of(agreement: Agreement, leads: Leads, judged: Standing, touches: Touches) -> Hits:
    scoring = agreement.signed[0].terms.scoring
    given = behaviours(scored(touches, scoring), scoring, touches.lead, touches.at)
    fit = judged.fit[touches.lead]
    by_score = fit + given.ticks >= round(scoring.threshold * TICKS)
    by_intent = (given.high_intent_at >= leads.captured[touches.lead]) & scoring.high_intent_qualifies
    version = agreement.version_at(touches.at)
    hit = (
        (by_score | by_intent) & judged.meets[version, touches.lead] & (touches.at >= leads.captured[touches.lead])
        & (fit >= round((scoring.fit_minimum or -1e9) * TICKS))
    )  # fmt: skip
    known = _known_since(touches)
    return Hits(
        lead=touches.lead[hit],
        at=touches.at[hit],
        noted=known[hit],
        fit=fit[hit] / TICKS,
        behaviour=given.points[hit],
        by_score=by_score[hit],
        intent_at=given.high_intent_at[hit],
        signal=touches.signal[hit],
    )


def scored(touches: Touches, scoring: ScoringTerms) -> ScoredTouches:
    """Return touches as the product's scoring takes them."""
    rules = {rule.signal: place for place, rule in enumerate(scoring.behaviour)}
    place = np.array([rules.get(name, -1) for name in SIGNALS], dtype=np.int64)
    return ScoredTouches(touches.lead, touches.at, place[touches.signal])


def _known_since(touches: Touches) -> Ints:
    """Return, for each touch, when it and every earlier touch of the lead had reached us."""
    if not touches.size:
        return touches.noted
    first, last = int(touches.noted.min()), int(touches.noted.max())
    apart = (touches.lead - touches.lead[0]) * (last - first + 1)
    known: Ints = np.maximum.accumulate(touches.noted - first + apart) - apart + first
    return known


@dataclass(frozen=True, slots=True)
class Starts:
    """Where passes begin: the hit, and the pass number; at most one for each lead."""

    hit: Ints
    number: int

    def of(self, values: Ints) -> Ints:
        """Return the values of the hits at which the passes begin."""
        return values[self.hit]


def first_starts(hits: Hits) -> Starts:
    """Return the first pass of every lead that ever qualifies."""
    return Starts(np.unique(hits.lead, return_index=True)[1].astype(np.int64), 1)


def next_starts(hits: Hits, lead: Ints, since: Ints, number: int) -> Starts:
    """Return the next pass of leads that may qualify again: the first hit since an instant, old intent forgotten."""
    edges_low = np.searchsorted(hits.lead, lead, side="left")
    edges_high = np.searchsorted(hits.lead, lead, side="right")
    counts = edges_high - edges_low
    row = np.repeat(edges_low, counts) + within(counts)
    whose = np.repeat(np.arange(lead.size), counts)
    from_here = np.repeat(since, counts)
    good = (hits.at[row] > from_here) & (hits.by_score[row] | (hits.intent_at[row] >= from_here))
    found, first = np.unique(whose[good], return_index=True)
    del found
    return Starts(row[good][first], number)
