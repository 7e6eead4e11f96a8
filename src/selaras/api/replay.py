"""Replays over HTTP: what a version of the charter, or another threshold, would have made of the history."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from selaras.actions.charter import charter_versions, terms_in_force
from selaras.actions.replay import ask_replay, worked_out
from selaras.analytics import Lake, Yardstick, whole_history
from selaras.api.callers import caller_of, needs
from selaras.api.problems import ProblemError
from selaras.api.visits import visit_of
from selaras.core.charter.terms import Terms
from selaras.core.replay.beside import Line, lines
from selaras.core.replay.impact import Impact, Row, Step
from selaras.core.staff import Act
from selaras.kit.instants import in_utc
from selaras.kit.refusal import Refusal

router = Router(tags=["charter"])


class ReplayWish(Schema):
    """What a caller may choose of a replay."""

    version: int | None = Field(None, ge=1, description="A version of the charter; else the agreement in force")
    threshold: float | None = Field(None, description="Another threshold in place of that of the version")
    period: str | None = Field(None, description="2026-Q3, 2026-07 or two days a..b; else the whole history")
    as_of: datetime | None = Field(None, description="Use only facts noted by this instant")


class ReplayLineShape(Schema):
    """A figure as it was and as it would have been; ``least`` and ``most`` hold whatever nobody can know."""

    name: str = Field(examples=["conversion"])
    clause: str | None = None
    unit: str = Field(examples=["share"])
    was: float | None = Field(None, examples=[0.31])
    would: float | None = Field(None, examples=[0.36])
    least: float | None = None
    most: float | None = None
    low: float | None = Field(None, description="Lower end of the 95 % interval of what was observed")
    high: float | None = Field(None, description="Upper end of it")
    n: int = 0


class ReplayRowShape(Schema):
    """A lead whose trip goes, comes or moves."""

    fate: str = Field(examples=["gone"])
    lead_id: str
    number: int | None = None
    was_at: datetime | None = None
    would_at: datetime | None = None
    score: float | None = None
    stage: str | None = Field(None, description="How far it really came")
    outcome: str | None = None
    won_minor: int | None = None


class ReplayStepShape(Schema):
    """One threshold of the explorer."""

    threshold: float
    mqls: int
    new: int = Field(description="Of them, those whose outcome nobody knows")
    conversion: float | None = None
    low: float
    high: float
    won: int
    per_week: float
    busiest_week: int


class ImpactShape(Schema):
    """What terms would have made of a period, beside what happened."""

    as_of: datetime
    period: str
    currency: str
    proposed: str = Field(description="sha256 of the terms replayed")
    in_force: list[str] = Field(description="sha256 of the terms they are compared with")
    counts: dict[str, int] = Field(description="was, would, stayed, moved, gone, new, beyond")
    faith: dict[str, int] = Field(description="How far the terms in force, replayed, give back what happened")
    lines: list[ReplayLineShape]
    rows: list[ReplayRowShape]
    thresholds: list[ReplayStepShape]
    suggestions: list[dict[str, Any]]

    @classmethod
    def of(cls, impact: Impact) -> "ImpactShape":
        """Return the impact as it is told over HTTP."""
        return cls(
            as_of=impact.as_of,
            period=impact.period.name,
            currency=impact.currency,
            proposed=impact.proposed,
            in_force=list(impact.basis),
            counts=asdict(impact.counts),
            faith=asdict(impact.faith),
            lines=[_line(line) for line in lines(impact)],
            rows=[_row(row) for row in impact.rows],
            thresholds=[_step(step) for step in impact.steps],
            suggestions=[asdict(one) for one in impact.suggestions],
        )


@router.get("/replay", response=ImpactShape)
@needs(Act.READ_DRY_RUNS)
def replay_history(request: HttpRequest, wish: Query[ReplayWish]) -> ImpactShape:
    """Replay the history under a version of the charter or another threshold, beside what happened. Nothing changes."""
    lake = Lake.open(Path(settings.LAKE))
    at = lake.seen_from(in_utc(wish.as_of, place="as_of") if wish.as_of else None, visit_of(request).now)
    yardstick = Yardstick.of(terms_in_force(at))
    period = yardstick.cuts.named(wish.period) if wish.period else whole_history(lake, yardstick, as_of=at)
    asked = ask_replay(_terms(wish, at), period, lake, at, caller_of(request).person)
    if isinstance(asked, Refusal):
        raise ProblemError.refused(asked)
    return ImpactShape.of(worked_out(asked, lake))


def _terms(wish: ReplayWish, at: datetime) -> Terms:
    terms = terms_in_force(at)
    if wish.version is not None:
        version = next((one for one in charter_versions(at) if one.number == wish.version), None)
        if version is None:
            raise ProblemError.of("no_such_version", number=wish.version)
        terms = version.terms
    if wish.threshold is None:
        return terms
    return terms.model_copy(update={"scoring": terms.scoring.model_copy(update={"threshold": wish.threshold})})


def _line(line: Line) -> ReplayLineShape:
    return ReplayLineShape(**asdict(line))


def _row(row: Row) -> ReplayRowShape:
    told = asdict(row)
    return ReplayRowShape(**{name: told[name] for name in ReplayRowShape.model_fields})


def _step(step: Step) -> ReplayStepShape:
    found = step.kept.conversion()
    low, high = found.interval
    return ReplayStepShape(
        threshold=step.threshold, mqls=step.volume, new=step.new, conversion=found.share, low=low, high=high,
        won=step.kept.won, per_week=step.per_week, busiest_week=step.busiest_week,
    )  # fmt: skip
