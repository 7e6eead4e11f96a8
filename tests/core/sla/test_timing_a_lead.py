"""Every promise about a lead is timed from its history, under the policy it started with."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from selaras.core.calendars import Absence
from selaras.core.charter.terms import CalendarTerms
from selaras.core.lifecycle import fold
from selaras.core.sla import Desk, calendars_of, clock_facts, clocks, clocks_told
from selaras.kit.errors import InputError
from tests.core.sla.agreed import (
    CALENDARS,
    DISPOSITION,
    FIRST,
    HOUR,
    MONDAY,
    REVIEW,
    ROUTE,
    TOUCHES,
    clause,
    office,
    terms_of,
    told,
)

DESK = Desk(CALENDARS)
MQL = [told("lead.captured", -2), told("lead.qualified", 0)]
ROUTED = [*MQL, told("lead.routed", 0.05, rep_id="rep_dewi")]
SAL = [*ROUTED, told("lead.accepted", 1, rep_id="rep_dewi")]


def _at(hours):
    return MONDAY + hours * HOUR


def _only(history, *clauses, desk=DESK, **more):
    (clock,) = clocks(fold(history), terms_of(*clauses), desk, **more)
    return clock


def _jakarta(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Jakarta"))


def _qualified_at(instant, **details):
    hours = (instant - MONDAY) / HOUR
    return [told("lead.captured", hours - 1), told("lead.qualified", hours, **details)]


@pytest.mark.parametrize(
    ("qualified", "calendar", "due"),
    [
        ("2026-03-07 15:00", office(), "2026-03-09 13:00"),
        ("2026-03-06 17:30", office(), "2026-03-09 12:30"),
        ("2026-03-06 17:30", office(closures=(date(2026, 3, 9),)), "2026-03-10 12:30"),
    ],
)
def test_four_business_hours_are_due_when_four_business_hours_have_passed(qualified, calendar, due):
    four = clause("review", "qualified", 4, calendar="office", side="operations")
    desk = Desk({"office": calendar})
    clock = _only(_qualified_at(_jakarta(qualified)), four, desk=desk)
    assert clock.due_at == _jakarta(due)
    assert calendar.elapsed(clock.started_at, clock.due_at) == 4 * HOUR


def test_a_rep_in_jakarta_owes_a_lead_in_new_york_jakarta_hours():
    history = [
        told("lead.captured", -2, time_zone="America/New_York"),
        told("lead.qualified", 0, high_intent=True),
        told("lead.routed", 8, rep_id="rep_dewi"),
    ]
    new_york = office("new york", "America/New_York")
    desk = Desk({"office": new_york, "wall": CALENDARS["wall"]}, calendar_of={"rep_dewi": CALENDARS["office"]})
    clock = _only(history, FIRST, desk=desk)
    assert (clock.calendar, clock.due_at) == ("office", _jakarta("2026-03-03 12:00"))


def test_round_the_clock_a_day_is_a_day_over_daylight_saving():
    zone = ZoneInfo("America/New_York")
    start = datetime(2026, 3, 7, 20, 0, tzinfo=zone)
    day = clause("review", "qualified", 24, side="operations")
    clock = _only(_qualified_at(start), day)
    assert clock.due_at.astimezone(zone) == datetime(2026, 3, 8, 21, 0, tzinfo=zone)


def test_untouched_one_second_past_its_due_time_is_breached_without_a_write():
    """Golden case 6."""
    clock = _only(ROUTED, FIRST)
    assert clock.state(clock.due_at) == "pending"
    assert clock.state(clock.due_at + timedelta(seconds=1)) == "breached"
    assert (clock.cause, clock.owner_id) == ("untouched", "rep_dewi")


def test_an_answer_exactly_at_the_due_time_meets_the_promise():
    on_time = _only([*ROUTED, told("lead.contacted", 24.05, medium="call")], FIRST)
    assert (on_time.state(_at(99)), on_time.cause) == ("met", None)
    late = _only([*ROUTED, told("lead.contacted", 24.06, medium="call")], FIRST)
    assert (late.state(_at(99)), late.cause) == ("breached", "late")


def test_high_intent_has_the_shorter_time():
    history = [told("lead.qualified", 0, high_intent=True), told("lead.routed", 0.5, rep_id="rep_dewi")]
    clock = _only(history, FIRST)
    assert (clock.target, clock.high_intent, clock.due_at) == (4 * HOUR, True, _at(4.5))


def test_automatic_mail_stops_nothing_and_an_early_call_counts_at_once():
    waiting = [*ROUTED, told("lead.contacted", 2, medium="email", automated=True)]
    assert _only(waiting, FIRST).outcome is None
    early = [MQL[0], told("lead.contacted", -1, medium="call"), *ROUTED[1:]]
    clock = _only(early, FIRST)
    assert (clock.stopped_at, clock.state(_at(99))) == (clock.started_at, "met")


def test_routing_is_the_systems_promise():
    assert _only(ROUTED, ROUTE).state(_at(1)) == "met"
    slow = [*MQL, told("lead.routed", 0.01, queue="holding"), told("lead.routed", 3, rep_id="rep_dewi")]
    clock = _only(slow, ROUTE)
    assert (clock.state(_at(4)), clock.cause, clock.rep_id) == ("breached", "system", None)


def test_a_review_ends_with_an_answer_either_way():
    assert _only(SAL, REVIEW).stopped_at == _at(1)
    rejected = _only([*ROUTED, told("lead.rejected", 2, reason="wrong_size")], REVIEW)
    assert (rejected.outcome, rejected.stopped_at) == ("done", _at(2))


def test_the_sixth_touch_keeps_the_promise_of_six():
    one = [*SAL, told("lead.contacted", 2, medium="call")]
    assert _only(one, TOUCHES).outcome is None
    assert _only([*one, told("lead.contacted", 30, medium="email")], TOUCHES).stopped_at == _at(30)


def test_contact_that_qualifies_and_exempt_reasons_free_the_rep_of_touches():
    qualified = _only([*SAL, told("lead.sales_qualified", 5)], TOUCHES)
    assert (qualified.state(_at(999)), qualified.stop_reason) == ("cancelled", "qualified")
    out = _only([*SAL, told("lead.disqualified", 5, reason="opt_out")], TOUCHES)
    assert (out.state(_at(999)), out.stop_reason) == ("cancelled", "opt_out")
    recycled = _only([*SAL, told("lead.recycled", 5, reason="timing")], TOUCHES)
    assert recycled.state(_at(999)) == "cancelled"


def test_another_reason_does_not_free_the_rep_of_touches():
    clock = _only([*SAL, told("lead.disqualified", 5, reason="no_budget")], TOUCHES)
    assert (clock.state(_at(99)), clock.state(_at(999))) == ("pending", "breached")


def test_what_is_broken_is_not_mended_by_what_comes_after():
    clock = _only([*SAL, told("lead.sales_qualified", 14 * 24 + 2)], TOUCHES)
    assert (clock.outcome, clock.state(_at(999))) == (None, "breached")


def test_any_disposition_keeps_the_promise_of_a_disposition():
    for end in (
        told("lead.sales_qualified", 5),
        told("lead.disqualified", 5, reason="no_budget"),
        told("lead.recycled", 5, reason="timing"),
    ):
        assert _only([*SAL, end], DISPOSITION).state(_at(999)) == "met"
    assert _only(SAL, DISPOSITION).state(_at(999)) == "breached"


def test_a_stage_nobody_said_starts_no_clock():
    assert clocks(fold([told("lead.sales_qualified", 1)]), terms_of(ROUTE, REVIEW, FIRST, TOUCHES), DESK) == ()


def test_the_acceptance_assigns_where_nobody_routed_and_a_capture_counts_once():
    accepted = [*MQL, told("lead.accepted", 1, rep_id="rep_dewi")]
    assert _only(accepted, FIRST).started_at == _at(1)
    assert _only(accepted, FIRST).rep_id == "rep_dewi"
    captured = clause("first_contact", "captured", 24)
    again = [*MQL, told("lead.recycled", 5, reason="timing"), told("lead.qualified", 50)]
    assert _only(again, captured).started_at == _at(-2)


def test_a_clause_applies_where_its_condition_is_not_known_to_fail():
    large = REVIEW.model_copy(update={"applies_to": "employees >= 500"})
    small = [told("lead.captured", -2, employees=20), MQL[1]]
    assert clocks(fold(small), terms_of(large), DESK) == ()
    assert len(clocks(fold(MQL), terms_of(large), DESK)) == 1


def test_a_merged_lead_has_no_clocks_of_its_own():
    assert clocks(fold([*MQL, told("lead.merged", 1, into="lead_2")]), terms_of(ROUTE), DESK) == ()


def test_an_unknown_calendar_is_an_error_that_names_the_known_ones():
    with pytest.raises(InputError, match="no calendar 'moon'; use one of office, wall"):
        _only(MQL, clause("review", "qualified", 1, calendar="moon", side="operations"))


def test_the_charters_calendars_are_known_by_their_names():
    terms = terms_of().model_copy(update={"calendars": {"wall": CalendarTerms(always=True)}})
    assert calendars_of(terms)["wall"].always


def test_the_cause_of_a_breach_is_the_first_that_excuses():
    at_due = Absence(_at(20), _at(30))
    assert _only(ROUTED, FIRST, desk=Desk(CALENDARS, absences={"rep_dewi": [at_due]})).cause == "absent"
    assert _only(ROUTED, FIRST, desk=Desk(CALENDARS, overloads={"rep_dewi": [at_due]})).cause == "over_capacity"
    moved = _only([*ROUTED, told("lead.routed", 23, rep_id="rep_tono")], FIRST)
    assert (moved.cause, moved.owner_id, moved.rep_id) == ("wrong_owner", "rep_tono", "rep_dewi")
    went_up = told("lead.escalated", 23, level=1, to="another_rep", rep_id="rep_tono")
    climbed = _only([*ROUTED, told("lead.routed", 23, rep_id="rep_tono"), went_up], FIRST)
    assert (climbed.cause, climbed.owner_id) == ("untouched", "rep_tono")
    heard_late = [told("lead.captured", -2, noted=100), *ROUTED[1:]]
    assert _only(heard_late, FIRST).cause == "system"
    from_mql = clause("first_contact", "qualified", 2)
    assert _only([*MQL, told("lead.routed", 3, rep_id="rep_dewi")], from_mql).cause == "system"
    assert _only(MQL, REVIEW).cause == "untouched"
    away = Desk(CALENDARS, absences={"rep_dewi": [at_due]})
    assert (_only(ROUTED, REVIEW, desk=away).cause, _only(ROUTED, REVIEW).owner_id) == ("untouched", None)


def test_a_second_pass_is_not_blamed_on_when_the_lead_was_first_heard_of():
    again = [told("lead.captured", -2, noted=900), *ROUTED[1:], told("lead.recycled", 5, reason="timing")]
    again += [told("lead.qualified", 50), told("lead.routed", 51, rep_id="rep_tono")]
    first, second = clocks(fold(again), terms_of(FIRST), DESK)
    assert (first.state(_at(999)), second.cause, second.owner_id) == ("cancelled", "untouched", "rep_tono")


def test_a_clock_knows_its_team_and_its_charter():
    clock = _only(ROUTED, FIRST, desk=Desk(CALENDARS, team_of={"rep_dewi": "smb"}), charter_version=4)
    assert (clock.team, clock.charter_version, clock.lead_id) == ("smb", 4, "lead_1")


def test_a_clock_keeps_the_policy_it_started_with():
    old = clocks_told(clock_facts(clocks(fold(ROUTED), terms_of(FIRST), DESK), (), (), _at(1), "worker"))
    stricter = FIRST.model_copy(update={"name": "faster", "allowance": FIRST.high_intent_allowance})
    (kept,) = clocks(fold(ROUTED), terms_of(stricter), DESK, told=old)
    assert (kept.due_at, kept.clause, kept.id) == (_at(24.05), "first_contact clause", old[0].id)


def test_noting_what_history_lacks_leaves_nothing_to_note():
    terms, as_of = terms_of(ROUTE, REVIEW, FIRST, TOUCHES, DISPOSITION), _at(999)
    history = [*SAL, told("lead.contacted", 2, medium="call")]
    implied = clocks(fold(history), terms, DESK, charter_version=2)
    facts = clock_facts(implied, (), (), as_of, "worker")
    kinds = sorted(fact.kind for fact in facts)
    assert kinds == ["clock.breached"] * 2 + ["clock.started"] * 5 + ["clock.stopped"] * 3
    in_ledger = clocks_told(facts)
    assert {c.id: c.state(as_of) for c in in_ledger} == {c.id: c.state(as_of) for c in implied}
    breached = [fact.subject for fact in facts if fact.kind == "clock.breached"]
    again = clocks(fold(history), terms, DESK, told=in_ledger)
    assert clock_facts(again, in_ledger, breached, as_of, "worker") == []
    assert all(
        f.happened_at == c.due_at for f in facts for c in implied if f.kind == "clock.breached" and f.subject == c.id
    )


def test_a_clock_that_history_no_longer_implies_is_withdrawn():
    running = clocks_told(clock_facts(clocks(fold(ROUTED), terms_of(FIRST), DESK), (), (), _at(1), "worker"))
    (fact,) = clock_facts((), running, (), _at(2), "worker")
    assert (fact.kind, fact.details.outcome, fact.details.reason) == ("clock.stopped", "cancelled", "withdrawn")
    assert [late.kind for late in clock_facts((), running, (), _at(99), "worker")] == ["clock.stopped"]
    assert clock_facts((), running, [running[0].id], _at(99), "worker") == []  # a breach that was noted stays one
