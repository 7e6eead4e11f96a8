"""Trips under other terms, for all leads at once: first hits chained from stretch to stretch."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from selaras.analytics.door import statement
from selaras.analytics.moment import Moment
from selaras.analytics.relations.passes import passes
from selaras.analytics.replay.hits import STRIDE, Hits, Integers, Part, earliest, first_hits, found_at
from selaras.analytics.replay.profiles import FOREVER, replayed_leads
from selaras.core.replay import Agreed
from selaras.kit.instants import to_microseconds


@dataclass(frozen=True, slots=True)
class Recorded:
    """The recorded trips by key (lead and number), in order; ``end`` is FOREVER while a trip goes on."""

    key: Integers
    start: Integers
    end: Integers
    won: Integers
    leads: int

    @property
    def most(self) -> int:
        """The most trips any lead made."""
        return int((self.key % STRIDE).max(initial=0))


@dataclass(frozen=True, slots=True)
class Trips:
    """Trips that would have begun, by lead and instant; ``number`` is that of the recorded trip each is, or 0."""

    lead: Integers
    at: Integers
    number: Integers

    @property
    def key(self) -> Integers:
        """The key of the recorded trip each stands for; a multiple of STRIDE where it is new."""
        return self.lead * STRIDE + self.number


def recorded_trips(moment: Moment) -> Recorded:
    """Return the trips of captured leads as they happened."""
    who, made = replayed_leads.table, passes.table
    joined = made.join(who.select("lead_id", "lead"), "lead_id")
    rows = joined.select(
        "lead", "pass_no", start="mql_at", end=joined.ended_at.fill_null(FOREVER), won=joined.outcome == "won"
    )
    found = moment.columns(statement(rows.order_by("lead", "pass_no")), (passes, replayed_leads))
    [[leads]] = moment.rows("SELECT count(*) FROM replayed_leads", (replayed_leads,))
    columns = {name: column.astype(np.int64) for name, column in found.items()}
    key = columns["lead"] * STRIDE + columns["pass_no"]
    return Recorded(key, columns["start"], columns["end"], columns["won"], int(leads))


def replayed_trips(
    moment: Moment, agreed: Sequence[Agreed], recorded: Recorded, thresholds: Sequence[float] | None = None
) -> tuple[Trips, ...]:
    """Return the trips under the terms, once for each threshold in place of theirs; without any, under theirs alone."""
    found: list[Hits] = []
    for one in agreed:
        part = Part(one.terms, _at(one.start, -FOREVER), _at(one.end, FOREVER))
        found.append(first_hits(moment, part, thresholds or (one.terms.scoring.threshold,)))
    hits = earliest(found)
    return tuple(chained(hits, place, recorded) for place in range(hits.at.shape[0]))


def chained(hits: Hits, place: int, recorded: Recorded) -> Trips:
    """Return the trips of all leads, one stretch after the other."""
    first = hits.stretch == 0
    lead, at = hits.key[first] // STRIDE, hits.at[place][first]
    stretch = np.zeros(lead.size, dtype=np.int64)
    rounds: list[Trips] = []
    while (begins := at < FOREVER).any():
        lead, at, stretch = lead[begins], at[begins], stretch[begins]
        number = _stands_for(recorded, lead, at, stretch)
        rounds.append(Trips(lead, at, number))
        key = lead * STRIDE + number
        over = found_at(recorded.key, recorded.end, key, FOREVER) < FOREVER
        goes_on = (number > 0) & over & (found_at(recorded.key, recorded.won, key, 1) == 0)
        lead, stretch = lead[goes_on], number[goes_on]
        at = hits.of(lead * STRIDE + stretch, place)
    columns = [np.concatenate([getattr(one, name) for one in rounds] or [lead]) for name in ("lead", "at", "number")]
    order = np.lexsort((columns[1], columns[0]))
    return Trips(*(column[order].astype(np.int64) for column in columns))


def _stands_for(recorded: Recorded, lead: Integers, at: Integers, stretch: Integers) -> Integers:
    """Return the number of the first recorded trip after the stretch that was not over yet; 0 where there is none."""
    number = np.zeros(lead.size, dtype=np.int64)
    for n in range(1, recorded.most + 1):
        end = found_at(recorded.key, recorded.end, lead * STRIDE + n, -FOREVER)
        number = np.where((number == 0) & (n > stretch) & (end >= at), n, number)
    return number


def _at(instant: datetime | None, otherwise: int) -> int:
    return otherwise if instant is None else to_microseconds(instant)
