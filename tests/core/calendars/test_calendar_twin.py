"""The same answers from a slow twin that walks the minutes and reads a wall clock.

The twin knows no intervals: at every minute of UTC it reads the local clock, never back past the latest time
it has shown, and asks whether that reading lies in a shift. So a repeated hour counts once for each time it
passes while a shift that began before it lasts, and a skipped one not at all.
"""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selaras.core.calendars import Absence, Calendar, Hours, Shift, SpecialDay

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
LENGTH = 30 * 60
TURNS = (  # instants at which clocks were turned, or nothing happened
    ("America/New_York", datetime(2026, 3, 8, 7, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 11, 1, 6, tzinfo=UTC)),
    ("Europe/Paris", datetime(2026, 3, 29, 1, tzinfo=UTC)),
    ("Europe/Paris", datetime(2026, 12, 31, 23, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2026, 4, 4, 15, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2026, 10, 3, 15, 30, tzinfo=UTC)),
    ("America/Sao_Paulo", datetime(2018, 11, 4, 3, tzinfo=UTC)),
    ("Africa/Casablanca", datetime(2026, 2, 15, 2, tzinfo=UTC)),
    ("Pacific/Apia", datetime(2011, 12, 30, 10, tzinfo=UTC)),
    ("Asia/Kathmandu", datetime(2026, 3, 8, 7, tzinfo=UTC)),
)


def readings(calendar, first):
    """The latest time the local clock has shown, at each minute."""
    zone, latest = ZoneInfo(calendar.zone), datetime.min  # noqa: DTZ901 -- a wall clock has no zone
    for minute in range(-180, LENGTH):
        shown = (first + minute * MINUTE).astimezone(zone).replace(tzinfo=None)
        latest = max(latest, shown)
        if minute >= 0:
            yield latest


def in_hours(shown, day, hours):
    opens = datetime.combine(day, hours.opens)
    closes = datetime.combine(day, hours.closes) + (DAY if hours.closes <= hours.opens else timedelta())
    return opens <= shown < closes


def hours_of(calendar, day):
    special = {one.day: one.hours for one in calendar.special_hours}
    if day in special:
        return special[day]
    if day in calendar.closures:
        return ()
    return [shift for shift in calendar.shifts if shift.weekday == day.weekday()]


def open_minutes(calendar, first):
    """Whether work is done, minute by minute."""
    found = []
    for minute, shown in enumerate(readings(calendar, first)):
        today = shown.date()
        begun = [(day, hours) for day in (today - DAY, today) for hours in hours_of(calendar, day)]
        at = first + minute * MINUTE
        away = any(absence.start <= at < absence.end for absence in calendar.absences)
        found.append(not away and any(in_hours(shown, day, hours) for day, hours in begun))
    return found


quarters = st.builds(time, st.integers(0, 23), st.sampled_from([0, 10, 30, 45]))
small = st.builds(time, st.integers(0, 3), st.sampled_from([0, 1, 15, 30, 59]))  # where clocks are turned
clock = st.one_of(quarters, small)


@st.composite
def cases(draw):
    zone, turn = draw(st.sampled_from(TURNS))
    first = turn - draw(st.integers(60, LENGTH - 60)) * MINUTE
    week = draw(st.lists(st.builds(Shift, st.integers(0, 6), clock, clock), max_size=12))
    near = st.sampled_from([turn.date() + offset * DAY for offset in (-2, -1, 0, 1, 2)])
    special = draw(st.dictionaries(near, st.lists(st.builds(Hours, clock, clock), max_size=2), max_size=1))
    closures = draw(st.sets(near, max_size=1)) - set(special)
    calendar = Calendar(
        "any",
        zone,
        tuple(week),
        closures=tuple(closures),
        special_hours=tuple(SpecialDay(day, tuple(hours)) for day, hours in special.items()),
    )
    starts = draw(st.lists(st.integers(0, LENGTH - 1), max_size=2))
    return first, calendar.without(Absence(first + at * MINUTE, first + (at + 200) * MINUTE) for at in starts)


@settings(max_examples=30, deadline=None)
@given(cases(), st.lists(st.tuples(st.integers(0, LENGTH - 1), st.integers(0, LENGTH - 1)), min_size=3, max_size=3))
def test_every_answer_is_the_one_a_walk_over_the_minutes_finds(case, pairs):
    first, calendar = case
    opened = open_minutes(calendar, first)
    assert [calendar.is_open(first + minute * MINUTE) for minute in range(0, LENGTH, 7)] == opened[::7]
    worked = [0]
    for one in opened:
        worked.append(worked[-1] + one)
    for begin, end in pairs:
        start = first + begin * MINUTE
        assert calendar.elapsed(start, first + end * MINUTE) == (worked[end] - worked[begin]) * MINUTE
        wanted = (worked[LENGTH] - worked[begin] + 1) // 2
        if wanted:
            due = worked.index(worked[begin] + wanted)  # the first minute by which so many are done
            assert calendar.deadline(start, wanted * MINUTE) == first + due * MINUTE
            assert calendar.next_open(start) == first + opened.index(True, begin) * MINUTE


@pytest.mark.parametrize(("zone", "turn"), TURNS)
def test_round_the_clock_is_every_minute_of_the_twin(zone, turn):
    calendar = Calendar("always", zone, closures=(datetime(2000, 1, 1, tzinfo=UTC).date(),), always=True)
    assert all(calendar.is_open(turn + minute * MINUTE) for minute in range(-600, 600))
    assert calendar.elapsed(turn - DAY, turn + DAY) == 2 * DAY
