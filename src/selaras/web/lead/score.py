"""The score of a lead as a waterfall: every rule that gave or took points, and those that gave none."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from selaras.core.charter.terms import Terms
from selaras.core.charter.wording import in_words, spaced
from selaras.core.lifecycle import Lead
from selaras.core.scoring import BehaviourLine, FitLine, Scorecard, scorecard
from selaras.kit.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of the scorecard, and where its bar lies on the common scale."""

    line: FitLine | BehaviourLine
    start: Decimal
    size: Decimal

    @property
    def kind(self) -> str:
        """The class of the bar."""
        return "good-bar" if self.line.points > 0 else "bad-bar"

    @property
    def called(self) -> Sentence:
        """The rule as people call it."""
        return called(self.line.rule)

    @property
    def why(self) -> Sentence:
        """Why the rule gave what it gave."""
        return why(self.line)


@dataclass(frozen=True, slots=True)
class ScoreView:
    """A scorecard drawn as a waterfall up to its total, with the threshold on the same scale."""

    card: Scorecard
    given: tuple[Bar, ...]
    silent: tuple[tuple[Sentence, Sentence], ...]
    """What the rules that gave nothing are called, each with why."""
    top: Decimal
    threshold: Decimal


def called(rule: str) -> Sentence:
    """Return what people call a signal or a rule; one that the teams named themselves stands in its own words."""
    return Sentence.of("lead-signal", name=rule, words=spaced(rule))


def why(line: FitLine | BehaviourLine) -> Sentence:
    """Return why a rule gave what it gave, its condition as the charter says it."""
    if isinstance(line, FitLine):
        return Sentence.of(line.why.id, rule=line.rule, condition=in_words(line.condition))
    return line.why


def score_view(lead: Lead, terms: Terms, at: datetime) -> ScoreView:
    """Return the agreed score of a lead at an instant, line by line."""
    card = scorecard(lead.fields, lead.touches, terms.scoring, at)
    running, bars, highest = Decimal(0), [], Decimal(0)
    for line in sorted((line for line in card.lines if line.points), key=lambda line: -line.points):
        end = running + line.points
        bars.append(Bar(line, min(running, end), abs(line.points)))
        running, highest = end, max(highest, end)
    threshold = Decimal(str(terms.scoring.threshold))
    return ScoreView(
        card=card,
        given=tuple(bars),
        silent=tuple((called(line.rule), why(line)) for line in card.lines if not line.points),
        top=max(highest, threshold) * Decimal("1.05") or Decimal(1),
        threshold=threshold,
    )
