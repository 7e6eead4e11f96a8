"""Handing: to whom the trips would have gone, week by week, and how often the rules name who really got them."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from selaras.analytics.moment import Moment
from selaras.analytics.replay.asking import Asked, Names, asked_of, capacities_said, cast_of
from selaras.analytics.replay.comparing import Compared
from selaras.analytics.replay.hits import Integers
from selaras.analytics.replay.observed import Observed
from selaras.analytics.replay.profiles import FOREVER
from selaras.core.charter.terms import Terms
from selaras.core.replay import Agreed
from selaras.core.replay.giving import Giver
from selaras.core.replay.impact import Load
from selaras.kit.instants import from_microseconds


@dataclass(frozen=True, slots=True)
class Handed:
    """Who would have got each recorded trip (by row; "" for the queue or nobody) and each new one.

    ``queued`` trips were, and would have been, given to nobody.
    """

    recorded: tuple[str, ...]
    new: tuple[str, ...]
    load: tuple[Load, ...]
    queued: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Desk:
    """What routing is asked with: the trips' profiles and owners, their ends, and when each was first routed."""

    moment: Moment
    seen: Observed
    asked: Asked
    names: Names
    capacities: Mapping[str, list[tuple[datetime, int]]]
    ends: Sequence[datetime | None]
    routed: Integers

    @classmethod
    def of(cls, moment: Moment, seen: Observed, terms: Sequence[Terms], names: Names) -> "Desk":
        """Return the desk for trips that may be routed under any of these terms."""
        ends = [None if end == FOREVER else from_microseconds(end) for end in seen["ended_at"].tolist()]
        routed = np.where(seen["routed_at"] < FOREVER, seen["routed_at"], seen["mql_at"])
        return cls(moment, seen, asked_of(moment, terms), names, capacities_said(moment), ends, routed)

    def giver(self, terms: Terms) -> Giver:
        """Return a giver that has given nothing yet."""
        return Giver(cast_of(self.moment, terms, self.names), self.capacities)


def handed(desk: Desk, found: Compared, proposed: Terms) -> Handed:
    """Return to whom the trips would have gone under the proposed routing, one after the other."""
    seen, new, giver = desk.seen, found.new, desk.giver(proposed)
    same = (found.would_at < FOREVER) & ~found.moved
    at = np.concatenate([np.where(same, desk.routed, found.would_at), new.at])
    lead = [*seen["lead"].tolist(), *new.lead.tolist()]
    ends = [*desk.ends, *[None] * new.lead.size]
    got = [""] * len(lead)
    for place in np.argsort(at, kind="stable").tolist():
        if at[place] < FOREVER:
            got[place] = giver.give(desk.asked.ask(lead[place], int(at[place]), ends[place], proposed), proposed) or ""
    would_in = [*found.would_in.tolist(), *[True] * new.lead.size]
    was = _inside(seen["first_rep"].tolist(), found.was_in.tolist())
    would = _inside(got, would_in)
    load = _load(_weeks(was, desk.routed, proposed), _weeks(would, at, proposed), desk.capacities)
    size = len(desk.ends)
    return Handed(tuple(got[:size]), tuple(got[size:]), load, (was.count(""), would.count("")))


def named(desk: Desk, found: Compared, agreed: Sequence[Agreed]) -> tuple[int, int]:
    """Return how many trips of the period were given to somebody, and how many of them the rules give to the same.

    Each lead is asked about once all leads before it stand with whoever really got them: one surprise is one surprise.
    """
    lead, real, inside = desk.seen["lead"].tolist(), desk.seen["first_rep"].tolist(), found.was_in.tolist()
    giver = desk.giver(agreed[0].terms) if agreed else None
    total = same = 0
    for place in np.argsort(desk.routed, kind="stable").tolist():
        at = from_microseconds(int(desk.routed[place]))
        terms = next((one.terms for one in agreed if one.holds(at)), None)
        if giver is None or terms is None or not real[place]:
            continue
        ask = desk.asked.ask(lead[place], int(desk.routed[place]), desk.ends[place], terms)
        rule = giver.give(replace(ask, given=real[place], really=True), terms)
        total += inside[place]
        same += inside[place] and rule == real[place]
    return total, same


def _inside(reps: Sequence[str], inside: Sequence[bool]) -> list[str | None]:
    return [rep if within else None for rep, within in zip(reps, inside, strict=True)]


def _weeks(reps: Sequence[str | None], at: Integers, terms: Terms) -> Counter[tuple[date, str]]:
    zone = ZoneInfo(terms.time_zone)
    counted: Counter[tuple[date, str]] = Counter()
    for rep, instant in zip(reps, at.tolist(), strict=True):
        if rep:
            day = from_microseconds(instant).astimezone(zone).date()
            counted[day - timedelta(days=day.weekday()), rep] += 1
    return counted


def _load(
    was: Counter[tuple[date, str]],
    would: Counter[tuple[date, str]],
    capacities: Mapping[str, list[tuple[datetime, int]]],
) -> tuple[Load, ...]:
    rows = []
    for monday, rep in sorted(was.keys() | would.keys()):
        said = capacities.get(rep, [])
        told = bisect_right([at.date() for at, _ in said], monday)
        rows.append(Load(monday, rep, was[monday, rep], would[monday, rep], said[told - 1][1] if told else None))
    return tuple(rows)
