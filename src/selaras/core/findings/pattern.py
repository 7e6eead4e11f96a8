"""A pattern: what a detector saw of one person in one week, against what the charter calls usual."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, Protocol, TypeVar

Detector = Literal[
    "automatic_mail", "mass_dispositions", "back_dated", "score_edits", "crammed_touches", "snoozed_past"
]

THIN: Final = 10
"""Below so many cases a share says nothing, and nothing is found."""

MOST_EVIDENCE: Final = 50
"""So many subjects are named at most; the count says how many there were."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """What was seen: how many cases (``count``), the ``measure`` they come to, and the ``limit`` it reached.

    ``evidence`` names the leads, the most telling first. It is about a rep, or else about whoever ``done_by`` names.
    """

    detector: Detector
    side: str
    count: int
    measure: float
    limit: float
    evidence: tuple[str, ...]
    rep_id: str | None = None
    done_by: str | None = None

    @property
    def person(self) -> str:
        """Whom it is about."""
        return self.rep_id or self.done_by or ""


class _OfRep(Protocol):
    @property
    def rep_id(self) -> str: ...


T = TypeVar("T", bound=_OfRep)


def by_rep(things: Iterable[T]) -> dict[str, list[T]]:
    """Return things by the rep who did them, reps in order."""
    found: dict[str, list[T]] = defaultdict(list)
    for thing in things:
        found[thing.rep_id].append(thing)
    return dict(sorted(found.items()))


def named(lead_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the leads each once, as many as evidence names.

    >>> named(["lead_1", "lead_2", "lead_1"])
    ('lead_1', 'lead_2')
    """
    return tuple(dict.fromkeys(lead_ids))[:MOST_EVIDENCE]
