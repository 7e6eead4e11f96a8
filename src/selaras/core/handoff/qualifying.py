"""Qualifying in event time: a lead is judged at each instant at which something about it happened.

What came late is judged as of when it happened, with the profile as it was then; so a form that arrives before the
visits that led to it gives the same MQL as one that arrives after them.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from selaras.core.handoff.setting import Setting
from selaras.core.handoff.story import Story
from selaras.core.ledger import Fact
from selaras.core.ledger.details.lead import Captured, Touched
from selaras.core.lifecycle import Touch, profile_of, qualify
from selaras.core.scoring import Scorecard, Verdict, qualifies, scorecard

HAPPENINGS = frozenset({"lead.touched", "lead.captured", "lead.updated"})


def qualify_in_event_time(story: Story, setting: Setting, fresh_from: datetime | None) -> None:
    """Make the lead an MQL at the first instant, from ``fresh_from`` on, at which it met the definition.

    Before that instant nothing new has happened, so nothing new can be true. A lead under way, won, forgotten or not
    yet captured is left alone.
    """
    lead = story.lead
    if fresh_from is None or lead.open_pass or lead.captured_at is None or lead.erased or lead.status == "won":
        return
    since = lead.passes[-1].ended_at if lead.passes else None
    first = max(at for at in (fresh_from, lead.captured_at, since) if at is not None)
    instants = {fact.happened_at for fact in story.history if fact.kind in HAPPENINGS and fact.happened_at >= first}
    for at in sorted(instants):
        card, verdict = judged(story.history, setting, at, since)
        if (since is None or at > since) and verdict.qualifies:
            story.tell(qualify(lead, card, verdict, story.act("qualified", at)))
            return


def judged(history: list[Fact], setting: Setting, at: datetime, since: datetime | None) -> tuple[Scorecard, Verdict]:
    """Return score and verdict at an instant, by what had happened until then.

    ``since`` is the end of the last pass: where the charter counts anew, nothing before it counts.
    """
    until = [fact for fact in history if fact.happened_at <= at]
    fields, terms = _fields(until), setting.terms
    counted = since if terms.desk.counts_anew else None
    card = scorecard(fields, _touches(until, counted), terms.scoring, at)
    return card, qualifies(card, fields, terms, since)


def _touches(history: list[Fact], since: datetime | None) -> Iterator[Touch]:
    for fact in history:
        if isinstance(fact.details, Touched) and (since is None or fact.happened_at > since):
            yield Touch(fact.happened_at, fact.details.signal)


def _fields(history: list[Fact]) -> dict[str, Any]:
    """Return what was known of the lead by field name, as `Lead.fields` gives it for the whole history."""
    known = msgspec.structs.asdict(profile_of(history))
    born = next((fact.details for fact in history if isinstance(fact.details, Captured)), None)
    if born is not None:
        known |= {"channel": born.channel, "campaign": born.campaign}
    return {name: value for name, value in known.items() if value is not None}
