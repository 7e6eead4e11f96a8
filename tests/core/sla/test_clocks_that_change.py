"""Clocks whose history changes: ends taken back, ends that come late, other due times, reminders, and other zones."""

from dataclasses import replace
from datetime import time, timedelta

from selaras.core.calendars import ALWAYS_OPEN, Calendar, Shift
from selaras.core.lifecycle import Act, fold
from selaras.core.sla import Desk, clock_facts, clocks, clocks_told, reminded_anew, resume
from tests.core.sla.agreed import CALENDARS, FIRST, HOUR, MONDAY, office, terms_of, told

DESK = Desk(CALENDARS)
TERMS = terms_of(FIRST)
WHOLE_DAYS = Calendar("days", "Asia/Jakarta", tuple(Shift(day, time(0), time(0)) for day in range(5)))
ROUTED = [told("lead.captured", -2), told("lead.qualified", 0), told("lead.routed", 0, rep_id="rep_dewi")]
CALL = told("lead.contacted", 3, medium="call")


def noted(history, told_before, hours):
    """Return the clock facts that a history lacks so many hours after the Monday."""
    known = clocks_told(told_before)
    broken = [fact.subject for fact in told_before if fact.kind == "clock.breached"]
    return clock_facts(clocks(fold(history), TERMS, DESK, known), known, broken, MONDAY + hours * HOUR, "desk")


def only(facts):
    (clock,) = clocks_told(facts)
    return clock


def test_a_call_taken_back_lets_the_clock_run_again_and_the_next_call_stops_it():
    ledger = noted([*ROUTED, CALL], [], 3)
    assert only(ledger).outcome == "done"
    ledger += noted(ROUTED, ledger, 4)
    assert [fact.kind for fact in ledger][-1] == "clock.reopened"
    assert only(ledger).outcome is None
    later = told("lead.contacted", 5, medium="call")
    ledger += noted([*ROUTED, later], ledger, 5)
    assert only(ledger).stopped_at == later.happened_at
    assert noted([*ROUTED, later], ledger, 6) == []


def test_an_earlier_call_that_arrives_late_is_the_one_that_counts():
    ledger = noted([*ROUTED, CALL], [], 3)
    early = told("lead.contacted", 1, medium="email")
    ledger += noted([*ROUTED, early, CALL], ledger, 9)
    assert only(ledger).stopped_at == early.happened_at
    assert noted([*ROUTED, early, CALL], ledger, 9) == []


def test_whoever_owes_a_promise_is_reminded_once_while_it_runs():
    ledger = noted(ROUTED, [], 1)
    assert [fact.kind for fact in ledger] == ["clock.started"]
    reminder = only(ledger).remind_at
    assert reminder == MONDAY + 18 * HOUR
    ledger += noted(ROUTED, ledger, 19)
    assert (ledger[-1].kind, ledger[-1].details.rep_id) == ("clock.reminded", "rep_dewi")
    assert noted(ROUTED, ledger, 20) == []
    assert only(ledger).reminded_at == MONDAY + 19 * HOUR


def test_nobody_is_reminded_of_what_is_overdue():
    assert [fact.kind for fact in noted(ROUTED, [], 48)] == ["clock.started", "clock.breached"]


def test_a_charter_that_reminds_nobody_has_no_reminders():
    silent = TERMS.model_copy(update={"desk": TERMS.desk.model_copy(update={"remind_at": 0})})
    (clock,) = clocks(fold(ROUTED), silent, DESK)
    assert clock.remind_at is None


def test_an_amended_clock_has_the_due_time_it_was_given():
    started = noted(ROUTED, [], 1)
    due = only(started).due_at
    amended = told(
        "clock.amended",
        2,
        subject=started[0].subject,
        due_at=due + HOUR,
        was_due_at=due,
        reason="The office was closed",
    )
    assert only([*started, amended]).due_at == due + HOUR
    (clock,) = clocks(fold(ROUTED), TERMS, DESK, clocks_told([*started, amended]))
    assert clock.due_at == due + HOUR


def test_a_clock_whose_beginning_was_taken_back_is_withdrawn_even_past_its_due_time_and_comes_back_with_it():
    ledger = noted(ROUTED, [], 1)
    ledger += noted(ROUTED[:2], ledger, 99)
    assert (only(ledger).outcome, only(ledger).stop_reason) == ("cancelled", "withdrawn")
    ledger += noted(ROUTED, ledger, 100)
    assert only(ledger).outcome is None


def test_whole_days_are_counted_in_the_zone_a_rep_works_in_and_hours_are_the_reps_own():
    calendars = {"days": WHOLE_DAYS, "office": office(), "always": ALWAYS_OPEN}
    own = replace(office("own", opens=6, closes=12))
    desk = Desk(calendars, calendar_of={"rep_dewi": own}, zone_of={"rep_dewi": "America/New_York", "rep_tono": ""})
    assert desk.calendar("days", "rep_dewi").zone == "America/New_York"
    assert desk.calendar("days", "rep_tono") == desk.calendar("days") == calendars["days"]
    assert desk.calendar("office", "rep_dewi") == own
    assert desk.calendar("always", "rep_dewi") == ALWAYS_OPEN
    assert desk.calendar("days", "rep_dewi").deadline(MONDAY, timedelta(hours=24)) > MONDAY


def test_a_due_time_that_is_amended_takes_its_reminder_along():
    started = noted(ROUTED, [], 1)
    anew = reminded_anew(only(started), ALWAYS_OPEN, MONDAY + 48 * HOUR)
    assert anew == MONDAY + 36 * HOUR
    details = {"due_at": MONDAY + 48 * HOUR, "was_due_at": only(started).due_at, "reason": "flood"}
    ledger = [*started, told("clock.amended", 2, subject=started[0].subject, remind_at=anew, **details)]
    assert noted(ROUTED, ledger, 35) == []
    assert [fact.kind for fact in noted(ROUTED, ledger, 36)] == ["clock.reminded"]


def test_time_that_a_clock_stood_still_is_no_part_of_the_share_after_which_it_reminds():
    start = only(noted(ROUTED, [], 1))
    paused = told("clock.paused", 2, subject=start.id, reason="customer_asked")
    stands = only([*noted(ROUTED, [], 1), paused])
    assert reminded_anew(stands, ALWAYS_OPEN, MONDAY + 48 * HOUR) == MONDAY + 36 * HOUR
    resumed = resume(stands, Act(MONDAY + 12 * HOUR, "user:dewi", "on"), ALWAYS_OPEN)
    again = only([*noted(ROUTED, [], 1), paused, resumed])
    assert (again.due_at, again.remind_at) == (MONDAY + 34 * HOUR, MONDAY + 28 * HOUR)
    assert reminded_anew(again, ALWAYS_OPEN, MONDAY + 58 * HOUR) == MONDAY + 46 * HOUR
    early = replace(again, remind_at=MONDAY + HOUR / 2)
    assert reminded_anew(early, ALWAYS_OPEN, MONDAY + 58 * HOUR) == MONDAY + HOUR


def test_a_clock_that_reminds_nobody_or_was_due_at_once_reminds_nobody_anew():
    clock = only(noted(ROUTED, [], 1))
    assert reminded_anew(replace(clock, remind_at=None), ALWAYS_OPEN, MONDAY + 48 * HOUR) is None
    assert reminded_anew(replace(clock, due_at=clock.started_at), ALWAYS_OPEN, MONDAY + 48 * HOUR) is None


def test_a_due_time_that_is_amended_while_the_clock_stands_still_is_one_without_the_pause():
    started = noted(ROUTED, [], 1)
    paused = told("clock.paused", 2, subject=started[0].subject, reason="customer_asked")
    details = {"due_at": MONDAY + 48 * HOUR, "was_due_at": only(started).due_at, "reason": "flood"}
    amended = told("clock.amended", 6, subject=started[0].subject, **details)
    stands = only([*started, paused, amended])
    assert (stands.paused, stands.due_at) == (True, MONDAY + 48 * HOUR)
    resumed = resume(stands, Act(MONDAY + 12 * HOUR, "user:dewi", "on"), ALWAYS_OPEN)
    assert resumed.details.due_at == MONDAY + 58 * HOUR
