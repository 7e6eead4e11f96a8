"""The verdict: a gap, what each factor did to it, whose each part is, and whom the data names.

The rule, in order. Nothing is missing: *neither*. The interval of the gap holds nought: the data *cannot tell*. An
owner is named when what it lost on the whole is a share of the gap worth naming, and the sum of its parts, or one part
as heavy as that, lies below nought at a level shared out over everything that is looked at. Marketing and sales
together are *both*. Where nobody is named, the data *cannot tell*. So a company in which nothing differs is told
"neither" or "cannot tell" at least as often as the level says: naming anybody needs the gap's own interval first.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

from selaras.core.diagnosis.chain import Basis, Factor
from selaras.kit.periods import Period
from selaras.kit.sentence import Sentence

Owner = Literal["marketing", "sales", "both", "market"]
Answer = Literal["marketing", "sales", "both", "neither", "market", "cannot_tell"]
Against = Literal["plan", "last_period", "last_year"]
OWNERS: Final[tuple[Owner, ...]] = ("marketing", "sales", "both", "market")
_ORDER: Final[tuple[Owner, ...]] = ("both", "marketing", "sales", "market")


@dataclass(frozen=True, slots=True)
class Rule:
    """How a verdict is reached: of which money, with how many draws from which seed, and when somebody is named."""

    basis: Basis = "pipeline"
    draws: int = 1000
    seed: int = 0
    level: float = 0.95
    least_share: float = 0.20


@dataclass(frozen=True, slots=True)
class Estimate:
    """Money in the smallest unit, with its interval at the rule's level."""

    minor: int
    low: int
    high: int

    @property
    def sure(self) -> bool:
        """Whether the interval leaves out nought."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Part:
    """What one factor did to the gap; ``before`` and ``after`` are the factor itself on both sides.

    ``share`` is the part of the gap it makes up, and negative where it works the other way.
    """

    factor: Factor
    owner: Owner
    money: Estimate
    share: float
    before: float
    after: float
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnerSum:
    """All parts of one owner together; ``named`` by the rule or not."""

    owner: Owner
    money: Estimate
    share: float
    named: bool


@dataclass(frozen=True, slots=True)
class Source:
    """Where the other side takes a factor from: the charter's target or clause, or a stretch of history."""

    factors: tuple[Factor, ...]
    taken_from: Literal["target", "clause", "history"]
    name: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who is right, for one period against one yardstick, as known at one instant.

    ``watch_days`` is how long each lead was followed on both sides; ``mature`` says whether that was the whole horizon
    for everybody. A verdict that is refused has no parts, and says why.
    """

    answer: Answer
    against: Against
    rule: Rule
    period: Period
    as_of: datetime
    currency: str
    compared: Period | None = None
    gap: Estimate = Estimate(0, 0, 0)
    before_minor: int = 0
    after_minor: int = 0
    parts: tuple[Part, ...] = ()
    owners: tuple[OwnerSum, ...] = ()
    sources: tuple[Source, ...] = ()
    watch_days: int = 0
    watched: int = 0
    passes: int = 0
    mature: bool = False
    notes: tuple[Sentence, ...] = field(default=())
    refused: Sentence | None = None

    def part(self, factor: str) -> Part | None:
        """Return what one factor did; None where the chain has no such factor."""
        return next((part for part in self.parts if part.factor == factor), None)


def answer_of(gap: Estimate, named: tuple[Owner, ...]) -> Answer:
    """Return whom the data names.

    >>> answer_of(Estimate(-180, -250, -110), ("sales",))
    'sales'
    >>> answer_of(Estimate(-180, -250, -110), ("marketing", "sales"))
    'both'
    >>> answer_of(Estimate(-180, -400, 40), ("sales",)), answer_of(Estimate(5, -9, 19), ())
    ('cannot_tell', 'neither')
    """
    if gap.minor >= 0:
        return "neither"
    if not gap.sure or not named:
        return "cannot_tell"
    if {"marketing", "sales"} <= set(named):
        return "both"
    return next(owner for owner in _ORDER if owner in named)
