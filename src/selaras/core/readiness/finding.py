"""A finding: what is wrong, in how many rows, with examples, and which figures it weakens."""

from dataclasses import dataclass, field
from typing import Literal

from selaras.kit.sentence import Sentence

Severity = Literal["error", "warning", "note"]

EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Example:
    """One case of a finding: its row in the file where that is known, and the value that shows it.

    Where a case stands for several rows, ``key`` is what they share and ``rows`` how many they are.
    """

    value: str
    row: int | None = None
    key: str = ""
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the figures suffer from.

    ``code`` names two phrases, what it is (`readiness-code`) and what it does (`readiness-code-effect`); ``words`` are
    the first one's values beside rows, out_of and column. ``metrics`` are the figures it weakens, by their names.
    """

    code: str
    severity: Severity
    table: str
    rows: int
    out_of: int
    column: str = ""
    words: dict[str, str] = field(default_factory=dict)
    examples: tuple[Example, ...] = ()
    metrics: tuple[str, ...] = ()

    @property
    def values(self) -> dict[str, str | int]:
        """Return every value the phrase may name."""
        return {"rows": self.rows, "out_of": self.out_of, "column": self.column, **self.words}

    @property
    def says(self) -> Sentence:
        """Return what was found."""
        return Sentence.of(f"readiness-{self.code}", **self.values)

    @property
    def does(self) -> Sentence:
        """Return what it does to the figures."""
        return Sentence.of(f"readiness-{self.code}-effect")


class Tally:
    """Counts cases and keeps the first few as examples.

    >>> tally = Tally()
    >>> tally.add(14, "2031-01-01")
    >>> tally.count, tally.examples
    (1, (Example(value='2031-01-01', row=14, key='', rows=1),))
    """

    __slots__ = ("_first", "count")

    def __init__(self) -> None:
        self.count = 0
        self._first: list[Example] = []

    def add(self, row: int, value: str) -> None:
        """Count one case."""
        self.count += 1
        if self.count <= EXAMPLES:
            self._first.append(Example(value, row))

    @property
    def examples(self) -> tuple[Example, ...]:
        """Return the first cases."""
        return tuple(self._first)
