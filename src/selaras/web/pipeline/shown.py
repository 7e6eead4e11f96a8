"""The pipeline as the page lays it out: figures in their order, steps by part, the last word on the period."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from selaras.analytics import METRICS, Figure, Question, asked
from selaras.analytics.pipeline.bridge import LINES, Bridge, Line, Step
from selaras.analytics.pipeline.forecasting import NAIVES, Accuracy, Said
from selaras.core.sla.giving import CATEGORIES
from selaras.kit.sentence import Sentence

FIGURES = (
    "target", "won", "open_pipeline", "remaining_coverage", "needed_coverage", "opening_coverage",
    "weighted_pipeline", "past_due_pipeline", "often_pushed_pipeline",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure and what it is called."""

    called: Sentence
    figure: Figure


def figures_of(question: Question) -> dict[str, Shown]:
    """Return the figures of coverage, hygiene and weight by name, in the order they are shown."""
    return {name: Shown(METRICS[name].called, asked(name, question.of(None)).whole) for name in FIGURES}


def lines_of(told: Bridge | None) -> list[tuple[Line, Step, list[tuple[str, Step]]]]:
    """Return every line that says anything: the whole, and each part."""
    if told is None:
        return []
    return [
        (line, told.steps[place], [(cut, steps[place]) for cut, steps in told.parts.items()])
        for place, line in enumerate(LINES)
        if line in told.shown
    ]


def last_words(said: Said | None) -> Iterator[tuple[str, int | None]]:
    """Yield what was last expected of the whole, what is won, and what no skill says, each by its phrase."""
    if said is None:
        return
    whole = "(whole)"
    for category in CATEGORIES:
        yield f"category-{category}", said.expected[category].get(whole)
    yield "won", said.won.get(whole, 0)
    for naive in NAIVES:
        yield naive, said.naive[naive].get(whole, 0)


def by_category(found: Sequence[Accuracy]) -> list[tuple[str, list[Accuracy]]]:
    """Return the errors category by category."""
    return [(category, [each for each in found if each.category == category]) for category in CATEGORIES]


def with_names(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], names: Mapping[str, str]
) -> list[tuple[Any, ...]]:
    """Return rows with reps by name."""
    who = {place for place, column in enumerate(columns) if column in {"rep", "rep_before", "cut"}}
    return [tuple(names.get(v, v) if place in who else v for place, v in enumerate(row)) for row in rows]
