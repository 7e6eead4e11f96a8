"""The deals behind a line of an attribution: which ones, how many touches of it, and what each gave to it."""

from selaras.analytics.attribution.answer import NO_TOUCH
from selaras.analytics.attribution.asking import BEHIND, Ask
from selaras.analytics.rows import Rows, readable
from selaras.kit.errors import InputError


def deals_behind(ask: Ask, value: str, *, model: str | None = None, page: tuple[int, int] = (1, 50)) -> Rows:
    """Return a page (number and size) of the deals that a value touched, the largest credit first.

    A model that shares out all deals together credits no single one: the column is empty then. "(no touch)" are the
    deals that no touch stands before.
    """
    chosen = next((each for each in ask.models if each.name == (model or ask.models[0].name)), None)
    if chosen is None:
        raise InputError(
            f"'{model}' is not a model of the charter",
            place="model",
            next_step=f"use one of {', '.join(each.name for each in ask.models)}",
        )
    rule = ask.rule(chosen)
    family = ask.families.get(rule, ())
    place = family.index(chosen) if chosen in family and value != NO_TOUCH else None
    number, size = page
    rows, total = ask.behind(rule, family, place, value, limit=size, skip=(number - 1) * size)
    return Rows(BEHIND, tuple(readable(BEHIND, row) for row in rows), total, number, size)
