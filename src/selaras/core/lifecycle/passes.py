"""Passes: each trip of a lead from MQL to its end, read off the facts in ledger order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from selaras.core.ledger import Fact
from selaras.core.ledger.details.lead import Captured, Converted, Escalated, Qualified, Routed
from selaras.core.lifecycle.speed import Speed, speed_of
from selaras.core.lifecycle.stages import ENDS, STAGES, Outcome, Stage, rank, reached
from selaras.core.lifecycle.work import Activity, activities_in

UNKNOWN: Final = "(unknown)"
"""The value of a segment key nobody knows; never a dropped row."""

_DECISIONS: Final = frozenset(
    {
        "lead.qualified", "lead.routed", "lead.accepted", "lead.rejected", "lead.sales_qualified",
        "lead.disqualified", "lead.recycled", "lead.converted",
    }
)  # fmt: skip
_NAMES_REP: Final = frozenset({"lead.routed", "lead.accepted", "lead.sales_qualified", "lead.converted"})


@dataclass(frozen=True, slots=True)
class StageEntry:
    """A stage the pass reached. A skipped one was never said: a later stage said before it implies it."""

    stage: Stage
    at: datetime
    skipped: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """Something decided about the lead, and the version of the charter it was decided under."""

    kind: str
    at: datetime
    actor: str
    charter_version: int | None
    reason: str | None
    source_key: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """The lead was given to a rep, or to a queue; ``climbed``: because whoever had it before did not answer."""

    at: datetime
    rep_id: str | None
    queue: str | None
    rule: str | None
    climbed: bool = False


@dataclass(frozen=True, slots=True)
class Pass:
    """One trip of a lead from MQL to an end, or still open. Times never decrease along ``entries``."""

    number: int
    entries: tuple[StageEntry, ...]
    outcome: Outcome
    ended_at: datetime | None
    reason: str | None
    rep_id: str | None
    charter_version: int | None
    score: float | None
    high_intent: bool
    channel: str
    campaign: str
    segment: str
    speed: Speed
    decisions: tuple[Decision, ...]
    assignments: tuple[Assignment, ...]
    activities: tuple[Activity, ...]
    opportunity_ids: tuple[str, ...]

    @property
    def started_at(self) -> datetime:
        """When the lead became an MQL, or was taken for one."""
        return self.entries[0].at

    @property
    def furthest(self) -> Stage:
        """The last stage reached."""
        return self.entries[-1].stage

    def entered(self, stage: Stage) -> datetime | None:
        """Return when the pass reached the stage; None where it has not."""
        return next((entry.at for entry in self.entries if entry.stage == stage), None)


def groups_of(facts: Iterable[Fact]) -> list[list[Fact]]:
    """Cut effective facts in ledger order after every end of a pass; the last group is what came after the
    last end.
    """
    groups: list[list[Fact]] = [[]]
    for fact in facts:
        groups[-1].append(fact)
        if fact.kind in ENDS:
            groups.append([])
    return groups


def passes_of(groups: list[list[Fact]], origin: Fact | None) -> tuple[Pass, ...]:
    """Return the passes among the groups, numbered from 1; ``origin`` is the lead's first capture.

    A group that reached no stage and was not rejected is no pass.
    """
    real = [(group, own) for group in groups if (own := _said(group))]
    return tuple(_pass(number, group, own, origin) for number, (group, own) in enumerate(real, start=1))


def _said(group: list[Fact]) -> dict[Stage, datetime]:
    """Return when each stage was first said; a rejection says that the lead had been taken for an MQL."""
    own: dict[Stage, datetime] = {}
    for fact in group:
        stage = "mql" if fact.kind == "lead.rejected" else reached(fact)
        if stage is not None:
            own.setdefault(stage, fact.happened_at)
    return own


def _entries(own: dict[Stage, datetime]) -> tuple[StageEntry, ...]:
    entries = []
    for stage in STAGES[1 : max(map(rank, own)) + 1]:
        at = min(said for other, said in own.items() if rank(other) >= rank(stage))
        entries.append(StageEntry(stage, at, skipped=own.get(stage) != at))
    return tuple(entries)


def _pass(number: int, group: list[Fact], own: dict[Stage, datetime], origin: Fact | None) -> Pass:
    entries = _entries(own)
    activities = activities_in(group)
    end = group[-1] if group[-1].kind in ENDS else None
    first = next((fact.details for fact in group if isinstance(fact.details, Qualified)), Qualified())
    born = origin.details if origin and isinstance(origin.details, Captured) else Captured()
    return Pass(
        number=number,
        entries=entries,
        outcome=ENDS[end.kind] if end else "open",
        ended_at=end.happened_at if end else None,
        reason=getattr(end.details, "reason", None) if end else None,
        rep_id=_rep(group),
        charter_version=first.charter_version,
        score=first.score,
        high_intent=first.high_intent,
        channel=first.channel or born.channel or UNKNOWN,
        campaign=first.campaign or born.campaign or UNKNOWN,
        segment=first.segment or UNKNOWN,
        speed=speed_of(group, activities, entries[0].at, origin),
        decisions=tuple(_decision(fact) for fact in group if fact.kind in _DECISIONS),
        assignments=_assignments(group),
        activities=activities,
        opportunity_ids=_opportunities(group),
    )


def _rep(group: list[Fact]) -> str | None:
    named = (getattr(fact.details, "rep_id", None) for fact in reversed(group) if fact.kind in _NAMES_REP)
    return next((rep for rep in named if rep), None)


def _decision(fact: Fact) -> Decision:
    version, reason = getattr(fact.details, "charter_version", None), getattr(fact.details, "reason", None)
    return Decision(fact.kind, fact.happened_at, fact.actor, version, reason, fact.source_key)


def _assignments(group: list[Fact]) -> tuple[Assignment, ...]:
    climbs = {(fact.happened_at, d.rep_id) for fact in group if isinstance(d := fact.details, Escalated)}
    return tuple(
        Assignment(fact.happened_at, d.rep_id, d.queue, d.rule, (fact.happened_at, d.rep_id) in climbs)
        for fact in group
        if isinstance(d := fact.details, Routed)
    )


def _opportunities(group: list[Fact]) -> tuple[str, ...]:
    named = (fact.details.opportunity_id for fact in group if isinstance(fact.details, Converted))
    return tuple(dict.fromkeys(named))
