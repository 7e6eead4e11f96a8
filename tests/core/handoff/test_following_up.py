"""Following up: what a lead's history implies now, whatever the order in which it arrived."""

from datetime import timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.core.charter import starting_terms
from selaras.core.charter.terms import Climb, SignalRule
from selaras.core.handoff import AccountKnown, Round, Setting, follow_up
from selaras.core.handoff.story import Story
from selaras.core.ledger import in_order
from selaras.core.lifecycle import fold, wake
from selaras.core.routing import FairnessLedger, Person
from selaras.core.scoring import scorecard
from selaras.core.sla import Desk, calendars_of
from tests.core.lifecycle.telling import START, told

TERMS = starting_terms()
PEOPLE = [Person("rep_dewi", team="sales"), Person("rep_tono", team="sales")]
FITS = {"employees": 120, "country": "ID", "seniority": "director", "industry": "software", "company": "Maju"}
CAPTURED = told("lead.captured", 0, key="captured", channel="website", **FITS)
DEMO = told("lead.touched", 1, key="demo", signal="demo_requested")


def setting(hours=2.0, terms=TERMS, **more):
    return Setting(terms, 7, Desk(calendars_of(terms)), START + timedelta(hours=hours), **more)


def followed(history, hours=2.0, *, fresh=0.0, clocks=(), people=PEOPLE, **more):
    since = None if fresh is None else START + timedelta(hours=fresh)
    return follow_up(history, clocks, setting(hours, **more), Round(people, FairnessLedger()), since)


def of(facts, kind):
    return [fact for fact in facts if fact.kind == kind]


def lead_facts(facts):
    return [fact for fact in facts if fact.kind.startswith("lead.")]


def desk_terms(**changes):
    return TERMS.model_copy(update={"desk": TERMS.desk.model_copy(update=changes)})


def test_following_up_twice_adds_nothing():
    first = followed([CAPTURED, DEMO])
    assert [fact.kind for fact in lead_facts(first)] == ["lead.qualified", "lead.routed", "lead.notified"]
    clocks = [fact for fact in first if fact.kind.startswith("clock.")]
    assert followed([CAPTURED, DEMO, *lead_facts(first)], clocks=clocks) == []


@given(st.permutations([CAPTURED, DEMO, told("lead.touched", 0.5, signal="pricing_viewed")]))
def test_the_order_of_arrival_changes_no_decision(order):
    assert followed(order) == followed(in_order(order))


def test_nothing_new_qualifies_nobody():
    assert followed([CAPTURED, DEMO], fresh=None) == []


@pytest.mark.parametrize(
    "history",
    [
        [DEMO],
        [CAPTURED, DEMO, told("lead.erased", 1.5, request="r1")],
        [CAPTURED, DEMO, told("lead.merged", 1.5, into="lead_2")],
        [CAPTURED, DEMO, told("lead.converted", 1.1, opportunity_id="opp_1"), told("opportunity.won", 1.2)],
    ],
)
def test_who_is_unknown_forgotten_merged_or_won_does_not_qualify(history):
    assert not of(followed(history), "lead.qualified")


def test_a_lead_is_judged_by_its_profile_as_it_was_then():
    grown = told("lead.updated", 1.5, employees=120)
    small = told("lead.captured", 0, key="captured", **{**FITS, "employees": 12})
    (qualified,) = of(followed([small, DEMO, grown]), "lead.qualified")
    assert qualified.happened_at == grown.happened_at


def test_after_a_pass_only_what_the_lead_does_from_then_on_counts():
    rejected = [CAPTURED, DEMO, *lead_facts(followed([CAPTURED, DEMO])), told("lead.rejected", 3, reason="other")]
    visit = told("lead.touched", 4, signal="page_viewed")
    assert not of(followed([*rejected, visit], 5, fresh=4), "lead.qualified")
    again = told("lead.touched", 4, signal="demo_requested")
    (second,) = of(followed([*rejected, again], 5, fresh=4), "lead.qualified")
    assert second.details.score == 85
    everything = followed([*rejected, again], 5, fresh=4, terms=desk_terms(counts_anew=False))
    assert of(everything, "lead.qualified")[0].details.score > 85


def test_what_the_lead_did_not_say_of_its_company_its_account_does():
    bare = told("lead.captured", 0, key="captured", seniority="director")
    matched = told("lead.matched", 0.2, account_id="account_1", rule="email_domain", confidence=1.0)
    account = AccountKnown({"employees": 90, "country": "ID", "industry": "software"}, "rep_tono")
    facts = followed([bare, matched, DEMO], accounts={"account_1": account})
    (filled,) = of(facts, "lead.updated")
    assert (filled.happened_at, filled.details.employees) == (matched.happened_at, 90)
    assert of(facts, "lead.routed")[0].details.rep_id == "rep_tono"
    assert not of(followed([bare, matched, *facts], accounts={"account_1": account}), "lead.updated")
    assert not of(followed([bare, matched, DEMO]), "lead.updated")


def test_nobody_who_may_leaves_the_lead_in_the_queue_that_somebody_owns():
    facts = followed([CAPTURED, DEMO], people=[])
    (routed,) = of(facts, "lead.routed")
    assert (routed.details.rep_id, routed.details.queue) == (None, "unrouted")
    assert not of(facts, "lead.notified")


def test_news_that_is_old_when_it_arrives_is_announced_to_nobody():
    (late,) = of(followed([CAPTURED, DEMO], 99), "lead.notified")
    assert (late.details.medium, late.details.climb_at) == ("queue", None)
    (now,) = of(followed([CAPTURED, DEMO]), "lead.notified")
    assert now.details.medium == "fast_lane"


def test_a_charter_without_steps_climbs_nowhere():
    (notified,) = of(followed([CAPTURED, DEMO], terms=desk_terms(climb=())), "lead.notified")
    assert notified.details.climb_at is None


STEPS = tuple(
    Climb(to=to, after={"time": timedelta(minutes=30), "calendar": "always"})
    for to in ("manager", "another_rep", "leader")
)


def climbs(history, hours, **more):
    return followed(
        history, hours, fresh=None, terms=desk_terms(climb=STEPS), managers={"rep_dewi": "rep_rina"}, **more
    )


def test_a_lead_nobody_answers_goes_up_step_by_step():
    history = [CAPTURED, DEMO]
    history += lead_facts(followed(history, 1, terms=desk_terms(climb=STEPS)))
    assert not lead_facts(climbs(history, 1.4))
    told_to = []
    for hours in (1.5, 2.0, 2.5):
        history += lead_facts(climbs(history, hours))
        told_to.append((fold(history).climbing.level, history[-1].details.rep_id))
    assert told_to == [(1, "rep_rina"), (2, "rep_tono"), (3, None)]
    assert fold(history).rep_id == "rep_tono"
    assert not lead_facts(climbs(history, 9))


def test_where_there_is_no_other_rep_the_lead_stays_and_the_step_is_taken():
    history = [CAPTURED, DEMO]
    history += lead_facts(followed(history, 1, people=PEOPLE[:1], terms=desk_terms(climb=STEPS[1:])))
    up = lead_facts(followed(history, 2, fresh=None, people=PEOPLE[:1], terms=desk_terms(climb=STEPS[1:])))
    assert [(fact.kind, fact.details.rep_id) for fact in up] == [("lead.escalated", None)]


RESTING = [CAPTURED, DEMO, told("lead.accepted", 2, rep_id="rep_dewi")]


def test_a_lead_wakes_on_its_day_and_goes_to_review_at_once():
    rests = [*RESTING, told("lead.recycled", 3, reason="next_quarter", wake_at=START + timedelta(hours=10))]
    assert not lead_facts(followed(rests, 9, fresh=None))
    facts = followed(rests, 99, fresh=None)
    woken, qualified = of(facts, "lead.woken")[0], of(facts, "lead.qualified")[0]
    assert woken.happened_at == qualified.happened_at == START + timedelta(hours=10)
    assert not of(followed(rests, 99, fresh=None, terms=desk_terms(waking_qualifies=False)), "lead.qualified")


def test_a_lead_that_no_longer_meets_the_agreement_only_wakes():
    rests = [
        *RESTING,
        told("lead.recycled", 3, reason="next_quarter", wake_at=START + timedelta(hours=10)),
        told("lead.updated", 4, employees=9),
    ]
    facts = followed(rests, 99, fresh=None)
    assert of(facts, "lead.woken")
    assert not of(facts, "lead.qualified")


def test_a_resting_lead_whose_capture_nobody_told_of_wakes_and_is_judged_by_what_is_known():
    ended = told("lead.recycled", 3, reason="later", wake_at=START + timedelta(hours=10))
    rests = [DEMO, told("lead.qualified", 1.5), ended]
    facts = followed(rests, 99, fresh=None)
    assert [fact.happened_at for fact in of(facts, "lead.woken")] == [START + timedelta(hours=10)]
    assert not of(facts, "lead.qualified")


def test_a_story_takes_no_refusal_and_no_fact_it_knows():
    story = Story([CAPTURED, DEMO], START + timedelta(hours=2), 7)
    lead = story.lead
    assert not story.tell(wake(lead, story.act("woken", START), "date"))
    assert not story.tell(DEMO)
    assert (story.told, story.lead) == ([], lead)


@pytest.mark.parametrize(
    ("waits", "signal", "wakes"),
    [
        ("signal:pricing_viewed", "pricing_viewed", True), ("signal:pricing_viewed", "page_viewed", False),
        ("score:60", "pricing_viewed", True), ("score:900", "pricing_viewed", False),
        ("score:high", "page_viewed", False), ("next_fiscal_year", "page_viewed", False),
    ],
)  # fmt: skip
def test_a_lead_wakes_on_what_it_waits_for(waits, signal, wakes):
    rests = [*RESTING, told("lead.recycled", 3, reason="later", wake_on=waits)]
    facts = followed([*rests, told("lead.touched", 5, signal=signal)], 6, fresh=5)
    assert bool(of(facts, "lead.woken")) == wakes


SIGNALS = ("demo_requested", "pricing_viewed", "page_viewed")


@given(st.lists(st.tuples(st.sampled_from(SIGNALS), st.floats(0, 24 * 60)), min_size=1, max_size=20))
def test_the_score_a_lead_qualified_with_is_its_scorecards_total(visits):
    touches = [told("lead.touched", hours, key=f"t{n}", signal=signal) for n, (signal, hours) in enumerate(visits)]
    history = [told("lead.captured", -1, key="captured", **FITS), *touches]
    for qualified in of(followed(history, 9999, fresh=-1), "lead.qualified"):
        lead = fold([fact for fact in history if fact.happened_at <= qualified.happened_at])
        card = scorecard(lead.fields, lead.touches, TERMS.scoring, qualified.happened_at)
        assert qualified.details.score == float(card.total)


def test_visits_that_come_late_in_any_order_give_one_mql():
    slow = TERMS.model_copy(
        update={
            "scoring": TERMS.scoring.model_copy(update={"behaviour": (SignalRule(signal="pricing_viewed", points=5),)})
        }
    )
    visits = [told("lead.touched", hours, signal="pricing_viewed") for hours in (1, 2, 3, 4)]
    answers = set()
    for order in permutations(visits):
        history, found = [CAPTURED], []
        for visit in order:
            history.append(visit)
            fresh = (visit.happened_at - START) / timedelta(hours=1)
            new = lead_facts(followed(history, 9, fresh=fresh, terms=slow))
            history += new
            found += of(new, "lead.qualified")
        answers.add(tuple(fact.happened_at for fact in found))
    assert {len(found) for found in answers} == {1}


PRICING = [told("lead.touched", 1, key=f"pricing{n}", signal="pricing_viewed") for n in range(2)]
"""Enough, with a fitting profile, for an MQL that is in no hurry."""


def clock_facts_of(facts):
    return [fact for fact in facts if fact.kind.startswith("clock.")]


def waiting(hours=1.5):
    """Return an MQL that stands in a queue: its facts, and those of its clocks."""
    facts = followed([CAPTURED, *PRICING], hours)
    assert of(facts, "lead.notified")[0].details.medium == "queue"
    return [CAPTURED, *PRICING, *lead_facts(facts)], clock_facts_of(facts)


def test_who_asks_for_a_demo_while_waiting_is_owed_an_answer_as_soon_as_any_other():
    history, clocks = waiting()
    asked = told("lead.touched", 2, key="asked", signal="demo_requested")
    facts = followed([*history, asked], fresh=2, clocks=clocks)
    started = {fact.subject: fact.details.clause for fact in clocks if fact.kind == "clock.started"}
    amended = {started[fact.subject]: fact.details for fact in of(facts, "clock.amended")}
    now = START + timedelta(hours=2)
    office = calendars_of(TERMS)["office"]
    due = {clause: details.due_at for clause, details in amended.items()}
    assert due == {
        "reviewed within a working day": office.deadline(now, timedelta(hours=1)),
        "first contact": office.deadline(now, timedelta(hours=4)),
    }
    assert {details.reason for details in amended.values()} == {"high_intent"}
    assert amended["first contact"].remind_at == office.deadline(now, timedelta(hours=3))
    later = followed([*history, asked, *lead_facts(facts)], fresh=2, clocks=[*clocks, *clock_facts_of(facts)])
    assert not later


def hurried(hours, *more):
    """Return the clauses whose promise is hurried when the demo is asked for so late."""
    history, clocks = waiting()
    names = {fact.subject: fact.details.clause for fact in clocks if fact.kind == "clock.started"}
    held = [told(kind, at, subject=subject, **what) for subject, name in names.items() for kind, at, what in more]
    asked = told("lead.touched", hours, key="asked", signal="demo_requested")
    facts = followed([*history, asked], hours, fresh=hours, clocks=[*clocks, *held])
    return {names[fact.subject] for fact in of(facts, "clock.amended")}


def test_a_promise_that_is_due_sooner_broken_or_standing_still_is_not_hurried():
    assert hurried(2) == {"reviewed within a working day", "first contact"}
    assert hurried(8.9) == {"reviewed within a working day"}  # four hours of office end tomorrow at noon
    assert hurried(30) == set()
    assert hurried(2, ("clock.paused", 1.8, {"reason": "waiting_for_customer"})) == set()


def test_where_the_charter_reminds_nobody_a_hurried_promise_does_not_either():
    quiet = desk_terms(remind_at=0)
    facts = followed([CAPTURED, *PRICING], 1.5, terms=quiet)
    asked = told("lead.touched", 2, key="asked", signal="demo_requested")
    history, clocks = [CAPTURED, *PRICING, *lead_facts(facts), asked], clock_facts_of(facts)
    amended = of(followed(history, fresh=2, clocks=clocks, terms=quiet), "clock.amended")
    assert [fact.details.remind_at for fact in amended] == [None, None]
