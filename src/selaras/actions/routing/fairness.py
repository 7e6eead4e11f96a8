"""Whether routing was fair: what each rep of a pool was entitled to and received, in leads and in their worth."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from selaras.actions.charter import terms_in_force
from selaras.core.routing import Entry, FairnessLedger
from selaras.core.routing.worth import Line, Valued, Worth, Worths, lines
from selaras.core.staff import Act, Person
from selaras.kit.periods import Period
from selaras.records.models import RepReading
from selaras.records.readings.fairness import fairness_ledger
from selaras.records.routing import held_in, sorts_of, worths
from selaras.records.troubles import database_troubles


@dataclass(frozen=True, slots=True)
class Share:
    """One rep's line of a pool: of the period in ``line``, of the whole book in ``entry``."""

    rep_id: str
    name: str
    line: Line
    entry: Entry


@dataclass(frozen=True, slots=True)
class PoolShares:
    """A pool's lines, those first who are furthest behind, and how far apart they are.

    ``shares`` are those the reader may see: a rep sees their own, and the distance between the others. ``apart`` is how
    many leads lie between who is furthest behind in the book and who is furthest ahead; ``total`` adds up the period.
    """

    pool: str
    shares: tuple[Share, ...]
    apart: Fraction
    total: Line
    reps: int


@dataclass(frozen=True, slots=True)
class Fairness:
    """Every pool, over a period; worth is in the smallest unit of ``currency``, if history can say it at all."""

    period: Period
    pools: tuple[PoolShares, ...]
    currency: str
    valued: bool


def fairness(period: Period, by: Person, now: datetime) -> Fairness:
    """Return how the leads of the period were shared, and how the books stand now.

    Leads count for whoever has them now. The figures of one rep are for whoever coaches, and for that rep.
    """
    with database_troubles():
        history, ledger, held = worths(now), fairness_ledger(), held_in(period)
        sorts = sorts_of(held)
        shared = lines(Valued(one, _worth(history, sorts.get(lead))) for lead, one in held.items())
        names = dict(RepReading.objects.values_list("rep_id", "name"))
        currency = terms_in_force(now).currency
    pools = sorted({*shared, *ledger.books})
    return Fairness(
        period=period,
        pools=tuple(_pool(pool, shared.get(pool, {}), ledger, names, by) for pool in pools),
        currency=currency,
        valued=any(line.received > line.unvalued for pool in shared.values() for line in pool.values()),
    )


def _worth(history: Worths, sort: tuple[str, float | None] | None) -> Worth | None:
    return None if sort is None else history.of(*sort)


def _pool(
    pool: str, shared: Mapping[str, Line], ledger: FairnessLedger, names: Mapping[str, str], by: Person
) -> PoolShares:
    book = ledger.book(pool).entries
    shares = [
        Share(rep, names.get(rep) or rep, shared.get(rep, Line()), book.get(rep, Entry()))
        for rep in sorted({*shared, *book})
    ]
    shares.sort(key=lambda one: (-one.entry.behind, one.name, one.rep_id))
    behind = [entry.behind for entry in book.values()]
    seen = shares if by.may(Act.READ_REP_FIGURES) else [one for one in shares if one.rep_id == by.rep_id]
    return PoolShares(
        pool=pool,
        shares=tuple(seen),
        apart=max(behind) - min(behind) if behind else Fraction(0),
        total=sum(shared.values(), Line()),
        reps=len(shares),
    )
