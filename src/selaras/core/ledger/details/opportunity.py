"""Details of facts whose subject is an opportunity.

Money is kept twice: ``amount_minor`` in ``currency`` as the source said it, and ``base_minor`` in the charter's
currency at the rate of the day of the fact (None where no rate was known).
"""

from datetime import date

from selaras.core.ledger.fact import Details


class OpportunityTerms(Details, frozen=True, kw_only=True):
    """The parts of an opportunity that can change; None says nothing about a part."""

    amount_minor: int | None = None
    currency: str | None = None
    base_minor: int | None = None
    close_date: date | None = None
    owner_id: str | None = None
    forecast_category: str | None = None
    product: str | None = None


class Created(OpportunityTerms, frozen=True, kw_only=True):
    """An opportunity was opened; ``stage`` is the CRM's own stage name.

    ``inferred`` says that the source names no creation date: it counts, but no duration starts from it.
    """

    account_id: str | None = None
    name: str | None = None
    stage: str | None = None
    sort: str = "new"
    inferred: bool = False
    source: str | None = None
    campaign: str | None = None
    channel: str | None = None
    external_id: str | None = None


class Changed(OpportunityTerms, frozen=True, kw_only=True):
    """Amount, close date, owner, category or product changed."""


class Moved(Details, frozen=True, kw_only=True):
    """The opportunity moved between the CRM's own stages."""

    to_stage: str
    from_stage: str | None = None


class Won(Details, frozen=True, kw_only=True):
    """The deal was signed."""

    amount_minor: int | None = None
    currency: str | None = None
    base_minor: int | None = None


class Lost(Details, frozen=True, kw_only=True):
    """The deal was lost, or given up."""

    reason: str | None = None
    competitor: str | None = None


class Reopened(Details, frozen=True, kw_only=True):
    """A closed opportunity was opened again; its last close no longer counts."""

    stage: str | None = None
