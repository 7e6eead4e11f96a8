"""The promises of business hours, on calendars, instants and allowances that nobody chose."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from selaras.core.calendars import Absence, Calendar, Holidays, Hours, Shift, SpecialDay, deadlines, elapsed_many
from selaras.kit.instants import to_microseconds

ZONES = ("America/New_York", "Asia/Jakarta", "Australia/Lord_Howe", "Europe/Paris", "Africa/Casablanca", "UTC")
FIRST, LAST = datetime(2025, 9, 1), datetime(2026, 6, 30)  # noqa: DTZ001 -- Hypothesis adds the zone

times = st.times().map(lambda at: at.replace(microsecond=0))
long_enough = st.sampled_from([(time(9), time(17)), (time(22), time(6)), (time(0), time(0)), (time(13), time(18, 30))])
shifts = st.builds(Shift, st.integers(0, 6), times, times)
days = st.dates(FIRST.date(), LAST.date())
anywhere = st.datetimes(FIRST, LAST, timezones=st.just(UTC))
instants = anywhere | anywhere.map(
    lambda at: at.replace(minute=0, second=0, microsecond=0)
)  # boundaries are on the hour
absences = st.builds(
    lambda at, long: Absence(at, at + long), instants, st.timedeltas(timedelta(minutes=1), timedelta(days=9))
)
allowances = st.timedeltas(timedelta(), timedelta(hours=60)) | st.integers(0, 60).map(lambda n: timedelta(hours=n))


@st.composite
def calendars(draw):
    """Any week with at least one real shift in it, holidays, closures, special days and absences."""
    sure = Shift(draw(st.integers(0, 6)), *draw(long_enough))
    special = draw(st.dictionaries(days, st.builds(Hours, times, times), max_size=2))
    closures = draw(st.sets(days, max_size=3)) - set(special)
    calendar = Calendar(
        "any",
        draw(st.sampled_from(ZONES)),
        (sure, *draw(st.lists(shifts, max_size=6))),
        holidays=draw(st.sampled_from([(), (Holidays("ID"),), (Holidays("DE", "BY"), Holidays("US"))])),
        closures=tuple(sorted(closures)),
        special_hours=tuple(SpecialDay(day, (hours,)) for day, hours in special.items()),
    )
    return calendar.without(draw(st.lists(absences, max_size=2)))


SETTINGS = settings(max_examples=20, deadline=None)


@SETTINGS
@given(calendars(), st.lists(st.tuples(instants, allowances), min_size=1, max_size=8))
def test_the_time_to_a_deadline_is_the_allowance_forward_and_back(calendar, promises):
    for start, allowance in promises:
        due, begin = calendar.deadline(start, allowance), calendar.deadline(start, -allowance)
        assert calendar.elapsed(start, due) == allowance
        assert calendar.elapsed(begin, start) == allowance or not allowance
        assert due.tzinfo is UTC


@SETTINGS
@given(calendars(), st.lists(st.tuples(instants, allowances), min_size=2, max_size=8))
def test_a_later_start_and_a_larger_allowance_are_never_due_earlier(calendar, promises):
    allowance = promises[0][1]
    by_start = [calendar.deadline(start, allowance) for start, _ in sorted(promises)]
    by_allowance = [calendar.deadline(promises[0][0], one) for one in sorted(one for _, one in promises)]
    assert by_start == sorted(by_start)
    assert by_allowance == sorted(by_allowance)


@SETTINGS
@given(calendars(), st.tuples(instants, instants, instants))
def test_times_add_up_in_any_order(calendar, three):
    a, b, c = three
    assert calendar.elapsed(a, b) + calendar.elapsed(b, c) == calendar.elapsed(a, c)
    assert abs(calendar.elapsed(a, b)) <= abs(b - a)


@SETTINGS
@given(calendars(), instants)
def test_openings_and_closings_bound_the_time_that_is_worked(calendar, at):
    opening = calendar.next_open(at)
    closing, last = calendar.next_close(at), calendar.previous_close(at)
    assert calendar.is_open(opening)
    assert calendar.is_open(at) == (opening == at)
    assert calendar.elapsed(at, opening) == timedelta() == calendar.elapsed(last, at)
    assert last <= at <= opening < (closing or datetime.max.replace(tzinfo=UTC))
    if closing is not None:
        assert not calendar.is_open(closing)
        assert calendar.elapsed(opening, closing) == closing - opening


@SETTINGS
@given(calendars(), st.lists(instants, min_size=1, max_size=10), allowances, st.sampled_from([1, -1]))
def test_a_column_of_instants_has_the_answers_of_each(calendar, starts, allowance, sign):
    column = np.array([to_microseconds(start) for start in starts])
    one_by_one = [to_microseconds(calendar.deadline(start, sign * allowance)) for start in starts]
    at_once = deadlines(calendar, column, sign * allowance)
    assert at_once.tolist() == one_by_one
    assert elapsed_many(calendar, column, at_once).tolist() == [
        calendar.elapsed(start, calendar.deadline(start, sign * allowance)) // timedelta(microseconds=1)
        for start in starts
    ]


@SETTINGS
@given(calendars(), days)
def test_the_hours_of_every_date_are_all_the_time_there_is(calendar, first):
    dates = [date.fromordinal(first.toordinal() + offset) for offset in range(10)]
    stretches = [stretch for day in dates for stretch in calendar.hours_on(day)]
    begin, end = datetime.combine(dates[2], time(0), UTC), datetime.combine(dates[-2], time(0), UTC)
    inside = {at for opens, closes in stretches for at in (opens, closes) if begin <= at <= end}
    edges = sorted({begin, end, *inside})
    covered = sum(
        (
            last - start
            for start, last in pairwise(edges)
            if any(opens <= start < closes for opens, closes in stretches)
        ),
        timedelta(),
    )
    assert calendar.elapsed(begin, end) == covered
