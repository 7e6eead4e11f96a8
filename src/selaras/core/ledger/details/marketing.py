"""Details of facts about marketing's work: campaigns, spend, content, reports."""

from datetime import date

from selaras.core.ledger.fact import Details


class Launched(Details, frozen=True, kw_only=True):
    """A campaign started; its subject is the campaign."""

    name: str
    channel: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    planned_leads: int | None = None
    budget_minor: int | None = None
    currency: str | None = None


class Booked(Details, frozen=True, kw_only=True):
    """Money was spent from ``from_date`` to ``to_date``, both included; ``base_minor`` is in the charter's currency."""

    channel: str
    from_date: date
    to_date: date
    amount_minor: int
    currency: str
    base_minor: int | None = None
    campaign: str | None = None
    side: str = "marketing"


class ContentDelivered(Details, frozen=True, kw_only=True):
    """A battle card, case study or competitive note reached sales."""

    piece: str
    sort: str
    due_on: date | None = None


class ReportDelivered(Details, frozen=True, kw_only=True):
    """The weekly campaign report for the week that began on ``week`` reached sales."""

    week: date
