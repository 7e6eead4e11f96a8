"""The journey of a deal: the touches of its buying group in their total order, and where its milestones lie in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from selaras.core.attribution.model import JourneyRule, Slot


@dataclass(frozen=True, slots=True)
class Touch:
    """A behaviour of somebody in the buying group; ``key`` is the sender's own, and breaks ties of the instant."""

    at: datetime
    lead_id: str
    key: str
    channel: str | None = None
    campaign: str | None = None
    content: str | None = None
    session: str | None = None

    @property
    def order(self) -> tuple[datetime, str, str]:
        """What touches are ordered by: no two have the same, in whatever order they arrive."""
        return self.at, self.lead_id, self.key


class Place(NamedTuple):
    """A milestone's place in a journey, counted from 0; -1 where no touch stands at it."""

    slot: Slot
    at: int


@dataclass(frozen=True, slots=True)
class Journey:
    """What is known of one deal: its considered touches in order, its milestones and its amount.

    ``captured_at`` is when the first person of the buying group became known, ``created_at`` when the opportunity was
    opened (None where nobody knows), ``closed_at`` when it was won or lost (None while it is open).
    """

    touches: tuple[Touch, ...]
    amount_minor: int
    captured_at: datetime | None = None
    created_at: datetime | None = None
    closed_at: datetime | None = None

    @property
    def places(self) -> tuple[Place, ...]:
        """Where each slot's touch stands: that of a milestone is the nearest one before it or at its instant."""
        last = len(self.touches) - 1
        return (
            Place("first_touch", min(0, last)),
            Place("lead_creation", self.before(self.captured_at) - 1),
            Place("opportunity_creation", self.before(self.created_at) - 1),
            Place("closing_touch", -1 if self.closed_at is None else last),
            Place("last_touch", last),
        )

    def before(self, instant: datetime | None) -> int:
        """Return how many touches lie before an instant or at it; none where nobody knows the instant."""
        return 0 if instant is None else sum(touch.at <= instant for touch in self.touches)


def considered(
    touches: Iterable[Touch], rule: JourneyRule, *, created_at: datetime, until: datetime
) -> tuple[Touch, ...]:
    """Return the touches that stand before a deal in order: from the lookback's start until its end, ends included.

    Where sessions are counted, the first touch of each session of a person stands for it.
    """
    since = created_at - timedelta(days=rule.lookback_days)
    inside = sorted((touch for touch in touches if since <= touch.at <= until), key=lambda touch: touch.order)
    if rule.touches == "each":
        return tuple(inside)
    first: dict[tuple[str, bool, str], Touch] = {}
    for touch in inside:
        alone = touch.session is None
        first.setdefault((touch.lead_id, alone, touch.key if touch.session is None else touch.session), touch)
    return tuple(first.values())
