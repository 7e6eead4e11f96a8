"""A lead always finds an owner, and every step to them is explained."""

from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.core.calendars import Absence, Calendar, Shift
from selaras.core.charter.terms import Cap, Member, Pool, Route
from selaras.core.routing import Arrival, Asking, FairnessLedger, Held, Person, Step, route, step_from
from tests.core.routing.agreed import LEAD, MONDAY, given_out, pool, reps, terms_of

AWAY = (Absence(MONDAY - timedelta(days=1), MONDAY + timedelta(days=1)),)


def _steps(choice):
    return [str(step) for step in choice.steps]


def _one(terms, people, asking=LEAD, ledger=None, now=MONDAY):
    return route(asking, terms, ledger or FairnessLedger(), people, now)


def test_the_owner_of_the_account_comes_before_every_rule():
    terms, people = terms_of(pool(dewi=1)), [Person("dewi"), Person("tono", names=("tono@corp.example",))]
    choice, ledger = _one(terms, people, Asking({}, account_owner="Tono@corp.example"))
    assert (choice.rep_id, choice.rule, _steps(choice)) == ("tono", "account_owner", ["account_owner:tono:takes"])
    assert ledger.received["tono"] == (Arrival(MONDAY),)
    without = terms_of(pool(dewi=1), owner_first=False)
    assert _one(without, people, Asking({}, account_owner="tono"))[0].rep_id == "dewi"


@pytest.mark.parametrize(
    ("owner", "step"),
    [
        (Person("tono", left=True), "account_owner:tono:left"),
        (Person("tono", absences=AWAY), "account_owner:tono:absent"),
        (Person("eka"), "account_owner:tono:unknown_person"),
    ],
)
def test_an_owner_who_cannot_take_it_is_passed_over_and_said_so(owner, step):
    choice, _ = _one(terms_of(pool(dewi=1)), [Person("dewi"), owner], Asking({}, account_owner="tono"))
    assert (choice.rep_id, choice.steps[0].rule, _steps(choice)[0]) == ("dewi", "account_owner", step)


def test_rules_are_tried_in_order_and_a_condition_nobody_can_judge_does_not_catch():
    routes = (
        Route(name="large", condition="employees >= 500", rep="sari"),
        Route(name="java", condition="region == 'java'", pool="smb"),
        Route(name="gone", pool="nowhere"),
        Route(name="rest", pool="smb"),
    )
    terms, people = terms_of(pool(dewi=1), routes=routes), reps("dewi", "sari")
    assert _one(terms, people, Asking({"employees": 900}))[0].rep_id == "sari"
    choice, _ = _one(terms, people, Asking({"employees": 5}))
    assert _steps(choice) == [
        "large:condition_fails",
        "java:condition_unknown",
        "gone:no_such_pool",
        "rest:dewi:furthest_behind=1",
    ]
    assert choice.steps[-1].why.id == "routing-furthest-behind"


def test_a_rule_may_name_a_rep_who_is_not_there():
    routes = (Route(name="large", rep="sari"), Route(name="larger", rep="nobody"))
    choice, _ = _one(terms_of(routes=routes), [Person("sari", left=True)])
    assert _steps(choice) == ["large:sari:left", "larger:nobody:unknown_person", "holding:fallback"]


def test_nobody_eligible_means_the_queue_and_its_owner_never_nobody():
    choice, ledger = _one(terms_of(pool(dewi=1)), [Person("dewi", absences=AWAY)])
    assert (choice.rep_id, choice.queue, choice.owner, choice.rule) == (None, "holding", "bima", "fallback")
    assert _steps(choice) == ["smb:dewi:absent", "smb:nobody_may", "holding:fallback"]
    assert ledger == FairnessLedger()


def test_every_skip_has_its_reason():
    office = Calendar("office", "Asia/Jakarta", tuple(Shift(day, time(9), time(18)) for day in range(5)))
    members = (
        Member(rep="nobody"),
        Member(rep="left"),
        Member(rep="away"),
        Member(rep="asleep"),
        Member(rep="idle", weight=0),
        Member(rep="today", cap_per_day=1),
        Member(rep="week", cap_per_week=1),
        Member(rep="full", cap_open=3),
        Member(rep="dewi", cap_per_day=1, cap_per_week=2, cap_open=1),
    )
    people = [
        Person("left", left=True),
        Person("away", absences=AWAY),
        Person("asleep", calendar=office),
        Person("full", open_leads=3),
        *reps("idle", "today", "week", "dewi"),
    ]
    evening = MONDAY + timedelta(hours=12)
    ledger = FairnessLedger(
        received={
            "today": (Arrival(MONDAY),),
            "week": (Arrival(MONDAY),),
            "dewi": (Arrival(MONDAY - timedelta(days=1)),),
        }
    )
    choice, after = _one(
        terms_of(Pool(name="all", members=members, only_in_hours=True)), people, ledger=ledger, now=evening
    )
    assert _steps(choice) == [
        "all:nobody:unknown_person",
        "all:left:left",
        "all:away:absent",
        "all:asleep:not_in_hours",
        "all:idle:no_weight",
        "all:today:cap_per_day",
        "all:week:cap_per_week",
        "all:full:cap_open",
        "all:dewi:furthest_behind=1",
    ]
    assert len(after.received["dewi"]) == 2
    old = FairnessLedger(received={"d": (Arrival(MONDAY - timedelta(days=9)),)})
    assert old.noted("d", Arrival(MONDAY)).received["d"] == (Arrival(MONDAY),)


def test_a_day_ends_at_midnight_in_the_charters_zone():
    capped = Pool(name="smb", members=(Member(rep="dewi", cap_per_day=1),))
    late_sunday = MONDAY - timedelta(hours=10)  # eleven at night in Jakarta
    ledger = FairnessLedger(received={"dewi": (Arrival(late_sunday),)})
    assert _one(terms_of(capped), reps("dewi"), ledger=ledger)[0].rep_id == "dewi"
    assert _one(terms_of(capped), reps("dewi"), ledger=ledger, now=late_sunday)[0].rep_id is None


def test_a_pool_may_be_a_team_of_those_who_sell_and_have_not_left():
    people = [
        Person("b", team="smb"), Person("a", team="smb"), Person("c", team="smb", left=True), Person("d"),
        Person("boss", team="smb", sells=False),
    ]  # fmt: skip
    got, _ = given_out(4, terms_of(Pool(name="smb", team="smb")), people)
    assert got == ["a", "b", "a", "b"]


LARGE = Cap(name="large", condition="employees > 500", per_week=2)


def test_a_conditional_cap_holds_back_its_own_leads_only_whichever_rule_they_came_by():
    members = (Member(rep="dewi", caps=(LARGE,)), Member(rep="tono"))
    terms, people = terms_of(Pool(name="smb", members=members)), reps("dewi", "tono")
    owned, large = Asking({"employees": 900}, account_owner="dewi"), Asking({"employees": 900})
    _, ledger = given_out(2, terms, people, asking=owned)
    assert ledger.received["dewi"] == (Arrival(MONDAY, ("large",)),) * 2
    choice, after = _one(terms, people, large, ledger)
    assert (choice.rep_id, choice.counts_for) == ("tono", ("large",))
    assert _steps(choice) == ["smb:dewi:cap=large", "smb:tono:furthest_behind=1"]
    assert {rep: entry.entitled for rep, entry in after.book("smb").entries.items()} == {"tono": 1}
    assert _one(terms, people, Asking({"employees": 20}), ledger)[0].rep_id == "dewi"
    assert _one(terms, people, Asking({}), ledger)[0].rep_id == "dewi"
    assert _one(terms, people, large, ledger, MONDAY + timedelta(days=7))[0].rep_id == "dewi"


def test_a_pools_cap_holds_for_everybody_in_it():
    daily = Pool(name="smb", team="smb", caps=(Cap(name="any", per_day=1),))
    people = [Person("a", team="smb"), Person("b", team="smb")]
    assert given_out(3, terms_of(daily), people)[0] == ["a", "b", None]


def test_a_pool_may_keep_to_what_its_people_announced_they_can_take():
    people = [Person("a", capacity=1), Person("b", capacity=9)]
    within = pool(a=1, b=1).model_copy(update={"within_capacity": True})
    assert given_out(4, terms_of(within), people)[0] == ["a", "b", "b", "b"]
    assert given_out(4, terms_of(pool(a=1, b=1)), people)[0] == ["a", "b", "a", "b"]
    choice, _ = _one(terms_of(within), people, ledger=FairnessLedger(received={"a": (Arrival(MONDAY),)}))
    assert _steps(choice)[0] == "smb:a:capacity"


def test_who_had_a_lead_is_passed_over_when_it_goes_to_another_rep():
    terms, asking = terms_of(pool(dewi=1, tono=1)), Asking({}, "dewi", without=frozenset({"dewi"}))
    choice, _ = _one(terms, reps("dewi", "tono"), asking)
    assert _steps(choice) == ["account_owner:dewi:had_it", "smb:dewi:had_it", "smb:tono:furthest_behind=1"]


def test_a_step_is_read_back_as_it_was_and_said_with_the_name_of_the_rep():
    steps = [
        Step("smb", "furthest_behind", "rep_1", "2/3"), Step("a: b", "cap", "rep_1", "large"),
        Step("smb", "nobody_may"), Step("holding", "fallback"), Step("large", "condition_unknown"),
        Step("account_owner", "unknown_person", "x@y.example"), Step("smb", "next_in_turn", "rep_2"),
    ]  # fmt: skip
    assert [step_from(str(step)) for step in steps] == steps
    told = steps[0].told("Dewi").values
    assert (told["rep"], told["behind"], told["rule"].values["name"]) == ("Dewi", pytest.approx(2 / 3), "smb")
    assert steps[1].told("Dewi").values["cap"] == "large"


def test_weights_two_one_one_give_four_two_two():
    """Golden case 9."""
    got, ledger = given_out(8, terms_of(pool(a=2, b=1, c=1)), reps("a", "b", "c"))
    assert (got.count("a"), got.count("b"), got.count("c")) == (4, 2, 2)
    assert all(entry.behind == 0 for entry in ledger.book("smb").entries.values())


@pytest.mark.parametrize(("credit", "expected"), [(True, (2, 3, 3)), (False, (4, 2, 2))])
def test_who_returns_is_credited_or_catches_up_as_the_pool_says(credit, expected):
    """Golden case 9, with an absence: two defined answers."""
    terms = terms_of(pool(a=2, b=1, c=1, absence_credit=credit))
    first, ledger = given_out(4, terms, reps("a", "b", "c", a=Person("a", absences=AWAY)))
    then, _ = given_out(4, terms, reps("a", "b", "c"), ledger)
    assert tuple((first + then).count(rep) for rep in "abc") == expected


def test_a_newcomer_starts_at_the_average_and_gets_one_of_the_next_four():
    """Golden case 10."""
    _, ledger = given_out(30, terms_of(pool(a=1, b=1, c=1)), reps("a", "b", "c"))
    got, after = given_out(4, terms_of(pool(a=1, b=1, c=1, d=1)), reps("a", "b", "c", "d"), ledger)
    assert got.count("d") == 1
    assert (after.book("smb").entries["d"].credit, after.book("smb").entries["d"].counted) == (10, 11)


def test_a_change_of_weights_holds_from_then_on_only():
    _, ledger = given_out(30, terms_of(pool(a=1, b=1)), reps("a", "b"))
    got, _ = given_out(30, terms_of(pool(a=2, b=1)), reps("a", "b"), ledger)
    assert (got.count("a"), got.count("b")) == (20, 10)


def test_in_turn_goes_round_in_the_order_of_the_pool_and_a_skipped_turn_is_lost():
    terms = terms_of(pool(c=1, a=1, b=1, strategy="in_turn"))
    got, ledger = given_out(4, terms, reps("a", "b", "c"))
    assert got == ["c", "a", "b", "c"]
    without, ledger = given_out(1, terms, reps("a", "b", "c", a=Person("a", absences=AWAY)), ledger)
    assert without == ["b"]
    assert given_out(2, terms, reps("a", "b", "c"), ledger)[0] == ["c", "a"]


def test_who_got_a_lead_that_was_none_is_owed_another():
    terms, people = terms_of(pool(a=1, b=1)), reps("a", "b")
    _, ledger = given_out(4, terms, people)
    assert given_out(2, terms, people, ledger.passed(Held("b", "smb", (("a", 1), ("b", 1))), None))[0] == ["b", "a"]


@given(st.integers(1, 6), st.integers(0, 40))
def test_equal_weights_always_eligible_nobody_is_ahead_by_more_than_one(size, leads):
    ids = [f"rep{number}" for number in range(size)]
    for strategy in ("balanced", "in_turn"):
        got, _ = given_out(leads, terms_of(pool(strategy=strategy, **dict.fromkeys(ids, 1))), reps(*ids))
        counts = [got.count(one) for one in ids]
        assert max(counts) - min(counts) <= 1


_absences = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 20)), max_size=2).map(
    lambda spans: tuple(
        Absence(MONDAY + timedelta(hours=start), MONDAY + timedelta(hours=start + length)) for start, length in spans
    )
)
_people = st.lists(
    st.tuples(
        _absences, st.booleans(), st.integers(0, 3), st.none() | st.integers(0, 2), st.none() | st.integers(0, 4)
    ),
    min_size=1,
    max_size=4,
)


@given(_people, st.sampled_from(["balanced", "in_turn"]), st.booleans(), st.lists(st.integers(0, 40), max_size=12))
def test_nobody_gets_a_lead_they_may_not_take_and_the_books_add_up(given_people, strategy, credit, hours):
    people, members = [], []
    for number, (absences, left, weight, cap_day, cap_open) in enumerate(given_people):
        people.append(Person(f"r{number}", absences=absences, left=left, open_leads=2))
        members.append(Member(rep=f"r{number}", weight=weight, cap_per_day=cap_day, cap_open=cap_open))
    terms = terms_of(Pool(name="p", members=tuple(members), strategy=strategy, absence_credit=credit))
    ledger, got = FairnessLedger(), []
    for hour in sorted(hours):
        now = MONDAY + timedelta(hours=hour)
        choice, ledger = route(LEAD, terms, ledger, people, now)
        if choice.rep_id is None:
            assert choice.queue == "holding"
            continue
        number = int(choice.rep_id[1:])
        person, member = people[number], members[number]
        assert not person.left
        assert not person.away(now)
        assert member.weight > 0
        assert member.cap_open is None or member.cap_open > 2
        got.append((choice.rep_id, (now + timedelta(hours=7)).date()))
        assert member.cap_per_day is None or got.count(got[-1]) <= member.cap_per_day
    entries = ledger.book("p").entries.values()
    assert sum(entry.received for entry in entries) == len(got)
    assert sum(entry.entitled for entry in entries) == len(got)
