"""A person's own calendar: the team's hours without the times they are away."""

from datetime import date, datetime, timedelta
from itertools import permutations
from zoneinfo import ZoneInfo

from selaras.core.calendars import Absence, is_business_day

JAKARTA = ZoneInfo("Asia/Jakarta")


def at(day, hour=0, minute=0):
    return datetime(2026, 3, day, hour, minute, tzinfo=JAKARTA)


def test_a_clock_stands_still_while_dewi_is_away(office):
    dewi = office.without([Absence(at(9, 12), at(10, 12))])
    assert dewi.deadline(at(9, 10), timedelta(hours=4)) == at(10, 14)
    assert dewi.elapsed(at(9, 10), at(10, 14)) == timedelta(hours=4)
    assert not dewi.is_open(at(9, 12))
    assert dewi.is_open(at(10, 12))
    assert dewi.next_close(at(9, 10)) == at(9, 12)


def test_an_absence_outside_working_hours_changes_nothing(office):
    tono = office.without([Absence(at(7), at(9))])
    assert tono.deadline(at(6, 17), timedelta(hours=4)) == office.deadline(at(6, 17), timedelta(hours=4))


def test_absences_that_overlap_or_touch_become_one_in_any_order(office):
    parts = [Absence(at(9), at(10)), Absence(at(9, 12), at(9, 18)), Absence(at(10), at(11)), Absence(at(20), at(21))]
    calendars = {office.without(order) for order in permutations(parts)}
    assert len(calendars) == 1
    assert calendars.pop().absences == (Absence(at(9), at(11)), Absence(at(20), at(21)))


def test_absences_add_to_those_already_known(office):
    once = office.without([Absence(at(9), at(10))])
    assert once.without([Absence(at(10), at(11))]) == office.without([Absence(at(9), at(11))])
    assert office.absences == ()


def test_a_day_wholly_away_is_no_business_day_and_a_day_partly_away_is_one(office):
    dewi = office.without([Absence(at(9), at(10)), Absence(at(11, 9), at(11, 17))])
    assert [is_business_day(dewi, date(2026, 3, day)) for day in (9, 10, 11)] == [False, True, True]
    assert dewi.hours_on(date(2026, 3, 11)) == ((at(11, 17), at(11, 18)),)


def test_several_absences_within_one_shift_leave_the_time_between_them(office):
    dewi = office.without([Absence(at(9, 9), at(9, 10)), Absence(at(9, 12), at(9, 13)), Absence(at(9, 17), at(9, 20))])
    assert dewi.elapsed(at(9), at(10)) == timedelta(hours=6)
