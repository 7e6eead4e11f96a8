"""Whether a lead qualifies, and since when."""

from decimal import Decimal

from selaras.core.charter.terms import Terms
from selaras.core.scoring import qualifies, qualifying_instant, scorecard

FITS = {"employees": 120, "company": "Corp", "seniority": "head"}


def _verdict(profile, touches, terms, at, since=None):
    return qualifies(scorecard(profile, touches, terms.scoring, at), profile, terms, since)


def test_a_lead_that_fits_and_is_interested_qualifies(agreement, seen, at):
    verdict = _verdict(FITS, [seen("page", 0)] * 4 + [seen("webinar", 0)], agreement(), at(0))
    assert (verdict.qualifies, verdict.score, verdict.threshold, verdict.high_intent) == (True, 45, 45, False)


def test_a_score_below_the_threshold_does_not_qualify(agreement, seen, at):
    verdict = _verdict(FITS, [seen("page", 0)] * 4 + [seen("webinar", -0.001), seen("page", -1)], agreement(), at(14))
    assert not verdict.reaches_threshold
    assert not verdict.qualifies


def test_a_demo_request_qualifies_whatever_the_score_but_not_whatever_the_criteria(agreement, seen, at):
    terms = agreement()
    small = FITS | {"employees": 10}
    assert _verdict(FITS, [seen("badge", 0)], terms, at(0)).qualifies
    verdict = _verdict(small, [seen("badge", 0)], terms, at(0))
    assert (verdict.qualifies, [a.reject_reason for a in verdict.failed], verdict.unknown) == (
        False,
        ["wrong_size"],
        (),
    )


def test_a_charter_may_switch_the_fast_lane_off(agreement, scoring, seen, at):
    terms = agreement(scoring.model_copy(update={"high_intent_qualifies": False}))
    verdict = _verdict(FITS, [seen("badge", 0)], terms, at(0))
    assert (verdict.high_intent, verdict.qualifies) == (True, False)


def test_what_nobody_knows_is_not_met_and_is_said_to_be_unknown(agreement, seen, at):
    verdict = _verdict({"company": ""}, [seen("demo", 0)], agreement(), at(0))
    assert [a.criterion for a in verdict.unknown] == ["size"]
    assert verdict.missing_fields == ("company",)
    assert not verdict.meets_criteria


def test_a_fit_minimum_holds_whatever_the_behaviour(agreement, scoring, seen, at):
    terms = agreement(scoring.model_copy(update={"fit_minimum": 15.0}))
    assert _verdict(FITS, [seen("demo", 0)], terms, at(0)).fits
    verdict = _verdict({**FITS, "seniority": "student"}, [seen("demo", 0)], terms, at(0))
    assert (verdict.fits, verdict.qualifies, verdict.fit_minimum) == (False, False, Decimal("15.0"))


def test_a_charter_without_a_stage_asks_for_the_threshold_alone(agreement, seen, at):
    terms = agreement()
    bare = Terms.model_validate(terms.model_dump() | {"stages": ()})
    assert not _verdict({}, [seen("demo", 0)], agreement(terms.scoring, needs_fields=()), at(0)).qualifies
    assert _verdict({}, [seen("demo", 0), seen("badge", 0), seen("pricing", 0)], bare, at(0)).qualifies


def test_a_stage_may_do_without_the_threshold(agreement, at):
    verdict = _verdict(FITS, [], agreement(needs_threshold=False), at(0))
    assert (verdict.qualifies, verdict.threshold) == (True, None)


def test_a_high_intent_signal_of_the_last_pass_does_not_count_again(agreement, seen, at):
    verdict = _verdict(FITS, [seen("badge", 0)], agreement(), at(2), since=at(1))
    assert (verdict.high_intent, verdict.signal, verdict.qualifies) == (False, None, False)


def test_the_first_instant_is_that_of_the_touch_that_lifted_the_lead_over_the_threshold(agreement, seen, at):
    touches = [seen("webinar", 3), *[seen("page", 3.5)] * 5, seen("page", 9)]
    assert qualifying_instant(FITS, touches, agreement()) == at(3.5)
    assert qualifying_instant(FITS, touches, agreement(), since=at(3.6)) == at(3.6)
    assert qualifying_instant(FITS, touches, agreement(), since=at(8)) is None


def test_a_lead_may_qualify_at_its_capture_or_never(agreement, at):
    terms = agreement(needs_threshold=False)
    assert qualifying_instant(FITS, [], terms, since=at(1)) == at(1)
    assert qualifying_instant(FITS, [], terms) is None
    assert qualifying_instant({}, [], terms, since=at(1)) is None
