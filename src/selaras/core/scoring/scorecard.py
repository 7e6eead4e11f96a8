"""The scorecard: what a lead's score is made of, line by line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Protocol

from selaras.core.charter.conditions import condition
from selaras.core.charter.terms import FitRule, ScoringTerms, SignalRule
from selaras.core.scoring.fading import TICKS, faded, microseconds, ticks
from selaras.kit.instants import from_microseconds, to_microseconds
from selaras.kit.sentence import Sentence


class Behaviour(Protocol):
    """Anything that says which signal was seen when, such as a touch of a folded lead."""

    @property
    def at(self) -> datetime: ...

    @property
    def signal(self) -> str: ...


@dataclass(frozen=True, slots=True)
class FitLine:
    """What one fit rule gave; ``holds`` is None where the profile does not say."""

    rule: str
    points: Decimal
    holds: bool | None
    condition: str

    @property
    def why(self) -> Sentence:
        """Say why the rule gave what it gave."""
        phrase = {True: "score-fit-holds", False: "score-fit-fails", None: "score-fit-unknown"}[self.holds]
        return Sentence.of(phrase, rule=self.rule, condition=self.condition)


@dataclass(frozen=True, slots=True)
class BehaviourLine:
    """What one signal gave: touches counted, their points when new, what fading left, and what the cap let
    through.
    """

    rule: str
    points: Decimal
    counted: int
    too_old: int
    when_new: Decimal
    after_fading: Decimal
    capped: bool
    last_at: datetime | None

    @property
    def why(self) -> Sentence:
        """Say why the rule gave what it gave."""
        if not self.counted:
            return Sentence.of("score-signal-too-old" if self.too_old else "score-signal-never", signal=self.rule)
        phrase = "score-signal-capped" if self.capped else "score-signal"
        return Sentence.of(
            phrase, signal=self.rule, count=self.counted, new=self.when_new, left=self.after_fading, points=self.points
        )


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A lead's score at an instant. The total is the sum of the lines, to the digit."""

    at: datetime
    fit_lines: tuple[FitLine, ...]
    behaviour_lines: tuple[BehaviourLine, ...]
    high_intent_at: datetime | None = None
    """When the lead last gave a high-intent signal that still opens the fast lane."""
    high_intent_signal: str | None = None

    @property
    def lines(self) -> tuple[FitLine | BehaviourLine, ...]:
        """Every line: who the lead is, then what it did."""
        return (*self.fit_lines, *self.behaviour_lines)

    @property
    def fit(self) -> Decimal:
        """The points for who the lead is."""
        return sum((line.points for line in self.fit_lines), Decimal(0))

    @property
    def behaviour(self) -> Decimal:
        """The points for what the lead did."""
        return sum((line.points for line in self.behaviour_lines), Decimal(0))

    @property
    def total(self) -> Decimal:
        """The score."""
        return self.fit + self.behaviour


def scorecard(
    profile: Mapping[str, Any], touches: Iterable[Behaviour], scoring: ScoringTerms, at: datetime
) -> Scorecard:
    """Return the score of a lead at an instant, from what is known of it and what it did until then.

    A touch fades by half every half-life of its rule; one older than the window gives nothing; what a rule
    gives, added or taken, never exceeds its cap. The order of the touches does not matter.
    """
    now = to_microseconds(at)
    seen: dict[str, list[int]] = {}
    for touch in touches:
        if (time := to_microseconds(touch.at)) <= now:
            seen.setdefault(touch.signal, []).append(time)
    times = {signal: sorted(those) for signal, those in seen.items()}
    intent = max(_live_intents(times, scoring, now), default=None)
    return Scorecard(
        at=at,
        fit_lines=tuple(_fit_line(rule, profile) for rule in scoring.fit),
        behaviour_lines=tuple(_behaviour_line(rule, times.get(rule.signal, []), now) for rule in scoring.behaviour),
        high_intent_at=from_microseconds(intent[0]) if intent else None,
        high_intent_signal=intent[1] if intent else None,
    )


def intent_lasts(rule: SignalRule) -> int | None:
    """Return for how many microseconds a high-intent signal opens the fast lane; None where it stays open.

    It is the rule's window, or where it has none one half-life.
    """
    days = rule.window_days or rule.half_life_days
    return None if days is None else microseconds(days)


def fit_ticks(rules: Iterable[FitRule], profile: Mapping[str, Any]) -> int:
    """Return the fit of a profile in ten-thousandths of a point."""
    return sum(ticks(rule.points) for rule in rules if condition(rule.condition).holds(profile))


def _live_intents(times: dict[str, list[int]], scoring: ScoringTerms, now: int) -> Iterable[tuple[int, str]]:
    for rule in scoring.behaviour:
        seen = times.get(rule.signal)
        lasts = intent_lasts(rule)
        if rule.high_intent and seen and (lasts is None or now - seen[-1] <= lasts):
            yield seen[-1], rule.signal


def _fit_line(rule: FitRule, profile: Mapping[str, Any]) -> FitLine:
    holds = condition(rule.condition).holds(profile)
    return FitLine(rule.name, _exact(ticks(rule.points) if holds else 0), holds, rule.condition)


def _behaviour_line(rule: SignalRule, times: list[int], now: int) -> BehaviourLine:
    window = None if rule.window_days is None else microseconds(rule.window_days)
    counted = times if window is None else [time for time in times if now - time <= window]
    worth = float(len(counted))
    if rule.half_life_days is not None:
        worth = faded(counted, now, microseconds(rule.half_life_days))
    left = rule.points * worth
    given = left if rule.cap is None else max(-rule.cap, min(rule.cap, left))
    return BehaviourLine(
        rule=rule.signal,
        points=_exact(ticks(given)),
        counted=len(counted),
        too_old=len(times) - len(counted),
        when_new=_exact(ticks(rule.points * len(counted))),
        after_fading=_exact(ticks(left)),
        capped=given != left,
        last_at=from_microseconds(counted[-1]) if counted else None,
    )


def _exact(amount: int) -> Decimal:
    return Decimal(amount) / TICKS
