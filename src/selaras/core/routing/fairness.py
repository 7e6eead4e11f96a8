"""The fairness ledger: what each rep of a pool was entitled to, and what they received."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import Final

REMEMBERED = timedelta(days=8)
"""How long the instants of assignments are kept: a week's cap needs no more."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One rep's line. ``credit`` is what a newcomer is taken to have had already: the pool's average, weight
    by weight.
    """

    entitled: Fraction = Fraction(0)
    received: int = 0
    credit: Fraction = Fraction(0)

    @property
    def behind(self) -> Fraction:
        """How many leads the rep is behind their due; negative where ahead."""
        return self.entitled - self.received

    @property
    def counted(self) -> Fraction:
        """What the rep has had, with what they were credited."""
        return self.received + self.credit


NOTHING: Final = Entry()


@dataclass(frozen=True, slots=True)
class Book:
    """One pool's lines, who was given its last lead, and the period it counts in (None: since ever)."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    last: str | None = None
    period: str | None = None

    def turned(self, period: str | None) -> "Book":
        """Return the book for a lead of that period: a new period begins level, an old one is not gone back to."""
        if period is None or (self.period is not None and period <= self.period):
            return self
        return Book(last=self.last, period=period)

    def joined(self, weights: Mapping[str, int]) -> "Book":
        """Return the book with a line for everybody; a newcomer starts level, at the others' average for
        their weight.
        """
        if weights.keys() <= self.entries.keys():
            return self
        here = [rep for rep in weights if rep in self.entries and weights[rep]]
        share = sum((self.entries[rep].counted for rep in here), Fraction(0))
        each = share / sum(weights[rep] for rep in here) if here else Fraction(0)
        new = {rep: Entry(credit=each * weight) for rep, weight in weights.items() if rep not in self.entries}
        return replace(self, entries={**self.entries, **new})

    def entitled(self, weights: Mapping[str, int], leads: int = 1) -> "Book":
        """Return the book with one more lead divided among these reps by weight, from now on: the past stays
        as it was. Minus one lead takes such a division back.
        """
        total = sum(weights.values())
        entries = dict(self.entries)
        for rep, weight in weights.items():
            entry = entries.get(rep, NOTHING)
            due = entry.entitled + Fraction(leads * weight, total or 1)
            entries[rep] = Entry(due, entry.received, entry.credit)
        return Book(entries, self.last, self.period)

    def counted(self, rep: str, leads: int = 1) -> "Book":
        """Return the book with one more lead received, or one less."""
        entry = self.entries.get(rep, NOTHING)
        counted = Entry(entry.entitled, entry.received + leads, entry.credit)
        return Book({**self.entries, rep: counted}, self.last, self.period)


@dataclass(frozen=True, slots=True)
class Held:
    """Who has a lead, and how it came to them: the pool that divided it, among whom by which weights, and when."""

    rep_id: str
    pool: str | None = None
    shared: tuple[tuple[str, int], ...] = ()
    period: str | None = None

    @classmethod
    def of(cls, rep_id: str, pool: str | None, shared: tuple[str, ...], period: str | None) -> "Held":
        """Return the holding that the ledger writes with shares such as "rep_1:2"."""
        return cls(rep_id, pool, _weights(shared), period)

    def after(self, before: "Held | None") -> "Held":
        """Return what is remembered of a lead that came from another holder: in its pool it stays divided as it was."""
        return replace(self, shared=before.shared) if before is not None and self.dividedwith_book(before) else self

    def dividedwith_book(self, other: "Held | None") -> bool:
        """Whether one division of one pool gave the lead to both."""
        return other is not None and self.pool is not None and (self.pool, self.period) == (other.pool, other.period)


@lru_cache(maxsize=1024)
def _weights(shared: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """Return who a lead was divided among with their weights; what another system wrote otherwise is left out."""
    parts = (text.rpartition(":") for text in shared)
    return tuple((rep, int(weight)) for rep, _, weight in parts if rep and weight.isdecimal())


@dataclass(frozen=True, slots=True, order=True)
class Arrival:
    """An instant at which a rep received a lead, and the conditional caps it counts for."""

    at: datetime
    counts_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FairnessLedger:
    """Every pool's book, and the recent arrivals of leads at each rep, from whichever rule."""

    books: Mapping[str, Book] = field(default_factory=dict)
    received: Mapping[str, tuple[Arrival, ...]] = field(default_factory=dict)

    def book(self, pool: str) -> Book:
        """Return the pool's book; an empty one where it never gave a lead."""
        return self.books.get(pool, Book())

    def dividing(self, before: Held | None, asked: Held) -> Book:
        """Return the book of the pool that is asked, with the lead divided and not yet given to anybody."""
        return self.left_by(before, asked).reaching(before, asked)

    def passed(self, before: Held | None, after: Held | None) -> "FairnessLedger":
        """Return the ledger after a lead went from one holder to another; None is nobody.

        A lead is divided once. While it stays in the pool only the count moves: who had it is owed another. Where it
        leaves the pool, or turned out to be none, its division is taken back too, so that all entitlements always add
        up to what was received. The books of a period that has ended stay closed.
        """
        ledger = self.left_by(before, after)
        if after is None or after.pool is None:
            return ledger
        book = ledger.reaching(before, after)
        return ledger.with_book(after.pool, book.counted(after.rep_id)) if book.period == after.period else ledger

    def noted(self, rep: str, arrival: Arrival, pool: str | None = None) -> "FairnessLedger":
        """Return the ledger with one arrival more; it is the pool's last."""
        arrivals = sorted((*self.received.get(rep, ()), arrival))
        since = arrivals[-1].at - REMEMBERED
        recent = tuple(one for one in arrivals if one.at > since)
        ledger = replace(self, received={**self.received, rep: recent})
        return ledger if pool is None else ledger.with_book(pool, replace(ledger.book(pool), last=rep))

    def forgotten(self, rep: str, arrival: Arrival) -> "FairnessLedger":
        """Return the ledger without an arrival that was taken back."""
        arrivals = list(self.received.get(rep, ()))
        if arrival in arrivals:
            arrivals.remove(arrival)
        return replace(self, received={**self.received, rep: tuple(arrivals)})

    def at(self, now: datetime) -> "FairnessLedger":
        """Return the ledger with nothing but what matters at an instant."""
        recent = {
            rep: tuple(one for one in arrivals if one.at > now - REMEMBERED) for rep, arrivals in self.received.items()
        }
        return replace(self, received={rep: arrivals for rep, arrivals in recent.items() if arrivals})

    def left_by(self, before: Held | None, after: Held | None) -> "FairnessLedger":
        """Return the ledger after a holder lost a lead to another, or to nobody."""
        if before is None or before.pool is None or before.period != self.book(before.pool).period:
            return self
        book = self.book(before.pool).counted(before.rep_id, -1)
        stays = after is not None and after.dividedwith_book(before)
        return self.with_book(before.pool, book if stays else book.entitled(dict(before.shared), -1))

    def reaching(self, before: Held | None, after: Held) -> Book:
        """Return the book of the pool a lead comes to, with the lead divided unless the pool had it divided before."""
        book = self.book(after.pool or "").turned(after.period)
        if book.period != after.period:
            return book
        shared = dict(after.shared)
        joined = book.joined(shared)
        return joined if after.dividedwith_book(before) else joined.entitled(shared)

    def with_book(self, pool: str, book: Book) -> "FairnessLedger":
        """Return the ledger with a pool's book in place of the one it has."""
        return FairnessLedger({**self.books, pool: book}, self.received)


def furthest_behind(book: Book, reps: Iterable[str]) -> str:
    """Return who is furthest behind their due; of those equally far, the first by id."""
    return min(reps, key=lambda rep: (-book.entries[rep].behind, rep))


def next_in_turn(book: Book, order: list[str], reps: Iterable[str]) -> str:
    """Return the first of these reps after the last one who got a lead, in the order of the pool; a skipped
    turn is lost.
    """
    may = set(reps)
    after = order.index(book.last) + 1 if book.last in order else 0
    return next(rep for rep in order[after:] + order[:after] if rep in may)
