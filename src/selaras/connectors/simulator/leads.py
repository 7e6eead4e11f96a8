"""The people who may buy: when they are captured, by which channel, and how good they truly are."""

from dataclasses import dataclass

import numpy as np

from selaras.connectors.simulator.accounts import Accounts
from selaras.connectors.simulator.arrays import DAY, HOUR, MINUTE, SECOND, Floats, Ints, Truths, log_odds, pick
from selaras.connectors.simulator.campaigns import Campaigns, day_weights
from selaras.connectors.simulator.channels import ALL_CHANNELS, CHANNELS, qualities, shares
from selaras.connectors.simulator.draws import Draws
from selaras.connectors.simulator.frame import Frame
from selaras.connectors.simulator.scenario import Scenario
from selaras.connectors.simulator.words import (
    COUNTRY_HOURS_AHEAD,
    DEPARTMENTS,
    FIRST_NAMES,
    LAST_NAMES,
    SENIORITY_SHARES,
)

UNTRACKED = len(CHANNELS)
_AVERAGE_CHANCE = 0.53
"""Chance of the average accepted lead to become an SQL when it is contacted at once."""
_ENGAGEMENT_EFFECT = 0.2
_LOST_CAMPAIGN = 0.05
_FREE_MAIL = 0.12
_SENIORITY_FIT = np.array([0.9, 1.1, 0.8, 0.2, -0.7, -2.4])
_INDUSTRY_FIT = np.array([0.8, 0.4, 0.5, 0.1, 0.0, 0.2, -0.6, 0.0, 0.4, -0.8, -0.7, -1.0])
_HOURS = np.array([1, 1, 1, 1, 1, 2, 4, 8, 14, 20, 21, 18, 12, 17, 20, 19, 16, 11, 7, 6, 6, 5, 3, 2], dtype=float)


@dataclass(frozen=True, slots=True)
class Leads:
    """All people in the order they were captured, one row each.

    ``quality`` is the log-odds of becoming an SQL when accepted and contacted at once; ``ease`` is what reps can see of
    how little work a lead is; ``original`` is the first record of the same person, or -1.
    """

    captured: Ints
    noted: Ints
    channel: Ints
    campaign: Ints
    account: Ints
    seniority: Ints
    department: Ints
    first_name: Ints
    last_name: Ints
    free_mail: Truths
    says_size: Truths
    says_title: Truths
    fit: Floats
    ease: Floats
    engagement: Floats
    quality: Floats
    original: Ints

    @property
    def size(self) -> int:
        """Return the number of records."""
        return int(self.captured.size)


def capture(scenario: Scenario, frame: Frame, accounts: Accounts, campaigns: Campaigns, draws: Draws) -> Leads:
    """Return the leads of a world in the order of their capture."""
    chance, count = draws.of("leads"), scenario.leads
    source = pick(chance.random(count), _source_weights(scenario, campaigns))
    channel = np.append(campaigns.channel, np.arange(len(ALL_CHANNELS)))[source]
    day = _days(scenario, frame, campaigns, source, chance.random(count))
    account = np.minimum(chance.random(count) ** 1.6 * accounts.size, accounts.size - 1).astype(np.int64)
    captured = _instants(frame, day, accounts.country[account], chance)
    order = np.argsort(captured, kind="stable")
    captured, channel, source, account = captured[order], channel[order], source[order], account[order]
    original = _originals(scenario, captured, draws)
    person = np.where(original >= 0, original, np.arange(count))
    account = account[person]
    seniority = pick(chance.random(count), np.array(SENIORITY_SHARES))[person]
    fit = _fit(seniority, accounts, account)
    ease = _ease(seniority, accounts, account, chance)
    engagement = chance.normal(size=count)
    campaign = np.where(source < campaigns.size, source, -1)
    own = np.append(campaigns.quality, 0.0)[campaign] + qualities(scenario)[channel]
    quality = (
        log_odds(_AVERAGE_CHANCE) + scenario.quality_shift + own + scenario.fit_effect * fit
        + scenario.ease_effect * ease + _ENGAGEMENT_EFFECT * engagement
        + scenario.quality_noise * draws.of("quality").normal(size=count)
    )  # fmt: skip
    return Leads(
        captured=captured,
        noted=captured + _capture_lag(scenario, channel, draws),
        channel=channel,
        campaign=campaign,
        account=account,
        seniority=seniority,
        department=chance.integers(0, len(DEPARTMENTS), count)[person],
        first_name=chance.integers(0, len(FIRST_NAMES), count)[person],
        last_name=chance.integers(0, len(LAST_NAMES), count)[person],
        free_mail=(chance.random(count) < _FREE_MAIL)[person],
        says_size=chance.random(count) < 0.95,
        says_title=chance.random(count) < 0.97,
        fit=fit,
        ease=ease,
        engagement=engagement,
        quality=quality,
        original=original,
    )


def _source_weights(scenario: Scenario, campaigns: Campaigns) -> Floats:
    """Return a weight for each campaign, then one for each channel without a campaign."""
    bare = shares(scenario) * scenario.leads
    lost = np.where(np.arange(len(ALL_CHANNELS)) == UNTRACKED, 1.0, _LOST_CAMPAIGN)
    return np.concatenate([campaigns.expected * (1 - _LOST_CAMPAIGN), bare * lost])


def _days(scenario: Scenario, frame: Frame, campaigns: Campaigns, source: Ints, draw: Floats) -> Ints:
    """Return the day of each capture, within the flight of its campaign, by the weights of the days."""
    edges = np.concatenate([[0.0], np.cumsum(day_weights(scenario, frame))])
    rest = len(ALL_CHANNELS)
    first = np.append(campaigns.first_day, np.zeros(rest, dtype=np.int64))[source]
    last = np.append(campaigns.last_day, np.full(rest, frame.days - 1))[source]
    at = edges[first] + draw * (edges[last + 1] - edges[first])
    return np.minimum(np.searchsorted(edges, at, side="right") - 1, last).astype(np.int64)


def _instants(frame: Frame, day: Ints, country: Ints, chance: np.random.Generator) -> Ints:
    """Return instants at hours when people of that country are awake, never after history ends."""
    hour = pick(chance.random(day.size), _HOURS)
    ahead = np.array(COUNTRY_HOURS_AHEAD)[country] - 7
    within_hour = chance.integers(0, 3600, day.size) * SECOND
    at = frame.start + day * DAY + (hour - ahead) * HOUR + within_hour
    return np.clip(at, frame.start, frame.until - MINUTE).astype(np.int64)


def _fit(seniority: Ints, accounts: Accounts, account: Ints) -> Floats:
    fit: Floats = 0.75 * _SENIORITY_FIT[seniority] + 0.6 * _INDUSTRY_FIT[accounts.industry[account]]
    return fit


def _ease(seniority: Ints, accounts: Accounts, account: Ints, chance: np.random.Generator) -> Floats:
    """Return how little work a lead seems: small companies and people without a secretary are easy."""
    size = -(np.log(accounts.employees[account]) - np.log(240.0)) / 0.7
    rank = np.array([-1.2, -0.8, -0.3, 0.3, 0.6, 0.8])[seniority]
    ease: Floats = 0.6 * size + 0.4 * rank + 0.65 * chance.normal(size=account.size)
    return ease


def _capture_lag(scenario: Scenario, channel: Ints, draws: Draws) -> Ints:
    """Return how long each capture took to reach us: seconds on the web, days from a fair's badge list."""
    chance = draws.of("capture lag")
    lag = chance.integers(1, 25, channel.size) * SECOND
    fairs = np.array([c.capture == "event_attended" for c in ALL_CHANNELS])[channel]
    late = fairs | (chance.random(channel.size) < scenario.late_share / 2)
    days = (chance.exponential(1.6, channel.size) * DAY).astype(np.int64)
    return np.where(late, lag + days, lag)


def _originals(scenario: Scenario, captured: Ints, draws: Draws) -> Ints:
    """Return for each second record the earlier record of the same person, which is never a second record itself."""
    chance = draws.of("duplicates")
    size = captured.size
    second = chance.random(size) < scenario.duplicates
    back = captured - (chance.exponential(45.0, size) * DAY).astype(np.int64)
    at = np.searchsorted(captured, back)
    second &= (at > 0) & (at < np.arange(size))
    firsts = np.flatnonzero(~second)
    chosen = np.searchsorted(firsts, at, side="right") - 1
    return np.where(second & (chosen >= 0), firsts[np.maximum(chosen, 0)], -1)
