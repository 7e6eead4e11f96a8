"""When the people of the company are at work, and when a piece of work they begin at an instant is done."""

from dataclasses import dataclass
from datetime import time, timedelta

import numpy as np

from selaras.connectors.simulator.arrays import Ints
from selaras.connectors.simulator.frame import HOME_ZONE
from selaras.connectors.simulator.staff import FAR_ZONE, TEAMS, Staff
from selaras.core.calendars import Absence, Calendar, Holidays, Shift
from selaras.kit.instants import from_microseconds

_COUNTRY = {HOME_ZONE: "ID", FAR_ZONE: "AU"}
_MONTH = int(timedelta(days=31).total_seconds()) * 1_000_000


def office(zone: str) -> Calendar:
    """Return the hours of an office: nine to six with an hour of lunch, not on public holidays."""
    parts = ((time(9), time(12)), (time(13), time(18)))
    shifts = tuple(Shift(day, opens, closes) for day in range(5) for opens, closes in parts)
    return Calendar(f"office {zone}", zone, shifts, (Holidays(_COUNTRY[zone]),))


@dataclass(frozen=True, slots=True)
class Shifts:
    """The calendars of all reps, each without the days on which the rep is away, and those of the teams."""

    reps: tuple[Calendar, ...]
    teams: tuple[Calendar, ...]

    @classmethod
    def of(cls, staff: Staff) -> "Shifts":
        """Return the shifts of a staff."""
        offices = {zone: office(zone) for zone in _COUNTRY}
        teams = tuple(offices[team.zone] for team in TEAMS)
        reps = []
        for i in range(staff.size):
            away = [Absence(from_microseconds(a), from_microseconds(b)) for a, b in staff.absences_of(i)]
            reps.append(teams[staff.team_of[i]].without(away))
        return cls(tuple(reps), teams)

    def rep_done(self, rep: Ints, start: Ints, work: Ints) -> Ints:
        """Return when each rep is done with work begun at ``start``, in microseconds of working time."""
        return _done(self.reps, rep, start, work)

    def team_done(self, team: Ints, start: Ints, work: Ints) -> Ints:
        """Return the same for a team's front-line manager."""
        return _done(self.teams, team, start, work)


def _done(calendars: tuple[Calendar, ...], whose: Ints, start: Ints, work: Ints) -> Ints:
    answer = start.copy()
    order = np.argsort(whose, kind="stable")
    edges = np.searchsorted(whose[order], np.arange(len(calendars) + 1))
    for i, calendar in enumerate(calendars):
        mine = order[edges[i] : edges[i + 1]]
        if mine.size:
            answer[mine] = after(calendar, start[mine], work[mine])
    return answer


def after(calendar: Calendar, start: Ints, work: Ints) -> Ints:
    """Return when work of each its own length is done, begun at each start; the bulk form of ``calendar.deadline``.

    >>> from selaras.core.calendars import ALWAYS_OPEN
    >>> after(ALWAYS_OPEN, np.array([0, 10]), np.array([5, 7])).tolist()
    [5, 17]
    """
    table = calendar.table_for(int(start.min()), int(start.max()) + _MONTH, int(work.max()))
    opens, closes, done = table.arrays
    row = np.searchsorted(opens, start, side="right") - 1
    worked = np.where(row < 0, 0, done[row] - np.maximum(closes[row] - start, 0))
    target = worked + np.maximum(work, 1)
    row = np.searchsorted(done, target, side="left")
    answer: Ints = closes[row] - (done[row] - target)
    return answer
