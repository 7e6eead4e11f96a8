"""Giving: an MQL gets an owner at once, the owner is told, and a fast one that nobody answers goes up step by step."""

from dataclasses import replace
from datetime import datetime

from selaras.core.charter.terms import Climb
from selaras.core.handoff.announcing import announcement, climbs_at
from selaras.core.handoff.round import Round
from selaras.core.handoff.setting import Setting
from selaras.core.handoff.story import Story
from selaras.core.ledger.details.lead import Escalated
from selaras.core.lifecycle import Lead
from selaras.core.routing import Asking, Choice, Held


def give(story: Story, setting: Setting, round_: Round) -> None:
    """Route a lead whose pass nobody owns yet, and tell the owner."""
    current = story.lead.open_pass
    if current is None or current.assignments or current.rep_id:
        return
    choice = round_.choose(story.lead.id, asking(story, setting), setting.terms, setting.now)
    _given(story, setting, choice)


def climb(story: Story, setting: Setting, round_: Round) -> None:
    """Take a lead one step up when its time without an answer has run out."""
    lead, steps = story.lead, setting.terms.desk.climb
    due, level = lead.climbing.next_at, lead.climbing.level
    current = lead.open_pass
    if current is None or due is None or due > setting.now or level >= len(steps):
        return
    step, upon = steps[level], climbs_at(setting.terms, level + 1, setting.now)
    told = Escalated(level=level + 1, to=step.to, rep_id=_told(story, setting, step), climb_at=upon)
    if step.to == "another_rep":
        had_it = frozenset(assignment.rep_id for assignment in current.assignments if assignment.rep_id)
        others = replace(asking(story, setting), without=had_it)
        choice = round_.choose(story.lead.id, others, setting.terms, setting.now)
        if choice.rep_id is not None:
            _routed(story, choice, setting.now)
            told = Escalated(level=level + 1, to=step.to, rep_id=choice.rep_id, climb_at=upon)
    story.say("escalated", "lead.escalated", told, setting.now)


def asking(story: Story, setting: Setting) -> Asking:
    """Return the lead as routing asks about it."""
    account = story.lead.account
    known = setting.accounts.get(account.id) if account else None
    return asking_of(story.lead, known.owner_id if known else None)


def asking_of(lead: Lead, account_owner: str | None, held: Held | None = None) -> Asking:
    """Return the lead as routing asks about it."""
    return Asking(lead.fields, account_owner, held)


def _given(story: Story, setting: Setting, choice: Choice) -> None:
    current = story.lead.open_pass
    at = setting.now if current is None else max(setting.now, current.started_at)
    _routed(story, choice, at)
    if choice.rep_id is None or current is None:
        return
    told = announcement(current, setting.terms, choice.rep_id, setting.now)
    story.say("notified", "lead.notified", told, at)


def _routed(story: Story, choice: Choice, at: datetime) -> None:
    story.say("routed", "lead.routed", choice.routed(story.version), at)


def _told(story: Story, setting: Setting, step: Climb) -> str | None:
    return setting.managers.get(story.lead.rep_id or "") if step.to == "manager" else None
