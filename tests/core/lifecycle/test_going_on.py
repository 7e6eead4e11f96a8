"""What people do with a lead besides deciding about it, and what a lead waits for."""

from datetime import datetime, timedelta

import pytest

from selaras.core.charter.fiscal import next_start
from selaras.core.charter.terms import StageTerms
from selaras.core.ledger.details.lead import Contacted
from selaras.core.lifecycle import (
    Act,
    Rejection,
    contact,
    contradicted,
    convert,
    fold,
    recycle,
    reject,
    requalify,
    snooze,
    undo,
)
from tests.core.lifecycle.test_deciding import TERMS

pytestmark = pytest.mark.usefixtures("fact")


@pytest.fixture
def act(at):
    return lambda hours, **more: Act(at=at(hours), actor="user:dewi", key=f"desk:{hours}", charter_version=7, **more)


@pytest.fixture
def mql(fact):
    return [
        fact("lead.captured", 0, company="Corp", employees=80, channel="fair", segment="smb"),
        fact("lead.qualified", 1, charter_version=6, score=55.0, high_intent=True, channel="fair"),
    ]


@pytest.fixture
def sal(mql, fact):
    return [*mql, fact("lead.routed", 1, rep_id="rep_dewi"), fact("lead.accepted", 2, rep_id="rep_dewi")]


def _code(answer):
    return getattr(answer, "code", None)


AGREED = TERMS.model_copy(
    update={
        "stages": (
            StageTerms(
                stage="mql", meaning_en="", meaning_id="",
                criteria=({"name": "size", "condition": "employees >= 50", "reject_reason": "wrong_size"},),
            ),
        )
    }
)  # fmt: skip


def test_a_rejection_that_denies_what_the_agreement_says_is_taken_and_says_so(mql, fact, act):
    """Golden case 14: judged by the version the lead qualified under."""
    stricter = AGREED.model_copy(update={"stages": ()})
    said = Rejection("wrong_size", "user_sari")
    assert reject(fold(mql), act(2), stricter, said, AGREED).details.contradicts == ("size",)
    assert reject(fold(mql), act(2), AGREED, said).details.contradicts == ("size",)
    assert reject(fold(mql), act(2), stricter, said).details.contradicts == ()
    small = fold([fact("lead.captured", 0, employees=8), mql[1]])
    assert contradicted(small, AGREED, "wrong_size") == ()


def test_routing_owes_another_lead_only_for_the_classes_the_charter_names(mql, act):
    giving = TERMS.model_copy(update={"desk": TERMS.desk.model_copy(update={"gives_back": ("not_fit",)})})
    said = Rejection("wrong_size", "user_sari")
    assert reject(fold(mql), act(2), giving, said).details.gives_back
    assert not reject(fold(mql), act(2), TERMS, said).details.gives_back


def test_a_ruling_brings_a_lead_back_as_it_was(mql, fact, act):
    gone = [*mql, fact("lead.rejected", 2, reason="wrong_size")]
    again = requalify(fold(gone), act(3), "ruling")
    lead = fold([*gone, again])
    assert (lead.open_pass.number, lead.open_pass.score, lead.open_pass.channel) == (2, 55.0, "fair")
    assert again.details.segment is None
    assert _code(requalify(lead, act(4), "ruling")) == "already_qualified"
    assert _code(requalify(fold(mql[:1]), act(3), "ruling")) == "no_open_pass"
    assert _code(requalify(fold([*gone, fact("lead.merged", 3, into="lead_9")]), act(4), "ruling")) == "merged_away"


def test_a_contact_is_written_down_once_it_has_happened(sal, fact, act, at):
    call = Contacted(medium="call", rep_id="rep_dewi")
    lead = fold(sal)
    assert contact(lead, act(3), call, at(4)).details == call
    assert _code(contact(lead, act(5), call, at(4))) == "not_yet"
    assert _code(contact(lead, act(3), Contacted(medium="pigeon"), at(4))) == "medium_unknown"
    assert _code(contact(fold([*sal, fact("lead.merged", 3, into="lead_9")]), act(4), call, at(5))) == "merged_away"


def test_a_lead_is_put_aside_within_the_charter_and_never_past_a_promise(sal, mql, fact, act, at):
    lead = fold(sal)
    put = snooze(lead, act(3), TERMS, at(10), None)
    assert fold([*sal, put]).snoozed_until == at(10)
    assert fold([*sal, put, fact("lead.contacted", 4, medium="call")]).snoozed_until is None
    assert snooze(lead, act(3), TERMS, at(10), at(11)).details.until == at(10)
    assert _code(snooze(lead, act(3), TERMS, at(10), at(9))) == "snooze_past_a_promise"
    assert _code(snooze(lead, act(3), TERMS, at(3), None)) == "snooze_in_the_past"
    assert _code(snooze(lead, act(3), TERMS, at(3 + 73), None)) == "snooze_too_long"
    assert _code(snooze(fold(mql[:1]), act(3), TERMS, at(9), None)) == "no_open_pass"


def test_an_act_is_taken_back_by_whoever_did_it_in_time_and_while_nothing_rests_on_it(sal, act, at):
    accepted = Act(at(2), "user:dewi", "accept").fact("lead.accepted", fold(sal), sal[-1].details)
    history = [*sal[:-1], accepted]
    undone = undo(fold(history), act(2.1), TERMS, history, "accept")
    assert fold([*history, undone]).open_pass.entered("sal") is None
    other = Act(at(2.1), "user:tono", "x")
    assert _code(undo(fold(history), other, TERMS, history, "accept")) == "not_your_act"
    assert _code(undo(fold(history), act(9), TERMS, history, "accept")) == "too_late_to_undo"
    assert _code(undo(fold(history), act(2.1), TERMS, history, "nothing")) == "cannot_be_undone"
    assert _code(undo(fold(history), act(2.1), TERMS, history, sal[0].source_key)) == "cannot_be_undone"


def test_nothing_is_taken_back_that_something_else_rests_on_but_a_contact(sal, act, at):
    lead = fold(sal)
    accepted = Act(at(2), "user:dewi", "accept").fact("lead.accepted", lead, sal[-1].details)
    call = Act(at(2.02), "user:dewi", "call").fact("lead.contacted", lead, Contacted(medium="call"))
    mail = Act(at(2.05), "user:dewi", "mail").fact("lead.contacted", lead, Contacted(medium="email"))
    history = [*sal[:-1], accepted, call, mail]
    assert _code(undo(fold(history), act(2.1), TERMS, history, "accept")) == "decided_since"
    assert undo(fold(history), act(2.1), TERMS, history, "call").details.undoes == "call"


def test_an_opportunity_needs_what_the_charter_wants_recorded(sal, fact, act):
    wants = StageTerms(stage="opportunity", meaning_en="", meaning_id="", needs_fields=("stakeholders",))
    terms = TERMS.model_copy(update={"stages": (wants,)})
    sql = fold([*sal, fact("lead.sales_qualified", 3)])
    assert _code(convert(sql, act(4), terms, "opp_1", {"stakeholders": " "})) == "fields_missing"
    answer = convert(sql, act(4), terms, "opp_1", {"stakeholders": "the CFO"})
    assert (answer.details.recorded, answer.details.answers) == (("stakeholders",), ("stakeholders: the CFO",))


@pytest.mark.parametrize(
    ("starts", "span", "day", "begins"),
    [
        (1, "year", "2026-03-02", "2027-01-01"), (1, "quarter", "2026-03-02", "2026-04-01"),
        (4, "year", "2026-03-02", "2026-04-01"), (4, "year", "2026-04-01", "2027-04-01"),
        (2, "quarter", "2026-12-31", "2027-02-01"), (7, "quarter", "2026-06-30", "2026-07-01"),
    ],
)  # fmt: skip
def test_the_fiscal_year_begins_where_the_charter_says(starts, span, day, begins):
    terms = TERMS.model_copy(update={"fiscal_year_starts": starts})
    jakarta = timedelta(hours=7)
    at = datetime.fromisoformat(f"{day}T12:00:00+07:00")
    assert (next_start(terms, span, at) + jakarta).date().isoformat() == begins


def test_a_fiscal_year_is_a_date_to_wake_on(sal, act, at):
    answer = recycle(fold(sal), act(3), TERMS, "budget_year")
    assert answer.details.wake_at == next_start(TERMS, "year", at(3))
    assert recycle(fold(sal), act(3), TERMS, "later", wake_on="signal:demo").details.wake_at is None


def test_a_lead_of_the_fast_lane_climbs_until_somebody_reaches_out(mql, fact, at):
    told = [*mql, fact("lead.notified", 1.1, medium="fast_lane", climb_at=at(2))]
    assert (fold(told).climbing.level, fold(told).climbing.next_at) == (0, at(2))
    up = [*told, fact("lead.escalated", 2, level=1, to="manager", climb_at=at(3))]
    assert (fold(up).climbing.level, fold(up).climbing.next_at) == (1, at(3))
    assert fold([*up, fact("lead.notified", 2.5)]).climbing.next_at == at(3)
    assert fold([*up, fact("lead.contacted", 2.5, medium="email", automated=True)]).climbing.next_at == at(3)
    assert fold([*up, fact("lead.contacted", 2.5, medium="call")]).climbing.next_at is None
    assert fold([*up, fact("lead.rejected", 2.5, reason="wrong_size")]).climbing.next_at is None


def test_a_lead_of_several_accounts_waits_for_somebody_who_says_which(mql, fact):
    asked = [*mql, fact("lead.match_asked", 1.5, candidates=("account_1", "account_2"), rule="name", confidence=0.8)]
    assert fold(asked).accounts_asked == ("account_1", "account_2")
    matched = fact("lead.matched", 2, account_id="account_2", rule="person", confidence=1.0)
    assert fold([*asked, matched]).accounts_asked == ()
