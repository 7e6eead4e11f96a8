"""The events that start and stop each promise, as a folded pass tells them."""

from dataclasses import dataclass
from datetime import datetime

from selaras.core.charter.terms import LeadClause, Terms
from selaras.core.lifecycle import Pass, efforts
from selaras.core.lifecycle.speed import EARLY_FOR


@dataclass(frozen=True, slots=True)
class End:
    """How a promise ended; ``reason`` is set where it ended without a verdict."""

    at: datetime
    reason: str | None = None

    @property
    def cancelled(self) -> bool:
        """Whether it ended without a verdict."""
        return self.reason is not None


def start_of(one: Pass, clause: LeadClause) -> datetime | None:
    """Return when the clause's clock starts in a pass; None where its event was never said.

    A stage that was skipped starts nothing: its instant is implied, not known. The acceptance assigns where
    nobody routed. A capture starts a clock in the first pass only.
    """
    speed = one.speed
    match clause.start:
        case "qualified":
            return speed.qualified
        case "assigned":
            return speed.routed or speed.accepted
        case "accepted":
            return speed.accepted
        case _:  # captured
            return speed.captured if one.number == 1 else None


def starts(one: Pass) -> tuple[datetime, ...]:
    """Return every instant of a pass at which a clock may start."""
    speed = one.speed
    return tuple(filter(None, (speed.captured, speed.qualified, speed.routed, speed.accepted)))


def end_of(one: Pass, clause: LeadClause, start: datetime, terms: Terms) -> End | None:
    """Return how the promise ended in this pass; None where it runs on, or where it can only be broken any
    more.
    """
    done, without_verdict = _done(one, clause, start, terms), _without_verdict(one, terms)
    if done is not None and (without_verdict is None or done <= without_verdict.at):
        return End(max(done, start))
    return without_verdict if clause.promise != "disposition" else None


def _done(one: Pass, clause: LeadClause, start: datetime, terms: Terms) -> datetime | None:
    match clause.promise:
        case "route":
            return one.speed.routed
        case "review":
            return one.ended_at if one.outcome == "rejected" else one.entered("sal")
        case "first_contact":
            return next(iter(efforts(one.activities, clause, start - EARLY_FOR, terms.time_zone)), None)
        case "touches":
            made = efforts(one.activities, clause, start, terms.time_zone)
            return made[clause.needed - 1] if len(made) >= clause.needed else None
        case _:  # disposition
            return one.entered("sql") or one.ended_at


def _without_verdict(one: Pass, terms: Terms) -> End | None:
    """Return what freed the rep: contact that qualified the lead, or an end the charter exempts.

    Ending a pass with a disposition that is not exempt frees nobody from what was promised before.
    """
    if (sql := one.entered("sql")) is not None:
        return End(sql, "qualified")
    exempt = {reason.code for reason in terms.reasons.disposition if reason.exempt_from_touches}
    if one.ended_at is None or (one.outcome == "disqualified" and one.reason not in exempt):
        return None
    return End(one.ended_at, one.reason or one.outcome)
