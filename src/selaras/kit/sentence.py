"""A sentence to be said later: the id of a phrase and the values it needs.

The core answers with sentences; only the phrases floor knows the words of a language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Union

Value = Union[str, int, float, Decimal, date, datetime, "Sentence", tuple["Value", ...]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is to be said, in no language yet.

    A value may itself be a sentence, or a tuple of values that the phrases floor joins as a list.

    >>> Sentence.of("charter-threshold", points=60)
    Sentence(id='charter-threshold', values=mappingproxy({'points': 60}))
    """

    id: str
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, phrase: str, /, **values: Value) -> "Sentence":
        """Return the sentence with its values frozen."""
        return cls(phrase, MappingProxyType(dict(values)))

    def __hash__(self) -> int:
        return hash((self.id, tuple(sorted((k, str(v)) for k, v in self.values.items()))))
