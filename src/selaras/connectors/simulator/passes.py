"""All trips of all leads in one table: qualify, hand over, follow up, and qualify again after waking."""

from dataclasses import dataclass, fields

import numpy as np

from selaras.connectors.simulator.arrays import DAY, NEVER, Ints, Truths
from selaras.connectors.simulator.follow_up import RECYCLED, REJECTED, Backlog, FollowUp, follow_up
from selaras.connectors.simulator.handoff import Desk, Handoff
from selaras.connectors.simulator.qualification import Hits, Starts, first_starts, next_starts

MOST_PASSES = 3
_FORGIVEN = 60 * DAY
"""How long after a rejection a lead's new interest counts again."""


@dataclass(frozen=True, slots=True)
class Passes:
    """One row per pass, by pass number and then by lead; contacts name the row of their pass."""

    number: Ints
    hit: Ints
    intent: Truths
    handoff: Handoff
    follow: FollowUp

    @property
    def size(self) -> int:
        """Return how many there are."""
        return int(self.number.size)


@dataclass(frozen=True, slots=True)
class _Round:
    starts: Starts
    intent: Truths
    handoff: Handoff
    follow: FollowUp


def all_passes(desk: Desk, hits: Hits) -> Passes:
    """Return every pass that begins before history ends."""
    backlog = Backlog(desk.scenario, desk.staff, desk.frame)
    rounds: list[_Round] = []
    starts = first_starts(hits)
    since = desk.leads.captured[hits.lead[starts.hit]]
    while starts.hit.size:
        intent = hits.intent_at[starts.hit] >= since
        given = desk.hand_over(hits, starts)
        rounds.append(_Round(starts, intent, given, follow_up(desk, backlog, given, intent, starts.number)))
        if len(rounds) == MOST_PASSES:
            break
        lead, woken = _may_return(desk, rounds[-1])
        starts = next_starts(hits, lead, woken, starts.number + 1)
        since = woken[np.searchsorted(lead, hits.lead[starts.hit])]
    return _joined(rounds)


def _may_return(desk: Desk, last: _Round) -> tuple[Ints, Ints]:
    """Return the leads that may qualify again, in order, and since when."""
    outcome = last.follow.outcome
    since = np.where(outcome == RECYCLED, last.follow.wake, NEVER)
    since = np.where(outcome == REJECTED, last.follow.ended + _FORGIVEN, since)
    open_again = since < desk.frame.until
    lead = last.handoff.lead[open_again]
    order = np.argsort(lead)
    return lead[order], since[open_again][order]


def _joined(rounds: list[_Round]) -> Passes:
    """Lay the rounds under each other; the rows that contacts name move along."""
    sizes = [one.handoff.lead.size for one in rounds]
    offsets = np.cumsum([0, *sizes[:-1]])
    follow = {f.name: np.concatenate([getattr(r.follow, f.name) for r in rounds]) for f in fields(FollowUp)}
    follow["contact_pass"] = np.concatenate(
        [r.follow.contact_pass + offset for r, offset in zip(rounds, offsets.tolist(), strict=True)]
    )
    handoff = {f.name: np.concatenate([getattr(r.handoff, f.name) for r in rounds]) for f in fields(Handoff)}
    return Passes(
        number=np.concatenate([np.full(n, r.starts.number) for n, r in zip(sizes, rounds, strict=True)]),
        hit=np.concatenate([r.starts.hit for r in rounds]),
        intent=np.concatenate([r.intent for r in rounds]),
        handoff=Handoff(**handoff),
        follow=FollowUp(**follow),
    )
