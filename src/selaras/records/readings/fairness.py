"""The fairness ledger as it stands: read for the next decision, and taken further by what was decided since.

Books follow from the order in which decisions were appended, so they are not made again lead by lead as other readings
are: a bookmark says up to where they were taken in. Whoever divides leads holds the lock of the desk, hence no decision
can appear below the bookmark afterwards.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from django.db.models import Max

from selaras.core.ledger import Fact
from selaras.core.routing import ROUTING_KINDS, Arrival, Book, Entry, FairnessLedger, Held, Holdings
from selaras.core.routing.fairness import REMEMBERED
from selaras.records.ledger.histories import facts_of_kinds, in_portions
from selaras.records.models import AssignmentReading, Bookmark, FairnessReading
from selaras.records.models import Fact as Row
from selaras.records.readings.known import Reading
from selaras.records.readings.writing import write

_READER = "fairness"


def fairness_ledger() -> FairnessLedger:
    """Return the fairness ledger as it stands, with the arrivals of the last days before the newest."""
    newest = AssignmentReading.objects.aggregate(newest=Max("at"))["newest"]
    rows = AssignmentReading.objects.filter(at__gt=newest - REMEMBERED, undone=False) if newest else ()
    received: dict[str, list[Arrival]] = {}
    for row in rows:
        if row.rep_id:
            counts_for = tuple(row.counts_for.split("\n")) if row.counts_for else ()
            received.setdefault(row.rep_id, []).append(Arrival(row.at, counts_for))
    return FairnessLedger(_books(), {rep: tuple(sorted(arrivals)) for rep, arrivals in received.items()})


def held_by(lead_id: str) -> Held | None:
    """Return who has a lead now, as routing counts it."""
    return holdings_of([lead_id]).held(lead_id)


def holdings_of(lead_ids: Iterable[str], until: int | None = None) -> Holdings:
    """Return the hands these leads have been through; the ledger in it is of them alone."""
    holdings = Holdings()
    rows = Row.objects.all() if until is None else Row.objects.filter(id__lte=until)
    for some in in_portions(lead_ids):
        for _, fact in facts_of_kinds(ROUTING_KINDS, among=rows.filter(subject__in=some)):
            holdings.take_in(fact)
    return holdings


def take_in_routing() -> int:
    """Take into the books whatever routing decided since they were last taken further; return how many facts."""
    mark = Bookmark.objects.filter(reader=_READER).values_list("position", flat=True).first() or 0
    fresh = list(facts_of_kinds(ROUTING_KINDS, after=mark))
    if not fresh:
        return 0
    holdings = holdings_of((fact.subject for _, fact in fresh), until=mark)
    before = FairnessLedger(_books())
    holdings.ledger = before
    for _, fact in fresh:
        holdings.take_in(fact)
    _write(before, holdings.ledger)
    taken_in_routing(fresh[-1][0])
    return len(fresh)


def taken_in_routing(position: int) -> None:
    """Remember that the books hold every decision up to a position."""
    Bookmark.objects.update_or_create(reader=_READER, defaults={"position": position})


def fairness_readings(facts: Iterable[Fact]) -> Iterator[Reading]:
    """Yield the lines of all books from all facts of routing, in the order of appending."""
    holdings = Holdings()
    for fact in facts:
        holdings.take_in(fact)
    for pool, book in holdings.ledger.books.items():
        yield from _lines(pool, book)


def _books() -> dict[str, Book]:
    lines: dict[str, dict[str, Entry]] = {}
    last: dict[str, str] = {}
    periods: dict[str, str | None] = {}
    for row in FairnessReading.objects.order_by("key"):
        entry = Entry(Fraction(row.entitled), row.received, Fraction(row.credit))
        lines.setdefault(row.pool, {})[row.rep_id] = entry
        periods[row.pool] = row.period or None
        if row.last:
            last[row.pool] = row.rep_id
    return {pool: Book(entries, last.get(pool), periods[pool]) for pool, entries in lines.items()}


def _write(before: FairnessLedger, after: FairnessLedger) -> None:
    changed = [pool for pool, book in after.books.items() if before.books.get(pool) != book]
    FairnessReading.objects.filter(pool__in=changed).delete()
    write(FairnessReading, (line for pool in changed for line in _lines(pool, after.books[pool])))


def _lines(pool: str, book: Book) -> Iterator[Reading]:
    for rep, entry in book.entries.items():
        yield Reading(
            key=f"{pool}\n{rep}",
            pool=pool,
            rep_id=rep,
            entitled=str(entry.entitled),
            received=entry.received,
            credit=str(entry.credit),
            last=rep == book.last,
            period=book.period or "",
        )
