"""A missed week leads to a talk, a month to the leaders, what is systematic to the executive; and one climbs down."""

from datetime import timedelta

from selaras.core.charter.terms import Ladder
from selaras.core.sla import Attainment, Standing, evaluated, missed
from tests.core.sla.agreed import LADDER, MONDAY


def _weeks(*weeks, ladder=LADDER):
    standings, climbed = {}, []
    for number, broken in enumerate(weeks):
        week = broken if isinstance(broken, dict) else {"first contact": broken}
        standings, openings = evaluated(standings, week, ladder, MONDAY + timedelta(weeks=number))
        climbed.append([(opening.clause, opening.name) for opening in openings])
    return standings, climbed


def test_a_missed_week_leads_to_a_talk():
    standings, openings = evaluated({}, {"first contact": True}, LADDER, MONDAY)
    assert standings["first contact"].rung == 1
    (opening,) = openings
    assert (opening.name, opening.who, opening.due_at) == (
        "operations talk",
        ("revenue_operations",),
        MONDAY + timedelta(days=7),
    )


def test_four_weeks_in_a_row_lead_to_the_leaders():
    ladder = Ladder(rungs=tuple(rung.model_copy(update={"or_missed_of": None}) for rung in LADDER.rungs))
    _, climbed = _weeks(True, True, True, True, ladder=ladder)
    assert climbed == [[("first contact", "operations talk")], [], [], [("first contact", "leaders")]]


def test_three_of_five_weeks_lead_to_the_leaders_too():
    standings, climbed = _weeks(True, False, True, False, True)
    assert standings["first contact"].rung == 2
    assert climbed[-1] == [("first contact", "leaders")]


def test_one_clean_week_steps_down_one_rung_only():
    standings, _ = _weeks(True, True, True, True, False)
    assert standings["first contact"].rung == 1
    standings, _ = _weeks(True, True, True, True, False, False, False)
    assert standings["first contact"] == Standing(0, (True,) * 4 + (False,) * 3, 1)


def test_recovery_may_take_more_than_one_clean_week():
    slow = LADDER.model_copy(update={"clean_periods_to_recover": 2})
    assert _weeks(True, False, ladder=slow)[0]["first contact"].rung == 1
    assert _weeks(True, False, False, ladder=slow)[0]["first contact"].rung == 0


def test_a_week_in_which_nothing_fell_due_changes_nothing():
    before, _ = _weeks(True, True)
    assert evaluated(before, {"first contact": None}, LADDER, MONDAY) == (before, ())
    assert evaluated(before, {}, LADDER, MONDAY) == (before, ())


def test_two_months_lead_to_the_executive():
    standings, climbed = _weeks(*[True] * 8)
    assert standings["first contact"].rung == 3
    assert climbed[-1] == [("first contact", "executive")]


def test_two_clauses_before_the_leaders_are_systematic():
    both = {"first contact": True, "volume": True}
    standings, climbed = _weeks(both, both, both)
    assert {clause: stands.rung for clause, stands in standings.items()} == {"first contact": 3, "volume": 3}
    assert climbed[-1] == [("first contact", "executive"), ("volume", "executive")]


def test_a_clean_week_is_not_lifted_by_the_others():
    both = {"first contact": True, "volume": True}
    before, _ = _weeks(both, both)
    standings, _ = evaluated(before | {"volume": Standing(3, (True,) * 8)}, {"volume": False}, LADDER, MONDAY)
    assert standings["volume"].rung == 2
    standings, _ = evaluated(standings, {"first contact": True, "volume": False}, LADDER, MONDAY)
    assert {clause: stands.rung for clause, stands in standings.items()} == {"first contact": 2, "volume": 1}


def test_a_week_at_the_floor_is_not_missed():
    assert missed(Attainment(met=9, breached=1, pending=5), LADDER) is False
    assert missed(Attainment(met=89, breached=11), LADDER) is True


def test_a_standing_remembers_a_year():
    standings, _ = _weeks(*[True] * 60)
    assert len(standings["first contact"].missed) == 52
