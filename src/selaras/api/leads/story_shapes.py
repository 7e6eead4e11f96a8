"""The shapes of a lead's story: its facts, its score line by line, its promises and its passes."""

from typing import Any, Literal, Self

import msgspec
from ninja import Field, Schema

from selaras.api.values import Instant
from selaras.core.charter.wording import in_words
from selaras.core.ledger import KINDS, Fact
from selaras.core.lifecycle import LINKS, Pass
from selaras.core.scoring import BehaviourLine, FitLine, Scorecard
from selaras.core.sla import Clock
from selaras.kit.sentence import Sentence
from selaras.phrases import render


class FactShape(Schema):
    """One line of the ledger. Its kind says what the details are: docs/reference/facts.md."""

    kind: str = Field(examples=["lead.accepted"])
    subject: str = Field(examples=["lead_y2804q3qvf3640ee"])
    happened_at: Instant = Field(description="When it happened in the world")
    noted_at: Instant = Field(description="When Selaras was told")
    actor: str = Field(examples=["user:sari"])
    key: str = Field(examples=["user:sari:accept:lead_y2804q3qvf3640ee:1772417400000000"], description="Unique")
    details: dict[str, Any] = Field(examples=[{"rep_id": "rep_w2k0f4m8s6n1d3xa"}])
    taken_back_at: Instant | None = Field(None, description="When it was taken back: it counts no more")
    taken_back_by: str | None = Field(None, examples=["user:sari"])

    @classmethod
    def of(cls, fact: Fact, undone: Fact | None = None, *, personal: bool) -> Self:
        """Return a fact, which ``undone`` took back; details about the person only where they may be read."""
        details = msgspec.to_builtins(msgspec.structs.asdict(fact.details))
        hidden = () if personal else KINDS[fact.kind].personal
        return cls(
            kind=fact.kind, subject=fact.subject, happened_at=fact.happened_at, noted_at=fact.noted_at,
            actor=fact.actor, key=fact.source_key,
            details={name: value for name, value in details.items() if name not in hidden and value is not None},
            taken_back_at=undone.happened_at if undone else None, taken_back_by=undone.actor if undone else None,
        )  # fmt: skip


class FactPage(Schema):
    """A page of a story, newest first."""

    items: list[FactShape]
    next_cursor: str | None = None


class ScoreLineShape(Schema):
    """What one rule of the charter gave, and why."""

    rule: str = Field(examples=["demo_requested"])
    sort: Literal["fit", "behaviour"]
    points: float = Field(examples=[38.2])
    why: str = Field(examples=["Once, worth 40 when new and 38.2 after fading."])
    times: int | None = Field(None, examples=[1], description="Behaviour: how many touches counted")
    last_at: Instant | None = None


class ScoreShape(Schema):
    """The agreed score of a lead at an instant; the total is the sum of the lines."""

    at: Instant
    total: float = Field(examples=[72.5])
    fit: float = Field(examples=[34.3])
    behaviour: float = Field(examples=[38.2])
    threshold: float = Field(examples=[60.0], description="From where on the charter calls it an MQL")
    high_intent_at: Instant | None = None
    charter_version: int | None = Field(None, examples=[2], description="null: the starting charter")
    lines: list[ScoreLineShape]

    @classmethod
    def of(cls, card: Scorecard, threshold: float, version: int | None, language: str) -> Self:
        """Return a scorecard with its reasons said in a language."""
        return cls(
            at=card.at, total=float(card.total), fit=float(card.fit), behaviour=float(card.behaviour),
            threshold=threshold, high_intent_at=card.high_intent_at, charter_version=version,
            lines=[_line(line, language) for line in card.lines],
        )  # fmt: skip


class PauseShape(Schema):
    """A stretch during which the clock stood still."""

    starts_at: Instant
    ends_at: Instant | None = None
    reason: str = Field(examples=["waiting_for_customer"])


class ClockShape(Schema):
    """A promise about the lead, with its due time and how it stands."""

    id: str = Field(examples=["clock_d4m0q6t2v8x1z5ba"])
    clause: str = Field(examples=["first_contact"])
    promise: str = Field(examples=["first_contact"])
    side: str = Field(examples=["sales"])
    state: Literal["pending", "paused", "met", "breached", "cancelled"]
    started_at: Instant
    due_at: Instant
    target_seconds: int = Field(examples=[14400])
    calendar: str = Field(examples=["office"])
    needed: int = Field(examples=[1], description="How many of what was promised")
    rep_id: str | None = None
    owner_id: str | None = Field(None, description="Who held the lead when it was due")
    team: str | None = None
    high_intent: bool
    stopped_at: Instant | None = None
    stop_reason: str | None = None
    cause: str | None = Field(None, examples=["untouched"], description="Why it was breached")
    charter_version: int | None = Field(None, examples=[2])
    pauses: list[PauseShape]

    @classmethod
    def of(cls, clock: Clock, at: Any) -> Self:
        """Return a clock as it stands at an instant."""
        judged = clock.state(at)
        plain = {name: getattr(clock, name) for name in cls.model_fields if hasattr(clock, name)}
        pauses = [PauseShape(starts_at=one.start, ends_at=one.end, reason=one.reason) for one in clock.pauses]
        told = {
            "state": "paused" if judged == "pending" and clock.paused else judged,
            "target_seconds": round(clock.target.total_seconds()),
            "pauses": pauses,
        }
        return cls(**(plain | told))


class StageShape(Schema):
    """A stage that the pass reached."""

    stage: str = Field(examples=["sal"])
    at: Instant
    skipped: bool = Field(description="true: nobody said so; a later stage implies it")


class DecisionShape(Schema):
    """Something that was decided in the pass."""

    kind: str = Field(examples=["lead.accepted"])
    at: Instant
    actor: str = Field(examples=["user:sari"])
    charter_version: int | None = Field(None, examples=[2])
    reason: str | None = None


class GivenShape(Schema):
    """The lead was given to somebody, or to a queue."""

    at: Instant
    rep_id: str | None = None
    queue: str | None = None
    rule: str | None = Field(None, examples=["enterprise_java"])


class PassShape(Schema):
    """One trip of a lead from MQL to an end."""

    number: int = Field(examples=[1])
    outcome: str = Field(examples=["open"])
    started_at: Instant
    ended_at: Instant | None = None
    reason: str | None = Field(None, examples=["bad_timing"])
    rep_id: str | None = None
    score: float | None = Field(None, examples=[72.5])
    high_intent: bool
    channel: str = Field(examples=["webinars"])
    campaign: str = Field(examples=["(unknown)"])
    segment: str = Field(examples=["mid_market"])
    charter_version: int | None = Field(None, examples=[2])
    entries: list[StageShape]
    decisions: list[DecisionShape]
    assignments: list[GivenShape]
    speed: dict[str, Instant | None] = Field(
        examples=[{"captured": "2026-03-02T02:00:00Z", "first_attempt": None}],
        description="The chain from the first sign to the first meeting",
    )
    opportunity_ids: list[str]

    @classmethod
    def of(cls, one: Pass) -> Self:
        """Return a pass."""
        plain = {name: getattr(one, name) for name in cls.model_fields if hasattr(one, name)}
        told = {
            "entries": [StageShape(stage=e.stage, at=e.at, skipped=e.skipped) for e in one.entries],
            "decisions": [
                DecisionShape(kind=d.kind, at=d.at, actor=d.actor, charter_version=d.charter_version, reason=d.reason)
                for d in one.decisions
            ],
            "assignments": [GivenShape(at=a.at, rep_id=a.rep_id, queue=a.queue, rule=a.rule) for a in one.assignments],
            "speed": {name: getattr(one.speed, name) for name, _ in LINKS},
            "opportunity_ids": list(one.opportunity_ids),
        }
        return cls(**(plain | told))


def _line(line: FitLine | BehaviourLine, language: str) -> ScoreLineShape:
    if isinstance(line, FitLine):
        why = Sentence.of(line.why.id, rule=line.rule, condition=in_words(line.condition))
        return ScoreLineShape(
            rule=line.rule, sort="fit", points=float(line.points), why=render(language, why), times=None
        )
    return ScoreLineShape(
        rule=line.rule, sort="behaviour", points=float(line.points), why=render(language, line.why),
        times=line.counted, last_at=line.last_at,
    )  # fmt: skip
