"""Crediting: what each touch of one deal gets under a model, to the smallest unit of the currency.

These are the rules as one would do them by hand; the expressions of analytics are held to them.
"""

from collections.abc import Sequence
from datetime import timedelta
from math import floor

from selaras.core.attribution.journey import Journey, Place
from selaras.core.attribution.model import DECAY_UNIT, Model
from selaras.kit.errors import InputError
from selaras.kit.money import shares

_MICROSECOND = timedelta(microseconds=1)


def credits_of(model: Model, journey: Journey, values: Sequence[str] | None = None) -> list[int] | None:
    """Return the credit of each touch, in order; they sum to the amount. None where the model credits no touch.

    ``values`` are the touches' channels, which Shapley tells apart.

    >>> from datetime import UTC, datetime, timedelta
    >>> from selaras.core.attribution.journey import Touch
    >>> march = datetime(2026, 3, 1, tzinfo=UTC)
    >>> days = [march + timedelta(days=day) for day in range(3)]
    >>> three = Journey(tuple(Touch(day, "lead_1", f"key:{day}") for day in days), amount_minor=10)
    >>> credits_of(Model("linear", "linear", "anchors", spread=1), three)
    [4, 3, 3]
    """
    weights = raw_weights(model, journey, values)
    if not any(weights):
        return None
    return shares(journey.amount_minor, weights)


def raw_weights(model: Model, journey: Journey, values: Sequence[str] | None = None) -> list[int]:
    """Return the whole-number weight of each touch of a deal, before they are brought to a sum of one."""
    if not model.per_deal:
        raise InputError(f"{model.name} shares out all deals together", next_step="ask for all of them")
    if model.sort == "time_decay":
        return _decayed(model, journey)
    if model.sort == "shapley":
        told = values if values is not None else [touch.channel or "" for touch in journey.touches]
        return [int(value not in told[:place]) for place, value in enumerate(told)]
    return _anchored(model, journey)


def _decayed(model: Model, journey: Journey) -> list[int]:
    """Halve a touch's weight for every half-life it lies before the last one, which leaves the shares as they are."""
    half_life = model.half_life_days * 86_400_000_000
    ages = [(journey.touches[-1].at - touch.at) // _MICROSECOND for touch in journey.touches]
    return [floor(2.0 ** -(age / half_life) * DECAY_UNIT + 0.5) for age in ages]


def _anchored(model: Model, journey: Journey) -> list[int]:
    """Add up what a touch holds of every slot; the others up to the model's end share what is spread.

    A slot without a touch, and a spread nobody shares, leave their weight to the rest in proportion.
    """
    n = len(journey.touches)
    held: dict[int, int] = {}
    for anchor in _anchors(model, journey):
        held[anchor.at] = held.get(anchor.at, 0) + model.anchors[anchor.slot]
    until = journey.before(journey.created_at) if model.until_opportunity and journey.created_at else n
    middle = [place for place in range(until) if place not in held]
    each = len(middle) if model.spread and middle else 1
    weights = [held.get(place, 0) * each for place in range(n)]
    for place in middle:
        weights[place] = model.spread
    return weights


def _anchors(model: Model, journey: Journey) -> list[Place]:
    return [place for place in journey.places if place.slot in model.anchors and place.at >= 0]
