"""Duplicates: pairs of leads that may be one person, with the evidence; a person or a rule decides."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from selaras.core.matching.forms import BLOCKS, CROWD, Forms, KnownPerson, person_forms
from selaras.core.matching.starting import STARTING
from selaras.core.matching.weights import Weighing, Weights, weigh

_WEIGHT: Final = re.compile(r"[+-]\d+\.\d")
_SURE_OF_A_NAME: Final = frozenset({"same", "turned", "nearly", "initial"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One line of evidence as it was written down: what was compared, how far the two agreed, and what it weighed."""

    comparison: str
    level: str
    weight: float

    def __str__(self) -> str:
        return f"{self.comparison}:{self.level}:{self.weight:+.1f}"

    @classmethod
    def read(cls, text: str) -> "Evidence | None":
        """Return the line that was written; None for what another system wrote in words of its own.

        >>> Evidence.read("email:same:+25.7"), Evidence.read("same e-mail address")
        (Evidence(comparison='email', level='same', weight=25.7), None)
        """
        parts = text.split(":")
        if len(parts) != 3 or not _WEIGHT.fullmatch(parts[2]):
            return None
        return cls(parts[0], parts[1], float(parts[2]))


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two leads that may be one person, the first by id first."""

    first: str
    second: str
    weighing: Weighing

    @property
    def confidence(self) -> float:
        """How sure it is that the two are one person."""
        return self.weighing.probability

    @property
    def evidence(self) -> tuple[str, ...]:
        """What was compared, how far the two agree in it, and what that weighs; the likeliest first.

        >>> Duplicate("a", "b", weigh({"email": "x@y.z"}, {"email": "x@y.z"}, STARTING)).evidence
        ('email:same:+25.7',)
        """
        lines = sorted(self.weighing.lines, key=lambda line: -line.weight)
        return tuple(str(Evidence(line.comparison, line.level, line.weight)) for line in lines)

    @property
    def identified(self) -> bool:
        """Whether they share what only one person has: an address under no other name, or a number under a like one."""
        name = self.weighing.level("name")
        named = name in _SURE_OF_A_NAME
        by_address = self.weighing.level("email") == "same" and (named or name in {"part", None})
        return by_address or (self.weighing.level("phone") == "same" and named)


def duplicates(people: Iterable[KnownPerson], weights: Weights = STARTING, at_least: float = 0.8) -> list[Duplicate]:
    """Return the pairs that are one person with that probability at least, the surest first.

    Only leads that share a block are compared, and a block that is a crowd is passed over.
    """
    return pairs_among({person.id: person_forms(person) for person in people}, weights, at_least)


def pairs_among(forms: Mapping[str, Forms], weights: Weights, at_least: float) -> list[Duplicate]:
    """Return the pairs among records whose forms are known already, as `duplicates` does."""
    blocks: dict[tuple[str, str], list[str]] = {}
    for record in sorted(forms):
        for block in BLOCKS:
            if value := forms[record].get(block):
                blocks.setdefault((block, value), []).append(record)
    pairs = {pair for block in blocks.values() if len(block) <= CROWD for pair in combinations(block, 2)}
    found = (Duplicate(*pair, weigh(forms[pair[0]], forms[pair[1]], weights)) for pair in pairs)
    return by_confidence(pair for pair in found if pair.confidence >= at_least)


def by_confidence(pairs: Iterable[Duplicate]) -> list[Duplicate]:
    """Return pairs in the order in which somebody should look at them: the surest first."""
    return sorted(pairs, key=lambda one: (-one.weighing.total, one.first, one.second))
