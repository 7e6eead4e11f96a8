"""Columns of instants: their order, their edges, and a size that a loop could not take."""

from datetime import UTC, datetime, time, timedelta

import numpy as np
import pytest

from selaras.core.calendars import ALWAYS_OPEN, Calendar, InstantError, NeverOpenError, Shift, deadlines, elapsed_many
from selaras.kit.instants import to_microseconds

FRIDAY = to_microseconds(datetime(2026, 3, 6, 10, 30, tzinfo=UTC))  # 17:30 in Jakarta
HOUR = 3_600_000_000


def test_answers_keep_the_order_of_the_questions(office):
    starts = np.array([FRIDAY + 24 * HOUR, FRIDAY])
    due = [datetime(2026, 3, 9, 6, tzinfo=UTC), datetime(2026, 3, 9, 5, 30, tzinfo=UTC)]
    assert deadlines(office, starts, timedelta(hours=4)).tolist() == [to_microseconds(at) for at in due]


def test_a_hundred_thousand_clocks_agree_with_their_allowance(office):
    seeded = np.random.default_rng(2026)
    starts = FRIDAY + seeded.integers(0, 700 * 24, 100_000) * HOUR
    due = deadlines(office, starts, timedelta(hours=24))
    assert set(elapsed_many(office, starts, due).tolist()) == {24 * HOUR}
    assert set(elapsed_many(office, due, starts).tolist()) == {-24 * HOUR}


def test_no_questions_have_no_answers(office):
    assert deadlines(office, [], timedelta(hours=1)).tolist() == []
    assert elapsed_many(office, [], []).tolist() == []


def test_a_calendar_that_never_opens_has_no_deadlines_and_no_time():
    closed = Calendar("closed", "UTC")
    assert elapsed_many(closed, [FRIDAY], [FRIDAY + HOUR]).tolist() == [0]
    with pytest.raises(NeverOpenError, match="calendar closed"):
        deadlines(closed, [FRIDAY], timedelta(hours=1))


def test_a_missing_instant_in_a_column_is_named_and_not_guessed():
    missing = np.iinfo(np.int64).min
    with pytest.raises(InstantError, match="microseconds from 1970 is outside the years"):
        deadlines(ALWAYS_OPEN, [FRIDAY, missing], timedelta(hours=1))


def test_a_column_answers_the_closing_instant_on_the_boundary_and_the_next_opening_for_nothing(office):
    noon, closing = to_microseconds(datetime(2026, 3, 6, 5, tzinfo=UTC)), FRIDAY + HOUR // 2
    monday = to_microseconds(datetime(2026, 3, 9, 2, tzinfo=UTC))
    assert deadlines(office, [noon], timedelta(hours=6)).tolist() == [closing]
    assert deadlines(office, [closing], timedelta()).tolist() == [monday]


def test_the_edges_of_a_year_are_not_the_edges_of_the_answer():
    mornings = Calendar("mornings", "UTC", tuple(Shift(weekday, time(9), time(12)) for weekday in range(7)))
    new_year, eve = datetime(2026, 1, 1, 8, tzinfo=UTC), datetime(2026, 12, 31, 20, tzinfo=UTC)
    begin, end = to_microseconds(new_year), to_microseconds(eve)
    assert elapsed_many(mornings, [begin], [end]).tolist() == [365 * 3 * HOUR]
    assert deadlines(mornings, [end], timedelta()).tolist() == [end + 13 * HOUR]
