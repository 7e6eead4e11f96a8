"""Weights of evidence: how much each likeness of two records says for or against their being one person.

The model is Fellegi and Sunter's (1969). For each level of a comparison, ``m`` is how often records of one person reach
it and ``u`` how often records of two people do. The logarithm of m/u, to the base of two, is the level's weight; from
the weight that any two records start with, the levels' weights add up to the odds that the two are one person.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log2
from typing import Final, Literal

import msgspec
from rapidfuzz.distance import JaroWinkler, Levenshtein

from selaras.core.matching.forms import Forms

Measure = Literal["same", "alike", "typo", "part"]

_LONGEST: Final = 300.0
"""Beyond so many bits a probability is told from 0 or 1 by no number a computer has."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """One way in which two records agree on a form.

    They are the same, alike by ``at`` at least (Jaro and Winkler's measure), or by at most ``at`` typos, or every word
    of one is among the words of the other.
    """

    form: str
    measure: Measure = "same"
    at: float = 1.0

    def holds(self, first: Forms, second: Forms) -> bool:
        """Whether the two agree in this way; what one of them lacks agrees with nothing."""
        one, other = first.get(self.form), second.get(self.form)
        if not one or not other:
            return False
        match self.measure:
            case "same":
                return one == other
            case "alike":
                return JaroWinkler.similarity(one.encode(), other.encode()) >= self.at
            case "typo":
                return Levenshtein.distance(one.encode(), other.encode(), score_cutoff=int(self.at)) <= self.at
        few, many = sorted((set(one.split(" ")), set(other.split(" "))), key=len)
        return few <= many


@dataclass(frozen=True, slots=True)
class Level:
    """How far two records agree in one comparison; any of its likenesses is enough, and none is needed for the last.

    ``rare`` names the form whose value says the more, the fewer people share it. ``own``: only one person has such a
    thing, so two records that share it blindly are the very pair that is looked for, and ``u`` cannot be counted.
    """

    name: str
    m: float
    u: float
    any_of: tuple[Likeness, ...] = ()
    rare: str | None = None
    own: bool = False

    def holds(self, first: Forms, second: Forms) -> bool:
        """Whether the two agree so far."""
        return not self.any_of or any(likeness.holds(first, second) for likeness in self.any_of)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One thing that is compared, with its levels from the surest down to disagreement."""

    name: str
    levels: tuple[Level, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms the comparison looks at, each once."""
        return tuple(dict.fromkeys(likeness.form for level in self.levels for likeness in level.any_of))

    def level(self, first: Forms, second: Forms) -> Level | None:
        """Return how far the two agree; None where one of them lacks everything to compare."""
        if not any(first.get(form) and second.get(form) for form in self.forms):
            return None
        return next(level for level in self.levels if level.holds(first, second))


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How often the values of one form occur: the common ones by name, each of the others as the rare ones do."""

    common: Mapping[str, float]
    rare: float

    def of(self, value: str) -> float:
        """Return the share of records that have this value."""
        return self.common.get(value, self.rare)


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything that is needed to weigh two records.

    ``prior`` is the chance that two records taken blindly are one person; ``frequencies`` tell common values from rare.
    """

    prior: float
    comparisons: tuple[Comparison, ...]
    frequencies: Mapping[str, Frequencies] = field(default_factory=dict)

    def weight(self, level: Level, value: str) -> float:
        """Return what a level says where the two share a value, in bits."""
        known = self.frequencies.get(level.rare or "")
        return log2(level.m / (level.u if known is None else known.of(value)))


@dataclass(frozen=True, slots=True)
class Line:
    """What one comparison says, with the values that were compared."""

    comparison: str
    level: str
    weight: float
    values: tuple[tuple[str, str], ...]
    """The forms that were compared, by the first record and by the second."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """The answer for two records, line by line from the weight they start with; the lines add up to ``total``."""

    start: float
    lines: tuple[Line, ...]

    @property
    def total(self) -> float:
        """The sum of all weights, in bits."""
        return self.start + sum(line.weight for line in self.lines)

    @property
    def probability(self) -> float:
        """The chance that the two are one person.

        >>> Weighing(-3.0, (Line("email", "same", 5.0, ()),)).probability
        0.8
        """
        odds: float = 2 ** max(-_LONGEST, min(_LONGEST, self.total))
        return odds / (1 + odds)

    def level(self, comparison: str) -> str | None:
        """Return how far the two agree in a comparison; None where nothing could be compared."""
        return next((line.level for line in self.lines if line.comparison == comparison), None)


def weigh(first: Forms, second: Forms, weights: Weights) -> Weighing:
    """Return how sure it is that two records are one person, and why."""
    lines = []
    for comparison in weights.comparisons:
        level = comparison.level(first, second)
        if level is not None:
            value = first.get(level.rare or "", "")
            values = tuple((first.get(form, ""), second.get(form, "")) for form in comparison.forms)
            lines.append(Line(comparison.name, level.name, weights.weight(level, value), values))
    return Weighing(log2(weights.prior / (1 - weights.prior)), tuple(lines))


def written(weights: Weights) -> str:
    """Return weights as JSON."""
    return msgspec.json.encode(weights).decode()


def read(text: str) -> Weights:
    """Return the weights that were written."""
    return msgspec.json.decode(text, type=Weights)
