"""Rehearsal: leads of the past routed again, one after the other, under a routing that nobody has signed yet."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from heapq import heapify, heappop, heappush
from typing import Final, get_args
from zoneinfo import ZoneInfo

from selaras.core.charter.terms import Pool, Terms
from selaras.core.routing.fairness import FairnessLedger
from selaras.core.routing.people import Person, Skip, members_of
from selaras.core.routing.route import Asking, Choice, route

PASSED_OVER: Final = frozenset({*get_args(Skip), "cap"})
"""Every reason for which a rep is passed over."""
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Past:
    """A lead as it once asked for an owner: what was known of it then, who got it (None: the queue), when it ended."""

    lead_id: str
    at: datetime
    asking: Asking
    rep_id: str | None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of that time.

    ``here`` says from when until when each was with the company, ``busy`` which leads they had open at the beginning
    and until when.
    """

    people: Sequence[Person]
    here: Mapping[str, tuple[datetime | None, datetime | None]] = field(default_factory=dict)
    busy: Sequence[tuple[str, datetime | None]] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """One lead: who got it, and who would have."""

    past: Past
    would: Choice

    @property
    def changed(self) -> bool:
        """Whether somebody else would have got it."""
        return self.past.rep_id != self.would.rep_id


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure as it was beside what it would have been."""

    was: Fraction = Fraction(0)
    would: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What the leads would have become, in the order in which they came, and the fairness ledger at the end."""

    terms: Terms
    outcomes: tuple[Outcome, ...]
    ledger: FairnessLedger

    @property
    def changed(self) -> tuple[Outcome, ...]:
        """The leads that somebody else would have got."""
        return tuple(one for one in self.outcomes if one.changed)

    @property
    def queued(self) -> Beside:
        """How many leads nobody got."""
        was = sum(one.past.rep_id is None for one in self.outcomes)
        return Beside(Fraction(was), Fraction(sum(one.would.rep_id is None for one in self.outcomes)))

    @property
    def skips(self) -> Counter[str]:
        """How often a rep would have been passed over, by reason."""
        return Counter(step.what for one in self.outcomes for step in one.would.steps if step.what in PASSED_OVER)

    @property
    def taken(self) -> dict[str, Beside]:
        """How many leads each rep got and would have got, those who got most first."""
        was = Counter(one.past.rep_id for one in self.outcomes if one.past.rep_id)
        would = Counter(one.would.rep_id for one in self.outcomes if one.would.rep_id)
        reps = sorted(was | would, key=lambda rep: (-would[rep], -was[rep], rep))
        return {rep: Beside(Fraction(was[rep]), Fraction(would[rep])) for rep in reps}

    @property
    def load(self) -> dict[tuple[date, str], Beside]:
        """How many leads each rep got and would have got in each week, named by its Monday in the charter's zone."""
        was: Counter[tuple[date, str]] = Counter()
        would: Counter[tuple[date, str]] = Counter()
        for one in self.outcomes:
            day = one.past.at.astimezone(ZoneInfo(self.terms.time_zone)).date()
            monday = day - timedelta(days=day.weekday())
            was[monday, one.past.rep_id or ""] += 1
            would[monday, one.would.rep_id or ""] += 1
        weeks = sorted(key for key in was | would if key[1])
        return {key: Beside(Fraction(was[key]), Fraction(would[key])) for key in weeks}

    def spread(self, pool: Pool, people: Iterable[Person]) -> Beside:
        """Return how far apart the members of a pool are who got most and least leads for their weight."""
        weights = {person.id: one.weight for one, person in members_of(pool, people) if person and one.weight}
        taken = self.taken
        shares = [(taken.get(rep, Beside()), weight) for rep, weight in weights.items()]
        if not shares:
            return Beside()
        was, would = [one.was / weight for one, weight in shares], [one.would / weight for one, weight in shares]
        return Beside(max(was) - min(was), max(would) - min(would))


def rehearse(leads: Iterable[Past], terms: Terms, cast: Cast, ledger: FairnessLedger) -> Rehearsal:
    """Return what these leads, in the order in which they come, would have become under the terms.

    Each is routed after the one before it, among the people who were there and free at that time; a lead counts as open
    with whoever would have got it until it ended. Leads that were moved later are not moved here.
    """
    outcomes = []
    held: dict[str, list[datetime]] = {}
    for rep, until in cast.busy:
        held.setdefault(rep, []).append(until or _NEVER)
    for ends in held.values():
        heapify(ends)
    for lead in leads:
        people = [
            _then(person, cast, held.get(person.id, []), lead.at)
            for person in cast.people
            if _come(person, cast, lead.at)
        ]
        choice, ledger = route(lead.asking, terms, ledger, people, lead.at)
        if choice.rep_id is not None:
            heappush(held.setdefault(choice.rep_id, []), lead.ended_at or _NEVER)
        outcomes.append(Outcome(lead, choice))
    return Rehearsal(terms, tuple(outcomes), ledger)


def _come(person: Person, cast: Cast, at: datetime) -> bool:
    joined, _ = cast.here.get(person.id, (None, None))
    return joined is None or joined <= at


def _then(person: Person, cast: Cast, ends: list[datetime], at: datetime) -> Person:
    """Return the person as they were: with the leads that were not over yet, and not yet gone."""
    while ends and ends[0] <= at:
        heappop(ends)
    _, left = cast.here.get(person.id, (None, None))
    return replace(person, open_leads=len(ends), left=left is not None and left <= at)
