"""What happened beside what would have: the lines of one table, for page, terminal and program alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from selaras.core.replay.impact import Bounded, Impact

Unit = Literal["count", "share", "money", "decimal"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a figure as it was and as it would have been.

    ``least`` and ``most`` bound what would have been, whatever the trips whose outcome nobody knows had done; ``low``
    and ``high`` are the 95 % interval of the share observed among the others. ``clause`` names the promise it is of.
    """

    name: str
    unit: Unit
    was: float | int | None
    would: float | int | None
    least: float | int | None = None
    most: float | int | None = None
    low: float | None = None
    high: float | None = None
    n: int = 0
    clause: str | None = None


def lines(impact: Impact) -> tuple[Line, ...]:
    """Return the table."""
    return (*_volume(impact), *_outcomes(impact), *_load(impact), *_promises(impact))


def _volume(impact: Impact) -> Iterator[Line]:
    counts = impact.counts
    yield Line("mqls", "count", counts.was, counts.would, n=counts.was)
    yield _share("acceptance", *impact.acceptance)
    yield _share("conversion", *impact.conversion)


def _outcomes(impact: Impact) -> Iterator[Line]:
    was, would, new = impact.was, impact.would, impact.counts.new
    for name in ("sql", "opportunity", "won"):
        kept: int = getattr(would, name)
        yield Line(name, "count", getattr(was, name), kept, least=kept, most=kept + new, n=was.trips)
    yield Line("won_money", "money", was.won_minor, would.won_minor, least=would.won_minor, n=was.won)


def _load(impact: Impact) -> Iterator[Line]:
    load = impact.load
    weeks = len({one.monday for one in load}) or 1
    yield Line("per_week", "decimal", sum(one.was for one in load) / weeks, sum(one.would for one in load) / weeks)
    said = [one for one in load if one.capacity is not None]
    if said:
        over = sum(one.was > (one.capacity or 0) for one in said), sum(one.over for one in said)
        yield Line("over_capacity", "count", *over, n=len(said))
    yield Line("queued", "count", *impact.queued)


def _promises(impact: Impact) -> Iterator[Line]:
    were = {one.clause: one for one in impact.promises_were}
    for would in impact.promises_would:
        was = were.pop(would.clause, None)
        n = would.met + would.breached
        yield Line("promise", "share", was.attainment if was else None, would.attainment, n=n, clause=would.clause)
    for was in were.values():
        yield Line("promise", "share", was.attainment, None, n=was.met + was.breached, clause=was.clause)


def _share(name: str, was: Bounded, would: Bounded) -> Line:
    low, high = would.interval
    return Line(name, "share", was.share, would.share, would.least, would.most, low, high, would.n)
