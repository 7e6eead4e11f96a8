"""Who may take a lead now, and if not, why not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from selaras.core.calendars import Absence, Calendar
from selaras.core.charter.terms import Member, Pool

Skip = Literal[
    "unknown_person", "left", "absent", "not_in_hours", "no_weight", "cap_per_day", "cap_per_week", "cap_open"
]


@dataclass(frozen=True, slots=True)
class Person:
    """A rep as routing sees them; ``names`` are what a charter may call them (external id, e-mail)."""

    id: str
    names: tuple[str, ...] = ()
    team: str | None = None
    calendar: Calendar | None = None
    absences: tuple[Absence, ...] = ()
    left: bool = False
    open_leads: int = 0

    def away(self, at: datetime) -> bool:
        """Whether the person is absent at an instant."""
        return any(absence.start <= at < absence.end for absence in self.absences)


def person_named(name: str, people: Iterable[Person]) -> Person | None:
    """Return the person a charter names, by id, external id or e-mail, in any case."""
    wanted = name.casefold()
    return next((one for one in people if wanted in {known.casefold() for known in (one.id, *one.names)}), None)


def members_of(pool: Pool, people: Iterable[Person]) -> list[tuple[Member, Person | None]]:
    """Return the pool's members and the people they are; a pool that names a team has everybody in it who has
    not left.
    """
    known = list(people)
    if pool.team is None:
        return [(member, person_named(member.rep, known)) for member in pool.members]
    team = sorted((one for one in known if one.team == pool.team and not one.left), key=lambda one: one.id)
    return [(Member(rep=one.id), one) for one in team]


def unavailable(person: Person, at: datetime) -> Literal["left", "absent"] | None:
    """Return why a person can take no lead at all now; None where they can."""
    if person.left:
        return "left"
    return "absent" if person.away(at) else None


def skip(
    member: Member,
    person: Person | None,
    pool: Pool,
    received: Mapping[str, tuple[datetime, ...]],
    at: datetime,
    zone: str,
) -> Skip | None:
    """Return why a member may not take a lead now; None where they may.

    Days and weeks (Monday first) are cut in the charter's zone.
    """
    if person is None:
        return "unknown_person"
    if (away := unavailable(person, at)) is not None:
        return away
    if member.weight == 0:
        return "no_weight"
    if pool.only_in_hours and person.calendar is not None and not person.calendar.is_open(at):
        return "not_in_hours"
    return _over_cap(member, person, received.get(person.id, ()), at.astimezone(ZoneInfo(zone)))


def _over_cap(member: Member, person: Person, received: tuple[datetime, ...], local: datetime) -> Skip | None:
    today = local.date()
    monday = today - timedelta(days=today.weekday())
    days = [instant.astimezone(local.tzinfo).date() for instant in received]
    if member.cap_per_day is not None and days.count(today) >= member.cap_per_day:
        return "cap_per_day"
    if member.cap_per_week is not None and sum(monday <= day <= today for day in days) >= member.cap_per_week:
        return "cap_per_week"
    if member.cap_open is not None and person.open_leads >= member.cap_open:
        return "cap_open"
    return None
