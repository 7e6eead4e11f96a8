"""The worked cases an expert would try first: weekends, holidays, lunch, two zones, daylight saving."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from selaras.core.calendars import ALWAYS_OPEN, Calendar, Hours, Shift, SpecialDay

JAKARTA, NEW_YORK = ZoneInfo("Asia/Jakarta"), ZoneInfo("America/New_York")
FOUR_HOURS = timedelta(hours=4)


def jakarta(text):
    return datetime.fromisoformat(text).replace(tzinfo=JAKARTA)


def test_a_saturday_lead_with_four_hours_is_due_on_monday_at_one(office):
    """Golden case 1."""
    saturday = jakarta("2026-03-07 15:00")
    due = office.deadline(saturday, FOUR_HOURS)
    assert due == jakarta("2026-03-09 13:00")
    assert office.elapsed(saturday, due) == FOUR_HOURS


def test_half_an_hour_on_friday_leaves_the_rest_for_monday(office):
    """Golden case 2."""
    assert office.deadline(jakarta("2026-03-06 17:30"), FOUR_HOURS) == jakarta("2026-03-09 12:30")


def test_a_closed_monday_leaves_the_rest_for_tuesday(office):
    """Golden case 2, with a holiday."""
    closed = replace(office, closures=(date(2026, 3, 9),))
    assert closed.deadline(jakarta("2026-03-06 17:30"), FOUR_HOURS) == jakarta("2026-03-10 12:30")


def test_lunch_is_not_working_time():
    """Golden case 3."""
    pairs = ((time(9), time(12)), (time(13), time(18)))
    calendar = Calendar("lunch", "Asia/Jakarta", tuple(Shift(day, *pair) for day in range(5) for pair in pairs))
    assert calendar.deadline(jakarta("2026-03-09 11:00"), FOUR_HOURS) == jakarta("2026-03-09 16:00")
    assert calendar.next_close(jakarta("2026-03-09 11:00")) == jakarta("2026-03-09 12:00")


def test_a_lead_in_new_york_is_due_by_the_hours_of_the_rep_in_jakarta(office):
    """Golden case 4."""
    lead = datetime(2026, 3, 5, 14, tzinfo=NEW_YORK)
    due = office.deadline(lead, FOUR_HOURS)
    assert due == jakarta("2026-03-06 13:00")
    assert due.astimezone(NEW_YORK).isoformat() == "2026-03-06T01:00:00-05:00"


def test_round_the_clock_a_day_of_spring_ends_an_hour_later_on_the_local_clock():
    """Golden case 5."""
    start = datetime(2026, 3, 7, 12, tzinfo=NEW_YORK)
    due = ALWAYS_OPEN.deadline(start, timedelta(hours=24))
    assert due.astimezone(NEW_YORK).isoformat() == "2026-03-08T13:00:00-04:00"


def test_an_allowance_that_ends_at_closing_time_is_due_then_and_not_at_the_next_opening(office):
    assert office.deadline(jakarta("2026-03-06 14:00"), FOUR_HOURS) == jakarta("2026-03-06 18:00")
    late = office.deadline(jakarta("2026-03-06 14:00"), FOUR_HOURS + timedelta(microseconds=1))
    assert late == jakarta("2026-03-09 09:00") + timedelta(microseconds=1)


def test_no_allowance_is_due_when_work_can_next_be_done(office):
    assert office.deadline(jakarta("2026-03-07 15:00"), timedelta()) == jakarta("2026-03-09 09:00")
    assert office.deadline(jakarta("2026-03-09 09:30"), timedelta()) == jakarta("2026-03-09 09:30")


def test_a_negative_allowance_counts_back_to_the_last_possible_start(office):
    assert office.deadline(jakarta("2026-03-09 13:00"), -FOUR_HOURS) == jakarta("2026-03-09 09:00")
    assert office.deadline(jakarta("2026-03-09 12:30"), -FOUR_HOURS) == jakarta("2026-03-06 17:30")


def test_counting_back_reaches_into_years_not_yet_laid_out(office):
    fresh = replace(office, name="fresh", closures=(date(2001, 2, 3),))
    assert fresh.deadline(jakarta("2026-01-01 12:00"), -2 * FOUR_HOURS) == jakarta("2025-12-31 13:00")


def test_work_on_a_saturday_takes_no_working_time(office):
    assert office.elapsed(jakarta("2026-03-07 10:00"), jakarta("2026-03-07 12:00")) == timedelta()


def test_time_runs_backwards_as_a_negative(office):
    early, late = jakarta("2026-03-06 17:00"), jakarta("2026-03-09 10:00")
    assert office.elapsed(late, early) == -office.elapsed(early, late) == -timedelta(hours=2)


def test_a_night_shift_belongs_to_the_date_it_begins_on():
    nights = tuple(Shift(weekday, time(22), time(6)) for weekday in range(7))
    calendar = Calendar("nights", "UTC", nights, closures=(date(2026, 3, 10),))
    monday_night = datetime(2026, 3, 9, 22, tzinfo=UTC)
    assert calendar.next_close(monday_night) == datetime(2026, 3, 10, 6, tzinfo=UTC)
    assert calendar.next_open(datetime(2026, 3, 10, 6, tzinfo=UTC)) == datetime(2026, 3, 11, 22, tzinfo=UTC)
    assert calendar.hours_on(date(2026, 3, 9)) == ((monday_night, datetime(2026, 3, 10, 6, tzinfo=UTC)),)
    assert calendar.hours_on(date(2026, 3, 10)) == ()


def test_shifts_that_overlap_count_once():
    shifts = (Shift(0, time(9), time(14)), Shift(0, time(12), time(18)), Shift(0, time(10), time(11)))
    calendar = Calendar("overlap", "UTC", shifts)
    monday = datetime(2026, 3, 9, tzinfo=UTC)
    assert calendar.elapsed(monday, monday + timedelta(days=1)) == timedelta(hours=9)
    assert calendar.next_close(monday) == datetime(2026, 3, 9, 18, tzinfo=UTC)


def test_special_hours_replace_the_week_and_the_holiday():
    week = tuple(Shift(weekday, time(9), time(17)) for weekday in range(5))
    short = SpecialDay(date(2026, 12, 24), (Hours(time(9), time(12)),))
    shut, extra = SpecialDay(date(2026, 12, 28)), SpecialDay(date(2026, 12, 26), (Hours(time(10), time(14)),))
    calendar = Calendar("year end", "UTC", week, special_hours=(short, shut, extra))
    midnights = [datetime(2026, 12, day, tzinfo=UTC) for day in (24, 26, 28)]
    worked = [calendar.elapsed(midnight, midnight + timedelta(days=1)) for midnight in midnights]
    assert worked == [timedelta(hours=3), timedelta(hours=4), timedelta()]


def test_a_calendar_that_is_always_open_still_keeps_its_closures():
    calendar = Calendar("hotline", "UTC", closures=(date(2026, 12, 25),), always=True)
    eve = datetime(2026, 12, 24, 23, tzinfo=UTC)
    assert calendar.next_close(eve) == datetime(2026, 12, 25, tzinfo=UTC)
    assert calendar.deadline(eve, timedelta(hours=2)) == datetime(2026, 12, 26, 1, tzinfo=UTC)


def test_a_calendar_that_stays_open_has_no_next_close():
    assert ALWAYS_OPEN.next_close(datetime(2026, 3, 9, tzinfo=UTC)) is None


def test_a_close_at_the_turn_of_the_year_is_found_in_the_next_one():
    party = Calendar("party", "UTC", (Shift(3, time(20), time(2)),))
    assert party.next_close(datetime(2026, 12, 31, 21, tzinfo=UTC)) == datetime(2027, 1, 1, 2, tzinfo=UTC)


def test_a_previous_close_is_the_last_moment_somebody_worked(office):
    assert office.previous_close(jakarta("2026-03-08 12:00")) == jakarta("2026-03-06 18:00")
    assert office.previous_close(jakarta("2026-03-06 12:00")) == jakarta("2026-03-06 12:00")
    assert office.previous_close(jakarta("2026-03-09 09:00")) == jakarta("2026-03-06 18:00")


def test_calendars_with_the_same_content_are_one_value(office):
    twin = Calendar("office", "Asia/Jakarta", tuple(Shift(weekday, time(9), time(18)) for weekday in range(5)))
    assert twin == office
    assert len({twin, office, replace(office, name="other")}) == 2
