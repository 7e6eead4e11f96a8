"""Owning: whose a part of the gap is.

What marketing brings is marketing's, what sales does is sales'. Acceptance and qualification can be either's: poor
leads and a stricter look have the same effect. They are both's, unless the two tell on each other. When fewer leads are
taken *and* fewer of those taken qualify, two different people found them poorer: the leads are poorer. When fewer are
taken and more of those qualify, sales picks harder. And where leads fell in nearly every channel alike although the
spending did not, it is the market.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from selaras.core.diagnosis.chain import Factor
from selaras.core.diagnosis.verdict import Estimate, Owner

_USUALLY: Final[dict[Factor, Owner]] = {
    "volume": "marketing",
    "mix": "marketing",
    "lead_to_mql": "marketing",
    "acceptance": "both",
    "speed": "sales",
    "qualification": "both",
    "opportunity": "sales",
    "amount": "sales",
    "win": "sales",
    "own_deals": "sales",
}
_MOST: Final = 0.8
_CHANNELS: Final = 3
_SPENT: Final = 0.95


@dataclass(frozen=True, slots=True)
class Volumes:
    """Leads by channel on both sides, over the same days, and what was spent; None where nobody booked spending."""

    before: Mapping[str, float]
    after: Mapping[str, float]
    spent_before: float | None = None
    spent_after: float | None = None


def owners_of(parts: Mapping[Factor, Estimate], volumes: Volumes | None) -> dict[Factor, Owner]:
    """Return whose each part is; ``volumes`` where the other side is history and not a plan.

    >>> less, more = Estimate(-9, -12, -6), Estimate(4, 1, 7)
    >>> owners_of({"acceptance": less, "qualification": less}, None)["acceptance"]
    'marketing'
    >>> owners_of({"acceptance": less, "qualification": more}, None)["acceptance"]
    'sales'
    """
    owners = {factor: _USUALLY[factor] for factor in parts}
    taken, qualified = parts.get("acceptance"), parts.get("qualification")
    if taken and qualified and taken.high < 0:
        if qualified.high < 0:
            owners["acceptance"] = owners["qualification"] = "marketing"
        elif qualified.low > 0:
            owners["acceptance"] = owners["qualification"] = "sales"
    if volumes and parts["volume"].high < 0 and fell_everywhere(volumes):
        owners["volume"] = "market"
    return owners


def fell_everywhere(volumes: Volumes) -> bool:
    """Return whether leads fell in channels that held most of them before, though as much was spent.

    >>> before = {"search": 50.0, "fairs": 30.0, "mail": 20.0}
    >>> fell_everywhere(Volumes(before, {"search": 40.0, "fairs": 25.0, "mail": 12.0}, 9.0, 9.0))
    True
    """
    if volumes.spent_before is None or volumes.spent_after is None:
        return False
    if volumes.spent_after < _SPENT * volumes.spent_before or len(volumes.before) < _CHANNELS:
        return False
    fallen = sum(n for channel, n in volumes.before.items() if volumes.after.get(channel, 0.0) < n)
    return fallen >= _MOST * sum(volumes.before.values())


def in_order(owners: Mapping[Factor, Owner], owner: Owner, order: Sequence[Factor]) -> tuple[Factor, ...]:
    """Return the factors of one owner, in the order of the chain."""
    return tuple(factor for factor in order if owners.get(factor) == owner)
