"""Who may take a lead now, and if not, why not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from selaras.core.calendars import Absence, Calendar
from selaras.core.charter.terms import Member, Pool
from selaras.core.routing.fairness import Arrival

Unavailable = Literal["left", "had_it", "absent"]
Skip = Literal[
    "unknown_person", "left", "had_it", "absent", "not_in_hours", "no_weight",
    "cap_per_day", "cap_per_week", "cap_open", "capacity",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """A rep as routing sees them.

    ``names`` are what a charter may call them (external id, e-mail) and ``called`` what people do; who does not sell
    has no part in a team's pool; ``capacity`` is how many leads a week they said they can take.
    """

    id: str
    names: tuple[str, ...] = ()
    called: str = ""
    team: str | None = None
    sells: bool = True
    calendar: Calendar | None = None
    absences: tuple[Absence, ...] = ()
    left: bool = False
    open_leads: int = 0
    capacity: int | None = None

    @property
    def shown(self) -> str:
        """What stands on a page for them."""
        return self.called or self.id

    def away(self, at: datetime) -> bool:
        """Whether the person is absent at an instant."""
        return any(absence.start <= at < absence.end for absence in self.absences)


def person_named(name: str, people: Iterable[Person]) -> Person | None:
    """Return the person a charter names, by id, external id or e-mail, in any case."""
    wanted = name.casefold()
    return next((one for one in people if wanted in {known.casefold() for known in (one.id, *one.names)}), None)


def members_of(pool: Pool, people: Iterable[Person]) -> list[tuple[Member, Person | None]]:
    """Return the pool's members and the people they are; a pool that names a team has everybody in it who sells
    and has not left.
    """
    known = list(people)
    if pool.team is None:
        return [(member, person_named(member.rep, known)) for member in pool.members]
    team = sorted(
        (one for one in known if one.team == pool.team and one.sells and not one.left), key=lambda one: one.id
    )
    return [(Member(rep=one.id), one) for one in team]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What decides, beside the person, whether they may take a lead: the instant and the zone days are cut in, who
    received what lately, who must not get this lead, and the conditional caps it counts for.
    """

    at: datetime
    zone: str
    received: Mapping[str, tuple[Arrival, ...]] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    counts_for: tuple[str, ...] = ()


def unavailable(person: Person, now: Circumstances) -> Unavailable | None:
    """Return why a person can take no lead at all now, or not this one; None where they can."""
    if person.left:
        return "left"
    if person.id in now.without:
        return "had_it"
    return "absent" if person.away(now.at) else None


def skip(member: Member, person: Person | None, pool: Pool, now: Circumstances) -> Skip | None:
    """Return why a member may not take a lead now; None where they may.

    Days and weeks (Monday first) are cut in the charter's zone.
    """
    if person is None:
        return "unknown_person"
    if (away := unavailable(person, now)) is not None:
        return away
    if member.weight == 0:
        return "no_weight"
    if pool.only_in_hours and person.calendar is not None and not person.calendar.is_open(now.at):
        return "not_in_hours"
    if member.cap_open is not None and person.open_leads >= member.cap_open:
        return "cap_open"
    arrivals = now.received.get(person.id, ())
    over = _over_cap(member.cap_per_day, member.cap_per_week, arrivals, now)
    full_week = pool.within_capacity and _over_cap(None, person.capacity, arrivals, now)
    return over or ("capacity" if full_week else None)


def full(member: Member, person: Person, pool: Pool, now: Circumstances) -> str | None:
    """Return the conditional cap of the member or of the pool that this lead would go over; None where none is."""
    for cap in (*member.caps, *pool.caps):
        arrivals = [one for one in now.received.get(person.id, ()) if cap.name in one.counts_for]
        if cap.name in now.counts_for and _over_cap(cap.per_day, cap.per_week, arrivals, now):
            return cap.name
    return None


def _over_cap(
    per_day: int | None, per_week: int | None, arrivals: Iterable[Arrival], now: Circumstances
) -> Literal["cap_per_day", "cap_per_week"] | None:
    if per_day is None and per_week is None:
        return None
    today = now.at.astimezone(ZoneInfo(now.zone)).date()
    monday = today - timedelta(days=today.weekday())
    days = [one.at.astimezone(ZoneInfo(now.zone)).date() for one in arrivals]
    if per_day is not None and days.count(today) >= per_day:
        return "cap_per_day"
    if per_week is not None and sum(monday <= day <= today for day in days) >= per_week:
        return "cap_per_week"
    return None
