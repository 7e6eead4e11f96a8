"""Calendars that cannot be, calendars that never open, and questions without a zone or outside the known
years.
"""

import pickle
from datetime import UTC, date, datetime, time, timedelta

import pytest

from selaras.core.calendars import (
    ALWAYS_OPEN,
    Absence,
    Calendar,
    CalendarError,
    Holidays,
    Hours,
    InstantError,
    NeverOpenError,
    Shift,
    SpecialDay,
    add_business_days,
    deadline_in_days,
)
from selaras.kit.errors import SelarasError

MONDAY = datetime(2026, 3, 9, 10, tzinfo=UTC)
CLOSED = Calendar("closed", "UTC")


@pytest.mark.parametrize(
    "ask",
    [
        lambda: CLOSED.next_open(MONDAY),
        lambda: CLOSED.next_close(MONDAY),
        lambda: CLOSED.previous_close(MONDAY),
        lambda: CLOSED.deadline(MONDAY, timedelta(hours=1)),
        lambda: CLOSED.deadline(MONDAY, timedelta()),
        lambda: CLOSED.deadline(MONDAY, -timedelta(hours=1)),
        lambda: add_business_days(CLOSED, MONDAY.date(), 1),
    ],
)
def test_a_calendar_that_never_opens_says_so(ask):
    with pytest.raises(NeverOpenError, match=r"calendar closed: .* of (1950|2100); give the calendar shifts"):
        ask()


def test_a_calendar_that_never_opens_has_no_working_time():
    assert not CLOSED.is_open(MONDAY)
    assert CLOSED.elapsed(MONDAY, MONDAY + timedelta(days=100)) == timedelta()


def test_a_calendar_that_has_closed_for_good_says_so(office):
    gone = office.without([Absence(MONDAY, datetime.max.replace(tzinfo=UTC))])
    assert gone.previous_close(MONDAY + timedelta(days=100)) == MONDAY
    with pytest.raises(NeverOpenError, match="from 2026-03-09T10:00:00.* before the end of 2100"):
        gone.next_open(MONDAY)


def test_an_opening_decades_away_is_still_found():
    once = Calendar("once", "UTC", special_hours=(SpecialDay(date(2055, 1, 1), (Hours(time(9), time(10)),)),))
    assert once.next_open(MONDAY) == datetime(2055, 1, 1, 9, tzinfo=UTC)
    assert once.previous_close(datetime(2094, 1, 1, tzinfo=UTC)) == datetime(2055, 1, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize("allowance", [timedelta(days=200 * 366), -timedelta(days=200 * 366)])
def test_an_allowance_of_two_centuries_never_runs_out(allowance):
    with pytest.raises(NeverOpenError, match="never open, or not for long enough, .* of (1950|2100)"):
        ALWAYS_OPEN.deadline(datetime(2026, 1, 1, tzinfo=UTC), allowance)


def test_an_instant_without_a_zone_is_refused(office):
    with pytest.raises(InstantError, match="has no time zone; add an offset"):
        office.is_open(datetime(2026, 3, 9))  # noqa: DTZ001 -- the missing zone is the point
    with pytest.raises(SelarasError, match="no time zone"):
        deadline_in_days(office, datetime(2026, 3, 9), 1)  # noqa: DTZ001 -- the missing zone is the point


@pytest.mark.parametrize("year", [1, 1949, 2101, 9999])
def test_a_year_that_must_be_a_mistake_is_refused(office, year):
    with pytest.raises(InstantError, match="outside the years calendars answer for, 1950 to 2100; check the date"):
        office.elapsed(MONDAY, MONDAY.replace(year=year))


def test_a_zone_that_does_not_exist_is_refused():
    for name in ("Asia/Bandung", "", "../etc"):
        with pytest.raises(CalendarError, match="not a time zone; use an IANA name"):
            Calendar("office", name)


def test_a_calendar_is_open_always_or_by_shifts_but_not_both():
    with pytest.raises(CalendarError, match="calendar both: .*; keep one of the two"):
        Calendar("both", "UTC", (Shift(0, time(9), time(17)),), always=True)


def test_a_date_has_one_story():
    day = date(2026, 12, 24)
    with pytest.raises(CalendarError, match="2026-12-24 is named more than once"):
        Calendar("torn", "UTC", closures=(day,), special_hours=(SpecialDay(day, (Hours(time(9), time(12)),)),))
    with pytest.raises(CalendarError, match="2026-12-24 is named more than once"):
        Calendar("torn", "UTC", special_hours=(SpecialDay(day), SpecialDay(day, (Hours(time(9), time(12)),))))


def test_a_shift_has_a_weekday_and_local_times():
    with pytest.raises(CalendarError, match="weekday 7 does not exist"):
        Shift(7, time(9), time(17))
    with pytest.raises(CalendarError, match="carry a time zone"):
        Shift(0, time(9, tzinfo=UTC), time(17))


def test_an_absence_has_a_zone_and_ends_after_it_starts():
    with pytest.raises(InstantError, match="no time zone"):
        Absence(datetime(2026, 3, 9), MONDAY)  # noqa: DTZ001 -- the missing zone is the point
    with pytest.raises(InstantError, match="give an end after its start"):
        Absence(MONDAY, MONDAY)


@pytest.mark.parametrize("unknown", [("XX",), ("US", "ZZ"), ("US", None, ("nonsense",))])
def test_holidays_that_nobody_knows_are_refused(unknown):
    with pytest.raises(CalendarError, match=r"holidays (XX|US).*ISO 3166"):
        Holidays(*unknown)


def test_a_calendar_travels_between_processes(office):
    away = office.without([Absence(MONDAY, MONDAY + timedelta(days=3))])
    again = pickle.loads(pickle.dumps(away))
    assert again == away
    assert again.next_open(MONDAY) == away.next_open(MONDAY)
