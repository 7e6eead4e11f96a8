"""Giving in bulk: who gets each of many leads, one after the other, as ``routing.route`` gives them.

What ``route`` keeps in values that never change stands here in books that do, so that a hundred thousand leads take
seconds. ``core.routing.rehearse`` is the slow twin: a property test holds the two together.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from heapq import heappop, heappush
from math import gcd
from zoneinfo import ZoneInfo

from selaras.core.charter.terms import Cap, Member, Pool, Terms
from selaras.core.routing import Cast, Person, person_named

_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Ask:
    """A lead that asks for an owner: which routes and conditional caps it meets, who owns its account, when it ends.

    ``given`` is who really got it: where it is told, that counts for those who ask later, whoever the rules name.
    """

    at: datetime
    routes: frozenset[str] = frozenset()
    counts_for: frozenset[str] = frozenset()
    account_owner: str | None = None
    ended_at: datetime | None = None
    given: str | None = None
    really: bool = False


@dataclass(slots=True)
class _Book:
    """What each rep of a pool was entitled to and received, in whole parts of a lead: ``parts`` make one."""

    parts: int = 1
    entitled: Counter[str] = field(default_factory=Counter)
    received: Counter[str] = field(default_factory=Counter)
    last: str | None = None
    period: str | None = None

    def turned(self, period: str | None) -> None:
        if period is not None and (self.period is None or period > self.period):
            self.entitled, self.received, self.period = Counter(), Counter(), period

    def divided(self, weights: Mapping[str, int]) -> None:
        total = sum(weights.values()) or 1
        if self.parts % total:
            times = total // gcd(self.parts, total)
            self.parts *= times
            for rep in self.entitled:
                self.entitled[rep] *= times
        for rep, weight in weights.items():
            self.entitled[rep] += self.parts * weight // total

    def furthest_behind(self, reps: Iterable[str]) -> str:
        return min(reps, key=lambda rep: (self.received[rep] * self.parts - self.entitled[rep], rep))


@dataclass(slots=True)
class _Hands:
    """What one rep has: open leads by their ends, and arrivals by day and week, all of them and by conditional cap."""

    ends: list[datetime] = field(default_factory=list)
    days: Counter[tuple[str, date]] = field(default_factory=Counter)
    weeks: Counter[tuple[str, date]] = field(default_factory=Counter)

    def open_at(self, at: datetime) -> int:
        while self.ends and self.ends[0] <= at:
            heappop(self.ends)
        return len(self.ends)

    def take(self, ask: Ask, today: date) -> None:
        heappush(self.ends, ask.ended_at or _NEVER)
        for name in ("", *ask.counts_for):
            self.days[name, today] += 1
            self.weeks[name, today - timedelta(days=today.weekday())] += 1

    def over(self, name: str, today: date, per_day: int | None, per_week: int | None) -> bool:
        if per_day is not None and self.days[name, today] >= per_day:
            return True
        return per_week is not None and self.weeks[name, today - timedelta(days=today.weekday())] >= per_week


class Giver:
    """Gives leads under terms that may change on the way; everybody's books stay."""

    def __init__(self, cast: Cast, capacities: Mapping[str, Sequence[tuple[datetime, int]]] | None = None) -> None:
        self._cast = cast
        self._capacities = capacities or {}
        self._hands: dict[str, _Hands] = {person.id: _Hands() for person in cast.people}
        self._books: dict[str, _Book] = {}
        self._members: dict[int, tuple[Pool, list[tuple[Member, Person | None]]]] = {}
        self._named: dict[str, Person | None] = {}

    def give(self, ask: Ask, terms: Terms) -> str | None:
        """Return who the rules give the lead to; None is the queue. It counts for every lead after it."""
        today = ask.at.astimezone(ZoneInfo(terms.time_zone)).date()
        rep, pool, weights = self._chosen(ask, terms, today)
        got = ask.given if ask.really else rep
        if got is not None:
            self._hands.setdefault(got, _Hands()).take(ask, today)
            if pool is not None and (got == rep or got in weights):
                book = self._books[pool.name]
                book.divided(weights)
                book.received[got] += 1
                book.last = got
        return rep

    def _chosen(self, ask: Ask, terms: Terms, today: date) -> tuple[str | None, Pool | None, dict[str, int]]:
        if terms.routing.account_owner_first and ask.account_owner is not None:
            owner = self._free(ask.account_owner, ask.at)
            if owner is not None:
                return owner, None, {}
        pools = {pool.name: pool for pool in reversed(terms.routing.pools)}
        for route in terms.routing.routes:
            if route.name not in ask.routes:
                continue
            if route.rep is not None:
                if (rep := self._free(route.rep, ask.at)) is not None:
                    return rep, None, {}
            elif route.pool in pools and (found := self._from(pools[route.pool], ask, today)) is not None:
                return found[0], pools[route.pool], found[1]
        return None, None, {}

    def _from(self, pool: Pool, ask: Ask, today: date) -> tuple[str, dict[str, int]] | None:
        order: list[str] = []
        may: dict[str, int] = {}
        owed: dict[str, int] = {}
        for member, person in self._of(pool):
            if person is None or not self._come(person, ask.at):
                continue
            gone = self._gone(person, ask.at)
            if gone and pool.team is not None:
                continue
            order.append(person.id)
            if gone or not member.weight:
                continue
            if person.away(ask.at):
                owed |= {} if pool.absence_credit else {person.id: member.weight}
            elif self._may(member, person, pool, ask, today):
                may[person.id] = member.weight
        if not may:
            return None
        book = self._books.setdefault(pool.name, _Book())
        book.turned(f"{today:%Y-%m}" if pool.starts_anew == "monthly" else None)
        shared = {**may, **owed}
        if pool.strategy == "in_turn":
            after = order.index(book.last) + 1 if book.last in order else 0
            return next(rep for rep in order[after:] + order[:after] if rep in may), shared
        return self._behind(book, may, shared), shared

    @staticmethod
    def _behind(book: _Book, may: Mapping[str, int], shared: Mapping[str, int]) -> str:
        """Return who is furthest behind once this lead is divided too."""
        tried = _Book(book.parts, Counter(book.entitled), book.received)
        tried.divided(shared)
        return tried.furthest_behind(may)

    def _may(self, member: Member, person: Person, pool: Pool, ask: Ask, today: date) -> bool:
        hands = self._hands[person.id]
        if pool.only_in_hours and person.calendar is not None and not person.calendar.is_open(ask.at):
            return False
        if member.cap_open is not None and hands.open_at(ask.at) >= member.cap_open:
            return False
        week = self._capacity(person, ask.at) if pool.within_capacity else None
        if hands.over("", today, member.cap_per_day, member.cap_per_week) or hands.over("", today, None, week):
            return False
        return not any(self._full(cap, hands, ask, today) for cap in (*member.caps, *pool.caps))

    @staticmethod
    def _full(cap: Cap, hands: _Hands, ask: Ask, today: date) -> bool:
        return cap.name in ask.counts_for and hands.over(cap.name, today, cap.per_day, cap.per_week)

    def _free(self, name: str, at: datetime) -> str | None:
        """Return the person of that name where they could take any lead now."""
        if name not in self._named:
            self._named[name] = person_named(name, self._cast.people)
        person = self._named[name]
        if person is None or not self._come(person, at) or self._gone(person, at) or person.away(at):
            return None
        return person.id

    def _of(self, pool: Pool) -> list[tuple[Member, Person | None]]:
        """Return the members of a pool, whenever they came and left; a team's in the order of their ids."""
        if id(pool) not in self._members:
            people = self._cast.people
            team = sorted((one for one in people if one.team == pool.team and one.sells), key=lambda one: one.id)
            found: list[tuple[Member, Person | None]] = [(Member(rep=one.id), one) for one in team]
            if pool.team is None:
                found = [(member, person_named(member.rep, people)) for member in pool.members]
            self._members[id(pool)] = pool, found  # the pool is held, so that its id stays its own
        return self._members[id(pool)][1]

    def _come(self, person: Person, at: datetime) -> bool:
        joined, _ = self._cast.here.get(person.id, (None, None))
        return joined is None or joined <= at

    def _gone(self, person: Person, at: datetime) -> bool:
        _, left = self._cast.here.get(person.id, (None, None))
        return left is not None and left <= at

    def _capacity(self, person: Person, at: datetime) -> int | None:
        said = self._capacities.get(person.id, ())
        told = bisect_right(said, at, key=lambda one: one[0])
        return said[told - 1][1] if told else person.capacity
