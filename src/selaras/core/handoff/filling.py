"""Filling: what a lead does not say of its company, the account it was matched to does."""

from datetime import datetime

import msgspec

from selaras.core.handoff.setting import Setting
from selaras.core.handoff.story import ACTOR, Story
from selaras.core.ledger import Fact
from selaras.core.ledger.details.lead import Updated

FILLED = ("company", "industry", "employees", "country", "region", "segment")
"""The fields of a profile that describe the company and not the person."""


def fill(story: Story, setting: Setting) -> None:
    """Tell the fields the lead lacks and its account has, dated to the match they follow from."""
    account = story.lead.account
    known = setting.accounts.get(account.id) if account else None
    if account is None or known is None or story.lead.erased:
        return
    profile = story.lead.profile
    lacking = {name: known.fields[name] for name in FILLED if getattr(profile, name) is None and name in known.fields}
    if lacking:
        story.tell(_fact(story, account.id, Updated(**lacking)))


def _fact(story: Story, account_id: str, details: Updated) -> Fact:
    names = ",".join(name for name in FILLED if name in msgspec.to_builtins(details))
    matched = _matched_at(story)
    return Fact(
        kind="lead.updated", subject=story.lead.id, happened_at=matched, noted_at=story.now, actor=ACTOR,
        source_key=f"desk:filled:{story.lead.id}:{account_id}:{names}", details=details,
    )  # fmt: skip


def _matched_at(story: Story) -> datetime:
    return next(fact.happened_at for fact in reversed(story.history) if fact.kind == "lead.matched")
