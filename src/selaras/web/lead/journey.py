"""The passes of a lead as steps: what each reached and when, what was skipped, and how long it took."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from selaras.core.lifecycle import LINKS, STAGES, Lead, Pass, Stage
from selaras.kit.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of a pass."""

    stage: Stage
    at: datetime | None
    skipped: bool
    here: bool
    after: timedelta | None
    """How long after the stage before; skipped stages took no time of their own."""


@dataclass(frozen=True, slots=True)
class Wait:
    """One link of the speed chain: until what, who had it in hand, and how long it took."""

    until: str
    owner: str
    at: datetime
    took: timedelta


@dataclass(frozen=True, slots=True)
class Trip:
    """A pass as the page shows it."""

    of: Pass
    steps: tuple[Step, ...]
    waits: tuple[Wait, ...]
    regressions: tuple[Sentence, ...]
    lasted: timedelta


def trips_of(lead: Lead, at: datetime) -> list[Trip]:
    """Return every pass of a lead, the newest first."""
    return [_trip(each, lead, at) for each in reversed(lead.passes)]


def _trip(one: Pass, lead: Lead, at: datetime) -> Trip:
    end = one.ended_at or at
    back = [r for r in lead.regressions if one.started_at <= r.at <= end]
    return Trip(
        of=one,
        steps=_steps(one, lead),
        waits=_waits(one),
        regressions=tuple(_regression(each.to_stage, each.reason) for each in back),
        lasted=end - one.started_at,
    )


def _steps(one: Pass, lead: Lead) -> tuple[Step, ...]:
    entries = {entry.stage: entry for entry in one.entries}
    steps: list[Step] = []
    before: datetime | None = None
    for stage in STAGES[1:]:
        entry = entries.get(stage)
        after = entry.at - before if entry and before and not entry.skipped else None
        here = one is lead.last_pass and stage == lead.stage
        steps.append(Step(stage, entry.at if entry else None, bool(entry and entry.skipped), here, after))
        before = entry.at if entry else before
    return tuple(steps)


def _waits(one: Pass) -> tuple[Wait, ...]:
    """Return the links that the pass has come to, each with the time since the latest link before it."""
    waits: list[Wait] = []
    latest: datetime | None = None
    for name, owner in LINKS:
        at: datetime | None = getattr(one.speed, name)
        if at is None:
            continue
        if latest is not None:
            waits.append(Wait(name, owner, at, max(at - latest, timedelta(0))))
        latest = max(latest, at) if latest else at
    return tuple(waits)


def _regression(to_stage: str, reason: str | None) -> Sentence:
    if reason:
        return Sentence.of("lead-regressed-because", stage=to_stage, reason=reason)
    return Sentence.of("lead-regressed", stage=to_stage)
