"""A lead is what its facts say, in whatever order they arrive."""

import pytest

from selaras.core.lifecycle import UNKNOWN, fold, merge_roots
from selaras.kit.errors import InputError


def test_a_captured_lead_is_new_and_known_by_its_profile(fact):
    lead = fold([fact("lead.captured", email="dewi@corp.example", channel="fair", employees=120)])
    assert (lead.status, lead.stage, lead.passes) == ("new", "lead", ())
    assert lead.fields == {"email": "dewi@corp.example", "channel": "fair", "employees": 120}
    assert lead.last_pass is None
    assert lead.rep_id is None


def test_the_latest_value_of_a_field_stands_and_a_cleared_one_is_unknown(fact):
    lead = fold(
        [
            fact("lead.updated", 2, title="Head of IT", cleared=("phone", "title")),
            fact("lead.updated", 1, company="Corp", phone="+62"),
            fact("lead.captured", 0, company="Cor", title="IT"),
        ]
    )
    assert lead.fields == {"company": "Corp", "title": "Head of IT"}


def test_a_whole_pass_is_read_stage_by_stage(fact, at):
    lead = fold(
        [
            fact("lead.captured", 0, noted=1, channel="fair", campaign="expo"),
            fact("lead.qualified", 2, score=71.0, high_intent=True, segment="smb", charter_version=3),
            fact("lead.routed", 2.1, queue="holding"),
            fact("lead.routed", 3, rep_id="rep_dewi", rule="pool:smb"),
            fact("lead.notified", 3, rep_id="rep_dewi"),
            fact("lead.accepted", 4, rep_id="rep_dewi", charter_version=3),
            fact("lead.contacted", 5, medium="email", automated=True),
            fact("lead.contacted", 6, medium="call", rep_id="rep_dewi"),
            fact("lead.contacted", 7, medium="call", connected=True),
            fact("lead.contacted", 8, medium="meeting", connected=True),
            fact("lead.sales_qualified", 9, rep_id="rep_dewi", charter_version=4),
            fact("lead.converted", 10, opportunity_id="opp_1", rep_id="rep_tono"),
            fact("opportunity.won", 11),
        ]
    )
    (one,) = lead.passes
    assert [(e.stage, e.at, e.skipped) for e in one.entries] == [
        ("mql", at(2), False),
        ("sal", at(4), False),
        ("sql", at(9), False),
        ("opportunity", at(10), False),
        ("won", at(11), False),
    ]
    assert (one.outcome, one.ended_at, one.rep_id, lead.stage, lead.status) == ("won", at(11), "rep_tono", "won", "won")
    assert (one.score, one.high_intent, one.charter_version) == (71.0, True, 3)
    assert (one.channel, one.campaign, one.segment) == ("fair", "expo", "smb")
    chain = one.speed
    assert (chain.captured, chain.ingested, chain.qualified, chain.routed) == (at(0), at(1), at(2), at(3))
    assert (chain.first_attempt, chain.first_connect, chain.first_meeting) == (at(6), at(7), at(8))
    assert not chain.early
    assert chain.wait("routed", "first_attempt") == at(6) - at(3)
    assert [d.charter_version for d in one.decisions] == [3, None, None, 3, 4, None]
    assert [a.rep_id for a in one.assignments] == [None, "rep_dewi"]
    assert one.opportunity_ids == ("opp_1",)
    assert lead.rep_id is None


def test_stages_nobody_said_are_entered_with_the_next_one_and_flagged(fact, at):
    lead = fold([fact("lead.qualified", 1), fact("lead.converted", 5, opportunity_id="opp_1")])
    assert [(e.stage, e.at, e.skipped) for e in lead.passes[0].entries] == [
        ("mql", at(1), False),
        ("sal", at(5), True),
        ("sql", at(5), True),
        ("opportunity", at(5), False),
    ]
    assert lead.stage == "opportunity"


def test_a_stage_said_after_a_later_one_counts_from_the_later_one_and_is_flagged(fact, at):
    lead = fold([fact("lead.accepted", 1), fact("lead.qualified", 2)])
    assert [(e.stage, e.at, e.skipped) for e in lead.passes[0].entries] == [("mql", at(1), True), ("sal", at(1), False)]
    assert lead.passes[0].entered("sql") is None
    assert lead.passes[0].furthest == "sal"


def test_qualifying_twice_in_an_open_pass_restarts_nothing(fact, at):
    lead = fold([fact("lead.qualified", 1, score=60.0), fact("lead.qualified", 9, score=90.0)])
    assert [(p.started_at, p.score) for p in lead.passes] == [(at(1), 60.0)]


def test_a_rejection_without_a_qualification_is_a_pass_of_its_own(fact, at):
    lead = fold([fact("lead.rejected", 3, reason="wrong_size")])
    (one,) = lead.passes
    assert (one.outcome, one.reason, one.started_at, one.entries[0].skipped) == ("rejected", "wrong_size", at(3), False)
    assert (lead.stage, lead.status) == ("lead", "rejected")
    assert (one.channel, one.campaign, one.segment) == (UNKNOWN, UNKNOWN, UNKNOWN)


def test_a_disqualification_of_a_lead_that_was_never_qualified_is_no_pass(fact):
    assert fold([fact("lead.disqualified", 3, reason="no_budget")]).passes == ()


def test_a_recycled_lead_waits_and_requalifies_into_its_next_pass(fact, at):
    story = [
        fact("lead.qualified", 1),
        fact("lead.recycled", 2, reason="timing", wake_at=at(500), wake_on="next_quarter"),
    ]
    asleep = fold(story)
    assert (asleep.status, asleep.wake_up.at, asleep.wake_up.on) == ("recycled", at(500), "next_quarter")
    woken = fold([*story, fact("lead.woken", 500, because="time")])
    assert (woken.status, woken.wake_up) == ("woken", None)
    again = fold([*story, fact("lead.woken", 500, because="time"), fact("lead.qualified", 600)])
    assert (again.status, again.wake_up) == ("open", None)
    assert [(p.number, p.outcome) for p in again.passes] == [(1, "recycled"), (2, "open")]


def test_waking_a_lead_that_does_not_sleep_changes_nothing(fact):
    assert fold([fact("lead.captured"), fact("lead.woken", 1, because="time")]).status == "new"


def test_only_the_last_close_of_an_opportunity_counts(fact, at):
    story = [
        fact("lead.converted", 1, opportunity_id="opp_1"),
        fact("opportunity.lost", 2, reason="price"),
        fact("opportunity.reopened", 3),
    ]
    reopened = fold(story)
    assert [(p.outcome, p.furthest) for p in reopened.passes] == [("open", "opportunity")]
    won = fold([*story, fact("opportunity.won", 4)])
    assert [(p.outcome, p.ended_at) for p in won.passes] == [("won", at(4))]
    lost = fold([*story, fact("opportunity.lost", 5, reason="silence")])
    assert [(p.outcome, p.reason, p.ended_at) for p in lost.passes] == [("lost", "silence", at(5))]


def test_facts_of_another_opportunity_or_account_are_passed_over(fact):
    lead = fold(
        [
            fact("lead.qualified", 1),
            fact("opportunity.won", 2, subject="opp_9"),
            fact("account.added", 0, subject="acc"),
        ]
    )
    assert lead.passes[0].outcome == "open"


def test_a_regression_shows_the_earlier_stage_until_the_next_one_is_said(fact):
    story = [fact("lead.accepted", 1), fact("lead.sales_qualified", 2), fact("lead.regressed", 3, to_stage="MQL")]
    back = fold(story)
    assert (back.stage, back.passes[0].furthest) == ("mql", "sql")
    assert back.regressions[0].to_stage == "MQL"
    assert fold([*story, fact("lead.accepted", 4)]).stage == "sal"
    assert fold([*story, fact("lead.qualified", 4)]).stage == "mql"
    assert fold([*story, fact("lead.regressed", 5, to_stage="Working")]).stage == "mql"


def test_a_contact_before_the_pass_counts_as_no_wait_and_only_for_a_week(fact, at):
    early = fold(
        [fact("lead.contacted", 0, medium="call"), fact("lead.qualified", 24), fact("lead.routed", 25, rep_id="r")]
    )
    assert early.passes[0].speed.early
    assert early.passes[0].speed.wait("routed", "first_attempt").total_seconds() == 0
    long_ago = fold([fact("lead.contacted", 0, medium="call"), fact("lead.qualified", 24 * 8)])
    assert long_ago.passes[0].speed.first_attempt is None
    assert long_ago.passes[0].speed.wait("qualified", "first_attempt") is None
    assert long_ago.last_activity_at == at(0)


def test_the_account_is_the_last_match(fact):
    lead = fold(
        [
            fact("lead.matched", 1, account_id="acc_1", rule="name", confidence=0.7),
            fact("lead.matched", 2, account_id="acc_2", rule="domain", confidence=1.0),
        ]
    )
    assert (lead.account.id, lead.account.rule, lead.account.confidence) == ("acc_2", "domain", 1.0)


def test_touches_are_kept_in_the_order_in_which_they_happened(fact, at):
    lead = fold([fact("lead.touched", 2, signal="webinar"), fact("lead.touched", 1, signal="page_view", campaign="x")])
    assert [t.signal for t in lead.touches] == ["page_view", "webinar"]
    assert lead.last_touch_at == at(2)
    assert lead.last_activity_at is None


def test_a_merged_lead_brings_its_history_along(fact):
    story = [
        fact("lead.captured", 0, subject="lead_2", email="d@x.example", channel="webinar"),
        fact("lead.captured", 5, company="X"),
        fact("lead.merged", 6, subject="lead_2", into="lead_1"),
        fact("lead.qualified", 7),
    ]
    lead = fold(story)
    assert (lead.id, lead.merged, lead.channel, lead.fields["email"]) == (
        "lead_1",
        ("lead_2",),
        "webinar",
        "d@x.example",
    )
    assert lead.passes[0].channel == "webinar"
    gone = fold([story[0], story[2]])
    assert (gone.id, gone.merged_into, gone.status) == ("lead_2", "lead_1", "merged")


def test_leads_merged_in_a_ring_stand_alone_and_so_does_one_whose_survivor_was_merged_away(fact):
    ring = [fact("lead.merged", n, subject=f"lead_{n}", into=f"lead_{n % 3 + 1}") for n in (1, 2, 3)]
    assert merge_roots(ring) == {}
    assert merge_roots(ring[:2]) == {"lead_2": "lead_3"}


def test_a_merge_can_be_taken_back(fact):
    merged = fact("lead.merged", 1, subject="lead_2", into="lead_1")
    apart = fact("lead.unmerged", 2, subject="lead_2", apart_from="lead_1")
    assert merge_roots([apart, merged]) == {}
    assert merge_roots([merged]) == {"lead_2": "lead_1"}
    assert fold([merged, apart]).merged_into is None
    with pytest.raises(InputError, match="facts of 2 leads"):
        fold([fact("lead.captured"), merged, apart])


def test_no_facts_of_a_lead_is_an_error_that_says_so():
    with pytest.raises(InputError, match="no fact of a lead"):
        fold([])


def test_only_what_was_noted_by_then_is_known(fact, at):
    story = [fact("lead.captured", 0), fact("lead.qualified", 1, noted=48)]
    assert fold(story, as_of=at(47)).passes == ()
    assert len(fold(story, as_of=at(48)).passes) == 1


def test_an_erased_person_leaves_the_counts_and_takes_the_name(fact):
    lead = fold(
        [
            fact("lead.captured", 0, email="a@b.example", company="B"),
            fact("lead.qualified", 1),
            fact("lead.erased", 2, request="r-1"),
        ]
    )
    assert lead.erased
    assert lead.fields == {"company": "B"}
    assert len(lead.passes) == 1


def test_a_conversion_whose_instant_nobody_knows_ties_the_deal_but_enters_no_stage(fact, at):
    lead = fold(
        [
            fact("lead.qualified", 1),
            fact("lead.converted", 1, opportunity_id="opp_1", inferred=True),
            fact("opportunity.won", 9),
        ]
    )
    (one,) = lead.passes
    assert [(e.stage, e.at, e.skipped) for e in one.entries][1:4] == [
        ("sal", at(9), True),
        ("sql", at(9), True),
        ("opportunity", at(9), True),
    ]
    assert one.opportunity_ids == ("opp_1",)
