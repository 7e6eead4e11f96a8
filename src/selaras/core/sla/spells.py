"""Spells: how long each rep held a lead. A reassignment starts the rep's own wait anew, never the lead's."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from selaras.core.lifecycle import Pass


@dataclass(frozen=True, slots=True)
class Spell:
    """One rep's time with a lead, and their own first human attempt in it; ``until`` None: they hold it
    still.
    """

    rep_id: str
    since: datetime
    until: datetime | None
    first_attempt: datetime | None = None

    @property
    def waited(self) -> timedelta | None:
        """The wall time until the rep's own first attempt; None where there was none."""
        return None if self.first_attempt is None else self.first_attempt - self.since


def spells(one: Pass) -> tuple[Spell, ...]:
    """Return who held the pass from when until when, in order; given again to the same rep, a spell goes on.

    A queue ends a spell and begins none. An attempt counts for whoever made it, or where nobody is named for
    the holder.
    """
    found: list[Spell] = []
    for assignment in one.assignments:
        open_spell = found[-1] if found and found[-1].until is None else None
        if open_spell is not None and open_spell.rep_id == assignment.rep_id:
            continue
        if open_spell is not None:
            found[-1] = replace(open_spell, until=assignment.at)
        if assignment.rep_id is not None:
            found.append(Spell(assignment.rep_id, assignment.at, None))
    ends = ((spell, spell.until or one.ended_at) for spell in found)
    return tuple(replace(spell, until=end, first_attempt=_attempt(one, spell, end)) for spell, end in ends)


def _attempt(one: Pass, spell: Spell, end: datetime | None) -> datetime | None:
    made = (
        activity.at
        for activity in one.activities
        if activity.attempt
        and (activity.rep_id or spell.rep_id) == spell.rep_id
        and spell.since <= activity.at
        and (end is None or activity.at <= end)
    )
    return next(made, None)
