"""Waking: a resting lead comes back when its day has come, or when what it waits for has happened."""

from datetime import datetime

from selaras.core.handoff.qualifying import judged
from selaras.core.handoff.setting import Setting
from selaras.core.handoff.story import Story
from selaras.core.lifecycle import WakeUp, qualify, wake


def wake_when_due(story: Story, setting: Setting, fresh_from: datetime | None) -> None:
    """Wake the lead, dated to when it should have woken; it goes to review at once where the charter says so.

    A lead waits for a date, for a signal (``signal:pricing_viewed``) or for a score (``score:80``).
    """
    waits = story.lead.wake_up
    found = _wakes(story, setting, waits, fresh_from) if waits else None
    if found is None or waits is None:
        return
    at, because = found
    if not story.tell(wake(story.lead, story.act("woken", at), because)) or not setting.terms.desk.waking_qualifies:
        return
    card, verdict = judged(story.history, setting, at, None)
    if verdict.fits and verdict.meets_criteria:
        story.tell(qualify(story.lead, card, verdict, story.act("qualified", at), woken=True))


def _wakes(story: Story, setting: Setting, waits: WakeUp, fresh_from: datetime | None) -> tuple[datetime, str] | None:
    if waits.at is not None and waits.at <= setting.now:
        return waits.at, "date"
    sort, _, what = (waits.on or "").partition(":")
    fresh = [touch for touch in story.lead.touches if touch.at > waits.since and fresh_from and touch.at >= fresh_from]
    if sort == "signal":
        return next(((touch.at, f"signal:{what}") for touch in fresh if touch.signal == what), None)
    if sort == "score" and what.replace(".", "", 1).isdecimal():
        reached = (
            touch.at for touch in fresh if judged(story.history, setting, touch.at, None)[0].total >= float(what)
        )
        at = next(reached, None)
        return None if at is None else (at, waits.on or "")
    return None
