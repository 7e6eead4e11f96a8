"""Both sides' promises are judged over a period, by when they fell due."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from selaras.core.sla import (
    Attainment,
    Clock,
    attainment,
    capacity_notice,
    data_complete,
    delivered,
    forecast,
    quality,
    volume,
)
from selaras.kit.periods import Cuts
from tests.core.sla.agreed import HOUR, MONDAY, period

MONTH = Cuts("Asia/Jakarta").days(date(2026, 3, 2), date(2026, 3, 31))
DURING, AFTER = MONDAY + timedelta(days=8), MONTH.end


def _clock(due, stopped=None, outcome="done"):
    ended = {} if stopped is None else {"stopped_at": MONDAY + stopped * HOUR, "outcome": outcome}
    return Clock("c", "n", "review", "sales", MONDAY, MONDAY + due * HOUR, HOUR, "office", **ended)


def test_the_due_time_decides_the_period():
    clocks = [_clock(0, 0), _clock(1, 2), _clock(3), _clock(9), _clock(5, 1, "cancelled"), _clock(10), _clock(-1)]
    week = attainment(clocks, MONDAY, MONDAY + 10 * HOUR, MONDAY + 5 * HOUR)
    assert week == Attainment(met=1, breached=2, pending=1, cancelled=1)
    assert (week.decided, week.rate) == (3, Fraction(1, 3))


def test_nothing_decided_is_no_rate():
    assert attainment([_clock(3)], MONDAY, MONDAY + 10 * HOUR, MONDAY).rate is None


@pytest.mark.parametrize(
    ("count", "as_of", "judged"), [(10, DURING, "met"), (9, DURING, "pending"), (9, AFTER, "missed")]
)
def test_volume_is_missed_only_when_the_period_is_over(count, as_of, judged):
    kept = volume(period("volume", at_least=Decimal(10)), count, MONTH, as_of)
    assert (kept.judgement, kept.value, kept.floor, kept.n) == (judged, count, 10, count)


@pytest.mark.parametrize(
    ("converted", "mature", "immature", "judged"),
    [(4, 10, 3, "met"), (3, 10, 3, "missed"), (0, 0, 3, "pending"), (0, 0, 0, "no_data")],
)
def test_quality_is_judged_on_who_is_old_enough(converted, mature, immature, judged):
    kept = quality(period("quality", at_least=Decimal("0.4")), converted, mature, immature)
    assert (kept.judgement, kept.n) == (judged, mature)


def test_every_hand_off_must_carry_every_field():
    clause = period("data_complete", fields=("company", "title"))
    rows = [({"company", "title", "country"}, 3), ({"company"}, 1)]
    kept = data_complete(clause, rows)
    assert (kept.judgement, kept.value, kept.missing, kept.n) == ("missed", Fraction(3, 4), ("title",), 4)
    assert data_complete(clause, rows[:1]).judgement == "met"
    assert data_complete(clause, []).judgement == "no_data"
    assert data_complete(clause, rows[:1], running=True).judgement == "pending"


def test_content_is_owed_by_sort_and_by_its_day():
    clause = period("content", sorts=("battle_card", "case_study"), due_day=10)
    first, late = ("battle_card", date(2026, 3, 11)), ("case_study", date(2026, 3, 12))
    assert delivered(clause, [first, ("case_study", date(2026, 3, 5))], MONTH, DURING).judgement == "met"
    kept = delivered(clause, [first, late], MONTH, AFTER)
    assert (kept.judgement, kept.missing, kept.value) == ("missed", ("case_study",), 0)
    assert delivered(clause, [first], MONTH, DURING).judgement == "pending"
    assert delivered(clause, [first], MONTH, MONDAY + timedelta(days=10)).judgement == "missed"
    beyond = period("content", sorts=("battle_card",), due_day=40)
    assert delivered(beyond, [("battle_card", date(2026, 4, 2))], MONTH, AFTER).judgement == "missed"


def test_a_report_is_owed_by_the_end_of_the_period_where_no_day_is_named():
    clause = period("campaign_report")
    assert delivered(clause, [], MONTH, DURING).judgement == "pending"
    kept = delivered(clause, [("report", date(2026, 2, 27))], MONTH, AFTER)
    assert (kept.judgement, kept.missing) == ("missed", ("campaign_report",))
    assert delivered(clause, [("report", date(2026, 4, 1))], MONTH, AFTER).judgement == "missed"
    assert delivered(clause, [("report", date(2026, 3, 9))], MONTH, AFTER).judgement == "met"


def test_a_forecast_is_as_good_as_its_errors_are_small():
    clause = period("forecast", at_least=Decimal("0.8"))
    kept = forecast(clause, [(100, 80), (120, 140)], MONTH, AFTER)
    assert (kept.judgement, kept.value) == ("met", 1 - Fraction(40, 220))
    assert forecast(clause, [(900, 100)], MONTH, AFTER).value == 0
    assert forecast(clause, [(900, 100)], MONTH, AFTER).judgement == "missed"
    assert forecast(clause, [(100, 100)], MONTH, DURING).judgement == "pending"
    assert forecast(clause, [(100, 0)], MONTH, AFTER).judgement == "no_data"


def test_less_capacity_is_announced_ahead():
    clause = period("capacity_notice", notice_days=30)
    begins = MONDAY + timedelta(days=5)
    good, bad = (begins - timedelta(days=30), begins), (begins - timedelta(days=29), begins)
    other = (MONDAY, MONTH.end)
    assert capacity_notice(clause, [good, other], MONTH).judgement == "met"
    kept = capacity_notice(clause, [good, bad], MONTH)
    assert (kept.judgement, kept.value, kept.n) == ("missed", Fraction(1, 2), 2)
    assert capacity_notice(clause, [], MONTH).value == 1
    assert capacity_notice(clause, [], MONTH, running=True).judgement == "pending"
    assert capacity_notice(clause, [good, bad], MONTH, running=True).judgement == "missed", "no later change mends it"
    most = clause.model_copy(update={"at_least": Decimal("0.9")})
    assert capacity_notice(most, [good, bad], MONTH, running=True).judgement == "pending"
    assert capacity_notice(period("capacity_notice"), [(begins, begins)], MONTH).judgement == "met"
