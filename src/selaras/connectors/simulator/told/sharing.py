"""How each routed lead was shared: the pool that divided it, among whom, and who was passed over for being away."""

from dataclasses import dataclass

import numpy as np

from selaras.connectors.simulator.arrays import DAY, Ints, Truths, table
from selaras.connectors.simulator.handoff import away_days
from selaras.connectors.simulator.history import History
from selaras.connectors.simulator.sheets import Coded
from selaras.connectors.simulator.staff import TEAMS
from selaras.core.routing import Step


@dataclass(frozen=True, slots=True)
class Sharing:
    """Columns of the routed leads, by pass."""

    pool: Coded
    shared: Coded
    steps: Coded


def sharing(past: History) -> Sharing:
    """Return how the leads were shared: within a team strictly round, among those who were there that day.

    What an account's owner got is in no pool.
    """
    given, frame = past.passes.handoff, past.frame
    day = np.clip((given.routed - frame.start) // DAY, 0, frame.days - 1)
    team = np.where(given.by_owner, -1, given.team)
    days, places = np.unique(np.stack([team, day, given.rep]), axis=1, return_inverse=True)
    away = away_days(past.staff, frame)
    told = [_told(past, away, *one) for one in days.T.tolist()]
    shared, steps = table([one for one, _ in told]), table([one for _, one in told])
    pools = table([team.name for team in TEAMS])
    return Sharing(Coded(pools, team), Coded(shared, places), Coded(steps, places))


def _told(past: History, away: Truths, team: int, day: int, rep: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    ids = [person.id for person in past.staff.reps]
    if team < 0:
        return (), (str(Step("account_owner", "takes", ids[rep])),)
    members: Ints = past.staff.members(team)
    rule = TEAMS[team].territory
    absent = [ids[one] for one in members.tolist() if away[one, day]]
    there = [ids[one] for one in members.tolist() if not away[one, day]] or [ids[rep]]
    passed = tuple(str(Step(rule, "absent", one)) for one in absent if one != ids[rep])
    return tuple(f"{one}:1" for one in there), (*passed, str(Step(rule, "next_in_turn", ids[rep])))
