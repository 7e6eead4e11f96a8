"""The hand-off: who gets each lead that qualified, when they hear of it, and what the reviewer decides."""

from dataclasses import dataclass

import numpy as np

from selaras.connectors.simulator.accounts import Accounts
from selaras.connectors.simulator.arrays import (
    DAY,
    HOUR,
    MINUTE,
    NEVER,
    SECOND,
    Floats,
    Ints,
    Truths,
    log_odds,
    logistic,
)
from selaras.connectors.simulator.channels import ALL_CHANNELS
from selaras.connectors.simulator.draws import Draws
from selaras.connectors.simulator.frame import Frame
from selaras.connectors.simulator.hours import Shifts
from selaras.connectors.simulator.leads import Leads
from selaras.connectors.simulator.qualification import Hits, Starts
from selaras.connectors.simulator.scenario import Scenario
from selaras.connectors.simulator.staff import SCEPTICAL_TEAMS, Staff

_QUALITY_SEEN = 0.8
"""Log-odds of acceptance per log-odds of quality: reviewers do see good leads."""
_WAVED_THROUGH = 0.04
_FORGOTTEN = 0.025
_TROUBLE = 0.04


@dataclass(frozen=True, slots=True)
class Handoff:
    """What became of each start until the decision; one row each, instants are NEVER where it did not happen.

    ``worthy`` says that an unbiased reviewer would accept; ``doubted`` that a good lead was turned away against the
    definition.
    """

    lead: Ints
    qualified: Ints
    noted: Ints
    team: Ints
    rep: Ints
    by_owner: Truths
    routed: Ints
    notified: Ints
    decided: Ints
    accepted: Truths
    worthy: Truths
    doubted: Truths


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything the hand-off needs to know."""

    scenario: Scenario
    frame: Frame
    staff: Staff
    shifts: Shifts
    accounts: Accounts
    leads: Leads
    draws: Draws

    def hand_over(self, hits: Hits, starts: Starts) -> Handoff:
        """Route, announce and review every lead of these starts."""
        chance = self.draws.of("handoff", starts.number)
        lead, qualified, noted = (starts.of(column) for column in (hits.lead, hits.at, hits.noted))
        account = self.leads.account[lead]
        team = self.accounts.team[account]
        routed = noted + _route_lag(lead.size, chance)
        owner = self.accounts.owner[account]
        rep = np.where(owner >= 0, owner, self._in_turn(team, routed))
        notified = routed + chance.integers(2, 90, lead.size) * SECOND
        work = np.exp(chance.normal(np.log(80 * MINUTE), 1.0, lead.size)).astype(np.int64)
        decided = self.shifts.team_done(team, routed, work)
        decided = np.where(chance.random(lead.size) < _FORGOTTEN, NEVER, decided)
        worthy, doubted, accepted = self._review(lead, team, chance)
        return Handoff(
            lead=lead,
            qualified=qualified,
            noted=noted,
            team=team,
            rep=rep,
            by_owner=owner >= 0,
            routed=routed,
            notified=notified,
            decided=decided,
            accepted=accepted & (decided < NEVER),
            worthy=worthy,
            doubted=doubted & (decided < NEVER),
        )

    def _review(self, lead: Ints, team: Ints, chance: np.random.Generator) -> tuple[Truths, Truths, Truths]:
        """Return who deserves acceptance, who was doubted against the definition, and who was accepted."""
        worthy = chance.random(lead.size) < worthiness(self.scenario, self.leads.quality[lead])
        doubted = worthy & (chance.random(lead.size) < doubt(self.scenario, team, self.leads.channel[lead]))
        waved = ~worthy & (chance.random(lead.size) < _WAVED_THROUGH)
        return worthy, doubted, (worthy & ~doubted) | waved

    def _in_turn(self, team: Ints, routed: Ints) -> Ints:
        """Return the rep of each lead: strictly round within the team, skipping who is away that day."""
        away = away_days(self.staff, self.frame)
        day = np.clip((routed - self.frame.start) // DAY, 0, self.frame.days - 1)
        rep = np.zeros(team.size, dtype=np.int64)
        for one in np.unique(team).tolist():
            members = self.staff.members(one)
            mine = np.flatnonzero(team == one)
            mine = mine[np.argsort(routed[mine], kind="stable")]
            turn = np.arange(mine.size)
            chosen = members[turn % members.size]
            for step in range(1, members.size):
                absent = away[chosen, day[mine]]
                if not absent.any():
                    break
                chosen = np.where(absent, members[(turn + step) % members.size], chosen)
            rep[mine] = chosen
        return rep


def worthiness(scenario: Scenario, quality: Floats) -> Floats:
    """Return the chance that an unbiased reviewer accepts."""
    return logistic(log_odds(scenario.acceptance) + _QUALITY_SEEN * quality)


def doubt(scenario: Scenario, team: Ints, channel: Ints) -> Floats:
    """Return the chance that a reviewer turns a good lead away, three times as high for channels they doubt."""
    sceptical = np.isin(team, SCEPTICAL_TEAMS)
    doubted = np.array([c.doubted for c in ALL_CHANNELS])[channel]
    chance: Floats = np.minimum(scenario.reviewer_bias * sceptical * np.where(doubted, 3.0, 1.0), 0.95)
    return chance


def away_days(staff: Staff, frame: Frame) -> Truths:
    """Return for every rep and day of the frame whether the rep is away."""
    away = np.zeros((staff.size, frame.days), dtype=bool)
    for rep, start, end in zip(staff.away_rep.tolist(), staff.away_from.tolist(), staff.away_to.tolist(), strict=True):
        away[rep, (start - frame.start) // DAY : -(-(end - frame.start) // DAY)] = True
    return away


def _route_lag(size: int, chance: np.random.Generator) -> Ints:
    """Return how long routing took: a minute or so, hours on the days the wheels are stuck."""
    lag = np.exp(chance.normal(np.log(45.0), 0.6, size)) * SECOND
    stuck = chance.random(size) < _TROUBLE
    lag = np.where(stuck, lag + chance.exponential(5.0, size) * HOUR, lag)
    return lag.astype(np.int64) + 5 * SECOND
