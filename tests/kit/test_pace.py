"""A pace: nobody ever makes more calls than agreed, whatever they try, and whoever waits is let in."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from selaras.kit.pace import Pace, taken

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TEN = Pace(10, timedelta(minutes=1))


def calls(pace, *seconds):
    """What becomes of calls at these seconds after noon."""
    full_at, answers = None, []
    for second in seconds:
        answer = taken(full_at, pace, NOON + timedelta(seconds=second))
        full_at = answer.full_at
        answers.append(answer)
    return answers


def test_all_calls_of_a_pace_may_come_at_once_and_no_more():
    answers = calls(TEN, *[0] * 11)
    assert [answer.left for answer in answers] == [9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0]
    assert [answer.granted for answer in answers] == [True] * 10 + [False]
    assert answers[-1].retry_after == 6


def test_a_token_comes_back_after_its_share_of_the_time():
    granted = [answer.granted for answer in calls(TEN, *[0] * 10, 5.9, 6, 6.1, 12)]
    assert granted[10:] == [False, True, False, True]


def test_a_bucket_is_full_again_when_it_says():
    last = calls(TEN, 0, 0, 0)[-1]
    assert last.seconds_to_full(NOON) == 18
    assert taken(last.full_at, TEN, last.full_at).left == 9


@given(
    pace=st.builds(Pace, st.integers(1, 20), st.timedeltas(timedelta(seconds=1), timedelta(hours=1))),
    gaps=st.lists(st.floats(0, 30), max_size=60),
)
def test_no_window_ever_holds_more_than_twice_the_pace_and_waiting_helps(pace, gaps):
    now, full_at, granted = NOON, None, []
    for gap in gaps:
        now += timedelta(seconds=gap)
        answer = taken(full_at, pace, now)
        full_at = answer.full_at
        if answer.granted:
            granted.append(now)
        else:
            assert taken(full_at, pace, now + answer.wait).granted
    for start in granted:
        assert sum(start <= at < start + pace.within for at in granted) <= 2 * pace.calls
