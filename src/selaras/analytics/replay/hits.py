"""First hits: when each stretch of each lead's history would have begun a trip, for many thresholds at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import ibis
import ibis.expr.types as ir
import numpy as np
import numpy.typing as npt

from selaras.analytics.door import Columns, statement
from selaras.analytics.moment import Moment
from selaras.analytics.replay.profiles import FOREVER, judged_profiles, profiles_in_time
from selaras.analytics.replay.scored import CROWDED, behaviour, crowds, scored
from selaras.analytics.replay.stretches import stretches, wakings, woken
from selaras.core.charter.terms import Terms
from selaras.core.scoring import Touches, behaviours, stage_terms
from selaras.core.scoring.qualifying import at_least

Integers = npt.NDArray[np.int64]
CHUNK: Final = 150_000
"""So many leads are scored at a time: what has to be in memory does not grow with the company."""
STRIDE: Final = 1024
"""A stretch's key is its lead's number times this, plus its own; no lead makes so many trips."""


@dataclass(frozen=True, slots=True)
class Part:
    """Terms, and from when until before when they count, in microseconds."""

    terms: Terms
    start: int = -FOREVER
    end: int = FOREVER


@dataclass(frozen=True, slots=True)
class Hits:
    """The first instant of each stretch, threshold by threshold (one row each); FOREVER where there is none."""

    key: Integers
    at: Integers

    @property
    def stretch(self) -> Integers:
        """The number of the trip that ended before each stretch."""
        return self.key % STRIDE

    def of(self, key: Integers, place: int) -> Integers:
        """Return the first instants of these stretches at one threshold."""
        return found_at(self.key, self.at[place], key, FOREVER)


def found_at(keys: Integers, values: Integers, asked: Integers, otherwise: int) -> Integers:
    """Return the value under each asked key, of keys in order."""
    if not keys.size:
        return np.full(asked.size, otherwise, dtype=np.int64)
    place = np.minimum(np.searchsorted(keys, asked), keys.size - 1)
    return np.where(keys[place] == asked, values[place], otherwise)


def first_hits(moment: Moment, part: Part, thresholds: Sequence[float]) -> Hits:
    """Return the first hits under terms in their time; each threshold stands in place of the one of the terms."""
    terms, needs = part.terms, (behaviour, profiles_in_time, stretches, crowds)
    least = [_least(terms, threshold) for threshold in thresholds]
    sql = statement(_firsts(terms, least))
    [[leads]] = moment.rows("SELECT coalesce(max(lead), -1) + 1 FROM stretches", needs)
    bounds = {"start": part.start, "end": part.end}
    chunks = [
        moment.columns(sql, needs, low=low, high=low + CHUNK, **bounds) for low in range(0, max(int(leads), 1), CHUNK)
    ]
    key = np.concatenate([_key(one) for one in chunks])
    sure, may = (
        np.stack([np.concatenate([_whole(one[f"{name}_{n}"]) for one in chunks]) for n in range(len(least))])
        for name in ("sure", "may")
    )
    found = [Hits(key, sure)]
    crowded = moment.columns(f"SELECT lead, stretch FROM crowds WHERE touches > {CROWDED}", needs)  # noqa: S608 (a number of our own)
    doubtful = np.union1d(key[(may < sure).any(axis=0)], _key(crowded))
    if doubtful.size:
        found.append(_asked_of_the_core(moment, part, doubtful, least))
    if terms.desk.waking_qualifies:
        awake = moment.columns(statement(woken(terms)), (profiles_in_time, wakings), **bounds)
        found.append(Hits(_key(awake), np.tile(_whole(awake["at"]), (len(least), 1))))
    return earliest(found)


def earliest(found: Sequence[Hits]) -> Hits:
    """Return for every stretch the earliest of its hits."""
    keys = np.concatenate([one.key for one in found])
    key, place = np.unique(keys, return_inverse=True)
    at = np.full((found[0].at.shape[0], key.size), FOREVER, dtype=np.int64)
    for row, values in enumerate(np.concatenate([one.at for one in found], axis=1)):
        np.minimum.at(at[row], place, values)
    return Hits(key, at)


def _least(terms: Terms, threshold: float) -> int:
    stage = stage_terms(terms, "mql")
    return at_least(threshold) if stage is None or stage.needs_threshold else -FOREVER


def _firsts(terms: Terms, least: Sequence[int]) -> ir.Table:
    """Return the first instant of each stretch that surely is a hit, and the first that may be."""
    told = scored(terms)
    intent = told.intent if terms.scoring.high_intent_qualifies else ibis.literal(False)
    at = ibis.null("int64")
    firsts = {
        f"{name}_{n}": ibis.coalesce(ibis.ifelse((told[bound] >= least_n) | intent, told["at"], at).min(), FOREVER)
        for n, least_n in enumerate(least)
        for name, bound in (("sure", "low"), ("may", "high"))
    }
    found = told.group_by("lead", "stretch").agg(**firsts)
    lowest = int(np.argmin(np.array(least)))
    return found.filter(found[f"may_{lowest}"] < FOREVER)


def _key(columns: Columns) -> Integers:
    return _whole(columns["lead"]) * STRIDE + _whole(columns["stretch"])


def _whole(column: npt.NDArray[np.generic]) -> Integers:
    return column.astype(np.int64)


def _asked_of_the_core(moment: Moment, part: Part, keys: Integers, least: Sequence[int]) -> Hits:
    """Return the hits of a few stretches as the core's own scoring gives them, to the last digit."""
    at = np.full((len(least), keys.size), FOREVER, dtype=np.int64)
    judged = statement(judged_profiles(part.terms).filter(lambda t: t.meets))
    for place, key in enumerate(keys.tolist()):
        lead, stretch = divmod(key, STRIDE)
        values = {"low": lead, "high": stretch}
        stretch_sql = "SELECT since, captured_at, erased_at FROM stretches WHERE lead = $low AND stretch = $high"
        [[since, captured, erased]] = moment.rows(stretch_sql, (stretches,), **values)
        done = moment.columns(
            'SELECT "at", signal FROM behaviour WHERE lead = $low AND "at" <= $as_of ORDER BY "at"',
            (behaviour,),
            low=lead,
        )
        told = moment.columns(f'SELECT "at", until, fit FROM ({judged}) WHERE lead = $low ORDER BY "at"', low=lead)  # noqa: S608 (our own expression)
        looks = np.unique(np.concatenate([_whole(done["at"]), _whole(told["at"])]))
        good = (looks > since) & (looks >= captured) & (looks < erased) & (looks <= moment.instant)
        looks = looks[good & (looks >= part.start) & (looks < part.end)]
        score, intent, meets = _scored_by_the_core(part.terms, done, told, looks, since)
        for row, enough in enumerate(least):
            hit = looks[meets & ((score >= enough) | (intent & part.terms.scoring.high_intent_qualifies))]
            at[row, place] = hit[0] if hit.size else FOREVER
    return Hits(keys, at)


def _scored_by_the_core(
    terms: Terms, done: Columns, told: Columns, looks: Integers, since: int
) -> tuple[Integers, npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    rules = {rule.signal: place for place, rule in enumerate(terms.scoring.behaviour)}
    signal = np.array([rules.get(name, -1) for name in done["signal"].tolist()], dtype=np.int64)
    at = _whole(done["at"])
    counts = at > since if terms.desk.counts_anew else np.ones(at.size, dtype=np.bool_)
    touches = Touches(np.zeros(int(counts.sum()), dtype=np.int64), at[counts], signal[counts])
    given = behaviours(touches, terms.scoring, np.zeros(looks.size, dtype=np.int64), looks)
    row = np.searchsorted(_whole(told["at"]), looks, side="right") - 1
    meets = (row >= 0) & (_whole(told["until"])[np.maximum(row, 0)] > looks) if told["at"].size else row >= 0
    fit = _whole(told["fit"])[np.maximum(row, 0)] if told["fit"].size else np.zeros(looks.size, dtype=np.int64)
    return fit + given.ticks, given.high_intent_at >= since, meets & np.bool_(True)
