"""Passes, evaluations, records and findings follow from the facts alone, and say what the history says."""

import random
from datetime import date, timedelta

import pytest

from selaras.core.ledger.details import clock, escalation, lead
from selaras.records.ledger import append
from selaras.records.models import (
    ClockReading,
    EscalationReading,
    EvaluationReading,
    FindingReading,
    PassReading,
)
from selaras.records.readings import rebuild, refresh_after
from tests.records.company import START, captured, company, fact, touched

pytestmark = pytest.mark.django_db

READINGS = (PassReading, EvaluationReading, EscalationReading, FindingReading, ClockReading)
HOUR, WEEK = timedelta(hours=1), date(2026, 3, 2)


def all_readings():
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in READINGS}


def told(*facts):
    append(facts)
    refresh_after(facts)


def evaluation(clause="first contact", week=WEEK, judgement="missed", **more):
    said = {
        "side": "sales", "promise": "first_contact", "every": "week", "first_day": week, "last_day": week,
        "met": 1, "breached": 3, "value": 0.25, "floor": 0.9, "n": 4, "rung": 1,
    }  # fmt: skip
    details = escalation.Evaluated(clause=clause, week=week, judgement=judgement, **said | more)
    return fact("promise.evaluated", f"promise_{clause}", details, key=f"{clause}:{week}")


def opened(**more):
    said = {
        "promise_id": "promise_first contact", "clause": "first contact", "side": "sales",
        "promise": "first_contact", "week": WEEK, "rung": 1,
        "name": "talk", "who": ("sales_manager", "marketing"), "owner_role": "sales_manager",
        "due_at": START + 120 * HOUR, "missed": 1,
    }  # fmt: skip
    return fact("escalation.opened", "escalation_1", escalation.Opened(**said | more), key="opened")


def taken(hours=1):
    return fact(
        "escalation.taken", "escalation_1", escalation.Taken(owner_id="rina"), key="taken", at=START + hours * HOUR
    )


def closed(hours=2):
    details = escalation.Closed(closed_by="rina", cause="capacity", outcome="two more reps")
    return fact("escalation.closed", "escalation_1", details, key="closed", at=START + hours * HOUR)


def found():
    details = escalation.Found(
        detector="back_dated", side="sales", rep_id="rep_dewi", from_at=START, until_at=START + HOUR, count=3,
        measure=0.25, limit=0.2, evidence=("lead_1", "lead_2"),
    )  # fmt: skip
    return fact("finding.made", "finding_1", details, key="found")


def answered():
    details = escalation.Answered(answered_by="rina", verdict="explained", comment="the CRM was down")
    return fact("finding.answered", "finding_1", details, key="answered", at=START + HOUR)


@pytest.mark.parametrize("seed", range(4))
def test_rebuilt_readings_of_promises_equal_those_kept_live(seed):
    rng = random.Random(seed)
    facts = [
        *company(rng), evaluation(), evaluation("volume", rung=0), evaluation(week=date(2026, 3, 9)), opened(), taken(),
        closed(), found(), answered(),
    ]  # fmt: skip
    rng.shuffle(facts)
    while facts:
        some, facts = facts[: (size := rng.randrange(1, 9))], facts[size:]
        told(*some)
    live = all_readings()
    rebuild()
    assert all_readings() == live
    assert all(live.values())


def _qualified(number=1, hours=5, key="q", **more):
    return fact(
        "lead.qualified", f"lead_{number}", lead.Qualified(**more), key=f"{key}{number}", at=START + hours * HOUR
    )


def test_a_pass_has_its_stages_its_chain_and_what_was_known_when_it_began():
    told(
        captured(1, company="PT Maju", title="CFO", channel=None), *touched(1, 1),
        _qualified(score=71.0, segment="mid"),
        fact("lead.routed", "lead_1", lead.Routed(rep_id="rep_dewi"), key="r", at=START + 6 * HOUR),
        fact("lead.accepted", "lead_1", lead.Accepted(rep_id="rep_dewi"), key="a", at=START + 7 * HOUR),
        fact("lead.contacted", "lead_1", lead.Contacted(medium="call"), key="c", at=START + 8 * HOUR),
        fact("lead.updated", "lead_1", lead.Updated(industry="software"), key="u", at=START + 9 * HOUR),
    )  # fmt: skip
    one = PassReading.objects.get()
    assert (one.pass_id, one.number, one.outcome, one.rep_id, one.segment) == ("lead_1:1", 1, "open", "rep_dewi", "mid")
    assert (one.mql_at, one.sal_at, one.sql_at) == (START + 5 * HOUR, START + 7 * HOUR, None)
    assert (one.captured_at, one.qualified_at, one.routed_at) == (START, START + 5 * HOUR, START + 6 * HOUR)
    assert (one.accepted_at, one.first_attempt_at, one.first_connect_at) == (START + 7 * HOUR, START + 8 * HOUR, None)
    assert set(one.known.split()) == {"email", "first_name", "title", "company", "behaviour"}
    assert (one.known[0], one.known[-1]) == (" ", " ")


def test_where_a_lead_came_from_is_known_of_a_hand_over():
    told(captured(1, campaign="Fair 2026"), _qualified(1, 5))
    assert {"channel", "source", "campaign"} <= set(PassReading.objects.get().known.split())


def test_nothing_known_is_nothing():
    told(fact("lead.qualified", "lead_1", lead.Qualified(), key="q"))
    assert PassReading.objects.get().known == ""


def test_the_chain_of_a_later_pass_begins_where_it_qualified():
    ended = fact("lead.recycled", "lead_1", lead.Recycled(reason="timing"), key="e", at=START + 9 * HOUR)
    told(captured(1), _qualified(), ended, _qualified(hours=20, key="again"))
    first, second = PassReading.objects.order_by("number")
    assert (first.captured_at, first.outcome, first.ended_at) == (START, "recycled", START + 9 * HOUR)
    assert (second.number, second.captured_at, second.qualified_at) == (2, None, START + 20 * HOUR)


def test_a_merged_lead_gives_its_passes_to_the_survivor():
    told(captured(1), captured(2), _qualified(2))
    assert [one.lead_id for one in PassReading.objects.all()] == ["lead_2"]
    told(fact("lead.merged", "lead_2", lead.Merged(into="lead_1"), key="m", at=START + 9 * HOUR))
    assert [one.lead_id for one in PassReading.objects.all()] == ["lead_1"]


def test_a_clock_says_who_held_the_lead_and_why_its_promise_broke():
    started = clock.Started(
        clause="first contact", promise="first_contact", side="sales", due_at=START + 4 * HOUR, target_seconds=14_400,
        calendar="office", lead_id="lead_1", rep_id="rep_dewi",
    )  # fmt: skip
    told(captured(1), fact("clock.started", "clock_1", started, key="s"))
    assert (ClockReading.objects.get().owner_id, ClockReading.objects.get().cause) == ("rep_dewi", "")
    breached = clock.Breached(cause="wrong_owner", owner_id="rep_tono")
    told(fact("clock.breached", "clock_1", breached, key="b", at=START + 4 * HOUR))
    assert (ClockReading.objects.get().owner_id, ClockReading.objects.get().cause) == ("rep_tono", "wrong_owner")
    told(fact("clock.stopped", "clock_1", clock.Stopped(outcome="done"), key="d", at=START + 5 * HOUR))
    assert ClockReading.objects.get().owner_id == "rep_tono"


def test_an_evaluation_is_kept_as_it_was_told():
    told(evaluation(missing=("case_study", "battle_card"), floor=None))
    one = EvaluationReading.objects.get()
    assert (one.promise_id, one.week, one.judgement, one.met, one.breached, one.n, one.rung) == (
        "promise_first contact", WEEK, "missed", 1, 3, 4, 1,
    )  # fmt: skip
    assert (one.value, one.floor, one.missing, one.noted_at) == (0.25, None, "case_study\nbattle_card", START)


def test_a_record_shows_who_has_it_and_how_it_was_closed():
    told(taken())
    assert not EscalationReading.objects.exists()
    told(opened())
    one = EscalationReading.objects.get()
    assert (one.owner_id, one.who.splitlines(), one.closed_at, one.cause) == (
        "rina", ["sales_manager", "marketing"], None, "",
    )  # fmt: skip
    told(closed(), fact("escalation.recovered", "escalation_1", escalation.Recovered(week=WEEK), key="rec"))
    one = EscalationReading.objects.get()
    assert (one.cause, one.outcome, one.closed_by, one.recovered_on) == ("capacity", "two more reps", "rina", WEEK)


def test_a_finding_shows_its_evidence_and_its_answer():
    told(answered())
    assert not FindingReading.objects.exists()
    told(found())
    one = FindingReading.objects.get()
    assert (one.detector, one.rep_id, one.evidence.splitlines()) == ("back_dated", "rep_dewi", ["lead_1", "lead_2"])
    assert (one.verdict, one.answered_by, one.answered_at) == ("explained", "rina", START + HOUR)
