"""Hastening: a lead that waits in a queue and then asks for somebody goes over to the fast lane."""

from datetime import datetime

from selaras.core.handoff.announcing import climbs_at
from selaras.core.handoff.setting import Setting
from selaras.core.handoff.story import ACTOR, Story
from selaras.core.ledger.details.lead import Notified
from selaras.core.lifecycle import Act
from selaras.kit.instants import to_microseconds


def hasten(story: Story, setting: Setting, fresh_from: datetime | None) -> bool:
    """Announce an MQL by the fast lane, once, when it shows high intent after it qualified and nobody accepted it yet;
    return whether it did.

    It qualified by its score, so it only stood in a queue; what it does now is old after ``announce_within``.
    """
    current = story.lead.open_pass
    if fresh_from is None or current is None or current.rep_id is None or current.entered("sal") is not None:
        return False
    if current.high_intent or story.lead.climbing.fast:
        return False
    urgent = {rule.signal for rule in setting.terms.scoring.behaviour if rule.high_intent}
    since = max(fresh_from, current.started_at, setting.now - setting.terms.desk.announce_within)
    asked = next((touch.at for touch in story.lead.touches if touch.signal in urgent and touch.at >= since), None)
    if asked is None:
        return False
    key = f"desk:hastened:{story.lead.id}:{to_microseconds(asked)}"
    act = Act(setting.now, ACTOR, key, charter_version=story.version, noted_at=setting.now)
    told = Notified(rep_id=current.rep_id, medium="fast_lane", climb_at=climbs_at(setting.terms, 0, setting.now))
    return story.tell(act.fact("lead.notified", story.lead, told))
