"""A clock stands still only for a reason the charter lists, and never to undo a breach."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.core.calendars import ALWAYS_OPEN
from selaras.core.lifecycle import Act
from selaras.core.sla import Clock, Pause, clocks_told, due, pause, resume
from selaras.kit.refusal import Refusal
from tests.core.sla.agreed import CALENDARS, FIRST, HOUR, MONDAY, told

OFFICE = CALENDARS["office"]


def _started(**more):
    details = {"clause": FIRST.name, "promise": "first_contact", "side": "sales", "calendar": "office"}
    due_at = MONDAY + 4 * HOUR
    return told("clock.started", 0, subject="clock_1", due_at=due_at, target_seconds=4 * 3600, **details, **more)


def _act(hours):
    return Act(at=MONDAY + hours * HOUR, actor="user:dewi", key=f"desk:{hours}")


def _pause(start, end):
    return Pause(MONDAY + start * HOUR, None if end is None else MONDAY + end * HOUR, "customer_asked")


def _code(answer):
    assert isinstance(answer, Refusal)
    return answer.code


def test_paused_time_is_taken_out_in_the_hours_of_the_calendar():
    over_night = due(OFFICE, MONDAY, 4 * HOUR, [_pause(2, 25)])
    assert over_night == MONDAY + 27 * HOUR
    assert due(OFFICE, MONDAY, 4 * HOUR) == MONDAY + 4 * HOUR


def test_pauses_that_overlap_count_once():
    assert due(OFFICE, MONDAY, 4 * HOUR, [_pause(1, 3), _pause(2, 4), _pause(2, 3)]) == MONDAY + 7 * HOUR


def test_a_pause_after_the_breach_erases_nothing():
    assert due(OFFICE, MONDAY, 4 * HOUR, [_pause(4.5, 6)]) == MONDAY + 4 * HOUR


def test_a_pause_that_was_over_before_the_start_changes_nothing():
    assert due(OFFICE, MONDAY, 4 * HOUR, [_pause(-3, -1)]) == MONDAY + 4 * HOUR
    assert due(OFFICE, MONDAY, 4 * HOUR, [_pause(-3, 1)]) == MONDAY + 5 * HOUR


def test_while_a_pause_lasts_the_due_time_is_the_one_without_it():
    assert due(OFFICE, MONDAY, 4 * HOUR, [_pause(1, None), _pause(2, 3)]) == MONDAY + 4 * HOUR
    assert due(OFFICE, MONDAY, 4 * HOUR, [_pause(1, 3), _pause(2, None)]) == MONDAY + 4 * HOUR


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)), max_size=5), st.integers(1, 40))
def test_the_time_that_ran_is_the_time_promised(stretches, hours):
    pauses = [_pause(start, start + length) for start, length in stretches]
    ends = due(ALWAYS_OPEN, MONDAY, hours * HOUR, pauses)
    slots = int((ends - MONDAY) / HOUR)
    still = {slot for start, length in stretches for slot in range(start, start + length) if slot < slots}
    assert slots - len(still) == hours


def test_a_clock_stops_and_runs_again_with_a_later_due_time():
    (clock,) = clocks_told([_started()])
    paused = pause(clock, _act(1), FIRST, "customer_asked")
    (waiting,) = clocks_told([_started(), paused])
    assert (waiting.paused, waiting.state(MONDAY + 99 * HOUR)) == (True, "pending")
    resumed = resume(waiting, _act(3), OFFICE)
    (again,) = clocks_told([_started(), paused, resumed])
    assert (again.paused, again.due_at, again.pauses) == (False, MONDAY + 6 * HOUR, (_pause(1, 3),))


def test_a_due_time_that_was_amended_moves_on_by_what_the_clock_stood_still():
    later = {"due_at": MONDAY + 30 * HOUR, "was_due_at": MONDAY + 4 * HOUR, "reason": "flood"}
    amended = told("clock.amended", 0.5, subject="clock_1", **later)
    paused = told("clock.paused", 1, subject="clock_1", reason="customer_asked")
    (waiting,) = clocks_told([_started(), amended, paused])
    assert resume(waiting, _act(3), OFFICE).details.due_at == MONDAY + 32 * HOUR


def test_a_clock_that_stood_still_twice_leaves_both_times_out():
    facts = [_started()]
    for start in (1, 3):
        facts.append(told("clock.paused", start, subject="clock_1", reason="customer_asked"))
        facts.append(resume(clocks_told(facts)[0], _act(start + 1), OFFICE))
    assert clocks_told(facts)[0].due_at == due(OFFICE, MONDAY, 4 * HOUR, [_pause(1, 2), _pause(3, 4)])


def test_pausing_is_refused_where_the_charter_does_not_allow_it():
    (clock,) = clocks_told([_started()])
    assert _code(pause(clock, _act(1), FIRST, "holiday_mood")) == "pause_not_listed"
    assert _code(pause(clock, _act(5), FIRST, "customer_asked")) == "already_breached"
    assert _code(pause(replace(clock, outcome="done", stopped_at=MONDAY), _act(1), FIRST, "x")) == "clock_stopped"
    assert _code(pause(replace(clock, outcome="done"), _act(1), FIRST, "x")) == "clock_stopped"
    waiting = replace(clock, pauses=(_pause(1, None),))
    assert _code(pause(waiting, _act(2), FIRST, "customer_asked")) == "already_paused"
    assert _code(resume(clock, _act(2), OFFICE)) == "not_paused"


@pytest.mark.parametrize(
    ("outcome", "hours", "state"),
    [("done", 4, "met"), ("done", 4.1, "breached"), ("cancelled", 1, "cancelled")],
)
def test_a_clock_reads_from_its_facts_how_it_ended(outcome, hours, state):
    stop = told("clock.stopped", hours, subject="clock_1", outcome=outcome, reason="why")
    again = told("clock.stopped", hours + 1, subject="clock_1", outcome="done")
    (clock,) = clocks_told([again, stop, _started(), _started()])
    assert (clock.state(MONDAY + 9 * HOUR), clock.stop_reason) == (state, "why")


def test_facts_that_tell_nothing_new_change_no_clock():
    first = told("clock.paused", 1, subject="clock_1", reason="customer_asked")
    second = told("clock.paused", 2, subject="clock_1", reason="customer_asked")
    breach = told("clock.breached", 4, subject="clock_1", cause="late")
    stray = told("clock.paused", 1, subject="clock_9", reason="customer_asked")
    (clock,) = clocks_told([_started(), first, second, breach, stray, told("lead.captured", 0)])
    assert clock.pauses == (_pause(1, None),)


def test_a_clock_is_a_value():
    start = Clock("c", "n", "review", "sales", MONDAY, MONDAY + HOUR, timedelta(hours=1), "office")
    assert start.state(MONDAY) == "pending"
