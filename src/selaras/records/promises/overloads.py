"""Who had more leads than they can take, read when somebody asks about a rep and not before."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cached_property
from typing import Final

from selaras.core.calendars import Absence
from selaras.core.sla import overloads
from selaras.records.models import AssignmentReading, CapacityReading

_PAST: Final = timedelta(days=92)
"""So far back: a promise that broke while nobody looked is judged by what its owner held then."""


class Overloads(Mapping[str, Sequence[Absence]]):
    """The stretches during which each rep had too much, by rep; those who never said what they can take have none."""

    def __init__(self, now: datetime) -> None:
        self._since = now - _PAST
        self._known: dict[str, tuple[Absence, ...]] = {}

    def __getitem__(self, rep_id: str) -> tuple[Absence, ...]:
        if rep_id not in self._known:
            self._known[rep_id] = self._of(rep_id, self._said[rep_id])
        return self._known[rep_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._said)

    def __len__(self) -> int:
        return len(self._said)

    @cached_property
    def _said(self) -> dict[str, dict[datetime, int]]:
        """What each rep said they can take from when on; of two words about one instant the later holds."""
        said: dict[str, dict[datetime, int]] = {}
        rows = CapacityReading.objects.order_by("announced_at", "key")
        for rep, since, takes in rows.values_list("rep_id", "from_at", "leads_per_week"):
            said.setdefault(rep, {})[since] = takes
        return said

    def _of(self, rep_id: str, said: Mapping[datetime, int]) -> tuple[Absence, ...]:
        held = AssignmentReading.objects.filter(rep_id=rep_id, at__gte=self._since, undone=False)
        return overloads(held.values_list("at", flat=True), said.items())
