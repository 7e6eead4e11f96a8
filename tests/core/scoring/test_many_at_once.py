"""The score of a million leads is the score of each, to the last digit."""

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.core.charter.terms import ScoringTerms, SignalRule
from selaras.core.scoring import (
    TICKS,
    Leads,
    Touches,
    behaviours,
    fit_ticks,
    qualifies,
    qualifying_instant,
    qualifying_instants,
    scorecard,
)
from selaras.core.scoring.fading import power, powers
from selaras.kit.errors import InputError
from selaras.kit.instants import from_microseconds, to_microseconds
from tests.core.scoring.agreed import SCORING, START, Seen, terms_with

MINUTE = 60_000_000
BEGAN = to_microseconds(START)

_days = st.none() | st.sampled_from([0.5, 1.0, 7.0, 30.0, 1 / 3])
_rules = st.builds(
    SignalRule,
    signal=st.just(""),
    points=st.sampled_from([40.0, 2.5, -10.0, 0.1, 7.0]),
    half_life_days=_days,
    cap=st.none() | st.sampled_from([5.0, 33.3]),
    window_days=_days,
    high_intent=st.booleans(),
)
_scorings = st.lists(_rules, max_size=4).map(
    lambda rules: ScoringTerms(
        fit=SCORING.fit,
        behaviour=tuple(rule.model_copy(update={"signal": f"s{n}"}) for n, rule in enumerate(rules)),
        threshold=30.0,
    )
)
_touches = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 60 * 24 * 60), st.integers(-1, 3)), max_size=40).map(
    lambda rows: sorted(rows, key=lambda row: row[:2])
)
_profiles = st.sampled_from([{"employees": 120, "company": "C", "seniority": "head"}, {"employees": 5}, {}])


def _columns(rows):
    columns = np.array(rows, dtype=np.int64).reshape(-1, 3)
    return Touches(lead=columns[:, 0], at=BEGAN + columns[:, 1] * MINUTE, signal=columns[:, 2])


def _seen(rows, lead):
    return [Seen(from_microseconds(BEGAN + minute * MINUTE), f"s{sort}") for one, minute, sort in rows if one == lead]


@given(
    rows=_touches, scoring=_scorings, asked=st.lists(st.tuples(st.integers(0, 6), st.integers(0, 10**5)), max_size=9)
)
def test_the_score_in_bulk_is_the_score_one_by_one(rows, scoring, asked):
    lead = np.array([one for one, _ in asked], dtype=np.int64)
    at = BEGAN + np.array([minute for _, minute in asked], dtype=np.int64) * MINUTE
    bulk = behaviours(_columns(rows), scoring, lead, at)
    for place, (one, minute) in enumerate(asked):
        card = scorecard({}, _seen(rows, one), scoring, START + timedelta(minutes=minute))
        assert bulk.ticks[place] == card.behaviour * TICKS
        expected = -1 if card.high_intent_at is None else to_microseconds(card.high_intent_at)
        assert bulk.high_intent_at[place] == expected


@given(
    rows=_touches,
    scoring=_scorings,
    profiles=st.lists(_profiles, min_size=5, max_size=5),
    since=st.integers(0, 10**5),
    rules=st.fixed_dictionaries({"high_intent_qualifies": st.booleans(), "fit_minimum": st.none() | st.just(15.0)}),
    needs_threshold=st.booleans(),
)
def test_leads_qualify_in_bulk_when_they_would_one_by_one(rows, scoring, profiles, since, rules, needs_threshold):
    scoring = scoring.model_copy(update=rules)
    terms = terms_with(scoring, needs_threshold)
    from_then = START + timedelta(minutes=since)
    cards = [scorecard(profile, [], scoring, from_then) for profile in profiles]
    leads = Leads(
        fit_ticks=np.array([fit_ticks(scoring.fit, profile) for profile in profiles], dtype=np.int64),
        meets_criteria=np.array(
            [qualifies(card, profile, terms).meets_criteria for card, profile in zip(cards, profiles, strict=True)]
        ),
        since=np.full(5, to_microseconds(from_then), dtype=np.int64),
    )
    found = qualifying_instants(leads, _columns(rows), terms)
    for lead, profile in enumerate(profiles):
        at = qualifying_instant(profile, _seen(rows, lead), terms, from_then)
        assert found.at[lead] == (-1 if at is None else to_microseconds(at))
        if at is not None:
            card = scorecard(profile, _seen(rows, lead), scoring, at)
            assert found.score[lead] == float(card.total)
            assert found.high_intent[lead] == qualifies(card, profile, terms, from_then).high_intent


@given(st.lists(st.floats(0, 1), min_size=1))
def test_powers_of_two_have_the_same_bits_in_bulk_and_are_right(parts):
    assert powers(np.array(parts)).tolist() == [power(part) for part in parts]
    assert [power(part) for part in parts] == pytest.approx([2**part for part in parts], rel=4e-16)


def test_touches_that_are_not_sorted_are_refused():
    with pytest.raises(InputError, match="not sorted"):
        _columns([(1, 5, 0), (0, 5, 0)])
    with pytest.raises(InputError, match="not sorted"):
        _columns([(0, 5, 0), (0, 4, 0)])


def test_points_in_bulk_are_points():
    assert behaviours(_columns([(0, 0, 0)]), SCORING, np.array([0]), np.array([BEGAN])).points.tolist() == [40.0]


def test_many_touches_of_one_lead_add_up_in_bulk_as_one_by_one():
    rows = [(lead, hour * 60, sort) for lead in (0, 2) for hour in range(0, 400, 37) for sort in range(6)]
    scoring = SCORING.model_copy(
        update={
            "behaviour": tuple(rule.model_copy(update={"signal": f"s{n}"}) for n, rule in enumerate(SCORING.behaviour))
        }
    )
    asked = [(lead, hour) for lead in (0, 1, 2) for hour in (0, 37, 100, 300, 900)]
    lead = np.array([one for one, _ in asked], dtype=np.int64)
    at = BEGAN + np.array([hour for _, hour in asked], dtype=np.int64) * 60 * MINUTE
    bulk = behaviours(_columns(rows), scoring, lead, at)
    alone = [scorecard({}, _seen(rows, one), scoring, START + timedelta(hours=hour)) for one, hour in asked]
    assert bulk.ticks.tolist() == [card.behaviour * TICKS for card in alone]


def test_nothing_asked_is_nothing_answered():
    nothing = np.array([], dtype=np.int64)
    assert behaviours(_columns([(0, 0, 0)]), SCORING, nothing, nothing).ticks.size == 0
    assert behaviours(_columns([]), SCORING, np.array([3]), np.array([BEGAN])).ticks.tolist() == [0]


def test_the_first_instant_in_bulk_minds_the_threshold_the_fit_and_the_fast_lane():
    touches = _columns([(0, 5, 1), (0, 9, 0), (1, 7, 5), (2, 3, 0)])
    leads = Leads(
        fit_ticks=np.array([200_000, 200_000, 0]),
        meets_criteria=np.array([True, True, True]),
        since=np.full(3, BEGAN),
    )
    strict = SCORING.model_copy(update={"fit_minimum": 5.0})
    found = qualifying_instants(leads, touches, terms_with(strict))
    assert ((found.at - BEGAN) // MINUTE).tolist()[:2] == [9, 7]
    assert (found.at[2], found.high_intent.tolist()) == (-1, [True, True, False])
    slow = strict.model_copy(update={"high_intent_qualifies": False})
    assert qualifying_instants(leads, touches, terms_with(slow)).at.tolist() == [BEGAN + 9 * MINUTE, -1, -1]
    free = qualifying_instants(leads, touches, terms_with(SCORING, needs_threshold=False))
    assert (free.at == BEGAN).all()
