"""Public holidays by country and region, beside a list that somebody else collected."""

import csv
import gzip
from collections import defaultdict
from datetime import UTC, date, datetime, time

import pytest

from selaras.core.calendars import Calendar, Holidays, Shift

WEEK = tuple(Shift(weekday, time(9), time(17)) for weekday in range(5))
AGREED = (
    "AT",
    "BE",
    "CZ",
    "DE",
    "DK",
    "FI",
    "FR",
    "GB",
    "JP",
    "MX",
    "NL",
    "NO",
    "NZ",
    "PL",
    "PT",
    "SG",
    "TR",
    "US",
    "ZA",
)
YEARS = range(2018, 2023)


def test_independence_day_is_free_in_jakarta_and_not_in_berlin():
    day = datetime(2026, 8, 17, 10, tzinfo=UTC)
    assert not Calendar("jakarta", "UTC", WEEK, (Holidays("ID"),)).is_open(day)
    assert Calendar("berlin", "UTC", WEEK, (Holidays("DE"),)).is_open(day)


def test_a_region_has_holidays_of_its_own():
    epiphany = datetime(2026, 1, 6, 10, tzinfo=UTC)
    assert not Calendar("munich", "UTC", WEEK, (Holidays("DE", "BY"),)).is_open(epiphany)
    assert Calendar("hamburg", "UTC", WEEK, (Holidays("DE", "HH"),)).is_open(epiphany)


def test_joint_leave_is_a_category_of_its_own():
    usual, joint = Holidays("ID").dates(2025), Holidays("ID", categories=("public", "government")).dates(2025)
    assert usual < joint


def test_two_countries_close_a_shared_calendar_on_the_holidays_of_both():
    both = Calendar("shared", "UTC", WEEK, (Holidays("ID"), Holidays("US")))
    for day in (datetime(2026, 8, 17, 10, tzinfo=UTC), datetime(2026, 11, 26, 10, tzinfo=UTC)):
        assert not both.is_open(day)


def test_a_holiday_on_a_weekend_is_observed_on_a_weekday_unless_told_otherwise():
    assert date(2026, 7, 3) in Holidays("US").dates(2026)
    assert date(2026, 7, 3) not in Holidays("US", observed=False).dates(2026)


@pytest.fixture(scope="module")
def collected(real_data):
    """Dates by country, 2018 to 2022, of a list that writes the region of a regional holiday in brackets."""
    file = real_data / "holidays" / "dt_prophet_holidays.csv.gz"
    if not file.is_file():
        pytest.skip(f"no holidays list in {real_data}")
    days = defaultdict(set)
    with gzip.open(file, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if int(row["year"]) in YEARS and "[" not in row["holiday"]:
                days[row["country"]].add(date.fromisoformat(row["ds"]))
    return days


def ours(country):
    return {day for year in YEARS for day in Holidays(country).dates(year)}


@pytest.mark.parametrize("country", AGREED)
def test_our_holidays_are_those_of_the_collected_list(collected, country):
    assert collected[country] == ours(country)


def test_the_one_day_indonesia_moved_by_decree_is_where_it_was_moved_to(collected):
    assert ours("ID") ^ collected["ID"] == {date(2021, 10, 19), date(2021, 10, 20)}
    assert date(2021, 10, 20) in ours("ID")
