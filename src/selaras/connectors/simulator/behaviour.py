"""What is true of cause and effect: how a lead's chance fades while it waits, and what never being called leaves.

``chance(t) = quality × kept(t)`` with ``kept(t) = 1 - loss × (1 - exp(-(t / hours)^shape))``, t in wall-clock hours
from qualification to the first human attempt. A lead nobody contacts keeps ``never_share`` of its chance.
"""

import numpy as np

from selaras.connectors.simulator.arrays import HOUR, NEVER, Floats, Ints, logistic
from selaras.connectors.simulator.scenario import Scenario

HORIZONS = {"5min": 5 / 60, "1h": 1.0, "4h": 4.0, "24h": 24.0}
"""The waiting times, in hours, at which the ground truth keeps every lead's chance."""


def kept(scenario: Scenario, hours: Floats) -> Floats:
    """Return the share of its chance a lead keeps that is first contacted after so many hours.

    >>> kept(Scenario(speed_loss=0.6), np.array([0.0])).tolist()
    [1.0]
    """
    waited = (np.maximum(hours, 0.0) / scenario.speed_hours) ** scenario.speed_shape
    return 1.0 - scenario.speed_loss * (1.0 - np.exp(-waited))


def chances(scenario: Scenario, at_once: Floats, qualified: Ints, attempted: Ints) -> Floats:
    """Return the chance of an SQL of accepted leads, given when each was first contacted, or NEVER."""
    hours = (attempted - qualified) / HOUR
    return at_once * np.where(attempted >= NEVER, scenario.never_share, kept(scenario, hours))


def at_once(quality: Floats, skill: Floats) -> Floats:
    """Return the chance of an SQL of accepted leads contacted at once by a rep of that skill."""
    return logistic(quality + skill)
