"""The readings of passes: each trip of a lead with its stages, its chain, and what was known when it began."""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice

from selaras.core.ledger import Fact, in_order
from selaras.core.ledger.details.lead import Erased, LeadProfile, Undone
from selaras.core.lifecycle import LINKS, UNKNOWN, Lead, Pass, profile_of
from selaras.records.models import LeadReading, PassReading
from selaras.records.readings.known import Reading
from selaras.records.readings.writing import write

_AT_ONCE = 500
_PROFILE = LeadProfile.__struct_fields__
_PROFILE_TOLD = (LeadProfile, Erased, Undone)


def write_leads(readings: Iterable[Reading]) -> int:
    """Write readings of leads, with the passes they have now in place of those they had; return how many leads."""
    waiting, written = iter(readings), 0
    while some := list(islice(waiting, _AT_ONCE)):
        written += write(LeadReading, some)
        passes = [one for lead in some for one in lead["passes"]]
        gone = PassReading.objects.filter(lead_id__in=[lead["lead_id"] for lead in some])
        gone.exclude(pass_id__in=[one["pass_id"] for one in passes]).delete()
        write(PassReading, passes)
    return written


def pass_readings(lead: Lead, facts: Iterable[Fact], touched_at: datetime | None) -> list[Reading]:
    """Return the reading of every pass of a lead, from its facts and what they fold to; ``touched_at`` is its first
    touch.

    The chain of a later pass begins where it qualified: what led to the first pass is no delay of the next.
    """
    if lead.merged_into is not None or not lead.passes:
        return []
    told = in_order(fact for fact in facts if isinstance(fact.details, _PROFILE_TOLD))
    return [_pass(lead, one, told, touched_at) for one in lead.passes]


def _pass(lead: Lead, one: Pass, told: list[Fact], touched_at: datetime | None) -> Reading:
    chain = {f"{link}_at": getattr(one.speed, link) for link, _ in LINKS}
    if one.number > 1:
        chain |= {"captured_at": None, "ingested_at": None}
    return Reading(
        pass_id=f"{lead.id}:{one.number}",
        lead_id=lead.id,
        number=one.number,
        mql_at=one.started_at,
        sal_at=one.entered("sal"),
        sql_at=one.entered("sql"),
        opportunity_at=one.entered("opportunity"),
        won_at=one.entered("won"),
        **chain,
        ended_at=one.ended_at,
        outcome=one.outcome,
        rep_id=one.rep_id or "",
        channel=one.channel,
        campaign=one.campaign,
        segment=one.segment,
        high_intent=one.high_intent,
        score=one.score,
        charter_version=one.charter_version,
        known=_known(one, told, touched_at),
    )


def _known(one: Pass, told: list[Fact], touched_at: datetime | None) -> str:
    """Return what was known when the pass began: fields of the profile, where it came from, whether it did anything."""
    profile = profile_of([fact for fact in told if fact.happened_at <= one.started_at])
    names = [name for name in _PROFILE if getattr(profile, name) is not None]
    if one.channel != UNKNOWN:
        names += ["channel", "source"]
    if one.campaign != UNKNOWN:
        names.append("campaign")
    if touched_at is not None and touched_at <= one.started_at:
        names.append("behaviour")
    return f" {' '.join(names)} " if names else ""
