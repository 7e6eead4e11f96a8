"""A model of attribution: whole-number weights and the rules they are applied by, read off the charter's terms."""

from dataclasses import dataclass
from decimal import Decimal
from math import gcd
from typing import Final, Literal

from selaras.core.charter.terms import AttributionModel
from selaras.core.charter.wording import called
from selaras.kit.errors import InputError
from selaras.kit.sentence import Value

Sort = Literal["anchors", "time_decay", "markov", "shapley"]
Slot = Literal["first_touch", "lead_creation", "opportunity_creation", "closing_touch", "last_touch"]
People = Literal["contacts", "account"]
Counted = Literal["each", "session"]

SLOTS: Final[tuple[Slot, ...]] = (
    "first_touch", "lead_creation", "opportunity_creation", "closing_touch", "last_touch",
)  # fmt: skip
"""The touches a model can single out, in the order of a journey."""

DECAY_UNIT: Final = 2**24
"""What the last touch of a deal weighs under time decay; every other one weighs a whole number below it."""

_FINEST: Final = 10**6
_ORDERS: Final = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class JourneyRule:
    """Which touches stand before a deal: whose, how often counted, and from how many days before it was created."""

    people: People = "contacts"
    touches: Counted = "each"
    lookback_days: int = 180


@dataclass(frozen=True, slots=True)
class Model:
    """Weights in the smallest whole numbers (40/40/20 is 2, 2, 1), and the rules they are applied by.

    ``weights`` stand in the order of ``SLOTS``; ``spread`` is what all touches share that are no anchor.
    ``until_opportunity``: only touches up to the opportunity's creation share it; what comes later belongs to models
    that credit the last or the closing touch, or that know no milestone.
    """

    name: str
    called: Value
    sort: Sort
    weights: tuple[int, ...] = (0, 0, 0, 0, 0)
    spread: int = 0
    half_life_days: float = 7.0
    order: int = 0
    """How many steps back a chain remembers; 0: no chain."""
    lookback_days: int = 180

    @property
    def anchors(self) -> dict[Slot, int]:
        """The slots that weigh anything."""
        return {slot: weight for slot, weight in zip(SLOTS, self.weights, strict=True) if weight}

    @property
    def until_opportunity(self) -> bool:
        """Whether touches after the opportunity's creation get nothing of what is spread."""
        given = self.anchors.keys()
        milestones = given & {"lead_creation", "opportunity_creation"}
        return bool(milestones) and not given & {"closing_touch", "last_touch"}

    @property
    def per_deal(self) -> bool:
        """Whether the model shares out each deal by itself; a chain shares out the revenue of all of them."""
        return self.order == 0


def model_of(terms: AttributionModel) -> Model:
    """Return the model that the charter's terms write down.

    >>> w = AttributionModel(
    ...     name="W", sort="anchors", first_touch="0.3", lead_creation="0.3", opportunity_creation="0.3", spread="0.1"
    ... )
    >>> model_of(w).weights, model_of(w).spread, model_of(w).until_opportunity
    ((3, 3, 3, 0, 0), 1, True)
    """
    place = f"figures.attribution[{terms.name}]"
    *weights, spread = _whole([*(getattr(terms, slot) for slot in SLOTS), terms.spread], place)
    half_life = 7.0 if terms.half_life_days is None else terms.half_life_days
    if terms.sort == "anchors" and not any((*weights, spread)):
        raise InputError("the model has no weight", place=place, next_step="give one of its touches a weight")
    if half_life <= 0:
        raise InputError(f"a half-life of {half_life} days is none", place=place, next_step="give a number above 0")
    return Model(
        name=terms.name,
        called=called(terms),
        sort=terms.sort,
        weights=tuple(weights),
        spread=spread,
        half_life_days=half_life,
        order=_order(terms, place),
        lookback_days=terms.lookback_days,
    )


def _order(terms: AttributionModel, place: str) -> int:
    if terms.sort not in {"markov", "shapley"}:
        return 0
    order = terms.order if terms.order is not None else 1 if terms.sort == "markov" else 0
    if order not in _ORDERS and not (terms.sort == "shapley" and order == 0):
        raise InputError(f"a chain of order {order} is not offered", place=place, next_step="use 1, 2 or 3")
    return order


def _whole(given: list[Decimal], place: str) -> list[int]:
    """Return weights as the smallest whole numbers in the same proportion."""
    if any(weight < 0 for weight in given):
        raise InputError("a weight is below 0", place=place, next_step="a touch can have no less than nothing")
    scaled = [weight * _FINEST for weight in given]
    if any(weight != weight.to_integral_value() for weight in scaled):
        raise InputError("a weight has more than six decimals", place=place, next_step="round it")
    least = gcd(*(int(weight) for weight in scaled)) or 1
    return [int(weight) // least for weight in scaled]
