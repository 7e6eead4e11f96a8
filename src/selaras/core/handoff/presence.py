"""Presence: a rep is going to be away, is back early, or can take so many leads a week."""

from dataclasses import dataclass
from datetime import datetime

from selaras.core.calendars import Absence
from selaras.core.ledger import Details, Fact
from selaras.core.ledger.details.rep import Away, CapacityAnnounced, Returned
from selaras.core.lifecycle import Act, refused
from selaras.core.routing import Person
from selaras.kit.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Known:
    """An absence that was announced, under the name its fact has."""

    key: str
    rep_id: str
    absence: Absence


def away(person: Person, act: Act, starts_at: datetime, ends_at: datetime, why: str = "") -> Fact | Refusal:
    """Return the fact that a rep will be away; nothing is routed to them meanwhile."""
    if person.left:
        return refused("rep_left", rep=person.shown)
    if ends_at <= starts_at:
        return refused("absence_ends_before_it_starts")
    if ends_at <= act.at:
        return refused("absence_is_past", ended=ends_at)
    return _about(person.id, act, "rep.away", Away(starts_at=starts_at, ends_at=ends_at, reason=why.strip() or None))


def back(known: Known, act: Act) -> Fact | Refusal:
    """Return the fact that an absence is over, or will not be."""
    if known.absence.end <= act.at:
        return refused("absence_is_past", ended=known.absence.end)
    return _about(known.rep_id, act, "rep.returned", Returned(absence=known.key))


def capacity(person: Person, act: Act, leads_per_week: int, from_at: datetime) -> Fact | Refusal:
    """Return the fact that a rep can take so many leads a week from an instant on."""
    if person.left:
        return refused("rep_left", rep=person.shown)
    if leads_per_week < 0:
        return refused("capacity_negative")
    if from_at < act.at:
        return refused("capacity_in_the_past", starts=from_at)
    details = CapacityAnnounced(leads_per_week=leads_per_week, from_at=from_at)
    return _about(person.id, act, "rep.capacity_announced", details)


def _about(rep_id: str, act: Act, kind: str, details: Details) -> Fact:
    return Fact(
        kind=kind, subject=rep_id, happened_at=act.at, noted_at=act.noted_at or act.at, source_key=act.key,
        actor=act.actor, details=details,
    )  # fmt: skip
