"""What the page of attribution shows: lines with their names, the models in the reader's words, the choices."""

from collections.abc import Mapping
from dataclasses import dataclass

from selaras.analytics.attribution import NO_TOUCH, Attribution, Basis, By, Credit, Line, Told
from selaras.analytics.figures import UNKNOWN
from selaras.core.attribution import Model
from selaras.kit.sentence import Sentence
from selaras.phrases import render, say
from selaras.web.frame import formats


@dataclass(frozen=True, slots=True)
class Wish:
    """What the address asks for."""

    by: By
    basis: Basis
    segment: str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """The credit of one line under one model, with the interval in words."""

    model: str
    called: str
    credit: Credit | None
    interval: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line with its name."""

    line: Line
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One model, its sum, and why it says nothing."""

    told: Told
    called: str
    sum_minor: int | None


def called(language: str, model: Model) -> str:
    """Return what a model is called in a language."""
    name = model.called
    return render(language, name) if isinstance(name, Sentence) else str(name)


def value_name(language: str, value: str, names: Mapping[str, str]) -> str:
    """Return what a value of a line is called; one nobody named stands in its own words."""
    if value == UNKNOWN:
        return say(language, "web-unknown")
    if value == NO_TOUCH:
        return say(language, "attribution-no-touch")
    return names.get(value) or value.replace("_", " ")


def columns_of(language: str, found: Attribution) -> list[Column]:
    """Return the models, each with the sum of its credits."""
    columns = []
    for place, told in enumerate(found.models):
        given = [credit.minor for line in found.lines if (credit := line.credits[place]) is not None]
        columns.append(Column(told, called(language, told.model), None if told.refused else sum(given)))
    return columns


def rows_of(language: str, found: Attribution, names: Mapping[str, str]) -> list[Row]:
    """Return the lines with their names and their credits."""
    models = [(told.model.name, called(language, told.model)) for told in found.models]
    return [
        Row(
            line,
            value_name(language, line.value, names),
            tuple(
                Cell(name, said, credit, _interval(language, credit))
                for (name, said), credit in zip(models, line.credits, strict=True)
            ),
        )
        for line in found.lines
    ]


def _interval(language: str, credit: Credit | None) -> str:
    if credit is None or credit.low is None or credit.high is None:
        return ""
    ends = {name: formats.share(language, end) for name, end in (("low", credit.low), ("high", credit.high))}
    return say(language, "attribution-interval", **ends)


def errors_of(language: str, found: Attribution) -> list[Sentence]:
    """Return what is to be known of models whose orders were drawn."""
    return [
        Sentence.of(
            "attribution-error",
            model=called(language, told.model),
            error=formats.share(language, told.largest_error),
        )
        for told in found.models
        if told.largest_error is not None
    ]
