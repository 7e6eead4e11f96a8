"""The cause of a breach: what a reader would say went wrong, in the order in which the reasons excuse."""

from datetime import datetime
from typing import Final

from selaras.core.lifecycle import Pass
from selaras.core.sla.clock import Cause, Clock
from selaras.core.sla.desk import Desk

OWED_BY_REP: Final = frozenset({"first_contact", "touches", "disposition"})
"""The promises a rep owes; routing and review are owed by a desk, and no rep is blamed for them."""


def owner_at(one: Pass, at: datetime) -> str | None:
    """Return who held the pass at an instant: the last rep it was given to by then, else the first it was
    given to later.
    """
    given = [assignment for assignment in one.assignments if assignment.rep_id]
    before = [assignment.rep_id for assignment in given if assignment.at <= at]
    if before:
        return before[-1]
    return given[0].rep_id if given else one.rep_id


def cause_of(clock: Clock, one: Pass, desk: Desk) -> Cause | None:
    """Return why a promise was, or would be, broken at its due time; None where it was kept or ended without
    a verdict.

    A promise kept by the system itself, or one the lead reached too late for anybody to keep, is the
    system's. Else the owner at the due time was away, or had too much, or got the lead only after the clock
    had started; else somebody was late, or did nothing at all.
    """
    if clock.outcome == "cancelled" or (clock.stopped_at is not None and clock.stopped_at <= clock.due_at):
        return None
    if clock.promise == "route" or _came_too_late(clock, one):
        return "system"
    if clock.promise in OWED_BY_REP and (excuse := _excuse(clock, one, desk)) is not None:
        return excuse
    return "untouched" if clock.stopped_at is None else "late"


def _excuse(clock: Clock, one: Pass, desk: Desk) -> Cause | None:
    owner = owner_at(one, clock.due_at)
    if desk.away(owner, clock.due_at):
        return "absent"
    if desk.overloaded(owner, clock.due_at):
        return "over_capacity"
    return "wrong_owner" if _changed_hands(clock, one) else None


def _came_too_late(clock: Clock, one: Pass) -> bool:
    """Whether nobody could have known of the lead in time: it was taken in, or given to a rep, after the
    promise was due.
    """
    taken_in, given = one.speed.ingested, one.speed.routed
    if one.number == 1 and taken_in is not None and taken_in > clock.due_at:
        return True
    return clock.promise == "first_contact" and given is not None and given > clock.due_at


def _changed_hands(clock: Clock, one: Pass) -> bool:
    """Whether somebody else had to begin anew; a lead that moved on because nobody answered it excuses nobody."""
    reps = {
        assignment.rep_id
        for assignment in one.assignments
        if assignment.rep_id and not assignment.climbed and clock.started_at < assignment.at <= clock.due_at
    }
    return bool(reps - {owner_at(one, clock.started_at)})
