"""Details of facts whose subject is a rep: somebody who sells, reviews or runs the desk."""

from datetime import datetime

from selaras.core.ledger.fact import Details


class RepProfile(Details, frozen=True, kw_only=True):
    """Who somebody is and where they work; None says nothing about a field.

    ``quota_minor`` is that of a quarter, in the charter's currency.
    """

    name: str | None = None
    email: str | None = None
    role: str | None = None
    team: str | None = None
    manager_id: str | None = None
    territory: str | None = None
    time_zone: str | None = None
    calendar: str | None = None
    quota_minor: int | None = None


class Joined(RepProfile, frozen=True, kw_only=True):
    """A person joined, with the role they hold (rep, manager, reviewer)."""

    external_id: str | None = None


class RepUpdated(RepProfile, frozen=True, kw_only=True):
    """Fields got new values; fields left None keep theirs."""


class Left(Details, frozen=True, kw_only=True):
    """The person left; nothing may be routed to them any more."""

    reason: str | None = None


class Away(Details, frozen=True, kw_only=True):
    """The person is absent from ``starts_at`` until before ``ends_at``."""

    starts_at: datetime
    ends_at: datetime
    reason: str | None = None


class Returned(Details, frozen=True, kw_only=True):
    """The absence that the fact with the source key ``absence`` told of is over; before it began, it never was."""

    absence: str


class CapacityAnnounced(Details, frozen=True, kw_only=True):
    """Sales announced how many leads a week the rep (or the team) can take from an instant on."""

    leads_per_week: int
    from_at: datetime
    team: str | None = None
