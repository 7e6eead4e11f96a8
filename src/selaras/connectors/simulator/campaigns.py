"""Campaigns: flights over the history, each with a plan, a budget and a quality of its own."""

from dataclasses import dataclass

import numpy as np

from selaras.connectors.simulator.arrays import DAY, Floats, Ints
from selaras.connectors.simulator.channels import CHANNELS, shares
from selaras.connectors.simulator.draws import Draws
from selaras.connectors.simulator.frame import Frame
from selaras.connectors.simulator.scenario import Scenario
from selaras.connectors.simulator.words import THEMES
from selaras.kit.identity import derived_id

_EVERGREEN = 0.55
_WEEKDAYS = np.array([1.15, 1.2, 1.2, 1.1, 0.95, 0.25, 0.2])


@dataclass(frozen=True, slots=True)
class Campaigns:
    """All campaigns, one row each; days are counted from the frame's first and the last is included."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    channel: Ints
    first_day: Ints
    last_day: Ints
    quality: Floats
    expected: Floats
    """Leads expected by channel share and flight, before chance."""

    @property
    def size(self) -> int:
        """Return the number of campaigns."""
        return len(self.ids)


def plan_campaigns(scenario: Scenario, frame: Frame, draws: Draws) -> Campaigns:
    """Return the campaigns: one evergreen for every channel, flights of four to fourteen weeks for the rest."""
    chance = draws.of("campaigns")
    channel = _dealt(scenario.campaigns)
    size = channel.size
    evergreen = np.zeros(size, dtype=bool)
    evergreen[np.unique(channel, return_index=True)[1]] = True
    weeks = chance.integers(4, 15, size)
    first = np.where(evergreen, 0, chance.integers(0, max(frame.days - 28, 1), size))
    last = np.where(evergreen, frame.days - 1, np.minimum(first + weeks * 7, frame.days) - 1)
    names = tuple(
        f"{THEMES[i % len(THEMES)]} · {CHANNELS[c].name.replace('_', ' ')} {i + 1}" for i, c in enumerate(channel)
    )
    return Campaigns(
        ids=tuple(derived_id("campaign", "simulator", f"campaign-{i}") for i in range(size)),
        names=names,
        channel=channel,
        first_day=first,
        last_day=last,
        quality=chance.normal(0.0, 1.0, size) * scenario.campaign_spread,
        expected=_expected(scenario, channel, first, last, evergreen),
    )


def _dealt(count: int) -> Ints:
    """Return the channel of each campaign: every channel has one, the larger ones more."""
    share = np.array([c.share for c in CHANNELS])
    extra = np.floor(share / share.sum() * (count - len(CHANNELS))).astype(np.int64)
    extra[: count - len(CHANNELS) - int(extra.sum())] += 1
    return np.repeat(np.arange(len(CHANNELS), dtype=np.int64), extra + 1)


def _expected(scenario: Scenario, channel: Ints, first: Ints, last: Ints, evergreen: Ints | np.ndarray) -> Floats:
    length = (last - first + 1).astype(float)
    weight = np.where(evergreen, 0.0, length)
    flights = np.bincount(channel, weight, minlength=len(CHANNELS))
    share = np.where(evergreen, np.where(flights[channel] > 0, _EVERGREEN, 1.0), 0.0)
    share = share + np.where(evergreen, 0.0, (1 - _EVERGREEN) * weight / np.maximum(flights[channel], 1.0))
    expected: Floats = share * shares(scenario)[channel] * scenario.leads
    return expected


def day_weights(scenario: Scenario, frame: Frame) -> Floats:
    """Return how many leads each day draws against the average day: weekdays, a yearly wave and the trend."""
    day = np.arange(frame.days)
    at = frame.start + day * DAY
    weekday = (at // DAY + 4) % 7  # the frame's days begin at 17:00 UTC of the day before, hence 4 and not 3
    season = 1 + scenario.seasonality * np.sin(2 * np.pi * (at / DAY - 60) / 365.25)
    growth = 1 + scenario.trend * day / max(frame.days - 1, 1)
    weights: Floats = _WEEKDAYS[weekday] * season * growth
    return weights / weights.mean()
