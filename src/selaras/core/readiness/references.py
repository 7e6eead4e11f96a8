"""References that point at nothing, and what they nearly point at."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from selaras.core.readiness.finding import Example, Finding
from selaras.core.readiness.nearness import nearest
from selaras.core.readiness.weakened import weakened

KEPT = 1000


@dataclass(frozen=True, slots=True)
class Reference:
    """A key that some rows of a file hold for another thing: how many rows, and the first of them."""

    key: str
    rows: int
    first_row: int


def unmatched(
    table: str, field: str, column: str, missing: Iterable[Reference], known: Collection[str], out_of: int
) -> list[Finding]:
    """Return one finding for keys that nearly match a known one and one for those that match nothing.

    ``known`` are keys and names of the other table. At most a thousand keys are kept, the most frequent first.

    >>> [
    ...     f.code
    ...     for f in unmatched(
    ...         "opportunities", "account", "account", [Reference("Acme Corp.", 2, 9)], ["Acme Corp"], 10
    ...     )
    ... ]
    ['key-near']
    """
    often = sorted(missing, key=lambda one: (-one.rows, one.key))
    near = {one.key: nearest(one.key, known) for one in often[:KEPT]}
    made = []
    for code in ("key-near", "key-unmatched"):
        those = [one for one in often if (near.get(one.key) is not None) == (code == "key-near")]
        if those:
            examples = tuple(
                Example(_told(one, near.get(one.key)), one.first_row, one.key, one.rows) for one in those[:KEPT]
            )
            made.append(
                Finding(code, "warning", table, sum(one.rows for one in those), out_of, column,
                        {"field": field, "keys": str(len(those))}, examples, weakened(table, field))
            )  # fmt: skip
    return made


def _told(one: Reference, other: str | None) -> str:
    return f"{one.key} ({one.rows})" if other is None else f"{one.key} ~ {other} ({one.rows})"
