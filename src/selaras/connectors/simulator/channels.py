"""The channels leads come by: how good their leads truly are, what they cost, and which of them no system tracks."""

from dataclasses import dataclass

import numpy as np

from selaras.connectors.simulator.arrays import Floats
from selaras.connectors.simulator.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel as the starting company has it.

    ``quality`` and ``winning`` are log-odds against the average channel, ``cost`` is US dollars per lead, ``doubted``
    says that sceptical reviewers think little of it, ``wasted`` that it brings MQLs and no revenue.
    """

    name: str
    share: float
    quality: float
    winning: float
    cost: float
    capture: str
    busy: float = 0.0
    doubted: bool = False
    wasted: bool = False
    tracked: bool = True


CHANNELS = (
    Channel("organic_search", 0.17, 0.30, 0.10, 9, "form_submitted"),
    Channel("paid_search", 0.14, 0.20, 0.05, 62, "form_submitted"),
    Channel("paid_social", 0.12, -0.45, -0.20, 38, "content_downloaded", doubted=True),
    Channel("webinars", 0.10, 0.10, 0.10, 41, "webinar_attended", busy=0.15),
    Channel("content_syndication", 0.11, -0.55, -0.40, 33, "content_downloaded", busy=0.35, doubted=True, wasted=True),
    Channel("trade_fairs", 0.06, -0.10, 0.15, 118, "event_attended", doubted=True),
    Channel("partner_referrals", 0.04, 0.85, 0.40, 55, "form_submitted", busy=0.2),
    Channel("customer_referrals", 0.03, 1.05, 0.50, 12, "form_submitted", busy=0.2),
    Channel("review_sites", 0.05, 0.60, 0.25, 74, "form_submitted", busy=0.1),
    Channel("email", 0.08, -0.05, 0.00, 6, "content_downloaded"),
    Channel("display", 0.06, -0.70, -0.30, 29, "content_downloaded", busy=0.25, doubted=True, wasted=True),
    Channel("podcast", 0.04, 0.05, 0.00, 47, "form_submitted"),
)
WORD_OF_MOUTH = Channel("word_of_mouth", 0.0, 0.0, 0.3, 0, "form_submitted", busy=0.2, tracked=False)
ALL_CHANNELS = (*CHANNELS, WORD_OF_MOUTH)
"""The twelve tracked channels, and the one that reaches the ledger as unknown."""

_WASTE_QUALITY = -0.5
_WASTE_WINNING = -2.6


def shares(scenario: Scenario) -> Floats:
    """Return the share of leads each channel brings; they sum to one."""
    tracked = np.array([c.share for c in CHANNELS])
    return np.append(tracked / tracked.sum() * (1 - scenario.untracked_share), scenario.untracked_share)


def qualities(scenario: Scenario) -> Floats:
    """Return each channel's true quality in log-odds against the average channel."""
    spread = np.array([c.quality * scenario.channel_spread for c in CHANNELS])
    waste = np.array([_WASTE_QUALITY * c.wasted * scenario.channel_waste for c in CHANNELS])
    return np.append(spread + waste, scenario.untracked_quality)


def winnings(scenario: Scenario) -> Floats:
    """Return what each channel adds to the log-odds of winning an opportunity."""
    spread = np.array([c.winning * scenario.channel_spread for c in ALL_CHANNELS])
    waste = np.array([_WASTE_WINNING * c.wasted * scenario.channel_waste for c in ALL_CHANNELS])
    return spread + waste
