"""The latest value of each thing said of a subject."""

from collections.abc import Iterable
from typing import Any

import msgspec

from selaras.core.ledger import Fact

Reading = dict[str, Any]
"""A row of a table of readings, by the names of its fields; a Django model for each of a million rows costs more."""


def known(facts: Iterable[Fact]) -> dict[str, Any]:
    """Return what facts in ledger order say last of each detail; ``cleared`` details lose what was said."""
    said: dict[str, Any] = {}
    for fact in facts:
        new = msgspec.structs.asdict(fact.details)
        for name in new.pop("cleared", ()):
            said.pop(name, None)
        said.update((name, value) for name, value in new.items() if value is not None)
    return said


def text(said: dict[str, Any], *names: str) -> dict[str, str]:
    """Return those of the named things that were said, and empty text for the others."""
    return {name: said.get(name) or "" for name in names}


def searchable(*parts: str) -> str:
    """Return what a search looks in: the parts that are there, folded to one case.

    >>> searchable("Dewi Lestari", "", "PT Maju")
    'dewi lestari pt maju'
    """
    return " ".join(part.casefold() for part in parts if part)
