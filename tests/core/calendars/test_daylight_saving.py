"""Shifts that meet a skipped or a repeated hour, and days that the calendar of a country left out."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from selaras.core.calendars import Calendar, Shift


def worked(zone, day, opens, closes):
    calendar = Calendar("one shift", zone, (Shift(day.weekday(), opens, closes),))
    return sum((end - start for start, end in calendar.hours_on(day)), timedelta())


SPRING, AUTUMN = date(2026, 3, 8), date(2026, 11, 1)  # in New York: 02:00 becomes 03:00, 02:00 becomes 01:00


@pytest.mark.parametrize(
    ("day", "opens", "closes", "minutes"),
    [
        (SPRING, time(0), time(0), 23 * 60),
        (SPRING, time(1), time(4), 2 * 60),
        (SPRING, time(2, 30), time(4), 60),
        (SPRING, time(1), time(2, 30), 60),
        (SPRING, time(2), time(3), 0),
        (SPRING, time(2, 10), time(2, 50), 0),
        (AUTUMN, time(0), time(0), 25 * 60),
        (AUTUMN, time(0), time(2), 3 * 60),
        (AUTUMN, time(1), time(2), 2 * 60),
        (AUTUMN, time(1, 15), time(1, 45), 30),
        (AUTUMN, time(0), time(1, 30), 90),
        (AUTUMN, time(1, 30), time(3), 2 * 60 + 30),
    ],
)
def test_a_shift_lasts_as_long_as_it_really_does(day, opens, closes, minutes):
    assert worked("America/New_York", day, opens, closes) == timedelta(minutes=minutes)


def test_a_skipped_opening_opens_at_the_skip():
    calendar = Calendar("early", "America/New_York", (Shift(6, time(2, 30), time(6)),))
    opening = calendar.next_open(datetime(2026, 3, 8, tzinfo=UTC))
    assert opening.astimezone(ZoneInfo("America/New_York")).isoformat() == "2026-03-08T03:00:00-04:00"


def test_a_repeated_opening_opens_at_its_first_showing():
    calendar = Calendar("early", "America/New_York", (Shift(6, time(1, 30), time(6)),))
    opening = calendar.next_open(datetime(2026, 11, 1, tzinfo=UTC))
    assert opening.astimezone(ZoneInfo("America/New_York")).isoformat() == "2026-11-01T01:30:00-04:00"


def test_an_allowance_over_a_repeated_hour_is_real_time():
    calendar = Calendar("nights", "America/New_York", tuple(Shift(day, time(22), time(6)) for day in range(7)))
    start = datetime(2026, 10, 31, 22, tzinfo=ZoneInfo("America/New_York"))
    due = calendar.deadline(start, timedelta(hours=9)).astimezone(ZoneInfo("America/New_York"))
    assert due.isoformat() == "2026-11-01T06:00:00-05:00"


def test_a_date_that_a_country_left_out_has_no_hours():
    assert worked("Pacific/Apia", date(2011, 12, 30), time(0), time(0)) == timedelta()
    assert worked("Pacific/Apia", date(2011, 12, 29), time(0), time(0)) == timedelta(hours=24)
    assert worked("Pacific/Apia", date(2011, 12, 31), time(9), time(17)) == timedelta(hours=8)


def test_a_skip_at_midnight_shortens_the_day_that_begins_with_it():
    assert worked("America/Sao_Paulo", date(2018, 11, 4), time(0), time(0)) == timedelta(hours=23)
    assert worked("America/Sao_Paulo", date(2018, 11, 3), time(0), time(0)) == timedelta(hours=24)


def test_a_skip_of_half_an_hour_counts_as_half_an_hour():
    assert worked("Australia/Lord_Howe", date(2026, 10, 4), time(0), time(0)) == timedelta(hours=23, minutes=30)
