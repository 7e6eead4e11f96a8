"""The reading of one lead, from its folded history."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from selaras.core.ledger import Fact
from selaras.core.lifecycle import Lead, fold
from selaras.records.readings.known import Reading, searchable
from selaras.records.readings.passes import pass_readings


class Touched(NamedTuple):
    """How often a lead was seen doing something, when last, and when first."""

    times: int = 0
    last: datetime | None = None
    first: datetime | None = None

    def and_also(self, other: "Touched") -> "Touched":
        """Return both together."""
        last = max((at for at in (self.last, other.last) if at), default=None)
        first = min((at for at in (self.first, other.first) if at), default=None)
        return Touched(self.times + other.times, last, first)


def lead_reading(facts: Iterable[Fact], touched: Touched, next_due_at: datetime | None) -> Reading:
    """Return the reading of the lead these facts are the history of, and beside it under `passes` those of its passes.

    Touches come counted and not as facts: they are most of the ledger and move nothing else here.
    """
    told = list(facts)
    lead = fold(told)
    profile, last = lead.profile, lead.last_pass
    wakes_at = lead.wake_up.at if lead.wake_up else None
    name = " ".join(part for part in (profile.first_name, profile.last_name) if part)
    return Reading(
        lead_id=lead.id,
        name=name,
        email=profile.email or "",
        company=profile.company or "",
        title=profile.title or "",
        segment=profile.segment or "",
        country=profile.country or "",
        account_id=lead.account.id if lead.account else "",
        stage=lead.stage,
        status=lead.status,
        pass_number=last.number if last else 0,
        score=last.score if last else None,
        high_intent=bool(lead.open_pass and (lead.open_pass.high_intent or lead.climbing.fast)),
        rep_id=lead.rep_id or "",
        channel=(last.channel if last else lead.channel) or "",
        campaign=(last.campaign if last else lead.campaign) or "",
        captured_at=lead.captured_at,
        qualified_at=last.entered("mql") if last else None,
        stage_since=_since(lead),
        last_touch_at=touched.last,
        last_activity_at=lead.last_activity_at,
        touches=touched.times,
        activities=len(lead.activities),
        next_due_at=next_due_at,
        next_look_at=min((at for at in (lead.climbing.next_at, wakes_at) if at is not None), default=None),
        wake_at=wakes_at,
        snoozed_until=lead.snoozed_until,
        match_asked=bool(lead.accounts_asked),
        merged_into=lead.merged_into or "",
        erased=lead.erased,
        search=searchable(name, profile.email or "", profile.company or "", profile.title or ""),
        passes=pass_readings(lead, told, touched.first),
    )


def _since(lead: Lead) -> datetime | None:
    """Return since when the lead stands where it stands."""
    last = lead.last_pass
    if last is None:
        return lead.captured_at
    if last.ended_at is not None:
        return last.ended_at
    regressed = [r.at for r in lead.regressions if r.at >= last.started_at and r.to_stage == lead.stage]
    return regressed[-1] if regressed else last.entered(lead.stage) or last.started_at
