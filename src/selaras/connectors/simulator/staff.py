"""The people of the company: sellers in two time zones, their managers, the leaders, and when they are away."""

from dataclasses import dataclass

import numpy as np

from selaras.connectors.simulator.arrays import DAY, HOUR, Floats, Ints
from selaras.connectors.simulator.draws import Draws
from selaras.connectors.simulator.frame import HOME_ZONE, Frame
from selaras.connectors.simulator.scenario import Scenario
from selaras.connectors.simulator.words import FIRST_NAMES, LAST_NAMES
from selaras.kit.identity import derived_id

SOURCE = "simulator"
FAR_ZONE = "Australia/Sydney"


@dataclass(frozen=True, slots=True)
class Team:
    """Reps who share a territory."""

    name: str
    territory: str
    zone: str
    share: float
    manager: str


TEAMS = (
    Team("jakarta-enterprise", "indonesia-large", HOME_ZONE, 0.20, "Rina Prasetyo"),
    Team("jakarta-growth", "indonesia-mid", HOME_ZONE, 0.27, "Hendra Lesmana"),
    Team("asean", "asean", HOME_ZONE, 0.30, "Mega Siregar"),
    Team("sydney", "anz", FAR_ZONE, 0.23, "Kate Mercer"),
)
SCEPTICAL_TEAMS = (0, 3)
"""Teams whose reviewer rejects good leads of some channels, as far as the knob says."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works at the company."""

    id: str
    external_id: str
    name: str
    email: str
    role: str
    team: int
    manager_id: str | None = None


@dataclass(frozen=True, slots=True)
class Staff:
    """Everybody; the arrays run over ``reps``, absences are stretches of whole days."""

    leaders: tuple[Person, ...]
    managers: tuple[Person, ...]
    reps: tuple[Person, ...]
    team_of: Ints
    skill: Floats
    pace: Floats
    optimism: Floats
    away_rep: Ints
    away_from: Ints
    away_to: Ints

    @property
    def size(self) -> int:
        """Return the number of reps."""
        return len(self.reps)

    def members(self, team: int) -> Ints:
        """Return the reps of a team."""
        return np.flatnonzero(self.team_of == team)

    @property
    def cast(self) -> dict[str, str]:
        """Return the ids of those everybody knows by first name."""
        known = (*self.leaders, self.managers[0], *self.reps[:2])
        return {person.name.partition(" ")[0].lower(): person.id for person in known}

    def absences_of(self, rep: int) -> list[tuple[int, int]]:
        """Return when a rep is away, in order."""
        mine = self.away_rep == rep
        return list(zip(self.away_from[mine].tolist(), self.away_to[mine].tolist(), strict=True))


def hire(scenario: Scenario, frame: Frame, draws: Draws) -> Staff:
    """Return the staff of a world: as many reps as the knob says, dealt to teams by their shares."""
    chance = draws.of("staff")
    count = scenario.reps
    team_of = np.searchsorted(np.cumsum([t.share for t in TEAMS]) * count, np.arange(count) + 0.5)
    team_of = np.minimum(team_of, len(TEAMS) - 1).astype(np.int64)
    managers = tuple(_person(f"manager-{i}", t.manager, "manager", i, None) for i, t in enumerate(TEAMS))
    names = _names(count, team_of)
    reps = tuple(
        _person(f"rep-{i:03d}", names[i], "rep", int(team_of[i]), managers[team_of[i]].id) for i in range(count)
    )
    away = _absences(scenario, frame, draws, count)
    return Staff(
        leaders=(
            _person("ayu", "Ayu Maharani", "marketing_leader", -1, None),
            _person("sari", "Sari Handayani", "sales_leader", -1, None),
            _person("bima", "Bima Nugroho", "revenue_operations", -1, None),
        ),
        managers=managers,
        reps=reps,
        team_of=team_of,
        skill=chance.normal(0.0, scenario.rep_spread, count) if scenario.rep_spread else np.zeros(count),
        pace=np.exp(chance.normal(0.0, 0.35, count)),
        optimism=chance.normal(0.0, 0.08, count),
        away_rep=away[0],
        away_from=away[1],
        away_to=away[2],
    )


def _person(external: str, name: str, role: str, team: int, manager_id: str | None) -> Person:
    email = f"{name.lower().replace(' ', '.')}@selaras-demo.example"
    return Person(derived_id("rep", SOURCE, external), external, name, email, role, team, manager_id)


def _names(count: int, team_of: Ints) -> list[str]:
    """Return a name for each rep, Dewi and Tono among them; large staffs repeat first names, never whole names."""
    names: list[str] = []
    for i in range(count):
        far = TEAMS[team_of[i]].zone == FAR_ZONE
        firsts, lasts = (FIRST_NAMES[58:], LAST_NAMES[42:]) if far else (FIRST_NAMES[:58], LAST_NAMES[:42])
        first, last = firsts[(i * 7) % len(firsts)], lasts[(i * 11 + i // len(firsts)) % len(lasts)]
        names.append(f"{first} {last}")
    names[0], names[1] = "Dewi Kusuma", "Tono Wijaya"
    return names


def _absences(scenario: Scenario, frame: Frame, draws: Draws, count: int) -> tuple[Ints, Ints, Ints]:
    """Return stretches of absence: short sick leaves and longer holidays, a knob's worth of days a year."""
    chance = draws.of("absences")
    years = frame.days / 365.25
    stretches = chance.poisson(scenario.absence_days / 5.0 * years, count)
    rep = np.repeat(np.arange(count, dtype=np.int64), stretches)
    first = chance.integers(0, frame.days, rep.size)
    length = np.minimum(1 + chance.geometric(0.18, rep.size), 21)
    order = np.lexsort((first, rep))
    starts = frame.start + first[order] * DAY
    return rep[order], starts, starts + length[order] * DAY - HOUR
