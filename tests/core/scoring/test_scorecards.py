"""A scorecard explains itself, and its total is the sum of its lines."""

from decimal import Decimal
from itertools import permutations

import pytest

from selaras.core.charter.terms import ScoringTerms
from selaras.core.scoring import fit_ticks, scorecard

FITS = {"employees": 120, "seniority": "head", "company": "Corp"}


def _line(card, rule):
    return next(line for line in card.lines if line.rule == rule)


def test_a_new_touch_gives_all_its_points(scoring, seen, at):
    card = scorecard(FITS, [seen("demo", 1.23456)], scoring, at(1.23456))
    assert _line(card, "demo").points == 40
    assert card.total == 60


def test_points_are_halved_every_half_life(scoring, seen, at):
    assert scorecard({}, [seen("demo", 0)], scoring, at(30)).behaviour == 20
    assert scorecard({}, [seen("demo", 0), seen("demo", 30)], scoring, at(60)).behaviour == 30


def test_a_cap_bounds_what_a_rule_gives_and_what_it_takes(scoring, seen, at):
    pages = [seen("page", 0)] * 9
    line = _line(scorecard({}, pages, scoring, at(0)), "page")
    assert (line.points, line.when_new, line.after_fading, line.capped) == (10, Decimal("22.5"), Decimal("22.5"), True)
    assert line.why.id == "score-signal-capped"
    taken = _line(scorecard({}, [seen("unsubscribed", 0)] * 3, scoring, at(400)), "unsubscribed")
    assert taken.points == -50


def test_a_touch_exactly_as_old_as_the_window_still_counts(scoring, seen, at):
    assert _line(scorecard({}, [seen("webinar", 0)], scoring, at(14)), "webinar").points == 15
    late = _line(scorecard({}, [seen("webinar", 0)], scoring, at(14.001)), "webinar")
    assert (late.points, late.too_old, late.last_at, late.why.id) == (0, 1, None, "score-signal-too-old")


def test_a_touch_of_the_future_is_not_yet_known(scoring, seen, at):
    line = _line(scorecard({}, [seen("demo", 5)], scoring, at(4)), "demo")
    assert (line.points, line.why.id) == (0, "score-signal-never")


@pytest.mark.parametrize(
    ("profile", "holds", "points", "phrase"),
    [
        ({"employees": 50}, True, 20, "score-fit-holds"),
        ({"employees": 49}, False, 0, "score-fit-fails"),
        ({}, None, 0, "score-fit-unknown"),
    ],
)
def test_a_fit_rule_says_whether_it_holds_or_nobody_knows(scoring, at, profile, holds, points, phrase):
    line = scorecard(profile, [], scoring, at(0)).fit_lines[0]
    assert (line.holds, line.points, line.why.id) == (holds, points, phrase)


def test_the_parts_and_the_total_are_the_sums_of_their_lines(scoring, seen, at):
    card = scorecard(
        {**FITS, "seniority": "student"}, [seen("page", 0), seen("demo", 1), seen("badge", 1)], scoring, at(3)
    )
    assert card.total == sum(line.points for line in card.lines)
    assert (card.fit, card.behaviour) == (10, card.total - 10)
    assert fit_ticks(scoring.fit, {**FITS, "seniority": "student"}) == 100_000
    assert _line(card, "demo").why.id == "score-signal"


def test_the_order_of_arrival_does_not_change_a_digit(scoring, seen, at):
    touches = [seen("page", 0), seen("page", 1.7), seen("pricing", 2.2), seen("page", 3.1)]
    cards = {scorecard(FITS, those, scoring, at(4.4)) for those in permutations(touches)}
    assert len(cards) == 1


def test_high_intent_lasts_for_the_window_or_for_one_half_life_or_for_ever(scoring, seen, at):
    assert scorecard({}, [seen("demo", 0)], scoring, at(30)).high_intent_signal == "demo"
    assert scorecard({}, [seen("demo", 0)], scoring, at(31)).high_intent_at is None
    assert scorecard({}, [seen("pricing", 0)], scoring, at(10)).high_intent_at == at(0)
    assert scorecard({}, [seen("pricing", 0)], scoring, at(10.1)).high_intent_at is None
    assert scorecard({}, [seen("badge", 0)], scoring, at(999)).high_intent_at == at(0)


def test_fading_over_years_neither_overflows_nor_matters(at, seen):
    hourly = ScoringTerms(behaviour=({"signal": "x", "points": 8, "half_life_days": 0.01},), threshold=1)
    assert scorecard({}, [seen("x", -3000), seen("x", 0)], hourly, at(0.01)).total == 4
