"""The fairness ledger: what each rep of a pool was entitled to, and what they received."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from fractions import Fraction

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


@dataclass(frozen=True, slots=True)
class Book:
    """One pool's lines, and who was given its last lead."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    last: str | None = None

    def joined(self, weights: Mapping[str, int]) -> "Book":
        """Return the book with a line for everybody; a newcomer starts level, at the others' average for
        their weight.
        """
        here = [rep for rep in weights if rep in self.entries and weights[rep]]
        share = sum((self.entries[rep].counted for rep in here), Fraction(0))
        each = share / sum(weights[rep] for rep in here) if here else Fraction(0)
        new = {rep: Entry(credit=each * weight) for rep, weight in weights.items() if rep not in self.entries}
        return replace(self, entries={**self.entries, **new})

    def entitled(self, weights: Mapping[str, int]) -> "Book":
        """Return the book with one more lead divided among these reps by weight, from now on: the past stays
        as it was.
        """
        total = sum(weights.values())
        entries = dict(self.entries)
        for rep, weight in weights.items():
            entries[rep] = replace(entries[rep], entitled=entries[rep].entitled + Fraction(weight, total))
        return replace(self, entries=entries)

    def given(self, rep: str) -> "Book":
        """Return the book with one more lead received."""
        entry = self.entries[rep]
        return Book({**self.entries, rep: replace(entry, received=entry.received + 1)}, last=rep)


@dataclass(frozen=True, slots=True)
class FairnessLedger:
    """Every pool's book, and the recent instants at which each rep received a lead, from whichever rule."""

    books: Mapping[str, Book] = field(default_factory=dict)
    received: Mapping[str, tuple[datetime, ...]] = field(default_factory=dict)

    def book(self, pool: str) -> Book:
        """Return the pool's book; an empty one where it never gave a lead."""
        return self.books.get(pool, Book())

    def noted(self, rep: str, at: datetime, pool: str | None = None, book: Book | None = None) -> "FairnessLedger":
        """Return the ledger with one assignment more."""
        recent = tuple(sorted(past for past in (*self.received.get(rep, ()), at) if past > at - REMEMBERED))
        books = self.books if pool is None or book is None else {**self.books, pool: book}
        return FairnessLedger(books, {**self.received, rep: recent})

    def given_back(self, pool: str, rep: str) -> "FairnessLedger":
        """Return the ledger after a lead turned out to be none, such as spam: whoever got it is owed another."""
        book = self.book(pool)
        entry = book.entries[rep]
        entries = {**book.entries, rep: replace(entry, received=entry.received - 1)}
        return replace(self, books={**self.books, pool: replace(book, entries=entries)})


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
