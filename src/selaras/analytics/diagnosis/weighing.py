"""Weighing: both sides of a comparison measured alike, with their draws, or the reason why they cannot be."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np

from selaras.analytics.diagnosis.comparing import (
    Asked,
    earlier,
    in_time,
    reference,
    so_far,
    target_of,
    watch_of,
    year_before,
)
from selaras.analytics.diagnosis.fetching import Fetched, decided, fetched
from selaras.analytics.diagnosis.tallying import Frame, Tallier, framed
from selaras.analytics.metrics.incidence import DAY
from selaras.analytics.question import Question
from selaras.core.charter.terms import Terms
from selaras.core.diagnosis import Against, Compared, Rule, Side, sides
from selaras.kit.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Weighed:
    """Both sides with their draws, and how they were set side by side; ``asked`` is the charter's target."""

    compared: Compared
    before: Fetched
    after: Fetched
    frame: Frame
    asked: Asked | None


def weigh(question: Question, terms: Terms | None, against: Against, rule: Rule) -> Weighed | Sentence:
    """Return both sides, worked out once per moment, or the sentence that says why they cannot be set side by side."""
    return question.moment.remember(_key(question, against, rule), lambda: _weighed(question, terms, against, rule))


def at_hand(question: Question, against: Against, rule: Rule) -> bool:
    """Whether a verdict can be given at once, because both sides have been weighed."""
    return question.moment.remembers(_key(question, against, rule))


def _key(question: Question, against: Against, rule: Rule) -> tuple[Hashable, ...]:
    return ("weighed", question.period, against, rule.draws, rule.seed, question.yardstick)


def _weighed(question: Question, terms: Terms | None, against: Against, rule: Rule) -> Weighed | Sentence:
    cuts, few = question.yardstick.cuts, question.yardstick.thin_below
    covered = so_far(question.period, question.moment.as_of, cuts)
    if covered is None:
        return Sentence.of("verdict-refused-not-begun")
    wanted = target_of(question, covered) if against == "plan" else None
    if against == "plan" and wanted is None:
        return Sentence.of("verdict-refused-no-target", period=question.period.name)
    after = fetched(question.during(covered))
    if after.size < few:
        return Sentence.of("verdict-refused-few", n=after.size)
    watch = watch_of(after.passes["age"], question.yardstick.horizon.days)
    if watch is None:
        return Sentence.of("verdict-refused-young")
    other = reference(question, after) if wanted else earlier(question.period, covered, against, cuts)
    before = fetched(question.during(other))
    if wanted:
        before = replace(before, closed=decided(question.during(year_before(covered, cuts))))
    if before.size < few:
        return Sentence.of("verdict-refused-no-history", period=other.name, n=before.size)
    horizon = question.yardstick.horizon // timedelta(microseconds=1)
    frame = framed(before, after, thin=few, watch=watch * DAY, horizon=horizon)
    compared = set_side_by_side((before, after), frame, terms, rule, wanted)
    return compared if isinstance(compared, Sentence) else Weighed(compared, before, after, frame, wanted)


def set_side_by_side(
    fetched_sides: tuple[Fetched, Fetched], frame: Frame, terms: Terms | None, rule: Rule, wanted: Asked | None
) -> Compared | Sentence:
    """Return both sides as chains with their draws; the same columns, terms and seed give the same to the last bit."""
    chance = np.random.default_rng(rule.seed)
    before, after = (Tallier(frame, side, in_time(side, terms)).tallies(rule.draws, chance) for side in fetched_sides)
    first, then = sides(before, after, as_promised=wanted is not None)
    if wanted is None:
        return Compared(first, then)
    if not (first.factors.prod(axis=-2).sum(axis=-1) > 0).all():
        return Sentence.of("verdict-refused-nothing-won")
    of_leads = _of_leads(wanted, first)
    return Compared(first.for_target(wanted.revenue_minor * of_leads, wanted.revenue_minor * (1 - of_leads)), then)


def _of_leads(wanted: Asked, reference: Side) -> float:
    """Return which share of the target is to come of leads: the charter's, or what it was in the reference.

    Where sales never won anything of its own, all of it.
    """
    own = float(reference.own_money("revenue")[0])
    if not own:
        return 1.0
    return 1 - own / float(reference.money("revenue")[0]) if wanted.of_leads is None else wanted.of_leads
