"""The verdict: does a lead qualify, and if not, what is missing?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from selaras.core.charter.conditions import condition
from selaras.core.charter.terms import StageName, StageTerms, Terms
from selaras.core.scoring.scorecard import Behaviour, Scorecard, scorecard


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a lead meets one criterion of a stage; None where the profile does not say."""

    criterion: str
    holds: bool | None
    reject_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a lead qualifies, with every part of the answer. A criterion nobody can judge is not met."""

    score: Decimal
    threshold: Decimal | None
    fit: Decimal
    fit_minimum: Decimal | None
    high_intent: bool
    high_intent_qualifies: bool
    criteria: tuple[Answer, ...]
    missing_fields: tuple[str, ...]
    signal: str | None = None

    @property
    def reaches_threshold(self) -> bool:
        """Whether the score is high enough, or a high-intent signal makes up for it."""
        by_intent = self.high_intent and self.high_intent_qualifies
        return by_intent or self.threshold is None or self.score >= self.threshold

    @property
    def fits(self) -> bool:
        """Whether the fit is at least the minimum, whatever the behaviour."""
        return self.fit_minimum is None or self.fit >= self.fit_minimum

    @property
    def failed(self) -> tuple[Answer, ...]:
        """The criteria the lead does not meet."""
        return tuple(answer for answer in self.criteria if answer.holds is False)

    @property
    def unknown(self) -> tuple[Answer, ...]:
        """The criteria nobody can judge from what is known."""
        return tuple(answer for answer in self.criteria if answer.holds is None)

    @property
    def qualifies(self) -> bool:
        """Whether nothing is missing."""
        return self.reaches_threshold and self.fits and self.meets_criteria

    @property
    def meets_criteria(self) -> bool:
        """Whether every criterion holds and every field the stage needs is recorded."""
        return not (self.failed or self.unknown or self.missing_fields)


def stage_terms(terms: Terms, stage: StageName) -> StageTerms | None:
    """Return what the charter says of a stage; None where it says nothing."""
    return next((one for one in terms.stages if one.stage == stage), None)


def answers(profile: Mapping[str, Any], stage: StageTerms | None) -> tuple[Answer, ...]:
    """Return, criterion by criterion, whether a profile meets a stage."""
    return tuple(
        Answer(one.name, condition(one.condition).holds(profile), one.reject_reason)
        for one in (stage.criteria if stage else ())
    )


def missing_fields(profile: Mapping[str, Any], stage: StageTerms | None) -> tuple[str, ...]:
    """Return the fields a stage needs that the profile does not have."""
    return tuple(name for name in (stage.needs_fields if stage else ()) if profile.get(name) in (None, ""))


def qualifies(card: Scorecard, profile: Mapping[str, Any], terms: Terms, since: datetime | None = None) -> Verdict:
    """Return whether a lead with this scorecard is an MQL under the charter.

    A high-intent signal before ``since`` (the end of the lead's last pass) does not count again.
    """
    stage, scoring = stage_terms(terms, "mql"), terms.scoring
    intent = card.high_intent_at is not None and (since is None or card.high_intent_at >= since)
    return Verdict(
        score=card.total,
        threshold=_decimal(scoring.threshold) if stage is None or stage.needs_threshold else None,
        fit=card.fit,
        fit_minimum=_decimal(scoring.fit_minimum),
        high_intent=intent,
        high_intent_qualifies=scoring.high_intent_qualifies,
        criteria=answers(profile, stage),
        missing_fields=missing_fields(profile, stage),
        signal=card.high_intent_signal if intent else None,
    )


def qualifying_instant(
    profile: Mapping[str, Any], touches: Iterable[Behaviour], terms: Terms, since: datetime | None = None
) -> datetime | None:
    """Return the first instant at which a lead with this profile qualifies; None where it never does.

    A lead is looked at when something happens: at ``since`` (its capture, or the end of its last pass) and at
    each of its touches from then on. Points that fade away, or a window that ends, qualify nobody by
    themselves.
    """
    behaviours = sorted(touches, key=lambda touch: touch.at)
    instants = dict.fromkeys(touch.at for touch in behaviours if since is None or touch.at >= since)
    for at in sorted({*instants, since} if since else instants):
        card = scorecard(profile, behaviours, terms.scoring, at)
        if qualifies(card, profile, terms, since).qualifies:
            return at
    return None


def _decimal(points: float | None) -> Decimal | None:
    return None if points is None else Decimal(str(points))
