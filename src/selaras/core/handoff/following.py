"""Following up: everything that is true of a lead now and not yet written, in the order in which it happens."""

from collections.abc import Iterable
from datetime import datetime

from selaras.core.handoff.filling import fill
from selaras.core.handoff.giving import climb, give
from selaras.core.handoff.hastening import hasten
from selaras.core.handoff.qualifying import qualify_in_event_time
from selaras.core.handoff.round import Round
from selaras.core.handoff.setting import Setting
from selaras.core.handoff.story import ACTOR, Story
from selaras.core.handoff.waking import wake_when_due
from selaras.core.ledger import Fact
from selaras.core.sla import Policies, Policy, clock_facts, clocks, clocks_told, hurried


def follow_up(
    history: Iterable[Fact],
    clock_history: Iterable[Fact],
    setting: Setting,
    round_: Round,
    fresh_from: datetime | None = None,
) -> list[Fact]:
    """Return the facts that a lead's history implies at ``setting.now`` and does not hold yet.

    ``history`` is the lead's own with that of the leads merged into it and of its opportunities; ``clock_history`` the
    facts of its clocks. ``fresh_from`` is when the earliest of what is new happened; None where only time has passed.
    Appending the answer and asking again gives nothing. A lead that was merged away is followed up in the lead it is
    part of, its clocks with it.
    """
    story = Story(history, setting.now, setting.version)
    if story.lead.merged_into is not None:
        return []
    fill(story, setting)
    wake_when_due(story, setting, fresh_from)
    qualify_in_event_time(story, setting, fresh_from)
    give(story, setting, round_)
    urgent = hasten(story, setting, fresh_from)
    climb(story, setting, round_)
    return [*story.told, *_promises(story, list(clock_history), setting, urgent=urgent)]


def _promises(story: Story, clock_history: list[Fact], setting: Setting, *, urgent: bool) -> list[Fact]:
    told = clocks_told(clock_history)
    noted = [fact.subject for fact in clock_history if fact.kind == "clock.breached"]
    implied = clocks(story.lead, setting.terms, setting.desk, told, setting.version, setting.versions)
    facts = clock_facts(implied, told, noted, setting.now, ACTOR)
    if urgent:
        policies = Policies(Policy(setting.terms, setting.version), setting.versions)
        facts += hurried(implied, policies, setting.desk, setting.now, ACTOR)
    return facts
