"""What reps do with the leads they accepted: how soon, how often, and how each trip ends."""

from dataclasses import dataclass

import numpy as np

from selaras.connectors.simulator.arrays import (
    DAY,
    HOUR,
    MINUTE,
    NEVER,
    SECOND,
    Floats,
    Ints,
    Truths,
    grouped_sum,
    log_odds,
    logistic,
    within,
)
from selaras.connectors.simulator.behaviour import at_once, chances
from selaras.connectors.simulator.frame import Frame
from selaras.connectors.simulator.handoff import Desk, Handoff, away_days
from selaras.connectors.simulator.scenario import Scenario
from selaras.connectors.simulator.staff import Staff

OPEN, REJECTED, DISQUALIFIED, RECYCLED, SQL = range(5)
"""How a pass stands after review and follow-up; an SQL goes on to its opportunity."""

_GAP = 6.5  # working hours between a rep's attempts, as a median
_SILENT = 0.08  # share of worked leads that never get a disposition
_EARLY = 0.012
_MOST_WAITING = 2.5  # weeks of work; what comes on top of that is given up
_LOAD = 0.6  # log of the time to the first attempt per week of work waiting
_WAKE_DAYS = np.array([45, 60, 90, 120, 180])


class Backlog:
    """The reps' weekly backlog of accepted leads; leads of later passes add to what the earlier ones left."""

    def __init__(self, scenario: Scenario, staff: Staff, frame: Frame) -> None:
        days = away_days(staff, frame)
        weekday = (np.arange(frame.days) + frame.start // DAY + 4) % 7
        week = frame.week_of(frame.start + np.arange(frame.days) * DAY)
        present = np.zeros((staff.size, frame.weeks))
        np.add.at(present.T, week, (~days & (weekday < 5)).T / 5.0)
        self.capacity = scenario.capacity_per_week * present
        self.arrivals = np.zeros_like(present)
        self._usual = scenario.capacity_per_week

    def take(self, rep: Ints, week: Ints) -> Floats:
        """Add accepted leads and return how many weeks of work each finds waiting before it."""
        last = self.arrivals.shape[1] - 1
        week = np.clip(week, 0, last)
        np.add.at(self.arrivals, (rep, week), 1)
        waiting = np.zeros_like(self.arrivals)
        for w in range(1, last + 1):
            before = waiting[:, w - 1] + self.arrivals[:, w - 1] - self.capacity[:, w - 1]
            waiting[:, w] = np.clip(before, 0.0, _MOST_WAITING * self._usual)
        weeks: Floats = waiting[rep, week] / self._usual
        return weeks


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What became of each hand-off; one row each, in the same order.

    ``chance`` is the true chance of an SQL given acceptance and the wait that came; ``attempts`` counts human outreach.
    """

    backlog: Floats
    attempted: Ints
    automated: Ints
    replied: Ints
    attempts: Ints
    chance: Floats
    outcome: Ints
    ended: Ints
    wake: Ints
    reason: Floats
    contact_pass: Ints
    contact_at: Ints
    contact_medium: Ints
    contact_connected: Truths


MEDIUMS = ("call", "email", "linkedin", "meeting")


def follow_up(desk: Desk, backlog: Backlog, given: Handoff, intent: Truths, number: int) -> FollowUp:
    """Work every accepted lead and let chance decide, by the true chances, how its trip ends."""
    scenario, leads, chance = desk.scenario, desk.leads, desk.draws.of("follow up", number)
    size = given.lead.size
    waiting = np.zeros(size)
    taken = given.accepted
    waiting[taken] = backlog.take(given.rep[taken], desk.frame.week_of(given.decided[taken]))
    attempted = _first_attempts(desk, given, waiting, intent, number)
    quality = at_once(leads.quality[given.lead], desk.staff.skill[given.rep])
    likely = np.where(taken, chances(scenario, quality, given.qualified, attempted), 0.0)
    sql = chance.random(size) < likely
    attempts = _attempts(scenario, leads.ease[given.lead], sql, attempted, chance)
    whose, at, last = _contacts(desk, given, attempted, attempts, chance)
    replied = np.where(
        sql & (attempted >= NEVER), given.decided + (chance.exponential(3.0, size) * DAY).astype(np.int64), NEVER
    )
    outcome, ended = _endings(scenario, given, sql, np.where(replied < NEVER, replied, last), chance)
    sealing = np.zeros(whose.size, dtype=bool)
    sealing[np.cumsum(attempts)[(attempts > 0) & sql] - 1] = True
    wake = ended + _WAKE_DAYS[chance.integers(0, _WAKE_DAYS.size, size)] * DAY
    return FollowUp(
        backlog=waiting,
        attempted=attempted,
        automated=np.where(taken & (chance.random(size) < 0.55), given.decided + 2 * MINUTE, NEVER),
        replied=replied,
        attempts=attempts,
        chance=likely,
        outcome=outcome,
        ended=ended,
        wake=np.where(outcome == RECYCLED, wake, NEVER),
        reason=chance.random(size),
        contact_pass=whose,
        contact_at=at,
        contact_medium=np.where(sealing, 3, np.array([0, 1, 0, 1, 2])[chance.integers(0, 5, whose.size)]),
        contact_connected=sealing | (chance.random(whose.size) < 0.14),
    )


def _first_attempts(desk: Desk, given: Handoff, waiting: Floats, intent: Truths, number: int) -> Ints:
    """Return when each accepted lead was first called by a human; NEVER for the neglected."""
    scenario, size, chance = desk.scenario, given.lead.size, desk.draws.of("first attempts", number)
    ease = desk.leads.ease[given.lead]
    load = _LOAD * scenario.congestion * waiting
    usual = np.log(scenario.response_minutes * MINUTE * desk.staff.pace[given.rep])
    usual = usual + load - scenario.cherry_picking * ease - 1.2 * intent
    work = np.exp(chance.normal(usual, scenario.response_spread)).astype(np.int64)
    accepted = given.accepted
    at = np.full(size, NEVER)
    at[accepted] = desk.shifts.rep_done(given.rep[accepted], given.decided[accepted], work[accepted])
    early = (chance.random(size) < _EARLY) & accepted & (number == 1)  # a later pass would give it to the one before
    before = given.qualified - (chance.random(size) * DAY).astype(np.int64)
    at = np.where(early & (before > desk.leads.noted[given.lead]), before, at)
    neglected = chance.random(size) < neglect(scenario, load, ease)
    return np.where(neglected, NEVER, at)


def neglect(scenario: Scenario, load: Floats, ease: Floats) -> Floats:
    """Return the chance that nobody ever contacts an accepted lead."""
    if scenario.neglect == 0:
        return np.zeros_like(load)
    return logistic(log_odds(scenario.neglect) + 0.7 * load - scenario.cherry_picking * ease)


def _attempts(scenario: Scenario, ease: Floats, sql: Truths, attempted: Ints, chance: np.random.Generator) -> Ints:
    """Return how often each was tried: until it worked, or as long as patience lasts, longer for the easy ones."""
    patience = 4.8 * np.exp(0.3 * scenario.cherry_picking * np.clip(ease, -2.0, 2.0))
    tries = np.where(sql, 1 + chance.poisson(1.7, ease.size), 1 + chance.poisson(patience))
    return np.where(attempted < NEVER, tries, 0).astype(np.int64)


def _contacts(
    desk: Desk, given: Handoff, attempted: Ints, attempts: Ints, chance: np.random.Generator
) -> tuple[Ints, Ints, Ints]:
    """Return whose and when each attempt was, and each lead's last; later ones follow a working day or so apart."""
    whose = np.repeat(np.arange(attempts.size, dtype=np.int64), attempts)
    nth = within(attempts)
    gap = np.where(nth == 0, 0.0, np.exp(chance.normal(np.log(_GAP), 0.7, whose.size))) * HOUR
    work = grouped_sum(gap.astype(np.int64), attempts)
    start = np.maximum(attempted, given.decided)[whose]
    later = desk.shifts.rep_done(given.rep[whose], start, work)
    at = np.where(nth == 0, attempted[whose], later)
    last = np.full(attempts.size, NEVER)
    some = attempts > 0
    last[some] = at[np.cumsum(attempts)[some] - 1]
    return whose, at, np.where(some, np.maximum(last, given.decided), NEVER)


def _endings(
    scenario: Scenario, given: Handoff, sql: Truths, last: Ints, chance: np.random.Generator
) -> tuple[Ints, Ints]:
    """Return how each pass stands after follow-up, and since when; NEVER where nothing was decided."""
    size = sql.size
    recycled = chance.random(size) < scenario.recycling
    silent = chance.random(size) < np.where(last < NEVER, _SILENT, 0.6)
    patient = given.decided + (chance.gamma(9.0, 1.3, size) * DAY).astype(np.int64)
    after = np.maximum(np.where(last < NEVER, last + 2 * HOUR, 0), patient)
    outcome = np.where(recycled, RECYCLED, DISQUALIFIED)
    outcome = np.where(silent, OPEN, outcome)
    ended = np.where(silent, NEVER, after)
    outcome = np.where(sql, SQL, outcome)
    ended = np.where(sql, last + 35 * MINUTE + SECOND, ended)
    outcome = np.where(given.accepted, outcome, np.where(given.decided < NEVER, REJECTED, OPEN))
    ended = np.where(given.accepted, ended, given.decided)
    return outcome.astype(np.int64), ended
