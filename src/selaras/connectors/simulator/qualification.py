"""When leads qualify: the agreed definition, applied to every touch by the product's own scoring in bulk."""

from dataclasses import dataclass

import numpy as np

from selaras.connectors.simulator.accounts import Accounts
from selaras.connectors.simulator.agreement import Agreement
from selaras.connectors.simulator.arrays import DAY, Floats, Ints, Truths, within
from selaras.connectors.simulator.leads import Leads
from selaras.connectors.simulator.profiles import profile
from selaras.connectors.simulator.touches import SIGNALS, Touches, Tracker
from selaras.core.charter.terms import ScoringTerms, Terms
from selaras.core.scoring import TICKS, answers, behaviours, fit_ticks, missing_fields, stage_terms
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
    """How the definition judges every lead whatever it does: fit, and whether each charter version's criteria hold."""

    fit: Floats
    meets: Truths


def standing(agreement: Agreement, leads: Leads, accounts: Accounts) -> Standing:
    """Return the standing of every lead; people with the same profile are judged once."""
    sizes = np.where(leads.says_size, accounts.employees[leads.account], -1)
    titles = np.where(leads.says_title, leads.seniority, -1)
    traits = np.stack(
        [titles, accounts.industry[leads.account], sizes, accounts.country[leads.account], leads.free_mail], axis=1
    )
    distinct, which = np.unique(traits, axis=0, return_inverse=True)
    terms = [version.terms for version in agreement.signed]
    fits = np.zeros(len(distinct))
    meets = np.zeros((len(terms), len(distinct)), dtype=bool)
    for i, row in enumerate(distinct.tolist()):
        known = profile(*row)
        fits[i] = fit_ticks(terms[0].scoring.fit, known) / TICKS
        for v, one in enumerate(terms):
            meets[v, i] = _meets(one, known)
    which = which.reshape(-1)
    return Standing(fits[which], meets[:, which])


def _meets(terms: Terms, known: dict[str, object]) -> bool:
    stage = stage_terms(terms, "mql")
    return all(a.holds for a in answers(known, stage)) and not missing_fields(known, stage)


def find_hits(agreement: Agreement, leads: Leads, judged: Standing, tracker: Tracker) -> Hits:
    """Return the hits of all leads, a block of touches in memory at a time."""
    parts = [_hits_of(agreement, leads, judged, tracker.block(i)) for i in range(tracker.blocks)]
    names = Hits.__dataclass_fields__
    return Hits(**{name: np.concatenate([getattr(part, name) for part in parts]) for name in names})


def _hits_of(agreement: Agreement, leads: Leads, judged: Standing, touches: Touches) -> Hits:
    scoring = agreement.signed[0].terms.scoring
    given = behaviours(scored(touches, scoring), scoring, touches.lead, touches.at)
    fit = judged.fit[touches.lead]
    by_score = fit + given.points >= scoring.threshold
    by_intent = (given.high_intent_at >= leads.captured[touches.lead]) & scoring.high_intent_qualifies
    version = agreement.version_at(touches.at)
    hit = (
        (by_score | by_intent) & judged.meets[version, touches.lead] & (touches.at >= leads.captured[touches.lead])
        & (fit >= (scoring.fit_minimum if scoring.fit_minimum is not None else -np.inf))
    )  # fmt: skip
    known = _known_since(touches)
    return Hits(
        lead=touches.lead[hit],
        at=touches.at[hit],
        noted=known[hit],
        fit=fit[hit],
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
    base = touches.lead * (40 * 365 * DAY)
    first = int(touches.noted.min()) if touches.size else 0
    known: Ints = np.maximum.accumulate(touches.noted - first + base) - base + first
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



