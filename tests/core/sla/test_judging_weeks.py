"""Each promise is judged once, when the days it is about are over, and never over days it did not bind."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from selaras.core.sla import (
    Attainment,
    Kept,
    Owed,
    cohort_of,
    first_week,
    judged_period,
    judged_week,
    owed_by,
    period_over,
    week_on,
)
from selaras.kit.periods import Cuts
from tests.core.sla.agreed import LADDER, period

JAKARTA = Cuts("Asia/Jakarta")
WEEK = JAKARTA.named("2026-W10")
FIRST_CONTACT = Owed("sales", "first contact", "first_contact")


def test_a_week_ends_at_midnight_where_the_charter_is():
    new_york = week_on(Cuts("America/New_York"), date(2026, 3, 2))
    assert (new_york.end - new_york.start, new_york.end.hour) == (timedelta(days=7, hours=-1), 4)
    assert (WEEK.end - WEEK.start, WEEK.end.hour) == (timedelta(days=7), 17)


def test_a_week_that_had_begun_is_not_judged():
    assert first_week(JAKARTA, WEEK.start) == WEEK
    assert first_week(JAKARTA, WEEK.start + timedelta(seconds=1)) == week_on(JAKARTA, date(2026, 3, 9))


@pytest.mark.parametrize("monday", [date(2026, 3, 2), date(2025, 12, 29), date(2026, 12, 28)])
def test_a_week_is_found_by_its_monday(monday):
    assert week_on(JAKARTA, monday).first_day == monday


def test_a_month_is_over_at_the_end_of_the_one_week_in_which_it_ends():
    weeks = [week_on(JAKARTA, date(2026, 1, 5) + timedelta(weeks=number)) for number in range(52)]
    months = [found.name for week in weeks if (found := period_over(JAKARTA, week, "month"))]
    assert months == [f"2026-{month:02d}" for month in range(1, 13)]
    quarters = [found.name for week in weeks if (found := period_over(JAKARTA, week, "quarter"))]
    assert quarters == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    assert all(period_over(JAKARTA, week, "week") == week for week in weeks)


def test_a_month_that_ends_with_a_sunday_is_over_that_sunday():
    week = JAKARTA.holding(datetime(2026, 5, 30, tzinfo=UTC), "week")
    assert week.last_day == date(2026, 5, 31)
    assert period_over(JAKARTA, week, "month") == JAKARTA.named("2026-05")


def test_a_cohort_comes_of_age_one_horizon_later():
    cohort = cohort_of(JAKARTA, JAKARTA.named("2026-06"), timedelta(days=90))
    assert (cohort.first_day, cohort.last_day) == (date(2026, 3, 3), date(2026, 4, 1))


@pytest.mark.parametrize(
    ("counts", "judgement", "value"),
    [
        (Attainment(met=9, breached=1, pending=4, cancelled=2), "met", 0.9),
        (Attainment(met=8, breached=1), "missed", 8 / 9),
        (Attainment(pending=3), "no_data", None),
    ],
)
def test_a_week_of_clocks_is_judged_against_the_charters_floor(counts, judgement, value):
    told = judged_week(FIRST_CONTACT, counts, WEEK, LADDER, 3)
    assert (told.judgement, told.value, told.floor, told.n) == (judgement, value, 0.9, counts.decided)
    assert (told.met, told.breached, told.pending, told.cancelled) == (
        counts.met,
        counts.breached,
        counts.pending,
        counts.cancelled,
    )
    assert (told.week, told.last_day, told.charter_version) == (date(2026, 3, 2), date(2026, 3, 8), 3)


def test_a_period_is_told_with_the_days_it_was_judged_over():
    clause = period("volume", at_least=Decimal(10))
    month = JAKARTA.named("2026-02")
    told = judged_period(clause, Kept("volume", "missed", Fraction(7), Fraction(10), 7), month, WEEK, 1)
    assert (told.judgement, told.value, told.floor, told.n, told.every) == ("missed", 7.0, 10.0, 7, "month")
    assert (told.week, told.first_day, told.last_day) == (WEEK.first_day, date(2026, 2, 1), date(2026, 2, 28))
    young = judged_period(clause, Kept("volume", "pending", None, None, 0), month, WEEK, 1)
    assert (young.judgement, young.value, young.floor) == ("no_data", None, None)


def test_a_promise_keeps_its_id_through_versions_of_the_charter():
    assert owed_by(period("volume")).id == Owed("marketing", "volume", "quality").id
    assert FIRST_CONTACT.id != Owed("marketing", "first contact", "first_contact").id
