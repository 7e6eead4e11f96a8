"""A week reckoned tells every evaluation, opens what climbed and says what recovered; facts alone rebuild it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from selaras.core.charter.starting import starting_terms
from selaras.core.ledger.details.escalation import Evaluated, Opened, Recovered
from selaras.core.sla import (
    Attainment,
    Ladders,
    Noting,
    Owed,
    judged_week,
    owner_role,
    promise_of,
    reckoned,
    standings_told,
)
from selaras.kit.periods import Cuts

LADDER = starting_terms().promises.ladder
JAKARTA = Cuts("Asia/Jakarta")
CONTACT = Owed("sales", "first contact", "first_contact")
VOLUME = Owed("marketing", "MQLs a month", "volume")
KEPT, MISSED, NOTHING = Attainment(met=9, breached=1), Attainment(met=1, breached=9), Attainment()
START = datetime(2026, 3, 1, 17, tzinfo=UTC)


def _lived(*weeks, late=timedelta(minutes=1), holders=None):
    """Reckon week after week; each names what became of each promise."""
    ladders, told = Ladders(), []
    for number, counts in enumerate(weeks):
        week = JAKARTA.holding(START + timedelta(weeks=number), "week")
        judged = [judged_week(owed, count, week, LADDER, 1) for owed, count in counts.items()]
        facts, ladders = reckoned(week, judged, ladders, LADDER, Noting(week.end + late, holders or {}))
        told.append(facts)
    return told, ladders


def _sales(*counts):
    return [{CONTACT: count} for count in counts]


def _opened(facts):
    return [fact.details for fact in facts if isinstance(fact.details, Opened)]


def test_the_charters_numbers_lead_to_a_talk_then_the_leaders_then_the_executive():
    told, _ = _lived(*_sales(*[MISSED] * 9))
    names = [[record.name for record in _opened(facts)] for facts in told]
    assert names == [["talk"], [], ["vp_review"], [], [], [], [], ["executive"], []]
    in_a_row = replace_rungs(or_missed_of=None)
    ladders, found = Ladders(), []
    for number in range(4):
        week = JAKARTA.holding(START + timedelta(weeks=number), "week")
        judged = [judged_week(CONTACT, MISSED, week, in_a_row, 1)]
        facts, ladders = reckoned(week, judged, ladders, in_a_row, Noting(week.end))
        found.append([record.name for record in _opened(facts)])
    assert found == [["talk"], [], [], ["vp_review"]]


def replace_rungs(**changes):
    return LADDER.model_copy(update={"rungs": tuple(rung.model_copy(update=changes) for rung in LADDER.rungs)})


def test_a_record_names_who_meets_who_sees_to_it_and_by_when():
    told, _ = _lived(*_sales(MISSED), holders={"revenue_operations": "bima"})
    evaluated, opened = told[0]
    record = opened.details
    assert (record.clause, record.side, record.rung, record.missed) == ("first contact", "sales", 1, 1)
    assert record.who == ("marketing", "revenue_operations", "sales_manager")
    assert (record.owner_role, record.owner_id) == ("revenue_operations", "bima")
    assert opened.happened_at == evaluated.happened_at == datetime(2026, 3, 8, 17, tzinfo=UTC)
    assert record.due_at == opened.noted_at + timedelta(days=5)
    assert record.promise_id == evaluated.subject == CONTACT.id


def test_whoever_wakes_late_has_the_same_time_to_meet():
    told, _ = _lived(*_sales(MISSED), late=timedelta(days=30))
    assert _opened(told[0])[0].due_at == told[0][0].happened_at + timedelta(days=35)


def test_each_clean_week_steps_down_and_tells_the_record_above():
    told, ladders = _lived(*_sales(MISSED, MISSED, MISSED, KEPT, KEPT))
    records = {fact.details.rung: fact.subject for facts in told for fact in facts if isinstance(fact.details, Opened)}
    recovered = [[fact.subject for fact in facts if isinstance(fact.details, Recovered)] for facts in told]
    assert recovered == [[], [], [], [records[2]], [records[1]]]
    assert ladders.standings[CONTACT.id].rung == 0
    assert not ladders.records[CONTACT.id]


def test_missing_again_after_a_recovery_is_another_record():
    told, _ = _lived(*_sales(MISSED, KEPT, MISSED))
    records = [fact.subject for facts in told for fact in facts if isinstance(fact.details, Opened)]
    assert len(set(records)) == 2


def _year(*, closes):
    """Reckon a year of missed weeks; where people close every record, they do so before the next week."""
    ladders, opened = Ladders(), []
    for number in range(52):
        week = JAKARTA.holding(START + timedelta(weeks=number), "week")
        judged = [judged_week(CONTACT, MISSED, week, LADDER, 1)]
        facts, ladders = reckoned(week, judged, ladders, LADDER, Noting(week.end))
        opened.append([record.name for record in _opened(facts)])
        if closes:
            ladders = replace(ladders, closed={held.record for held in ladders.records[CONTACT.id]})
    return opened


def test_closing_a_record_quietens_nothing():
    opened = _year(closes=True)
    assert opened[:8] == [["talk"], ["talk"], ["vp_review"], [], [], [], ["vp_review"], ["executive"]]
    later = [number for number, names in enumerate(opened) if names == ["executive"]]
    assert later == [7, 15, 23, 31, 39, 47]


def test_a_record_nobody_closed_is_not_opened_twice():
    assert [name for names in _year(closes=False) for name in names] == ["talk", "vp_review", "executive"]


def test_two_promises_before_the_leaders_are_a_matter_for_the_executive():
    told, _ = _lived(*[{CONTACT: MISSED, VOLUME: MISSED}] * 3)
    assert {record.name for record in _opened(told[-1])} == {"executive"}
    assert {record.owner_role for record in _opened(told[-1])} == {"executive"}


def test_a_week_without_anything_due_is_told_and_changes_nothing():
    told, ladders = _lived(*_sales(MISSED, NOTHING))
    (evaluated,) = told[1]
    assert (evaluated.details.judgement, evaluated.details.rung) == ("no_data", 1)
    assert ladders.standings[CONTACT.id].missed == (True,)


def test_reckoning_a_week_again_tells_the_same_facts():
    once, _ = _lived(*_sales(MISSED, MISSED, KEPT))
    twice, _ = _lived(*_sales(MISSED, MISSED, KEPT))
    assert once == twice


@pytest.mark.parametrize("seed", range(5))
def test_standings_follow_from_the_evaluations_alone_whatever_their_order(seed):
    chance = Random(seed)
    weeks = [{owed: chance.choice([KEPT, MISSED, MISSED, NOTHING]) for owed in (CONTACT, VOLUME)} for _ in range(40)]
    told, ladders = _lived(*weeks)
    evaluations = [fact.details for facts in told for fact in facts if isinstance(fact.details, Evaluated)]
    chance.shuffle(evaluations)
    standings = standings_told(evaluations, lambda _: LADDER)
    assert standings == ladders.standings
    last = max(evaluations, key=lambda one: (one.week, one.clause == "first contact"))
    assert standings[promise_of(last)].rung == last.rung


def test_each_week_is_climbed_under_its_own_charter():
    told, _ = _lived(*_sales(MISSED, MISSED))
    evaluations = [fact.details for facts in told for fact in facts if isinstance(fact.details, Evaluated)]
    patient = replace_rungs(after_missed=9, or_missed_of=None)
    assert standings_told(evaluations, lambda _: patient)[CONTACT.id].rung == 0
    assert standings_told(evaluations, {1: LADDER}.get)[CONTACT.id].rung == 1


@pytest.mark.parametrize(
    ("who", "side", "owner"),
    [
        (("executive", "marketing_leader", "sales_leader"), "sales", "executive"),
        (("marketing_leader", "sales_leader", "revenue_operations"), "sales", "sales_leader"),
        (("marketing_leader", "sales_leader", "revenue_operations"), "marketing", "marketing_leader"),
        (("marketing_leader", "sales_leader", "revenue_operations"), "operations", "revenue_operations"),
        (("marketing", "sales_manager"), "sales", "sales_manager"),
        (("the board",), "sales", "the board"),
    ],
)
def test_every_record_has_a_role_that_sees_to_it(who, side, owner):
    assert owner_role(who, side) == owner
