"""Figures: a number that carries everything needed to trust it, or the sentence that says why there is none."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from selaras.core.sla import Judgement
from selaras.kit.periods import Period
from selaras.kit.sentence import Sentence

Dimension = Literal[
    "channel", "campaign", "segment", "territory", "team", "rep", "product", "tier", "charter_version", "week", "month",
    "side", "clause", "stage", "pass_no", "reason",
]  # fmt: skip
Unit = Literal["share", "count", "money", "ratio", "seconds", "money_per_day"]

UNKNOWN = "(unknown)"


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the figure lies with 95 % confidence; None is an end the data cannot give."""

    low: float | None
    high: float | None
    method: str


@dataclass(frozen=True, slots=True)
class Cut:
    """The part of the whole a figure is about, such as channel = webinar."""

    by: Dimension
    value: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One number, as of one instant, for one period and one cut.

    ``value`` is a float for shares and ratios, an integer for counts, seconds and money (in the smallest unit of
    ``currency``), and None where it is not reached or refused. ``beside`` holds the figures that must be read with it.
    """

    metric: str
    unit: Unit
    value: float | int | None
    as_of: datetime
    period: Period | None = None
    cut: Cut | None = None
    numerator: int | None = None
    denominator: int | None = None
    n: int = 0
    interval: Interval | None = None
    method: str = "count"
    mature: bool | None = None
    thin: bool = False
    present: float = 1.0
    currency: str | None = None
    beside: tuple["Figure", ...] = ()
    notes: tuple[Sentence, ...] = ()
    refused: Sentence | None = None
    judgement: Judgement | None = None
    """How a promise about this period stands; None for figures that are no promise."""

    @property
    def definition(self) -> str:
        """The id of the definition both teams share; it opens the reference and the phrase."""
        return self.metric.partition(".")[0]

    def beside_named(self, name: str) -> "Figure":
        """Return the figure beside this one, such as pending beside acceptance_rate."""
        return next(each for each in self.beside if each.metric.partition(".")[2] == name)


@dataclass(frozen=True, slots=True)
class Answer:
    """A metric's figure for the whole, and for every cut that was asked for, the largest first."""

    whole: Figure
    parts: tuple[Figure, ...] = field(default=())
    by: Dimension | None = None
