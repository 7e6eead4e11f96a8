"""The shapes of leads: what a list says of each, and what one says of itself."""

from typing import Any, Self, cast

import msgspec
from ninja import Field, Schema

from selaras.api.values import Id, Instant
from selaras.core.lifecycle import Lead
from selaras.records.models import LeadReading
from selaras.records.readings.versions import version_of

_PERSONAL = ("name", "email")
_PROFILE = ("seniority", "domain", "industry", "employees", "region", "city", "time_zone")


class LeadRow(Schema):
    """A lead as it stands now. ``name`` and ``email`` are null for callers who may not read personal details."""

    id: Id
    name: str | None = Field(None, examples=["Wulan Hartono"])
    email: str | None = Field(None, examples=["wulan@majujaya.example"])
    company: str | None = Field(None, examples=["PT Maju Jaya"])
    title: str | None = Field(None, examples=["Head of Operations"])
    segment: str | None = Field(None, examples=["mid_market"])
    country: str | None = Field(None, examples=["ID"])
    account_id: str | None = Field(None, examples=["account_5c0v2k9m1q7rzw3e"])
    stage: str = Field(examples=["mql"], description="lead, mql, sal, sql or opportunity")
    status: str = Field(
        examples=["open"], description="new, open, rejected, disqualified, recycled, woken, won, lost or merged"
    )
    pass_number: int = Field(examples=[1], description="Which trip from MQL to an end this is; 0 before the first")
    score: float | None = Field(None, examples=[72.5], description="The score at which the newest pass began")
    high_intent: bool = Field(description="true: the fast lane")
    rep_id: str | None = Field(None, examples=["rep_w2k0f4m8s6n1d3xa"])
    channel: str | None = Field(None, examples=["webinars"])
    campaign: str | None = Field(None, examples=["campaign_p0e7d1c5z2b8t4hn"])
    captured_at: Instant | None = None
    qualified_at: Instant | None = None
    stage_since: Instant | None = None
    last_touch_at: Instant | None = None
    last_activity_at: Instant | None = None
    touches: int = Field(examples=[12])
    activities: int = Field(examples=[3])
    next_due_at: Instant | None = Field(None, description="When the next promise about this lead falls due")
    wake_at: Instant | None = Field(None, description="When a recycled lead wakes")
    merged_into: str | None = Field(None, description="The lead this one is part of")
    erased: bool = Field(description="true: the person asked to be forgotten")

    @classmethod
    def of(cls, row: LeadReading, *, personal: bool, **more: Any) -> Self:
        """Return a lead's row; empty columns are null, and so is the person where they may not be read."""
        told = {name: getattr(row, name) for name in LeadRow.model_fields if name != "id"}
        shown = {name: value if value != "" else None for name, value in told.items()}
        hidden = {} if personal else dict.fromkeys(_PERSONAL)
        said: dict[str, Any] = {"id": row.lead_id, **shown, **hidden, **more}
        return cast("Self", cls.model_construct(**said))


class ProfileShape(Schema):
    """What is known of the person's work and company beyond the row."""

    seniority: str | None = Field(None, examples=["head"])
    phone: str | None = Field(None, examples=["+62 812 0000 0000"])
    domain: str | None = Field(None, examples=["majujaya.example"])
    industry: str | None = Field(None, examples=["logistics"])
    employees: int | None = Field(None, examples=[340])
    region: str | None = Field(None, examples=["West Java"])
    city: str | None = Field(None, examples=["Bandung"])
    time_zone: str | None = Field(None, examples=["Asia/Jakarta"])


class MatchShape(Schema):
    """The account the lead was matched to, and what decided."""

    id: str = Field(examples=["account_5c0v2k9m1q7rzw3e"])
    rule: str = Field(examples=["domain"])
    confidence: float = Field(examples=[0.98])


class WakeUpShape(Schema):
    """When, or on what, a recycled lead comes back."""

    since: Instant
    reason: str = Field(examples=["next_fiscal_year"])
    at: Instant | None = None
    on: str | None = Field(None, examples=["next_fiscal_quarter"])


class LeadShape(LeadRow):
    """One lead with everything that is known of it. ``version`` is its ETag: send it back as If-Match to decide."""

    version: str = Field(examples=["c0ffee0123456789"])
    profile: ProfileShape
    account: MatchShape | None = None
    accounts_asked: list[str] = Field(description="Accounts among which somebody must choose")
    merged: list[str] = Field(description="Leads that are part of this one")
    wake_up: WakeUpShape | None = None
    snoozed_until: Instant | None = None

    @classmethod
    def told(cls, row: LeadReading, lead: Lead, *, personal: bool) -> Self:
        """Return a lead from its reading and its folded history."""
        profile = msgspec.structs.asdict(lead.profile)
        known = {name: profile[name] for name in (*_PROFILE, *(("phone",) if personal else ()))}
        wakes = lead.wake_up
        return cls.of(
            row,
            personal=personal,
            version=version_of(row),
            profile=ProfileShape.model_construct(**known),
            account=MatchShape(**_fields(lead.account, "id", "rule", "confidence")) if lead.account else None,
            accounts_asked=list(lead.accounts_asked),
            merged=list(lead.merged),
            wake_up=WakeUpShape(**_fields(wakes, "since", "reason", "at", "on")) if wakes else None,
            snoozed_until=lead.snoozed_until,
        )


class LeadPage(Schema):
    """A page of leads."""

    items: list[LeadRow]
    next_cursor: str | None = Field(None, description="null: this is the last page")


def _fields(thing: object, *names: str) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in names}
