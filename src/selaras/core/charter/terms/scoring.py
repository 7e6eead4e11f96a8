"""Scoring in the charter: points for who a lead is (fit) and for what it does (behaviour)."""

from pydantic import Field

from selaras.core.charter.terms.shape import Named, Part


class FitRule(Named):
    """Points, positive or negative, for a condition over the lead's profile."""

    condition: str
    points: float


class SignalRule(Part):
    """Points for a behaviour. Each touch decays by half every half-life; the rule's sum is capped."""

    signal: str
    points: float
    half_life_days: float | None = Field(default=None, gt=0)
    """None: the points do not fade."""
    cap: float | None = Field(default=None, gt=0)
    """The most this rule can give at any instant."""
    window_days: float | None = Field(default=None, gt=0)
    """Touches older than this give nothing."""
    high_intent: bool = False
    """True for a signal that opens the fast lane, such as a demo request."""


class ScoringTerms(Part):
    """How a lead's score is made, and the score at which it qualifies."""

    fit: tuple[FitRule, ...] = ()
    behaviour: tuple[SignalRule, ...] = ()
    threshold: float
    fit_minimum: float | None = None
    """The fit a lead must have whatever its behaviour."""
    high_intent_qualifies: bool = True
    """True: a high-intent signal qualifies a lead that meets the stage's criteria, whatever its score."""
