"""The chain of instants from the first sign of a lead to the first meeting, and who is responsible for each
link.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from selaras.core.ledger import Fact
from selaras.core.ledger.details.lead import Routed
from selaras.core.lifecycle.work import Activity

Owner = Literal["system", "marketing", "operations", "rep"]
Link = Literal[
    "captured",
    "ingested",
    "qualified",
    "routed",
    "notified",
    "accepted",
    "first_attempt",
    "first_connect",
    "first_meeting",
]

LINKS: Final[tuple[tuple[Link, Owner], ...]] = (
    ("captured", "marketing"),
    ("ingested", "system"),
    ("qualified", "marketing"),
    ("routed", "operations"),
    ("notified", "system"),
    ("accepted", "operations"),
    ("first_attempt", "rep"),
    ("first_connect", "rep"),
    ("first_meeting", "rep"),
)
"""Every link in order, with the owner of the time that passes until it."""

EARLY_FOR: Final = timedelta(days=7)
"""A contact this long before the pass began still belongs to it, and counts as no wait at all."""


@dataclass(frozen=True, slots=True)
class Speed:
    """The chain of one pass; None for a link it has not come to. ``early``: sales spoke to the lead before it
    began.
    """

    captured: datetime | None = None
    ingested: datetime | None = None
    qualified: datetime | None = None
    routed: datetime | None = None
    notified: datetime | None = None
    accepted: datetime | None = None
    first_attempt: datetime | None = None
    first_connect: datetime | None = None
    first_meeting: datetime | None = None
    early: bool = False

    def wait(self, start: Link, end: Link) -> timedelta | None:
        """Return the wall time from one link to another; nothing when the end came first, None when either is
        missing.

        >>> from datetime import UTC
        >>> nine = datetime(2026, 3, 2, 9, tzinfo=UTC)
        >>> Speed(routed=nine, first_attempt=nine - timedelta(hours=1)).wait("routed", "first_attempt")
        datetime.timedelta(0)
        """
        first: datetime | None = getattr(self, start)
        last: datetime | None = getattr(self, end)
        return None if first is None or last is None else max(last - first, timedelta(0))


def speed_of(group: list[Fact], contacts: tuple[Activity, ...], started_at: datetime, origin: Fact | None) -> Speed:
    """Return the chain of a pass from the facts of its group; ``origin`` is the lead's first capture."""
    near = [contact for contact in contacts if contact.at >= started_at - EARLY_FOR]
    attempt = _first_contact(near, lambda contact: contact.attempt)
    return Speed(
        captured=origin.happened_at if origin else None,
        ingested=origin.noted_at if origin else None,
        qualified=_first(group, "lead.qualified"),
        routed=next((f.happened_at for f in group if isinstance(f.details, Routed) and f.details.rep_id), None),
        notified=_first(group, "lead.notified"),
        accepted=_first(group, "lead.accepted"),
        first_attempt=attempt,
        first_connect=_first_contact(near, lambda contact: contact.connected),
        first_meeting=_first_contact(near, lambda contact: contact.medium == "meeting"),
        early=attempt is not None and attempt < started_at,
    )


def _first(group: list[Fact], kind: str) -> datetime | None:
    return next((fact.happened_at for fact in group if fact.kind == kind), None)


def _first_contact(contacts: list[Activity], counts: Callable[[Activity], bool]) -> datetime | None:
    return next((contact.at for contact in contacts if counts(contact)), None)
