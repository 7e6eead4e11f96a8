"""What a lead waits for: an answer of the rep who was told, the end of a snooze, somebody who says whose it is."""

from dataclasses import dataclass
from datetime import datetime

from selaras.core.ledger import Fact
from selaras.core.ledger.details.lead import Contacted, Escalated, MatchAsked, Notified, Snoozed


@dataclass(frozen=True, slots=True)
class Climbing:
    """How far a lead went up without an answer (0: not yet), when it goes up again, and whether it is a fast one."""

    level: int = 0
    next_at: datetime | None = None
    fast: bool = False


NOT_CLIMBING = Climbing()


def climbing(group: list[Fact]) -> Climbing:
    """Return where the pass with these facts stands on the way up; once a human reached out it goes no further."""
    stands = Climbing()
    for fact in group:
        match fact.details:
            case Notified(medium=medium, climb_at=at):
                stands = Climbing(stands.level, at or stands.next_at, stands.fast or medium == "fast_lane")
            case Escalated(level=level, climb_at=at):
                stands = Climbing(level, at, stands.fast)
            case Contacted(outbound=True, automated=False):
                stands = Climbing(stands.level, fast=stands.fast)
    return stands


def snoozed_until(group: list[Fact]) -> datetime | None:
    """Return until when the pass was put aside last; what sales did since ends it."""
    until: datetime | None = None
    for fact in group:
        if isinstance(fact.details, Snoozed):
            until = fact.details.until
        elif isinstance(fact.details, Contacted):
            until = None
    return until


def accounts_asked(history: list[Fact]) -> tuple[str, ...]:
    """Return the accounts among which somebody must choose; none once the lead was matched."""
    asked: tuple[str, ...] = ()
    for fact in history:
        if isinstance(fact.details, MatchAsked):
            asked = fact.details.candidates
        elif fact.kind == "lead.matched":
            asked = ()
    return asked
