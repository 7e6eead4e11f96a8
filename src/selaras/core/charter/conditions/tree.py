"""What a condition says, as plain values: a tree that Python reads here and an engine may read elsewhere.

Truth has three values: a lead whose profile lacks a field neither meets nor fails a condition on it (None).
"""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

Literalness = str | int | float
Operator = Literal["==", "!=", "<", "<=", ">", ">="]
Profile = Mapping[str, object]


class Node(Protocol):
    """A part of a condition."""

    def holds(self, profile: Profile) -> bool | None:
        """Return whether the profile meets it; None where the profile does not say."""

    def fields(self) -> Iterator[str]:
        """Yield the profile fields it reads."""


@dataclass(frozen=True, slots=True)
class Always:
    """Holds for everybody."""

    def holds(self, profile: Profile) -> bool | None:  # noqa: ARG002 (every node is asked the same way)
        return True

    def fields(self) -> Iterator[str]:
        return iter(())


@dataclass(frozen=True, slots=True)
class Compare:
    """A field beside a value; texts are compared without regard to case, and only numbers have an order."""

    field: str
    operator: Operator
    value: Literalness

    def holds(self, profile: Profile) -> bool | None:
        given = profile.get(self.field)
        return None if given is None else _compared(plain(given), self.operator, plain(self.value))

    def fields(self) -> Iterator[str]:
        yield self.field


@dataclass(frozen=True, slots=True)
class OneOf:
    """A field is one of some values, or (negated) none of them."""

    field: str
    values: tuple[Literalness, ...]
    negated: bool = False
    _plain: frozenset[object] = dataclasses.field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_plain", frozenset(map(plain, self.values)))

    def holds(self, profile: Profile) -> bool | None:
        given = profile.get(self.field)
        return None if given is None else (plain(given) in self._plain) is not self.negated

    def fields(self) -> Iterator[str]:
        yield self.field


@dataclass(frozen=True, slots=True)
class Contains:
    """A text field has a text somewhere in it."""

    field: str
    text: str

    def holds(self, profile: Profile) -> bool | None:
        given = profile.get(self.field)
        return None if given is None else self.text.casefold() in str(given).casefold()

    def fields(self) -> Iterator[str]:
        yield self.field


@dataclass(frozen=True, slots=True)
class Known:
    """The profile says something about a field; the one condition that is never in doubt."""

    field: str

    def holds(self, profile: Profile) -> bool | None:
        return profile.get(self.field) is not None

    def fields(self) -> Iterator[str]:
        yield self.field


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite; what is in doubt stays in doubt."""

    part: Node

    def holds(self, profile: Profile) -> bool | None:
        held = self.part.holds(profile)
        return None if held is None else not held

    def fields(self) -> Iterator[str]:
        return self.part.fields()


@dataclass(frozen=True, slots=True)
class And:
    """All parts hold; one that fails decides, whatever is in doubt beside it."""

    parts: tuple[Node, ...]

    def holds(self, profile: Profile) -> bool | None:
        doubt = False
        for part in self.parts:
            held = part.holds(profile)
            if held is False:
                return False
            doubt = doubt or held is None
        return None if doubt else True

    def fields(self) -> Iterator[str]:
        for part in self.parts:
            yield from part.fields()


@dataclass(frozen=True, slots=True)
class Or:
    """One part holds at least; one that holds decides, whatever is in doubt beside it."""

    parts: tuple[Node, ...]

    def holds(self, profile: Profile) -> bool | None:
        doubt = False
        for part in self.parts:
            held = part.holds(profile)
            if held:
                return True
            doubt = doubt or held is None
        return None if doubt else False

    def fields(self) -> Iterator[str]:
        for part in self.parts:
            yield from part.fields()


def plain(value: object) -> object:
    """Return the value as it is compared: texts without case and outer blanks."""
    return value.strip().casefold() if isinstance(value, str) else value


def _compared(given: object, operator: Operator, value: object) -> bool | None:
    """Return how two values compare; what is no number has no order, so it neither meets nor fails."""
    if operator == "==":
        return given == value
    if operator == "!=":
        return given != value
    assert isinstance(value, int | float)  # noqa: S101 (the grammar orders numbers only)
    if not isinstance(given, int | float):
        return None
    if operator == "<":
        return given < value
    if operator == "<=":
        return given <= value
    return given > value if operator == ">" else given >= value
