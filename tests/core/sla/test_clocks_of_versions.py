"""A clock's policy is the one at its start: a later version decides only about clocks that start later."""

from datetime import timedelta

import pytest

from selaras.core.calendars import ALWAYS_OPEN
from selaras.core.charter.terms import CalendarTerms
from selaras.core.charter.versions import Signature, Version
from selaras.core.lifecycle import fold
from selaras.core.sla import Desk, clock_facts, clocks, clocks_told
from tests.core.sla.agreed import CALENDARS, FIRST, HOUR, MONDAY, REVIEW, ROUTE, TOUCHES, clause, terms_of, told

DESK = Desk(CALENDARS)
ROUTED = [told("lead.captured", -2), told("lead.qualified", 0), told("lead.routed", 0, rep_id="rep_dewi")]
CALL = told("lead.contacted", 3, medium="call")
SECOND_AT = 2


def agreed(number, since, *clauses, signed=True, until=None, **parts):
    """Return a version that binds so many hours after the Monday."""
    start = MONDAY + since * HOUR
    names = ("marketing", "sales") if signed else ()
    return Version(
        number=number, sha256="", document=terms_of(*clauses).model_copy(update=parts).model_dump_json(),
        effective_from=start, proposed_at=start, proposed_by="bima",
        signatures=tuple(Signature(side, side, side, start) for side in names),
        superseded_at=None if until is None else MONDAY + until * HOUR,
    )  # fmt: skip


def charters(first, second, since=SECOND_AT):
    return agreed(1, -99, *first, until=since), agreed(2, since, *second)


def noted(history, before, hours, versions):
    """Return the clock facts that a history lacks so many hours after the Monday, under the charter of then."""
    now = MONDAY + hours * HOUR
    known = clocks_told(before)
    broken = [fact.subject for fact in before if fact.kind == "clock.breached"]
    version = next(one for one in versions if one.in_force(now))
    implied = clocks(fold(history), version.terms, DESK, known, version.number, versions)
    return clock_facts(implied, known, broken, now, "desk")


def summary(facts):
    return [(clock.clause, clock.charter_version, clock.outcome) for clock in clocks_told(facts)]


@pytest.mark.parametrize(
    "second",
    [
        (),
        (REVIEW,),
        (FIRST.model_copy(update={"name": "faster"}),),
        (FIRST.model_copy(update={"mediums": ("linkedin",)}),),
        (FIRST.model_copy(update={"start": "qualified"}),),
        (TOUCHES.model_copy(update={"start": "qualified"}),),
    ],
)
def test_a_version_that_makes_another_promise_or_none_changes_no_clock_that_runs(second):
    versions = charters([FIRST], second)
    ledger = noted(ROUTED, [], 1, versions)
    assert noted(ROUTED, ledger, SECOND_AT, versions) == []
    assert summary(ledger) == [(FIRST.name, 1, None)]
    ledger += noted([*ROUTED, CALL], ledger, 3, versions)
    assert summary(ledger) == [(FIRST.name, 1, "done")]
    assert noted([*ROUTED, CALL], ledger, 99, versions) == []


def test_what_the_new_version_dropped_is_broken_when_nobody_keeps_it():
    versions = charters([FIRST], [])
    ledger = noted(ROUTED, [], 1, versions)
    assert [fact.kind for fact in noted(ROUTED, ledger, 99, versions)] == ["clock.breached"]


def test_what_happens_to_the_lead_cancels_a_clock_whatever_the_charter_says_now():
    versions = charters([FIRST], [])
    ledger = noted(ROUTED, [], 1, versions)
    ledger += noted([*ROUTED, told("lead.recycled", 5, reason="timing")], ledger, 5, versions)
    assert summary(ledger) == [(FIRST.name, 1, "cancelled")]


def test_a_clock_that_starts_under_the_new_version_has_its_policy():
    versions = charters([FIRST], [ROUTE, FIRST.model_copy(update={"name": "faster"})])
    history = [told("lead.captured", 1), told("lead.qualified", 3), told("lead.routed", 4, rep_id="rep_dewi")]
    assert summary(noted(history, [], 4, versions)) == [(ROUTE.name, 2, "done"), ("faster", 2, None)]


def test_a_start_heard_of_late_has_the_policy_and_the_calendar_of_its_day():
    wall = {"forgotten": CalendarTerms(always=True)}
    first = agreed(1, -99, clause("first_contact", "assigned", 24, calendar="forgotten"), until=2, calendars=wall)
    versions = (first, agreed(2, 2, ROUTE))
    (clock,) = clocks_told(noted(ROUTED, [], 5, versions))
    assert (clock.charter_version, clock.due_at) == (1, ALWAYS_OPEN.deadline(MONDAY, timedelta(hours=24)))


def test_what_began_before_any_charter_has_the_policy_of_the_first():
    versions = agreed(1, 1, FIRST, until=2), agreed(2, 2, ROUTE), agreed(3, 3, ROUTE, signed=False)
    assert summary(noted(ROUTED, [], 1, versions)) == summary(noted(ROUTED, [], 5, versions)) == [(FIRST.name, 1, None)]


def test_a_version_that_binds_from_an_earlier_day_promises_no_second_time_what_is_under_way():
    before = agreed(1, -99, FIRST)
    ledger = noted(ROUTED, [], 1, (before,))
    versions = charters([FIRST], [REVIEW, FIRST.model_copy(update={"name": "faster"})], since=-1)
    ledger += noted(ROUTED, ledger, 3, versions)
    assert sorted(summary(ledger)) == [(FIRST.name, 1, None), (REVIEW.name, 2, None)]


def test_a_clock_whose_version_nobody_knows_runs_by_the_clause_of_its_name():
    ledger = noted(ROUTED, [], 1, charters([FIRST], []))
    silent = FIRST.model_copy(update={"name": "another", "mediums": ("linkedin",)})
    terms = terms_of(silent, FIRST)
    (clock, *_) = clocks(fold([*ROUTED, CALL]), terms, DESK, clocks_told(ledger))
    assert clock.outcome == "done"


def test_two_clauses_of_one_promise_both_run():
    slow = FIRST.model_copy(update={"name": "within a week", "allowance": clause("review", "qualified", 168).allowance})
    versions = (agreed(1, -99, FIRST, slow),)
    ledger = noted(ROUTED, [], 1, versions)
    assert summary(ledger) == [(FIRST.name, 1, None), (slow.name, 1, None)]
    assert noted(ROUTED, ledger, 2, versions) == []
    ledger += noted([*ROUTED, CALL], ledger, 3, versions)
    assert [outcome for _, _, outcome in summary(ledger)] == ["done", "done"]
