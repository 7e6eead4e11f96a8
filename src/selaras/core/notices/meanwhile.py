"""Meanwhile: what happened between putting a notice and sending it, and whether it is still worth saying."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from selaras.core.notices.notice import Sort

_OF_OPEN_LEADS: Final = frozenset({Sort.ANNOUNCED, Sort.ASSIGNED, Sort.CLIMBED, Sort.WAITING})
_ASKS_FOR_ANSWER: Final = frozenset({Sort.ANNOUNCED, Sort.CLIMBED})


@dataclass(frozen=True, slots=True)
class LeadNow:
    """A lead as it stands when a notice of it is about to leave."""

    open: bool
    rep_id: str = ""
    last_activity_at: datetime | None = None


def moot(sort: Sort, happened_at: datetime, rep_id: str, lead: LeadNow | None, clock_runs: bool | None) -> bool:
    """Return whether a notice has lost its meaning: the promise is kept, the lead closed, answered or with another.

    ``rep_id`` is who the notice named. What is not known (None) keeps a notice alive.
    """
    if sort is Sort.REMINDER:
        return clock_runs is False
    if sort not in _OF_OPEN_LEADS or lead is None:
        return False
    if not lead.open:
        return True
    if sort is Sort.ANNOUNCED and lead.rep_id != rep_id:
        return True
    answered = lead.last_activity_at is not None and lead.last_activity_at >= happened_at
    return sort in _ASKS_FOR_ANSWER and answered
