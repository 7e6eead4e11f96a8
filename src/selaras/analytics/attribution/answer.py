"""What an attribution answers: a line for each value, with its credit under every model and what holds under all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, get_args

from selaras.analytics.figures import UNKNOWN
from selaras.core.attribution import Model, Verdict
from selaras.kit.periods import Period
from selaras.kit.sentence import Sentence

Basis = Literal["won", "pipeline"]
By = Literal["channel", "campaign", "content", "segment"]

BASES: Final[tuple[Basis, ...]] = get_args(Basis)
BYS: Final[tuple[By, ...]] = get_args(By)
NO_TOUCH: Final = "(no touch)"
"""The line of the deals that no touch of the buying group stands before."""


@dataclass(frozen=True, slots=True)
class Credit:
    """What one value gets under one model: whole units, the share of the total, and its 95 % interval."""

    minor: int
    share: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One value of the dimension.

    ``credits`` stand in the order of the models, None where a model refuses. ``sourced_minor`` is the amount of the
    deals whose first pass it created (None where a pass knows no such thing), ``influenced_minor`` that of all deals
    it touched: influenced amounts overlap, and do not add up.
    """

    value: str
    deals: int
    touches: int
    sourced_minor: int | None
    influenced_minor: int
    credits: tuple[Credit | None, ...]
    verdict: Verdict | None = None

    @property
    def spread(self) -> tuple[float, float] | None:
        """The smallest and the largest share that any model gives it."""
        told = [credit.share for credit in self.credits if credit is not None and credit.share is not None]
        return (min(told), max(told)) if told else None

    @property
    def named(self) -> bool:
        """Whether it is a value of its own, and not one of the two lines of what nobody knows."""
        return self.value not in {NO_TOUCH, UNKNOWN}


@dataclass(frozen=True, slots=True)
class Told:
    """One model and what is to be known of its credits in this answer."""

    model: Model
    refused: Sentence | None = None
    largest_error: float | None = None
    """The largest standard error of a weight, as a share of all, where orders were drawn."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """The money of a period shared out under every model, as of an instant."""

    as_of: datetime
    period: Period
    by: By
    basis: Basis
    segment: str | None
    currency: str
    total_minor: int
    deals: int
    untouched: int
    missing_amounts: int
    models: tuple[Told, ...]
    lines: tuple[Line, ...]
    draws: int
    seed: int
    named: int
    """How many values have a name; an equal part is what all of them get under a model, divided by this."""
    thin_below: int

    def number(self, name: str) -> int:
        """Return the place of the model of that name; KeyError where there is none."""
        for place, told in enumerate(self.models):
            if told.model.name == name:
                return place
        raise KeyError(name)

    def amounts(self, name: str) -> Mapping[str, int] | None:
        """Return what each value gets under a model, in whole units; None where the model refuses."""
        place = self.number(name)
        if self.models[place].refused:
            return None
        return {line.value: credit.minor for line in self.lines if (credit := line.credits[place]) is not None}
