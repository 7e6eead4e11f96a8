"""A metric as a value: what it is called, what it needs, how it is measured and which rows stand behind it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import ibis.expr.types as ir

from selaras.analytics.figures import Answer, Dimension, Unit
from selaras.analytics.question import Question
from selaras.analytics.relations.kept import Kept
from selaras.analytics.yardstick import Yardstick
from selaras.kit.sentence import Sentence

PASS_CUTS: tuple[Dimension, ...] = (
    "channel", "campaign", "segment", "territory", "team", "rep", "product", "tier", "charter_version",
)  # fmt: skip

BY_PASS: tuple[Dimension, ...] = (*PASS_CUTS, "pass_no")
"""Also by which trip of its lead it is: the first, or one after it came back."""

PASSES = (
    "lead.qualified",
    "lead.rejected",
    "lead.accepted",
    "lead.sales_qualified",
    "lead.converted",
    "opportunity.won",
)
DEALS = ("opportunity.created", "opportunity.won", "opportunity.lost")
"""The facts that say there is a pass, or a deal."""

Population = Callable[[ir.Table], ir.Table]
Chosen = Callable[[Yardstick], Population]
Measure = Callable[[Question], Answer]


@dataclass(frozen=True, slots=True)
class Metric:
    """One definition, used by every page, report, API and test.

    ``populations`` name the rows behind the figure and behind the figures beside it: each takes the table of ``over``
    and leaves the rows that count; the first is what the figure stands on.
    """

    name: str
    unit: Unit
    measure: Measure
    over: Kept
    populations: Mapping[str, Population]
    cuts: tuple[Dimension, ...] = PASS_CUTS
    needs: tuple[tuple[str, ...], ...] = field(default=())
    """Kinds of facts the figure needs, at least one of each group; where none was ever told the figure is refused."""
    cuts_rows: bool = True
    """False: a cut chooses a clause of the charter, and the rows of all its values are the same."""
    also: tuple[Kept, ...] = ()
    """Relations that the populations read besides the one they are rows of."""
    by_charter: Mapping[str, Chosen] = field(default_factory=dict)
    """The populations that depend on what the charter says; under the same name ``populations`` has what an empty
    charter would say."""

    def population(self, name: str, yardstick: Yardstick) -> Population:
        """Return the rows of that name as the charter has them."""
        chosen = self.by_charter.get(name)
        return chosen(yardstick) if chosen else self.populations[name]

    @property
    def called(self) -> Sentence:
        """What it is called."""
        return self._phrase("name")

    @property
    def asks(self) -> Sentence:
        """The question it answers."""
        return self._phrase("asks")

    @property
    def blind_spot(self) -> Sentence:
        """What it cannot see."""
        return self._phrase("blind-spot")

    @property
    def measured(self) -> Sentence:
        """How it is measured."""
        return self._phrase("measured")

    def _phrase(self, part: str) -> Sentence:
        return Sentence.of(f"metrics-{self.name.replace('_', '-')}-{part}")
