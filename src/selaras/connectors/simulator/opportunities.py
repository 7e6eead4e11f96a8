"""Opportunities: what they are worth, how they move through the CRM's stages, and how they end."""

from dataclasses import dataclass

import numpy as np

from selaras.connectors.simulator.arrays import DAY, HOUR, MINUTE, NEVER, Floats, Ints, Truths, log_odds, logistic
from selaras.connectors.simulator.channels import winnings
from selaras.connectors.simulator.follow_up import DISQUALIFIED, OPEN, RECYCLED, SQL
from selaras.connectors.simulator.handoff import Desk
from selaras.connectors.simulator.money import Rates
from selaras.connectors.simulator.passes import Passes
from selaras.connectors.simulator.scenario import Scenario

STAGES = ("discovery", "evaluation", "proposal", "negotiation")
CATEGORIES = ("pipeline", "pipeline", "best_case", "commit")
"""The forecast category an opportunity has in each stage."""
STAGE_STARTS = np.array([0.0, 0.18, 0.45, 0.75])
"""The share of an opportunity's life after which it enters each stage."""
STAGE_WIN_LIFT = np.array([0.9, 1.15, 1.7, 2.6])
"""How much likelier a win looks in each stage than at creation."""

_CREATED_SHARE = 0.78
_WIN_QUALITY = 0.25
_STALE = 0.06
_LOST_FASTER = 0.8


@dataclass(frozen=True, slots=True)
class Opportunities:
    """One row per opportunity; ``row`` is the pass it came from, or -1 for sales' own. Amounts are minor units.

    ``likely`` is the true chance of a win at creation; ``furthest`` the last stage it reached; ``first_close`` and
    ``amounts`` tell what the rep expected in the beginning and what it came to be.
    """

    row: Ints
    account: Ints
    rep: Ints
    channel: Ints
    campaign: Ints
    created: Ints
    closed: Ints
    won: Truths
    likely: Floats
    furthest: Ints
    first_close: Ints
    idr: Truths
    opening_minor: Ints
    final_minor: Ints
    draw: Floats

    @property
    def size(self) -> int:
        """Return how many there are."""
        return int(self.row.size)


@dataclass(frozen=True, slots=True)
class AfterSql:
    """What became of each SQL: an opportunity, or a late end; one row per pass, NEVER and OPEN where nothing."""

    created: Ints
    outcome: Ints
    ended: Ints


def after_sql(desk: Desk, passes: Passes) -> AfterSql:
    """Return which SQLs become opportunities, and how the others end."""
    chance, size = desk.draws.of("after sql"), passes.size
    sql = passes.follow.outcome == SQL
    goes_on = sql & (chance.random(size) < _CREATED_SHARE)
    lag = (chance.gamma(1.6, 2.6, size) * DAY).astype(np.int64) + 20 * MINUTE
    created = np.where(goes_on, passes.follow.ended + lag, NEVER)
    draw = chance.random(size)
    outcome = np.where(draw < 0.4, RECYCLED, np.where(draw < 0.85, DISQUALIFIED, OPEN))
    outcome = np.where(sql & ~goes_on, outcome, OPEN)
    ended = np.where(outcome == OPEN, NEVER, passes.follow.ended + 6 * DAY + 4 * lag)
    return AfterSql(created, outcome.astype(np.int64), ended)


def open_opportunities(desk: Desk, passes: Passes, after: AfterSql, rates: Rates) -> Opportunities:
    """Return all opportunities created before history ends, in order of creation."""
    from_lead = np.flatnonzero(after.created < desk.frame.until)
    chance = desk.draws.of("opportunities")
    own = int(from_lead.size * desk.scenario.outbound_share / (1 - desk.scenario.outbound_share))
    row = np.concatenate([from_lead, np.full(own, -1, dtype=np.int64)])
    account, rep, created = _origins(desk, passes, after, row, chance)
    order = np.argsort(created, kind="stable")
    row, account, rep, created = row[order], account[order], rep[order], created[order]
    lead = np.where(row >= 0, passes.handoff.lead[row], -1)
    channel = np.where(row >= 0, desk.leads.channel[lead], -1)
    likely = np.where(row >= 0, win_chances(desk.scenario, channel, desk.leads.quality[lead]), desk.scenario.win_rate)
    won = chance.random(row.size) < likely
    closed = _closings(desk.scenario, created, won, chance)
    idr = desk.accounts.country[account] == 0
    opening, final = _amounts(desk, account, idr, rates, chance)
    expected = (chance.normal(1.0, 0.25, row.size).clip(0.4, 2.0) * desk.scenario.cycle_days * 0.95 * DAY).astype(
        np.int64
    )
    return Opportunities(
        row=row,
        account=account,
        rep=rep,
        channel=channel,
        campaign=np.where(row >= 0, desk.leads.campaign[lead], -1),
        created=created,
        closed=closed,
        won=won,
        likely=likely,
        furthest=np.where(won, 3, np.minimum(chance.geometric(0.42, row.size) - 1, 3)),
        first_close=created + expected,
        idr=idr,
        opening_minor=opening,
        final_minor=final,
        draw=chance.random(row.size),
    )


def _origins(
    desk: Desk, passes: Passes, after: AfterSql, row: Ints, chance: np.random.Generator
) -> tuple[Ints, Ints, Ints]:
    """Return account, rep and creation of each: the lead's own, or for sales' own a drawn account and day."""
    from_lead = row >= 0
    own_account = chance.integers(0, desk.accounts.size, row.size)
    own_rep = chance.integers(0, desk.staff.size, row.size)
    working = chance.integers(0, desk.frame.days, row.size) * DAY + chance.integers(9 * HOUR, 17 * HOUR, row.size)
    own_created = np.minimum(desk.frame.start + working, desk.frame.until - HOUR)
    account = np.where(from_lead, desk.leads.account[passes.handoff.lead[row]], own_account)
    rep = np.where(from_lead, passes.handoff.rep[row], own_rep)
    return account, rep, np.where(from_lead, after.created[row], own_created)


def win_chances(scenario: Scenario, channel: Ints, quality: Floats) -> Floats:
    """Return the true chance that an opportunity of a lead is won."""
    base = log_odds(scenario.win_rate) - 0.15
    return logistic(base + winnings(scenario)[channel] + _WIN_QUALITY * (quality - 0.3))


def _closings(scenario: Scenario, created: Ints, won: Truths, chance: np.random.Generator) -> Ints:
    """Return when each closes; a few are left open for ever."""
    days = np.exp(chance.normal(np.log(scenario.cycle_days), 0.5, created.size))
    days = np.where(won, days, days * _LOST_FASTER * np.exp(chance.normal(0.0, 0.4, created.size)))
    closed = created + np.maximum(days * DAY, 2 * DAY).astype(np.int64)
    closed = closed - (closed - 2 * HOUR) % DAY + (closed % (8 * HOUR))  # during the day in both zones
    stale = ~won & (chance.random(created.size) < _STALE)
    return np.where(stale, NEVER, np.maximum(closed, created + DAY))


def _amounts(desk: Desk, account: Ints, idr: Truths, rates: Rates, chance: np.random.Generator) -> tuple[Ints, Ints]:
    """Return opening and final amounts in minor units: round sums in the account's own currency."""
    size = np.log(np.maximum(desk.accounts.employees[account], 10) / 240.0)
    dollars = desk.scenario.deal_size * np.exp(0.35 * size + chance.normal(0.0, 0.5, account.size))
    haggled = np.where(chance.random(account.size) < 0.45, chance.uniform(0.72, 1.2, account.size), 1.0)
    unit = np.where(idr, rates.typical * 100, 100.0)
    step = np.where(idr, 1_000_000 * 100, 100 * 100).astype(np.int64)
    opening = np.maximum(np.round(dollars * unit / step), 1).astype(np.int64) * step
    final = np.maximum(np.round(opening * haggled / step), 1).astype(np.int64) * step
    return opening, final
