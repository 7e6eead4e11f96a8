"""An attribution as a table that leaves the product: one line for each value and model."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from selaras.analytics.attribution.answer import Attribution, Line
from selaras.analytics.sheets import Sheet, Sort
from selaras.kit.sentence import Sentence

_COLUMNS: Final[Mapping[str, Sort]] = {
    "by": "text", "value": "text", "period": "text", "as_of": "instant", "basis": "text", "segment": "text",
    "model": "text", "credit_minor": "integer", "share": "number", "low": "number", "high": "number", "verdict": "text",
    "deals": "integer", "touches": "integer", "sourced_minor": "integer", "influenced_minor": "integer",
    "total_minor": "integer", "currency": "text", "draws": "integer", "seed": "integer", "refused": "text",
}  # fmt: skip


def attribution_sheet(found: Attribution, say: Callable[[Sentence], str], model: str | None = None) -> Sheet:
    """Return the credits under every model, or under one; ``say`` renders why a model refuses."""
    chosen = [k for k, told in enumerate(found.models) if model in {None, told.model.name}]
    rows = [row for line in found.lines for row in _rows(found, line, chosen, say)]
    return Sheet(f"attribution-{found.by}-{found.basis}-{found.period.name}", _COLUMNS, rows)


def _rows(
    found: Attribution, line: Line, chosen: list[int], say: Callable[[Sentence], str]
) -> Iterator[tuple[Any, ...]]:
    for k in chosen:
        told, credit = found.models[k], line.credits[k]
        row = {
            "by": found.by,
            "value": line.value,
            "period": found.period.name,
            "model": told.model.name,
            "credit_minor": credit.minor if credit else None,
            "share": credit.share if credit else None,
            "low": credit.low if credit else None,
            "high": credit.high if credit else None,
            "refused": say(told.refused) if told.refused else None,
        }
        of = (line, found)
        yield tuple(
            row[name] if name in row else next(getattr(each, name) for each in of if hasattr(each, name))
            for name in _COLUMNS
        )
