"""Counting in business days, where a promise is made in days and not in hours."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from selaras.core.calendars import Calendar, Shift, add_business_days, business_days_between, deadline_in_days

WEEK = Calendar("week", "America/New_York", tuple(Shift(weekday, time(9), time(17)) for weekday in range(5)))
CLOSED_MONDAY = replace(WEEK, closures=(date(2026, 3, 9),))
NEW_YORK = ZoneInfo("America/New_York")


def test_five_business_days_are_a_week():
    assert add_business_days(WEEK, date(2026, 3, 6), 5) == date(2026, 3, 13)
    assert add_business_days(CLOSED_MONDAY, date(2026, 3, 6), 5) == date(2026, 3, 16)


def test_counting_from_a_closed_day_begins_at_the_nearest_business_day():
    saturday = date(2026, 3, 7)
    assert add_business_days(WEEK, saturday, 1) == date(2026, 3, 10)
    assert add_business_days(WEEK, saturday, -1) == date(2026, 3, 5)
    assert add_business_days(WEEK, saturday, 0) == saturday


def test_a_deadline_in_days_keeps_the_local_time_over_daylight_saving():
    friday = datetime(2026, 3, 6, 16, 30, tzinfo=NEW_YORK)
    due = deadline_in_days(WEEK, friday, 1)
    assert due.astimezone(NEW_YORK).isoformat() == "2026-03-09T16:30:00-04:00"
    assert due - friday == timedelta(days=3, hours=-1)
    assert due.tzinfo is UTC


def test_a_deadline_in_no_days_is_the_start():
    late = datetime(2026, 11, 1, 6, 30, tzinfo=UTC)  # the second 01:30 of that night in New York
    assert deadline_in_days(WEEK, late, 0) == late


@settings(max_examples=25, deadline=None)
@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(-40, 40))
def test_days_added_are_the_days_between(day, days):
    begin = add_business_days(WEEK, add_business_days(WEEK, day, 1), -1)
    assert business_days_between(WEEK, begin, add_business_days(WEEK, begin, days)) == days
