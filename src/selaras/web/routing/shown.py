"""Fairness and dry runs as the pages write them: names and plain numbers in place of ids and fractions."""

from dataclasses import dataclass

from selaras.actions.routing import DryRun
from selaras.actions.routing.fairness import Fairness, PoolShares, Share

_CHANGED = 200


@dataclass(frozen=True, slots=True)
class ShareLine:
    """One rep's line; worth is in the smallest unit of the currency, None where history cannot say it."""

    name: str
    entitled: float
    received: int
    worth: int | None
    low: int
    high: int
    behind: float


@dataclass(frozen=True, slots=True)
class PoolLines:
    """One pool: the lines the reader may see, and how many leads lie between the first and the last."""

    pool: str
    apart: float
    reps: int
    shares: tuple[ShareLine, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """A lead that another rep would have got; empty names stand for the queue."""

    lead_id: str
    lead: str
    was: str
    would: str


@dataclass(frozen=True, slots=True)
class Tried:
    """What a dry run came to."""

    count: int
    faithful: int
    queued_was: int
    queued_would: int
    changed_count: int
    changed: tuple[Changed, ...]
    taken: tuple[tuple[str, int, int], ...]


def pools_of(fairness: Fairness) -> list[PoolLines]:
    """Return every pool with its lines."""
    return [_pool(pool) for pool in fairness.pools]


def tried_of(run: DryRun) -> Tried:
    """Return a dry run with names."""
    rehearsal, reps = run.rehearsal, run.reps
    changed = rehearsal.changed
    return Tried(
        count=run.count,
        faithful=run.faithful,
        queued_was=int(rehearsal.queued.was),
        queued_would=int(rehearsal.queued.would),
        changed_count=len(changed),
        changed=tuple(
            Changed(
                one.past.lead_id,
                run.leads.get(one.past.lead_id, one.past.lead_id),
                reps.get(one.past.rep_id or "", ""),
                reps.get(one.would.rep_id or "", ""),
            )
            for one in changed[:_CHANGED]
        ),
        taken=tuple((reps.get(rep, rep), int(one.was), int(one.would)) for rep, one in rehearsal.taken.items()),
    )


def _pool(pool: PoolShares) -> PoolLines:
    return PoolLines(pool.pool, float(pool.apart), pool.reps, tuple(_line(share) for share in pool.shares))


def _line(share: Share) -> ShareLine:
    line = share.line
    valued = line.received > line.unvalued
    return ShareLine(
        name=share.name,
        entitled=line.entitled,
        received=line.received,
        worth=round(line.worth_received) if valued else None,
        low=round(line.low),
        high=round(line.high),
        behind=float(share.entry.behind),
    )
