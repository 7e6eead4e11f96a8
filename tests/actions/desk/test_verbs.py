"""What reviewers, reps and whoever is neutral do with a lead, from its qualification to its end; and how to undo it."""

from datetime import date

import pytest

from selaras.actions import clocks, disputes, handover, selling
from selaras.core.charter import starting_terms
from selaras.core.disputes.deciding import Ruling
from selaras.core.ledger.details.lead import Contacted
from selaras.kit.errors import InputError
from selaras.records.ledger import history
from selaras.records.models import ClockReading, DisputeReading, Fact, LeadReading, OpportunityReading
from tests.actions.desk.company import (
    AYU,
    BIMA,
    DEWI,
    HADI,
    RINA,
    SARI,
    TONO,
    asks_for_a_demo,
    at,
    doing,
    opened,
    signed,
    tell,
    told,
)

pytestmark = pytest.mark.django_db

BANT = {"budget": "50,000", "authority": "the CFO", "need": "one report", "timeline": "this quarter"}
KNOWN = {"decision_process": "a committee", "stakeholders": "CFO, COO", "time_frame": "June"}
CALL = Contacted(medium="call", connected=True)


@pytest.fixture
def mql():
    """A lead of the fast lane that Dewi holds, for the account is hers."""
    opened()
    tell(at(-9), told("account.added", "account_1", at(-9), name="PT Maju", owner_id="rep_dewi"))
    tell(at(-9), told("lead.captured", "lead_1", at(-9), company="PT Maju", email="a@maju.example"))
    tell(at(-9), told("lead.matched", "lead_1", at(-9), account_id="account_1", rule="email_domain", confidence=0.98))
    asks_for_a_demo()


def lead():
    return LeadReading.objects.get(lead_id="lead_1")


def states():
    return {row.promise: row.state for row in ClockReading.objects.filter(lead_id="lead_1")}


def code(answer):
    return getattr(answer, "code", None)


def accepted(when=1):
    return handover.accept(doing("accept", by=RINA, now=at(when)))


def test_a_reviewer_accepts_and_the_rep_is_bound(mql):
    assert lead().rep_id == "rep_dewi"
    assert accepted(0.5).new == 1
    assert lead().stage == "sal"
    assert states() == {
        "route": "met", "review": "met", "first_contact": "running", "touches": "running", "disposition": "running",
    }  # fmt: skip
    assert code(accepted(0.6)) == "already_accepted"


def test_the_way_to_an_opportunity(mql):
    accepted()
    assert selling.log_activity(doing("call", now=at(2)), CALL).new == 1
    assert states()["first_contact"] == "met"
    assert code(selling.qualify_for_sales(doing("sql", now=at(3)), {"need": "x"})) == "checklist_incomplete"
    assert selling.qualify_for_sales(doing("sql", now=at(3)), BANT).leads["lead_1"].stage == "sql"
    deal = selling.NewOpportunity(amount_minor=5_000_000, close_date=date(2026, 6, 30))
    assert code(selling.make_opportunity(doing("opp", now=at(4)), deal, {})) == "fields_missing"
    selling.make_opportunity(doing("opp", now=at(4)), deal, KNOWN)
    opportunity = OpportunityReading.objects.get()
    assert (opportunity.lead_id, opportunity.owner_id, opportunity.account_id) == ("lead_1", "rep_dewi", "account_1")
    assert lead().stage == "opportunity"
    assert not ClockReading.objects.filter(state="running").exists()


def test_six_touches_come_before_a_disposition_unless_the_reason_is_exempt(mql):
    accepted()
    for day in range(3):
        selling.log_activity(doing("call", now=at(24 * day + 2)), Contacted(medium="call"))
    refusal = selling.disqualify(doing("end", now=at(99)), "no_budget")
    assert (refusal.code, refusal.because.values["made"], refusal.because.values["needed"]) == ("too_few_touches", 3, 6)
    selling.disqualify(doing("end", now=at(99)), "opted_out", "asked by mail")
    assert (lead().status, states()["touches"]) == ("disqualified", "cancelled")


def test_a_lead_put_to_rest_wakes_by_a_person_or_by_itself(mql):
    accepted()
    selling.put_to_rest(doing("rest", now=at(2)), "next_fiscal_year")
    assert (lead().status, lead().wake_at.isoformat()) == ("recycled", "2026-12-31T17:00:00+00:00")
    assert code(selling.wake_up(doing("wake", by=DEWI, now=at(3)), "they called")) == "not_your_role"
    selling.wake_up(doing("wake", by=AYU, now=at(3)), "they called")
    assert lead().status == "woken"


def test_a_rejection_against_the_agreement_opens_a_dispute_and_a_ruling_brings_the_lead_back(mql):
    handover.reject(doing("reject", by=RINA, now=at(1)), "wrong_size", "too small")
    dispute = DisputeReading.objects.get()
    assert (dispute.status, dispute.criteria, dispute.opened_by) == ("open", "company_size", "selaras")
    assert disputes.add_note(dispute.dispute_id, doing("note", by=AYU, now=at(2)), "120 people").new == 1
    ruling = Ruling("overturned", "120 lies between 50 and 500")
    assert code(disputes.rule_on(dispute.dispute_id, doing("rule", by=RINA, now=at(3)), ruling)) == "not_your_role"
    disputes.rule_on(dispute.dispute_id, doing("rule", by=HADI, now=at(3)), ruling)
    assert DisputeReading.objects.get().status == "overturned"
    assert (lead().status, lead().pass_number, lead().rep_id) == ("open", 2, "rep_dewi")
    assert Fact.objects.filter(kind="lead.rejected").count() == 1
    assert code(disputes.rule_on("dispute_x", doing("rule", by=HADI, now=at(3)), ruling)) == "dispute_unknown"


def test_a_person_disputes_a_decision_once(mql):
    handover.reject(doing("reject", by=RINA, now=at(1)), "no_budget_signs")
    assert not DisputeReading.objects.exists()
    decision = Fact.objects.get(kind="lead.rejected").source_key
    assert disputes.dispute(doing("dispute", by=AYU, now=at(2)), decision, "reason_not_true", "They told us").new == 1
    assert code(disputes.dispute(doing("dispute", by=AYU, now=at(3)), decision, "reason_not_true")) == "dispute_open"
    assert code(disputes.dispute(doing("dispute", by=AYU, now=at(3)), "nothing", "x")) == "nothing_to_dispute"
    assert code(disputes.dispute(doing("dispute", by=DEWI, now=at(3)), decision, "x")) == "not_your_role"
    upheld = disputes.rule_on(
        DisputeReading.objects.get().dispute_id, doing("r", by=BIMA, now=at(4)), Ruling("upheld", "So")
    )
    assert (upheld.new, lead().status) == (1, "rejected")


def test_taking_a_rejection_back_ends_its_dispute_and_the_lead_waits_for_review_again(mql):
    handover.reject(doing("reject", by=RINA, now=at(1)), "wrong_size")
    key = Fact.objects.get(kind="lead.rejected").source_key
    assert selling.take_back(doing("undo", by=RINA, now=at(1.1)), key).new == 2
    assert (lead().status, lead().stage, states()["review"]) == ("open", "mql", "running")
    assert DisputeReading.objects.get().status == "withdrawn"


def test_many_are_decided_at_once_and_each_has_an_answer(mql):
    asks_for_a_demo("lead_2", at(0.1), company="Other")
    leads = ("lead_1", "lead_2", "lead_9")
    answers = handover.accept_many([doing("accept", one, by=RINA, now=at(1)) for one in leads])
    assert [code(answers[one]) for one in leads] == [None, None, "unknown_lead"]
    answers = handover.reject_many([doing("reject", one, by=RINA, now=at(2)) for one in leads[:2]], "other")
    assert {code(answer) for answer in answers.values()} == {"already_accepted"}
    assert handover.accept_many([]) == {}


@pytest.mark.parametrize("by", [DEWI, AYU, HADI])
def test_only_reviewers_review(mql, by):
    assert code(handover.accept(doing("accept", by=by, now=at(1)))) == "not_your_role"


def test_the_charter_names_the_reviewers(mql):
    assert accepted().new == 1
    assert code(handover.reject(doing("reject", by=SARI, now=at(2)), "other")) == "already_accepted"


def test_reps_work_on_their_own_leads_and_managers_on_their_teams(mql):
    accepted()
    assert code(selling.log_activity(doing("call", by=TONO, now=at(2)), CALL)) == "not_your_lead"
    assert selling.log_activity(doing("call", by=RINA, now=at(2)), CALL).new == 1
    assert selling.log_activity(doing("call", by=BIMA, now=at(2)), CALL).new == 1
    with pytest.raises(InputError, match="no such lead"):
        selling.log_activity(doing("call", "lead_9", now=at(2)), CALL)


def test_a_lead_is_put_aside_for_a_while(mql):
    accepted()
    assert code(selling.put_aside(doing("later", now=at(2)), at(30))) == "snooze_past_a_promise"
    assert selling.put_aside(doing("later", now=at(2)), at(3)).new == 1
    assert lead().snoozed_until == at(3)


def test_a_clock_stands_still_and_runs_again_by_the_charters_reasons(mql):
    clock = ClockReading.objects.get(promise="first_contact")
    assert code(clocks.let_stand_still(clock.clock_id, doing("p", now=at(1)), "holiday")) == "pause_not_listed"
    assert code(clocks.let_stand_still("clock_x", doing("p", now=at(1)), "x")) == "unknown_clock"
    assert code(clocks.let_stand_still(clock.clock_id, doing("p", by=TONO, now=at(1)), "x")) == "not_your_lead"
    assert code(clocks.let_stand_still(clock.clock_id, doing("p", by=AYU, now=at(1)), "x")) == "not_your_role"
    clocks.let_stand_still(clock.clock_id, doing("p", now=at(1)), "waiting_for_customer")
    assert states()["first_contact"] == "paused"
    clocks.let_run_again(clock.clock_id, doing("r", now=at(2)))
    clock.refresh_from_db()
    assert (clock.state, clock.due_at) == ("running", at(6))
    assert code(clocks.let_run_again(clock.clock_id, doing("r", now=at(2)))) == "not_paused"


def test_a_due_time_is_amended_by_an_act_of_its_own_and_never_after_the_breach(mql):
    clock = ClockReading.objects.get(promise="first_contact")
    before = clocks.amendments("first contact", at(9))
    assert [(one.was_due_at, one.due_at) for one in before] == [(clock.due_at, at(9))]
    ids = [clock.clock_id]
    assert code(clocks.amend(ids, doing("a", by=DEWI, now=at(1)), at(9), "x")[ids[0]]) == "not_your_role"
    assert code(clocks.amend(ids, doing("a", by=BIMA, now=at(1)), at(9), " ")[ids[0]]) == "reason_needed"
    assert code(clocks.amend(ids, doing("a", by=BIMA, now=at(1)), at(0.5), "x")[ids[0]]) == "due_before_now"
    assert code(clocks.amend(["clock_x"], doing("a", by=BIMA, now=at(1)), at(9), "x")["clock_x"]) == "unknown_clock"
    assert clocks.amend(ids, doing("a", by=BIMA, now=at(1)), at(9), "The building was shut")[ids[0]].due_at == at(9)
    clock.refresh_from_db()
    assert clock.due_at == at(9)
    (amended,) = (fact.details for fact in history(clock.clock_id) if fact.kind == "clock.amended")
    assert amended.remind_at == at(7)  # six of the eight working hours until then, with an hour of lunch
    assert code(clocks.amend(ids, doing("a", by=BIMA, now=at(10)), at(12), "x")[ids[0]]) == "already_breached"
    selling.log_activity(doing("call", now=at(11)), CALL)
    assert code(clocks.amend(ids, doing("a", by=BIMA, now=at(12)), at(14), "x")[ids[0]]) == "clock_stopped"


def test_a_clock_of_an_earlier_charter_pauses_and_runs_again_by_its_own_clause_and_calendar(mql):
    accepted(0.5)
    promises = starting_terms().promises
    clock = ClockReading.objects.get(lead_id="lead_1", promise="touches")
    signed(starting_terms().model_copy(update={"promises": promises.model_copy(update={"leads": ()})}), when=at(0.6))
    waiting = doing("pause", lead=clock.clock_id, now=at(1))
    told_of = next(one for one in promises.leads if one.promise == "touches")
    assert clocks.let_stand_still(clock.clock_id, waiting, told_of.pauses[0]).new == 1
    assert states()["touches"] == "paused"
    assert clocks.let_run_again(clock.clock_id, doing("resume", lead=clock.clock_id, now=at(26))).new == 1
    assert ClockReading.objects.get(clock_id=clock.clock_id).due_at > clock.due_at
    assert states()["disposition"] == "running"
