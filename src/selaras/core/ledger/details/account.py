"""Details of facts whose subject is an account: the company."""

from selaras.core.ledger.fact import Details


class AccountProfile(Details, frozen=True, kw_only=True):
    """What is known of a company; None says nothing about a field. ``annual_revenue_minor`` is in ``currency``."""

    name: str | None = None
    domain: str | None = None
    industry: str | None = None
    employees: int | None = None
    country: str | None = None
    region: str | None = None
    segment: str | None = None
    territory: str | None = None
    tier: str | None = None
    annual_revenue_minor: int | None = None
    currency: str | None = None
    parent_id: str | None = None
    owner_id: str | None = None
    customer: bool | None = None
    target: bool | None = None


class AccountAdded(AccountProfile, frozen=True, kw_only=True):
    """A company became known."""

    source_system: str | None = None
    external_id: str | None = None


class AccountUpdated(AccountProfile, frozen=True, kw_only=True):
    """Fields got new values; fields left None keep theirs, fields in ``cleared`` lose theirs."""

    cleared: tuple[str, ...] = ()
